package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawMaterial;
import io.doublerandom.core.draw.DrawPreparation;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.DrawTerms;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.RosterKey;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Draws subjects and teams for the tasks, one draw after the other, and keeps the evidence. */
final class DrawStage {
    private static final List<String> PARTIES = List.of("lead", "audit", "notary", "association", "public");
    private static final Duration TO_REVEAL = Duration.ofHours(1);

    private final DemoWorld world;
    private final SimulatedClock clock;
    private final InsecureDemoSecrets secrets;
    private final JourneyFiles files;
    private final Map<Inspector.Id, Integer> loads = new HashMap<>();
    private final Map<Authority.Id, FormerDraw> former = new HashMap<>();
    private long draws;

    DrawStage(DemoWorld world, SimulatedClock clock, InsecureDemoSecrets secrets, JourneyFiles files) {
        this.world = world;
        this.clock = clock;
        this.secrets = secrets;
        this.files = files;
    }

    /** Where the series of an authority stands. */
    private record FormerDraw(long seq, String planHash) {}

    /** A drawn task with its assignments and the folder of its AUDIT bundle. */
    record Drawn(InspectionTask task, DrawTranscript transcript, List<Assignment> assignments, Path audit) {
        String counts() {
            return task.no() + " " + task.visitMode() + (task.joint() ? " joint" : " single") + ": "
                    + transcript.header().count() + " in frame + "
                    + (transcript.header().registryCount() - transcript.header().count()) + " excluded, "
                    + assignments.size() + " drawn, "
                    + assignments.stream().mapToLong(a -> a.team().size()).sum() + " seats filled";
        }
    }

    /** Prepares, commits, holds the ceremony, draws, keeps draw and assignments, writes both bundles. */
    Drawn draw(InspectionTask task) throws IOException {
        PreparedDraw prepared = prepare(task);
        DrawTranscript transcript = new DrawCeremony(world.log(), clock, secrets)
                .hold(DrawRequest.first(
                        prepared.plan(),
                        prepared.frame(),
                        clock.instant(),
                        clock.instant().plus(TO_REVEAL)));
        former.put(
                task.lead(),
                new FormerDraw(prepared.plan().seq(), prepared.plan().hash().hex()));
        List<Assignment> assignments =
                prepared.assignments(transcript, this::name, step(Assignment.State.DRAWN)).stream()
                        .map(assignment -> assignment.with(step(Assignment.State.TEAM_ASSIGNED)))
                        .toList();
        List<RuleViolation> shortTeams = prepared.shortTeams(assignments);
        if (!shortTeams.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INFEASIBLE, task.no() + ": " + shortTeams.size() + " teams are short");
        }
        assignments.forEach(
                assignment -> assignment.team().forEach(member -> loads.merge(member.inspector(), 1, Integer::sum)));
        InspectionTask drawn = after(task, assignments.isEmpty());
        world.stores().inTransaction(stores -> {
            stores.draws().add(prepared.record(transcript, clock.instant()));
            stores.tasks().save(List.of(drawn));
            stores.assignments().save(assignments);
            return drawn;
        });
        Path audit = files.out().resolve("draws").resolve(task.no().value()).resolve("audit");
        EvidenceBundle evidence = transcript.evidence();
        evidence.writeAudit(audit);
        evidence.writePublic(audit.resolveSibling("public"));
        evidence.writePublic(files.published().resolve(transcript.headerHash().hex()));
        world.stores().stores().publications().addDraw(transcript.headerHash().hex(), task.no());
        return new Drawn(drawn, transcript, assignments, audit);
    }

    /** A small pool at a low ratio may lawfully give nobody: the draw stays public, the task ends with its reason. */
    private InspectionTask after(InspectionTask task, boolean nobody) {
        if (nobody) {
            return task.with(
                    new Step<>(InspectionTask.State.CANCELLED, "draw", clock.instant(), "抽取结果为零户 / nobody drawn"));
        }
        return task.with(taskStep(InspectionTask.State.SUBJECTS_DRAWN))
                .with(taskStep(InspectionTask.State.INSPECTORS_DRAWN));
    }

    private PreparedDraw prepare(InspectionTask task) {
        draws++;
        return world.stores().inSnapshot(stores -> {
            List<Inspector> inspectors = new ArrayList<>();
            for (Participation participation : task.participations()) {
                inspectors.addAll(stores.inspectors().of(participation.authority()));
            }
            List<Recusal> recusals;
            try (Stream<Recusal> during = stores.recusals().during(task.window())) {
                recusals = during.toList();
            }
            DrawMaterial material = DrawMaterial.of(
                            task, stores.authorities().all(), stores.items().all(), inspectors)
                    .recusing(recusals)
                    .withOneVisitList(oneVisitList(stores, task))
                    .loaded(loads);
            String purpose = task.no() + "|" + draws;
            DrawPreparation preparation = new DrawPreparation(
                    material,
                    terms(task),
                    SaltKey.of(secrets.secret("salt|" + purpose).bytes()),
                    RosterKey.of(secrets.secret("roster|" + purpose).bytes()));
            try (Stream<Subject> members = stores.subjects().members(task.pool(), clock.today())) {
                return preparation.prepare(members, clock.today());
            }
        });
    }

    /** Both tasks of a one-visit pair need the list: one takes its subjects, the other leaves them out. */
    private static Set<Subject.Id> oneVisitList(Stores stores, InspectionTask task) {
        boolean pair = stores.tasks().ofPlan(task.plan()).stream()
                        .filter(other -> other.line() == task.line())
                        .count()
                > 1;
        return pair ? stores.oneVisits().listed(task.window().from().getYear()) : Set.of();
    }

    /** Each authority has a series of its own, without gaps; the public value is announced per draw. */
    private DrawTerms terms(InspectionTask task) {
        FormerDraw before = former.getOrDefault(task.lead(), new FormerDraw(0, ""));
        return new DrawTerms(
                CryptoSuite.SM3_SM2,
                "demo-" + clock.today().getYear(),
                before.seq() + 1,
                before.planHash(),
                PARTIES,
                List.of(new Beacon(Beacon.Type.DICE, "demo dice, rolls 20", draws)),
                true,
                "");
    }

    private String name(Subject.Id subject) {
        return world.stores().stores().subjects().find(subject).orElseThrow().name();
    }

    private Step<Assignment.State> step(Assignment.State state) {
        return new Step<>(state, "draw", clock.instant(), "");
    }

    private Step<InspectionTask.State> taskStep(InspectionTask.State state) {
        return new Step<>(state, "draw", clock.instant(), "");
    }
}
