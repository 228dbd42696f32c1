package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the pool of inspectors (执法检查人员名录库). Failures are {@code STORE_FAILED}; close the streams. */
public interface InspectorStore {
    /** Saves each, replacing the one with the same id; returns how many differ from what was kept. */
    int save(List<Inspector> inspectors);

    /** The inspector with an id. */
    Optional<Inspector> find(Inspector.Id id);

    /** The inspectors of an authority, active or not, by id. */
    List<Inspector> of(Authority.Id authority);

    /** All, in the byte order of their ids. */
    Stream<Inspector> all();

    /** A page of those a filter takes, by id. */
    Page<Inspector> page(InspectorFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(InspectorFilter filter, long most);

    /** How many there are. */
    long count();
}
