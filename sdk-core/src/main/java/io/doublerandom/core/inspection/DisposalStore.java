package io.doublerandom.core.inspection;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
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

    /** A page of those a filter takes, by id. */
    Page<Disposal> page(DisposalFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(DisposalFilter filter, long most);

    /** How many there are. */
    long count();
}
