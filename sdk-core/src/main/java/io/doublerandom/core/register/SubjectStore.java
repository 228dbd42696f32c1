package io.doublerandom.core.register;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the subjects (检查对象) with their memberships. Failures are {@code STORE_FAILED}.
 *
 * <p>Streams hold a database cursor: close them ({@code try (Stream…)}); reading to the end closes them too. They use
 * memory for some hundred subjects at a time, however large the pool.
 */
public interface SubjectStore {
    /** Saves each, replacing the one with the same id; returns how many differ from what was kept. */
    int save(List<Subject> subjects);

    /** The subject with an id. */
    Optional<Subject> find(Subject.Id id);

    /** The members of a pool on a day, in the byte order of their ids, each once. */
    Stream<Subject> members(SubjectPool.Id pool, LocalDate day);

    /** How many subjects are members of a pool on a day. */
    long countMembers(SubjectPool.Id pool, LocalDate day);

    /** All, in the byte order of their ids. */
    Stream<Subject> all();

    /** A page of those a filter takes, by id; by name, then id, where a name is asked for; by region, then id,
     * where nothing but a region is. */
    Page<Subject> page(SubjectFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(SubjectFilter filter, long most);

    /** How many there are. */
    long count();
}
