package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFields;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowWriter;
import io.doublerandom.core.register.SubjectPool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Rows of annual plans (resource {@code plan}): one record per plan line, key {@code planNo-seq}.
 *
 * <p>{@code ratios} is {@code A:10000;B:20000;…} in parts per million by credit-risk class; {@code limit} is the name of
 * a {@link SamplingPolicy.Limit} and {@code count} its number; both may be absent and then mean no limit.
 */
public final class PlanLineFormat implements RowFormat<PlannedLine> {
    private static final List<String> FIELDS = List.of(
            "planNo",
            "planName",
            "year",
            "owner",
            "documentNo",
            "version",
            "seq",
            "taskName",
            "direction",
            "participations",
            "subjectScope",
            "pool",
            "ratios",
            "limit",
            "count",
            "expectedCount",
            "windowFrom",
            "windowUntil",
            "methods",
            "oneVisit",
            "cancelled");
    private static final List<String> REQUIRED = List.of(
            "planNo",
            "planName",
            "year",
            "owner",
            "seq",
            "taskName",
            "direction",
            "participations",
            "subjectScope",
            "pool",
            "ratios",
            "windowFrom",
            "windowUntil",
            "methods");

    @Override
    public String resource() {
        return "plan";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return REQUIRED;
    }

    @Override
    public Reading<PlannedLine> read(Row row) {
        RowFields in = RowFields.of(row);
        var planNo = in.value("planNo", text -> FieldValues.id(text, AnnualPlan.No::new));
        var planName = in.text("planName", 200);
        var year = in.whole("year", 2015, 2100);
        var owner = in.value("owner", text -> FieldValues.id(text, Authority.Id::new));
        var documentNo = in.optionalText("documentNo", 100);
        var version = in.valueOr("version", 1L, text -> FieldValues.whole(text, 1, Integer.MAX_VALUE));
        var seq = in.whole("seq", 1, Integer.MAX_VALUE);
        var taskName = in.text("taskName", 200);
        var direction = in.code("direction", Direction.class);
        var participations = in.some("participations", ParticipationCells::parse);
        var scope = in.text("subjectScope", 1000);
        var pool = in.value("pool", text -> FieldValues.id(text, SubjectPool.Id::new));
        var ratios = in.some("ratios", PlanLineFormat::ratio);
        var limit = in.valueOr(
                "limit", SamplingPolicy.Limit.NONE, text -> FieldValues.code(text, SamplingPolicy.Limit.class));
        var count = in.valueOr("count", 0L, text -> FieldValues.whole(text, 0, Long.MAX_VALUE));
        var expected = in.valueOr("expectedCount", 0L, text -> FieldValues.whole(text, 0, Long.MAX_VALUE));
        var from = in.day("windowFrom");
        var until = in.day("windowUntil");
        var methods = in.some("methods", text -> FieldValues.code(text, Method.class));
        var oneVisit = in.valueOr("oneVisit", false, FieldValues::flag);
        var cancelled = in.valueOr("cancelled", false, FieldValues::flag);
        return in.reading(() -> new PlannedLine(
                planNo.get(),
                planName.get(),
                year.get().intValue(),
                owner.get(),
                documentNo.get(),
                version.get().intValue(),
                new PlanLine(
                        seq.get().intValue(),
                        taskName.get(),
                        direction.get(),
                        participations.get(),
                        scope.get(),
                        pool.get(),
                        new SamplingPolicy(ppm(ratios.get()), limit.get(), count.get()),
                        expected.get(),
                        new Period(from.get(), until.get()),
                        methods.get(),
                        oneVisit.get(),
                        cancelled.get())));
    }

    @Override
    public SortedMap<String, String> write(PlannedLine row) {
        PlanLine line = row.line();
        return new RowWriter()
                .put("planNo", row.planNo())
                .put("planName", row.planName())
                .put("year", row.year())
                .put("owner", row.owner())
                .put("documentNo", row.documentNo())
                .put("version", row.version())
                .put("seq", line.seq())
                .put("taskName", line.taskName())
                .put("direction", line.direction().name())
                .put("participations", ParticipationCells.text(line.participations()))
                .put("subjectScope", line.subjectScope())
                .put("pool", line.pool())
                .list(
                        "ratios",
                        List.copyOf(line.sampling().ppm().entrySet()),
                        ratio -> ratio.getKey().name() + ":" + ratio.getValue())
                .put("limit", line.sampling().limit().name())
                .put("count", line.sampling().count())
                .put("expectedCount", line.expectedCount())
                .put("windowFrom", line.window().from())
                .put("windowUntil", line.window().until())
                .list("methods", line.methods(), Method::name)
                .put("oneVisit", line.oneVisit())
                .put("cancelled", line.cancelled())
                .fields();
    }

    @Override
    public String key(PlannedLine row) {
        return row.planNo() + "-" + row.line().seq();
    }

    private static Map.Entry<CreditRiskClass, Integer> ratio(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw FieldValues.fault(ErrorCode.VALUE_PATTERN, 0, "is not class:ppm");
        }
        return Map.entry(FieldValues.code(text.substring(0, colon), CreditRiskClass.class), (int)
                FieldValues.whole(text.substring(colon + 1), 0, 1_000_000));
    }

    private static Map<CreditRiskClass, Integer> ppm(List<Map.Entry<CreditRiskClass, Integer>> ratios) {
        Map<CreditRiskClass, Integer> ppm = new EnumMap<>(CreditRiskClass.class);
        for (Map.Entry<CreditRiskClass, Integer> ratio : ratios) {
            if (ppm.put(ratio.getKey(), ratio.getValue()) != null) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.VALUE_INVALID,
                        Place.of("value", 0, "ratios"),
                        "ratios name class " + ratio.getKey() + " twice"));
            }
        }
        return ppm;
    }
}
