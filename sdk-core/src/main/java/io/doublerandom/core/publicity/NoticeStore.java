package io.doublerandom.core.publicity;

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

    /** How many there are. */
    long count();
}
