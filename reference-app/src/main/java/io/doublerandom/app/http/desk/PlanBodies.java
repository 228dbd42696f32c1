package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.planning.DraftLine;
import io.doublerandom.app.desk.planning.PlanDesk;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.Problem;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.SubjectPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads plans as they are sent. */
final class PlanBodies {
    private static final int LINES = 2000;
    private static final int MANY = 500;
    private static final int CODE = 32;
    private static final int MILLION = 1_000_000;
    private static final String[] CLASSES =
            Arrays.stream(CreditRiskClass.values()).map(Enum::name).toArray(String[]::new);

    private PlanBodies() {}

    /**
     * The step of somebody.
     *
     * @param revision what was seen
     * @param note why, perhaps empty
     */
    record Taken(int revision, String note) {}

    static Taken taken(DeskRequest request) {
        Sent sent = request.sent("revision", "note");
        return new Taken(revision(sent), sent.textOr("note", 400, ""));
    }

    /** A step that has to say why. */
    static Taken reasoned(DeskRequest request) {
        Sent sent = request.sent("revision", "note");
        return new Taken(revision(sent), sent.text("note", 400));
    }

    private static int revision(Sent sent) {
        return (int) sent.number("revision", 1, Integer.MAX_VALUE);
    }

    static PlanDesk.Wanted wanted(DeskRequest request) {
        Sent sent = request.sent("year", "name", "owner", "documentNo", "copyOf");
        return new PlanDesk.Wanted(
                (int) sent.number("year", 2015, 2100),
                sent.text("name", 200),
                sent.text("owner", CODE, Authority.Id::new),
                sent.textOr("documentNo", 100, ""),
                sent.textOrNull("copyOf", 50, AnnualPlan.No::new));
    }

    /**
     * Lines that are to be kept or weighed.
     *
     * @param revision what they were begun from
     * @param lines the lines
     */
    record Lines(int revision, List<DraftLine> lines) {}

    static Lines lines(DeskRequest request) {
        Sent sent = request.sent("revision", "lines");
        List<DraftLine> lines = new ArrayList<>();
        for (Sent line : sent.objects(
                "lines",
                LINES,
                "seq",
                "taskName",
                "direction",
                "participations",
                "subjectScope",
                "pool",
                "sampling",
                "from",
                "until",
                "methods",
                "oneVisit",
                "cancelled")) {
            lines.add(line(line));
        }
        return new Lines(revision(sent), lines);
    }

    private static DraftLine line(Sent sent) {
        int seq = sent.has("seq") ? (int) sent.number("seq", 1, Integer.MAX_VALUE) : 0;
        List<Participation> participations = sent.objects("participations", MANY, "authority", "items").stream()
                .map(PlanBodies::participation)
                .toList();
        SamplingPolicy sampling = sampling(sent);
        Period window = value(sent, "until", () -> new Period(sent.day("from"), sent.day("until")));
        List<Method> methods = value(
                sent,
                "methods",
                () -> sent.texts("methods", Method.values().length, 40).stream()
                        .map(Method::valueOf)
                        .toList());
        return value(
                sent,
                "",
                () -> new DraftLine(
                        seq,
                        sent.text("taskName", 200),
                        sent.constant("direction", Direction.class),
                        participations,
                        sent.text("subjectScope", 1000),
                        sent.text("pool", CODE, SubjectPool.Id::new),
                        sampling,
                        window,
                        methods,
                        sent.flagOr("oneVisit", false),
                        sent.flagOr("cancelled", false)));
    }

    private static Participation participation(Sent sent) {
        return value(
                sent,
                "items",
                () -> new Participation(
                        sent.text("authority", CODE, Authority.Id::new),
                        sent.texts("items", LINES, CODE).stream()
                                .map(InspectionItem.Code::new)
                                .toList()));
    }

    private static SamplingPolicy sampling(Sent line) {
        Sent sent = line.object("sampling", "ppm", "limit", "count");
        Sent ratios = sent.object("ppm", CLASSES);
        Map<CreditRiskClass, Integer> ppm = new EnumMap<>(CreditRiskClass.class);
        for (CreditRiskClass riskClass : CreditRiskClass.values()) {
            if (ratios.has(riskClass.name())) {
                ppm.put(riskClass, (int) ratios.number(riskClass.name(), 0, MILLION));
            }
        }
        SamplingPolicy.Limit limit = sent.constant("limit", SamplingPolicy.Limit.class);
        return value(
                line, "sampling", () -> new SamplingPolicy(ppm, limit, sent.number("count", 0, Integer.MAX_VALUE)));
    }

    /** What reads but breaks a rule of the value is told by its place in the body: a member, or the one the value names. */
    private static <T> T value(Sent sent, String member, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException unknown) {
            throw sent.wrong(member, "has a name that openapi.yaml does not list");
        } catch (DoubleRandomException refused) {
            Problem problem = refused.problem();
            if ("request".equals(problem.place().source())) {
                throw refused;
            }
            String field = problem.place().column();
            String detail = problem.detail().startsWith(field + " ")
                    ? problem.detail().substring(field.length() + 1)
                    : problem.detail();
            throw sent.wrong(member.isEmpty() ? field : member, detail);
        }
    }
}
