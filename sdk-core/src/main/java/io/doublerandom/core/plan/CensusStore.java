package io.doublerandom.core.plan;

import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.List;

/** Counts what the pools of subjects hold (名录库户数), without reading the subjects out. Failures are {@code STORE_FAILED}. */
public interface CensusStore {
    /**
     * How many members of each pool may be drawn on a day, by credit-risk class, by pool; a pool that has none is left out.
     * A subject in several pools counts in each.
     */
    List<PoolCensus> on(LocalDate day);

    /** How the members of a pool on a day split by a year's one-visit list; also those that may not be drawn count. */
    TaskPlanner.Split split(SubjectPool.Id pool, LocalDate day, int year);
}
