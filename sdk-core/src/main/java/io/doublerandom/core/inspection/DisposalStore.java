package io.doublerandom.core.inspection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what follows from results (后续处置). */
public interface DisposalStore {
    /**
     * Saves each. What is kept may change only together with a further step.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, or the content differs without a further step; {@code REFERENCE_UNKNOWN} if the result is not kept;
     *     {@code STORE_FAILED}
     */
    int save(List<Disposal> disposals);

    /** The disposal with an id. */
    Optional<Disposal> find(Disposal.Id id);

    /** The disposals of a result, by id. */
    List<Disposal> ofResult(InspectionResult.Id result);

    /** All, by id; close the stream. */
    Stream<Disposal> all();

    /** How many there are. */
    long count();
}
