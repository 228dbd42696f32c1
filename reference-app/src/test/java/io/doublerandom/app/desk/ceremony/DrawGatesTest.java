package io.doublerandom.app.desk.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.app.Database;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanStore;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each gate in front of a draw, closed: what it says, in which names, and whom it sends where. */
class DrawGatesTest {
    private static final Clock CLOCK = Clock.fixed(CeremonyWorld.NOW, ZoneOffset.UTC);

    @TempDir
    private Path data;

    private final Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

    @AfterEach
    void close() {
        database.close();
    }

    private void world(int inspectors, InspectionTask.State state) {
        CeremonyWorld.fill(database.stores().stores(), inspectors, state);
    }

    private CeremonyDesk desk() {
        return new CeremonyDesk(new DeskLedger(database.stores(), CLOCK), CLOCK, data);
    }

    private DrawGate gate(DrawGate.Code code) {
        return desk().preparations().of(CeremonyWorld.TASK).gates().stream()
                .filter(gate -> gate.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static Subject revoked(Subject subject) {
        return new Subject(
                subject.id(),
                subject.kind(),
                subject.name(),
                subject.nature(),
                subject.identity(),
                subject.region(),
                subject.address(),
                Subject.RegistrationStatus.REVOKED,
                subject.creditRisk(),
                subject.memberships());
    }

    private void decide(int revision, List<String> parties, Beacon beacon) {
        desk().preparations()
                .decide(
                        Actor.of(DeskRole.OFFICE),
                        CeremonyWorld.TASK,
                        revision,
                        new DrawDecision(0, parties, List.of(beacon), 60, null, null));
    }

    @Test
    void teams_tooFewInspectors_namesTheAuthorityTheSeatAndTheRule() {
        world(1, InspectionTask.State.ANNOUNCED);
        DrawGate teams = gate(DrawGate.Code.TEAMS);
        String name = Samples.authority(Samples.MARKET).name();
        assertThat(teams.open()).isFalse();
        assertThat(teams.detailZh()).contains(name, "可派 1 人，至少须 2 人", "BR-05");
        assertThat(teams.detailEn()).contains("1 inspectors may take seat 2", "2 are needed", "BR-05");
        assertThat(teams.id()).isEqualTo(Samples.MARKET.value());
        assertThat(teams.by()).containsExactly("planner");
        assertThat(gate(DrawGate.Code.POOL).open()).isTrue();
        assertThat(gate(DrawGate.Code.POOL).detailZh()).contains(Samples.pool().name(), "60 户");
    }

    @Test
    void pool_whereAllAreExcluded_isNamed_andTeamsAreNotBlamed() {
        world(4, InspectionTask.State.ANNOUNCED);
        assertThat(gate(DrawGate.Code.POOL).open()).isTrue();
        List<Subject> revoked;
        try (Stream<Subject> all = database.stores().stores().subjects().all()) {
            revoked = all.map(DrawGatesTest::revoked).toList();
        }
        database.stores().stores().subjects().save(revoked);
        DrawGate pool = gate(DrawGate.Code.POOL);
        assertThat(pool.open()).isFalse();
        assertThat(pool.detailZh()).contains(Samples.pool().name(), "60 户全部被排除");
        assertThat(pool.id()).isEqualTo(Samples.pool().id().value());
        assertThat(gate(DrawGate.Code.TEAMS).open()).isTrue();
    }

    @Test
    void task_draftOrApproved_saysWhichStepIsMissingAndWhoTakesIt() {
        world(4, InspectionTask.State.DRAFT);
        DrawGate draft = gate(DrawGate.Code.TASK_ANNOUNCED);
        assertThat(draft.detailZh()).contains(Samples.task().name(), "还没有审批");
        assertThat(draft.by()).containsExactly("leader");
    }

    @Test
    void task_approved_waitsForTheOffice() {
        world(4, InspectionTask.State.APPROVED);
        DrawGate approved = gate(DrawGate.Code.TASK_ANNOUNCED);
        assertThat(approved.open()).isFalse();
        assertThat(approved.detailEn()).contains("not announced yet");
        assertThat(approved.by()).containsExactly("office");
    }

    @Test
    void plan_published_isNamed() {
        world(4, InspectionTask.State.ANNOUNCED);
        DrawGate plan = gate(DrawGate.Code.PLAN_PUBLISHED);
        assertThat(plan.open()).isTrue();
        assertThat(plan.detailZh()).isEqualTo(Samples.plan().name());
        assertThat(plan.id()).isEqualTo(Samples.plan().no().value());
    }

    @Test
    void plan_approvedOnly_closesTheGateAndTheFreezing_untilTheOfficePublishes() {
        CeremonyWorld.fill(database.stores().stores(), 4, AnnualPlan.State.APPROVED, InspectionTask.State.ANNOUNCED);
        decideAll();
        DrawGate plan = gate(DrawGate.Code.PLAN_PUBLISHED);
        assertThat(closed()).containsExactly(DrawGate.Code.PLAN_PUBLISHED);
        assertThat(plan.detailZh()).isEqualTo(Samples.plan().name() + "：还没有公布");
        assertThat(plan.detailEn()).endsWith(": not published yet");
        assertThat(plan.id()).isEqualTo(Samples.plan().no().value());
        assertThat(plan.by()).containsExactly("office");
        requireFreezingRefused();

        PlanStore plans = database.stores().stores().plans();
        plans.save(plans.find(Samples.plan().no()).orElseThrow().with(Samples.step(AnnualPlan.State.PUBLISHED)));
        assertThat(freeze().phase()).isEqualTo(Attempt.Phase.COMMITTING);
    }

    @Test
    void teams_recusalsLeaveTooFewForOneSubject_closeTheGateAndTheFreezing_untilThereIsOneMore() {
        world(4, InspectionTask.State.ANNOUNCED);
        decideAll();
        assertThat(closed()).isEmpty();
        Subject barred = CeremonyWorld.subject(7);
        database.stores()
                .stores()
                .recusals()
                .save(Stream.of("M0", "M1", "M2")
                        .map(id -> new Recusal(
                                new Inspector.Id(id),
                                barred.id(),
                                "INTEREST",
                                Samples.recusal().period()))
                        .toList());
        DrawGate teams = gate(DrawGate.Code.TEAMS);
        String name = Samples.authority(Samples.MARKET).name();
        assertThat(closed()).containsExactly(DrawGate.Code.TEAMS);
        assertThat(teams.detailZh()).contains(name, barred.name(), "回避后", "可派 1 人，至少须 2 人", "BR-06");
        assertThat(teams.detailEn()).contains("after recusals 1 inspectors may take seat 2", barred.name(), "BR-06");
        assertThat(teams.id())
                .isEqualTo(Samples.MARKET.value() + " " + barred.id().value());
        requireFreezingRefused();

        database.stores().stores().inspectors().save(List.of(Samples.inspector("M9", Samples.MARKET)));
        assertThat(freeze().phase()).isEqualTo(Attempt.Phase.COMMITTING);
    }

    private List<DrawGate.Code> closed() {
        return desk().preparations().of(CeremonyWorld.TASK).gates().stream()
                .filter(gate -> !gate.open())
                .map(DrawGate::code)
                .toList();
    }

    private Attempt freeze() {
        return desk().freeze(Actor.of(DeskRole.OFFICE), CeremonyWorld.TASK, 1);
    }

    private void requireFreezingRefused() {
        assertThatThrownBy(this::freeze)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.GATES_CLOSED));
        assertThat(desk().hashes(null)).isEmpty();
    }

