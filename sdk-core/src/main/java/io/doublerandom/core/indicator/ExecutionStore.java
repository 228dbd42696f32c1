package io.doublerandom.core.indicator;

import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.publicity.PublicityNotice;
import java.util.List;
import java.util.Set;

/**
 * Reads what indicators count of a year (执行情况), those of the tasks whose window begins in it, without reading whole records.
 * What is read goes together only within one snapshot. Failures are {@code STORE_FAILED}.
 */
public interface ExecutionStore {
    /** All subjects drawn, by id. */
    List<YearExecution.Drawn> drawn(int year);

    /** All results, by id. */
    List<YearExecution.Found> found(int year);

    /** The results that have a disposal. */
    Set<InspectionResult.Id> disposed(int year);

    /** The results that have a notice in a state, in whatever version. */
    Set<InspectionResult.Id> noticed(int year, PublicityNotice.State state);
}
