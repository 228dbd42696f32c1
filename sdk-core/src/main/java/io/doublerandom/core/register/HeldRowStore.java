package io.doublerandom.core.register;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps rows that were held or rejected until someone settles them, so that nothing sent is lost. */
public interface HeldRowStore {
    /**
     * Saves each; the ones kept before may only have gone further.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, {@code STORE_FAILED}
     */
    int save(List<HeldRow> rows);

    /** The row with an id. */
    Optional<HeldRow> find(HeldRow.Id id);

    /** The rows of a resource in a state, by id; close the stream. */
    Stream<HeldRow> in(String resource, HeldRow.State state);

    /** A page of those a filter takes, by id. */
    Page<HeldRow> page(HeldRowFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(HeldRowFilter filter, long most);

    /** How many rows of all resources are in a state. */
    long count(HeldRow.State state);
}
