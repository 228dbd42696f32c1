package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;

/** Keeps the list of items (抽查事项清单). Failures are {@code STORE_FAILED}. */
public interface ItemStore {
    /** Saves each, replacing the one with the same code; returns how many differ from what was kept. */
    int save(List<InspectionItem> items);

    /** The item with a code. */
    Optional<InspectionItem> find(InspectionItem.Code code);

    /** The items of an authority's list, by code. */
    List<InspectionItem> ownedBy(Authority.Id owner);

    /** All, by code. */
    List<InspectionItem> all();

    /** A page of those a filter takes, by code. */
    Page<InspectionItem> page(ItemFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(ItemFilter filter, long most);

    /** How many there are. */
    long count();
}
