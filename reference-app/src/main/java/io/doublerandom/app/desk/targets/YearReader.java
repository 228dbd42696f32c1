package io.doublerandom.app.desk.targets;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.indicator.YearFacts;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the indicators are measured on (指标数据) as it stands on a day; read it in one snapshot. */
public final class YearReader {
    private static final int DRAWS_AT_ONCE = 500;

    private final Stores stores;
    private final LocalDate asOf;

    /** A reader of the register and of what happened, on a day in Asia/Shanghai. */
    public YearReader(Stores stores, LocalDate asOf) {
        this.stores = stores;
        this.asOf = asOf;
    }

    /**
     * The authorities that are measured: one, or all of them if it is null.
     *
     * @throws DoubleRandomException {@code REFERENCE_UNKNOWN} if the register has no such authority
     */
    public Set<Authority.Id> scope(Authority.@Nullable Id authority) {
        if (authority == null) {
            return stores.authorities().all().stream().map(Authority::id).collect(Collectors.toUnmodifiableSet());
        }
        if (stores.authorities().find(authority).isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN, "authority " + authority + " is not in the register");
        }
        return Set.of(authority);
    }

    /** The facts while plans are written: nothing has happened yet. */
    public YearFacts whilePlanning(List<AnnualPlan> plans) {
        return facts(plans, YearFacts.Execution.none());
    }

    /** The facts of a year: its published plans and what came of its tasks, those whose window begins in it. */
    public YearFacts of(int year) {
        return facts(stores.plans().publishedOfYear(year), execution(year));
    }

    private YearFacts facts(List<AnnualPlan> plans, YearFacts.Execution execution) {
        return new YearFacts(
                asOf,
                stores.items().all(),
                plans,
                list(stores.certificates()::all, certificate -> true),
                list(stores.inspectors()::all, inspector -> true),
                execution);
    }

    private YearFacts.Execution execution(int year) {
        List<InspectionTask> tasks =
                list(stores.tasks()::all, task -> task.window().from().getYear() == year);
        Set<InspectionTask.No> ours = tasks.stream().map(InspectionTask::no).collect(Collectors.toSet());
        List<Assignment> assignments = list(stores.assignments()::all, assignment -> ours.contains(assignment.task()));
        Set<Assignment.Id> assigned = assignments.stream().map(Assignment::id).collect(Collectors.toSet());
        List<InspectionResult> results = list(stores.results()::all, result -> assigned.contains(result.assignment()));
        Set<InspectionResult.Id> found =
                results.stream().map(InspectionResult::id).collect(Collectors.toSet());
        List<Disposal> disposals = list(stores.disposals()::all, disposal -> found.contains(disposal.result()));
        Set<String> shown = found.stream().map(InspectionResult.Id::value).collect(Collectors.toSet());
        List<PublicityNotice> notices = list(
                stores.notices()::all,
                notice -> notice.kind() == PublicityNotice.Kind.RESULT && shown.contains(notice.subjectRef()));
        return new YearFacts.Execution(tasks, draws(ours), assignments, results, disposals, notices);
    }

    private List<Draw> draws(Set<InspectionTask.No> tasks) {
        List<Draw> draws = new ArrayList<>();
        int seen = 0;
        List<Draw> page;
        do {
            page = stores.draws().latest(DRAWS_AT_ONCE, seen);
            seen += page.size();
            page.stream().filter(draw -> tasks.contains(draw.task())).forEach(draws::add);
        } while (page.size() == DRAWS_AT_ONCE);
        return draws;
    }

    private static <T> List<T> list(Supplier<Stream<T>> all, Predicate<T> wanted) {
        try (Stream<T> stream = all.get()) {
            return stream.filter(wanted).toList();
        }
    }
}
