package io.doublerandom.app.desk.targets;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows behind a figure (指标名单): what each id of a measure stands for, in pages. */
public final class MeasureRows {
    private final Stores stores;

    /** Over the stores that know what the ids stand for. */
    public MeasureRows(Stores stores) {
        this.stores = stores;
    }

    /** Which of the ids. */
    public enum Part {
        /** Those that count. */
        NUMERATOR,
        /** Those they count against. */
        DENOMINATOR,
        /** Those that are still to come. */
        OPEN
    }

    /**
     * One row.
     *
     * @param id what the measure counts
     * @param label what people call it; the id where nothing is known of it
     * @param at the thing it is
     */
    public record Named(String id, String label, Thing at) {}

    /**
     * What a row is about.
     *
     * @param kind what kind of thing
     * @param id its id
     */
    public record Thing(Kind kind, String id) {
        /** The kinds of things that figures count. */
        public enum Kind {
            ITEM,
            PLAN,
            TASK,
            AUTHORITY,
            ASSIGNMENT,
            RESULT
        }
    }

    /** All ids of a part. */
    public static Collection<String> ids(Measure measure, Part part) {
        return switch (part) {
            case NUMERATOR -> measure.numerator();
            case DENOMINATOR -> measure.denominator();
            case OPEN -> measure.open();
        };
    }

    /**
     * A page of a part, by id.
     *
     * @param planning whether the measure is of a plan, where lines stand for tasks
     * @throws DoubleRandomException {@code VALUE_INVALID} if the place is no id of such rows
     */
    public Page<Named> page(Measure measure, Part part, boolean planning, PageRequest request) {
        if (!request.after().isEmpty()) {
            requirePlace(measure.indicator(), planning, request.after());
        }
        List<String> rest = ids(measure, part).stream()
                .filter(id -> id.compareTo(request.after()) > 0)
                .limit(request.limit() + 1L)
                .toList();
        boolean more = rest.size() > request.limit();
        List<String> shown = more ? rest.subList(0, request.limit()) : rest;
        return new Page<>(
                shown.stream().map(id -> named(measure, planning, id)).toList(),
                more ? shown.get(shown.size() - 1) : "");
    }

    private Named named(Measure measure, boolean planning, String id) {
        return switch (measure.indicator()) {
            case COVERAGE, CREDIT_RISK -> item(id);
            case JOINT -> planning ? line(id) : task(id);
            case ENROLMENT -> certificate(id);
            case COMPLETED, PUBLISHED -> assignment(id, id, Thing.Kind.ASSIGNMENT);
            case HANDLED -> result(id);
        };
    }

    /** Only by its form: what a row was about when the page before was read may count no longer. */
    private static void requirePlace(Indicator indicator, boolean planning, String id) {
        try {
            switch (indicator) {
                case COVERAGE, CREDIT_RISK -> new InspectionItem.Code(id);
                case JOINT -> {
                    if (planning) {
                        LineId.parse(id);
                    } else {
                        new InspectionTask.No(id);
                    }
                }
                case ENROLMENT -> holder(id);
                case COMPLETED, PUBLISHED -> new Assignment.Id(id);
                case HANDLED -> new InspectionResult.Id(id);
            }
        } catch (DoubleRandomException | IllegalArgumentException malformed) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.VALUE_INVALID,
                    new Place("value", 0, "after", 0),
                    "after is no place that a page of this list handed out"));
        }
    }

    private Named item(String code) {
        return new Named(
                code,
                stores.items()
                        .find(new InspectionItem.Code(code))
                        .map(item -> item.subItem().isEmpty() ? item.name() : item.name() + " · " + item.subItem())
                        .orElse(code),
                new Thing(Thing.Kind.ITEM, code));
    }

    private Named line(String id) {
        LineId of = LineId.parse(id);
        Optional<PlanLine> line = stores.plans().find(of.plan()).stream()
                .flatMap(plan -> plan.lines().stream())
                .filter(candidate -> candidate.seq() == of.seq())
                .findFirst();
        return new Named(
                id,
                line.map(PlanLine::taskName).orElse(id),
                new Thing(Thing.Kind.PLAN, of.plan().value()));
    }

    /** A line of a plan as measures name it. */
    private record LineId(AnnualPlan.No plan, int seq) {
        static LineId parse(String id) {
            int dash = id.lastIndexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("no line of a plan");
            }
            return new LineId(new AnnualPlan.No(id.substring(0, dash)), Integer.parseInt(id.substring(dash + 1)));
        }
    }

    private Named task(String no) {
        return new Named(
                no,
                stores.tasks()
                        .find(new InspectionTask.No(no))
                        .map(InspectionTask::name)
                        .orElse(no),
                new Thing(Thing.Kind.TASK, no));
    }

    /** A certificate stands for a person whose name the register does not hold: it is told by its authority. */
    private Named certificate(String id) {
        Authority.Id authority = holder(id);
        return new Named(
                id,
                stores.authorities().find(authority).map(Authority::name).orElse(authority.value()),
                new Thing(Thing.Kind.AUTHORITY, authority.value()));
    }

    private static Authority.Id holder(String certificate) {
        int slash = certificate.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no certificate of an authority");
        }
        return new Authority.Id(certificate.substring(0, slash));
    }

    private Named assignment(String id, String assignment, Thing.Kind kind) {
        return new Named(
                id,
                stores.assignments()
                        .find(new Assignment.Id(assignment))
                        .map(Assignment::subjectName)
                        .orElse(id),
                new Thing(kind, id));
    }

    private Named result(String id) {
        return stores.results()
                .find(new InspectionResult.Id(id))
                .map(result -> assignment(id, result.assignment().value(), Thing.Kind.RESULT))
                .orElseGet(() -> new Named(id, id, new Thing(Thing.Kind.RESULT, id)));
    }
}
