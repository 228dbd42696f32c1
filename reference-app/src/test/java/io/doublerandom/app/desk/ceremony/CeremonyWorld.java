package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An announced task of a published plan, with its pool and its inspectors. */
public final class CeremonyWorld {
    /** When the desk is opened. */
    public static final Instant NOW = Instant.parse("2024-04-16T01:00:00Z");
    /** The task to draw. */
    public static final InspectionTask.No TASK = Samples.task().no();

    private CeremonyWorld() {}

    /** Fills the stores; so many inspectors for each of the two authorities. */
    public static void fill(Stores stores, int inspectors, InspectionTask.State state) {
        fill(stores, inspectors, AnnualPlan.State.PUBLISHED, state);
    }

    /** The same with the plan in a state. */
    static void fill(Stores stores, int inspectors, AnnualPlan.State planState, InspectionTask.State state) {
        stores.authorities().save(List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE)));
        stores.pools().save(List.of(Samples.pool()));
        stores.items()
                .save(List.of(
                        Samples.item(Samples.ITEM, Samples.MARKET), Samples.item(Samples.FIRE_ITEM, Samples.FIRE)));
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            subjects.add(subject(i));
        }
        stores.subjects().save(subjects);
        List<Inspector> people = new ArrayList<>();
        for (int i = 0; i < inspectors; i++) {
            people.add(Samples.inspector("M" + i, Samples.MARKET));
            people.add(Samples.inspector("F" + i, Samples.FIRE));
        }
        stores.inspectors().save(people);
        AnnualPlan plan = Samples.plan();
        for (AnnualPlan.State next : AnnualPlan.State.values()) {
            if (next.ordinal() > plan.state().ordinal() && next.ordinal() <= planState.ordinal()) {
                plan = plan.with(Samples.step(next));
            }
        }
        stores.plans().save(plan);
        stores.tasks().save(List.of(task(plan, state)));
    }

    /** A subject of the pool, by its place from 0 to 59. */
    static Subject subject(int place) {
        String id = UnifiedSocialCreditCode.complete(String.format(Locale.ROOT, "91440800MA%06d", place))
                .value();
        CreditRiskClass[] classes = CreditRiskClass.values();
        return Samples.subject(id, classes[place % classes.length]);
    }

    private static InspectionTask task(AnnualPlan plan, InspectionTask.State state) {
        InspectionTask like = Samples.task();
        InspectionTask task = new InspectionTask(
                like.no(),
                like.name(),
                like.source(),
                plan.no(),
                1,
                VisitMode.REGULAR,
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                SamplingPolicy.uniform(200_000),
                like.poolTotal(),
                like.target(),
                like.window(),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(Samples.step(InspectionTask.State.DRAFT)));
        for (InspectionTask.State next : InspectionTask.State.values()) {
            if (next.ordinal() > 0 && next.ordinal() <= state.ordinal()) {
                task = task.with(Samples.step(next));
            }
        }
        return task;
    }
}
