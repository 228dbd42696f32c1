package io.doublerandom.app;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Publishes a second version of the demo's plan: its first line later, its second cancelled, the others as they were. */
public final class AmendedPlan {
    /** Why it is changed, as everybody may read. */
    public static final String REASON = "配合年中专项整治，两项安排后移或取消";

    private static final Instant AT = Instant.parse("2024-07-01T01:00:00Z");

    private AmendedPlan() {}

    /** The same in the data folder of a demo whose app does not run. */
    public static void in(Path data) {
        try (Database database =
                Database.open("jdbc:h2:file:" + data.resolve(AppConfig.H2_NAME).toAbsolutePath(), "sa", "")) {
            publish(database.stores());
        }
    }

    static AnnualPlan publish(JdbcStores stores) {
        AnnualPlan before = stores.stores().plans().ofYear(2024).get(0);
        List<PlanLine> lines = new ArrayList<>(before.lines());
        lines.set(0, changed(lines.get(0), 60, false));
        lines.set(1, changed(lines.get(1), 0, true));
        AnnualPlan after = new AnnualPlan(
                before.no(),
                before.name(),
                before.year(),
                before.owner(),
                before.documentNo(),
                before.version() + 1,
                lines,
                List.of(
                        step(AnnualPlan.State.DRAFT, REASON),
                        step(AnnualPlan.State.APPROVED, ""),
                        step(AnnualPlan.State.PUBLISHED, "")));
        List<PublicRecord> records = after.lines().stream()
                .map(line -> PublicityRules.planLine(after, line, Authority.Platform.ZJ_CITY))
                .toList();
        stores.inTransaction(now -> {
            now.plans().save(after);
            now.notices()
                    .save(records.stream()
                            .map(record -> record.notice(
                                            AT.atZone(java.time.ZoneOffset.UTC).toLocalDate(),
                                            step(PublicityNotice.State.PENDING, ""))
                                    .with(step(PublicityNotice.State.PUSHED, ""))
                                    .with(step(PublicityNotice.State.PUBLISHED, "")))
                            .toList());
            return now.publications().add(records, AT);
        });
        return after;
    }

    private static PlanLine changed(PlanLine line, int days, boolean cancelled) {
        return new PlanLine(
                line.seq(),
                line.taskName(),
                line.direction(),
                line.participations(),
                line.subjectScope(),
                line.pool(),
                line.sampling(),
                line.expectedCount(),
                new Period(
                        line.window().from().plusDays(days),
                        line.window().until().plusDays(days)),
                line.methods(),
                line.oneVisit(),
                cancelled);
    }

    private static <S extends Enum<S>> Step<S> step(S state, String note) {
        return new Step<>(state, "office", AT, note);
    }
}
