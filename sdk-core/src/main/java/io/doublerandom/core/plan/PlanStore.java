package io.doublerandom.core.plan;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.Optional;

/** Keeps the annual plans (年度抽查工作计划) with all their versions. */
public interface PlanStore {
    /**
     * Saves a version of a plan. What is kept may change only together with a further step.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if a step kept before is missing or
     *     differs, or the content differs without a further step; {@code STORE_FAILED}
     */
    void save(AnnualPlan plan);

    /** The latest version of a plan. */
    Optional<AnnualPlan> find(AnnualPlan.No no);

    /** All versions of a plan, oldest first. */
    List<AnnualPlan> versions(AnnualPlan.No no);

    /** The latest published version of a plan: the one in force while an amendment is drafted. */
    Optional<AnnualPlan> published(AnnualPlan.No no);

    /** The latest published version of each plan of a year, by number. */
    List<AnnualPlan> publishedOfYear(int year);

    /** The latest version of each plan of a year, by number. */
    List<AnnualPlan> ofYear(int year);

    /** A page of those a filter takes, by number. */
    Page<AnnualPlan> page(PlanFilter filter, PageRequest request);

    /** How many a filter takes, counted no further than {@code most}: as many or more give {@code most}. */
    long count(PlanFilter filter, long most);

    /** How many plans there are, versions not counted. */
    long count();
}
