package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
import java.util.List;
import java.util.Optional;

/** Keeps entries that are not submitted yet (暂存), one for each assignment and authority. */
public interface ResultDraftStore {
    /**
     * Keeps a draft in the place of the one before.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if its revision does not follow the one
     *     kept (0 if there is none); {@code REFERENCE_UNKNOWN} if the assignment is not kept; {@code STORE_FAILED}
     */
    void save(ResultDraft draft);

    /** The draft of one authority for one assignment. */
    Optional<ResultDraft> find(Assignment.Id assignment, Authority.Id authority);

    /** The drafts of an assignment, by authority. */
    List<ResultDraft> ofAssignment(Assignment.Id assignment);

    /** Removes the draft of one authority for one assignment, if there is one. */
    void remove(Assignment.Id assignment, Authority.Id authority);
}