    /** Everything the office decides, so that only what a test takes away is missing. */
    private void decideAll() {
        desk().preparations()
                .decide(
                        Actor.of(DeskRole.OFFICE),
                        CeremonyWorld.TASK,
                        0,
                        new DrawDecision(
                                0,
                                List.of("office", "discipline", "notary"),
                                List.of(new Beacon(Beacon.Type.DICE, "现场掷骰 10", 0)),
                                60,
                                null,
                                new DrawDecision.Training(LocalDate.of(2024, 4, 10), 8, "示例培训")));
    }

    @Test
    void decision_nothingYetThenTooLittle_saysWhatIsMissing() {
        world(4, InspectionTask.State.ANNOUNCED);
        assertThat(gate(DrawGate.Code.TRAINING).detailZh()).isEqualTo("没有记录");
        assertThat(gate(DrawGate.Code.PARTIES).detailZh()).isEqualTo("现有 0 方");
        assertThat(gate(DrawGate.Code.PUBLIC_VALUE).detailEn()).isEqualTo("none is named yet");
        decide(0, List.of("office", "notary"), new Beacon(Beacon.Type.INDEX, "上证指数", 1));
        assertThat(gate(DrawGate.Code.PARTIES).detailZh()).isEqualTo("现有 2 方：公证员、联席会议办公室");
        assertThat(gate(DrawGate.Code.PUBLIC_VALUE).detailZh()).contains("上证指数", "不得单独使用");
        assertThat(desk().preparations().of(CeremonyWorld.TASK).gates())
                .filteredOn(gate -> !gate.open())
                .allSatisfy(gate -> assertThat(gate.by()).containsExactly("office"))
                .hasSize(3);
    }
}
