package io.doublerandom.core.publicity;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the notices (公示记录). */
public interface NoticeStore {
    /**
     * Saves each. What is kept may change only together with a further step.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, or the content differs without a further step; {@code STORE_FAILED}
     */
    int save(List<PublicityNotice> notices);

    /** The notice with an id. */
    Optional<PublicityNotice> find(PublicityNotice.Id id);

    /** The notices of a plan, task or result, by version, then id. */
    List<PublicityNotice> of(PublicityNotice.Kind kind, String subjectRef);

    /** The notices in a state, by id; close the stream. */
    Stream<PublicityNotice> in(PublicityNotice.State state);

    /** All, by id; close the stream. */
    Stream<PublicityNotice> all();

    /** A page of those a filter takes, by id; by due day, then id, where a day is asked for. */
    Page<PublicityNotice> page(NoticeFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(NoticeFilter filter, long most);

    /** How many there are. */
    long count();
}
