package io.doublerandom.app.desk.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.app.Database;
import io.doublerandom.app.TestClock;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.VoidNotice;
import io.doublerandom.core.plan.InspectionTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ceremony over a real database and real files; the desk is made anew before each act, as after a stop. */
class CeremonyDeskTest {
    private static final Actor OFFICE = Actor.of(DeskRole.OFFICE);
    private static final Actor LEADER = Actor.of(DeskRole.LEADER);
    private static final List<Actor> PARTIES =
            List.of(OFFICE, Actor.of(DeskRole.DISCIPLINE), Actor.of(DeskRole.NOTARY));
    private static final String DICE = "1234561234";

    @TempDir
    private Path data;

    private final Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    private final TestClock clock = new TestClock(CeremonyWorld.NOW);

    @BeforeEach
    void fill() {
        CeremonyWorld.fill(database.stores().stores(), 4, InspectionTask.State.ANNOUNCED);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CeremonyDesk desk() {
        return new CeremonyDesk(new DeskLedger(database.stores(), clock), clock, data);
    }

    private static DrawDecision decision(@Nullable Instant embargo) {
        return new DrawDecision(
                0,
                List.of("office", "discipline", "notary"),
                List.of(new Beacon(Beacon.Type.DICE, "现场掷骰 10", 0)),
                60,
                embargo,
                new DrawDecision.Training(LocalDate.of(2024, 4, 10), 8, "示例培训"));
    }

    private static Bytes32 nonce(Actor party) {
        return CryptoSuite.SHA256_ED25519.hash(party.id().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Bytes32 commitment(String hash, Actor party) {
        return Ceremony.nonceCommitment(CryptoSuite.SM3_SM2, Bytes32.parse(hash), party.id(), nonce(party));
    }

    private String frozen(@Nullable Instant embargo) {
        desk().preparations().decide(OFFICE, CeremonyWorld.TASK, 0, decision(embargo));
        return desk().freeze(OFFICE, CeremonyWorld.TASK, 1).hash();
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private void refused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code())
                                .as(refused.getMessage())
                                .isEqualTo(code));
    }

    private void commitAndOpen(String hash) {
        PARTIES.forEach(party -> desk().commit(party, hash, commitment(hash, party)));
        PARTIES.forEach(party -> desk().open(party, hash, nonce(party)));
    }

    /** What a stop between the journal and the log leaves: the words are kept, the log has nothing. */
    private void keptButNotLogged(String hash, Journal.Kind kind, Actor by, String name, String value) {
        new Journal(data.resolve("ceremonies").resolve(hash))
                .add(new Journal.Line(kind, by.id(), clock.instant(), name, value));
    }

    @Test
    void ceremony_stoppedBeforeAndWithinEveryAct_endsInVerifiedEvidenceAndAssignments() throws Exception {
        String hash = frozen(null);
        assertThat(desk().freeze(OFFICE, CeremonyWorld.TASK, 1).hash()).isEqualTo(hash);
        assertThat(Files.list(data.resolve("public").resolve(hash))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("plan.json", "header.json", "pool.csv");
        for (Actor party : PARTIES) {
            keptButNotLogged(hash, Journal.Kind.COMMIT, party, party.id(), "ab".repeat(32));
            assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.COMMITTING);
            desk().commit(party, hash, commitment(hash, party));
            desk().commit(party, hash, commitment(hash, party));
            refused(ErrorCode.STORE_CONFLICT, () -> desk().commit(party, hash, nonce(party)));
        }
        for (Actor party : PARTIES) {
            keptButNotLogged(
                    hash, Journal.Kind.OPEN, party, party.id(), nonce(party).hex());
            assertThat(desk().one(hash).nonce(party.id())).isEmpty();
            desk().open(party, hash, nonce(party));
        }
        refused(ErrorCode.DRAW_STATE, () -> desk().read(OFFICE, hash, 0, DICE));
        pass(Ceremony.PAUSE);
        refused(ErrorCode.DRAW_INPUT_INVALID, () -> desk().read(OFFICE, hash, 0, "123"));
        desk().read(OFFICE, hash, 0, DICE);
        assertThat(desk().one(hash).value(0)).isEmpty();
        refused(ErrorCode.READINGS_DIFFER, () -> desk().read(PARTIES.get(1), hash, 0, "1234561235"));
        keptButNotLogged(hash, Journal.Kind.VALUE, PARTIES.get(1), "0", "31");
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.VALUES);
        desk().read(PARTIES.get(1), hash, 0, DICE);
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.READY);
        assertThat(NextActs.of(desk().one(hash))).extracting(NextActs.Act::name).containsExactly("draw");

        Attempt drawn = desk().results().draw(OFFICE, hash);
        assertThat(drawn.phase()).isEqualTo(Attempt.Phase.DRAWN);
        assertThat(desk().results().draw(OFFICE, hash).draw()).isEqualTo(drawn.draw());
        assertThat(drawn.verification()).contains("\"verdict\":\"verified\"");
        assertThat(drawn.signed()).isTrue();
        assertThat(database.stores().stores().assignments().ofTask(CeremonyWorld.TASK))
                .hasSize((int) drawn.draw().orElseThrow().drawnCount())
                .allMatch(assignment -> assignment.team().size() == 4);
        assertThat(database.stores()
                        .stores()
                        .tasks()
                        .find(CeremonyWorld.TASK)
                        .orElseThrow()
                        .state())
                .isEqualTo(InspectionTask.State.INSPECTORS_DRAWN);
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.COMMITTED);
        desk().results().publish(OFFICE, hash);
        desk().results().publish(OFFICE, hash);
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.REVEALED);

        DrawEvents.Part part = new DrawEvents(desk(), database.stores().stores()).after(hash, 10, 200);
        assertThat(part.complete()).isTrue();
        assertThat(part.events().get(0).frame()).isNotNull();
        assertThat(part.events()).hasSize((int) drawn.draw().orElseThrow().drawnCount() + 1);
    }

    @Test
    void freezing_stoppedBeforeTheLog_isDropped_afterTheLog_isCompleted() throws Exception {
        desk().preparations().decide(OFFICE, CeremonyWorld.TASK, 0, decision(null));
        String hash = desk().freeze(OFFICE, CeremonyWorld.TASK, 1).hash();
        Path filed = data.resolve("ceremonies").resolve(hash);
        Path pending = data.resolve("ceremonies").resolve("pending");
        // The log has it, the folder was not filed and nothing was published.
        Files.move(filed, pending);
        OwnerOnly.delete(data.resolve("public").resolve(hash));
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.COMMITTING);
        assertThat(pending).doesNotExist();
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.COMMITTED);
        // A second attempt of which nothing is logged never counted.
        CeremonyFolder folder = CeremonyFolder.open(filed);
        folder.again(
                pending,
                new io.doublerandom.core.draw.DrawRequest(
                                folder.plan(),
                                folder.frame(),
                                folder.header().snapshotAt(),
                                folder.header().revealBy(),
                                2,
                                hash)
                        .header(),
                folder.origin());
        assertThat(desk().hashes(null)).hasSize(1);
        assertThat(pending).doesNotExist();
    }

    @Test
    void attempt_voided_isFollowedByAnApprovedOneThatNamesIt() throws Exception {
        String hash = frozen(null);
        refused(ErrorCode.DRAW_UNDER_WAY, () -> desk().freeze(LEADER, CeremonyWorld.TASK, 1));
        refused(ErrorCode.DRAW_STATE, () -> desk().voiding().approveRedraw(LEADER, hash, "早"));
        keptButNotLogged(hash, Journal.Kind.VOID, OFFICE, "", "没有算数的理由");
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.COMMITTING);
        desk().voiding().voidIt(OFFICE, hash, "公证员未到场", -1);
        assertThat(desk().one(hash).voided().orElseThrow().words()).isEqualTo("公证员未到场");
        Path notice = data.resolve("public").resolve(hash).resolve(VoidNotice.DOCUMENT);
        assertThat(notice).content().contains("公证员未到场", "联席会议办公室").doesNotContain("redraw");
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.VOIDED);
        OwnerOnly.delete(notice);
        // A stop between the log and the notice.
        assertThat(desk().one(hash).logged().voided().orElseThrow().entry().digest())
                .isEqualTo(VoidNotice.parse(Files.readAllBytes(notice)).digest(CryptoSuite.SM3_SM2));
        refused(ErrorCode.SELF_APPROVAL, () -> desk().voiding().approveRedraw(OFFICE, hash, "再抽"));
        refused(ErrorCode.GATES_CLOSED, () -> desk().freeze(OFFICE, CeremonyWorld.TASK, 1));
        desk().voiding().approveRedraw(LEADER, hash, "同意重抽");
        assertThat(notice).content().contains("分管领导").doesNotContain("同意重抽");
        Attempt second = desk().freeze(OFFICE, CeremonyWorld.TASK, 1);
        assertThat(second.header().attempt()).isEqualTo(2);
        assertThat(second.header().supersedes()).isEqualTo(hash);
        assertThat(second.header().rootS()).isEqualTo(desk().one(hash).header().rootS());
        assertThat(desk().ofTask(CeremonyWorld.TASK)).extracting(Attempt::hash).containsExactly(second.hash(), hash);
        commitAndOpen(second.hash());
        refused(ErrorCode.DRAW_STATE, () -> desk().voiding().voidIt(OFFICE, second.hash(), "不满意", -1));
        desk().voiding().voidIt(OFFICE, second.hash(), "未掷骰", 0);
        assertThat(desk().one(second.hash()).outage()).isZero();
    }

    @Test
    void embargo_publishedDraw_isSealedUntilItIsOver() {
        String hash = frozen(CeremonyWorld.NOW.plus(Duration.ofDays(2)));
        commitAndOpen(hash);
        pass(Ceremony.PAUSE);
        desk().read(OFFICE, hash, 0, DICE);
        desk().read(PARTIES.get(2), hash, 0, DICE);
        desk().results().draw(OFFICE, hash);
        assertThat(data.resolve("public").resolve(hash).resolve("public.csv")).doesNotExist();
        pass(Duration.ofDays(3));
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.SEALED);
        desk().results().publish(OFFICE, hash);
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.REVEALED);
    }

    @Test
    void partyThatWithholds_isPassedOver_andNobodyAtAll_lapses() {
        String hash = frozen(null);
        PARTIES.forEach(party -> desk().commit(party, hash, commitment(hash, party)));
        desk().open(OFFICE, hash, nonce(OFFICE));
        refused(ErrorCode.DRAW_INPUT_INVALID, () -> desk().open(PARTIES.get(1), hash, nonce(OFFICE)));
        refused(ErrorCode.NOT_A_PARTY, () -> desk().open(LEADER, hash, nonce(OFFICE)));
        pass(Duration.ofMinutes(61));
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.VALUES);
        refused(ErrorCode.DRAW_STATE, () -> desk().open(PARTIES.get(1), hash, nonce(PARTIES.get(1))));
    }

    @Test
    void files_areForTheirOwnerAlone() throws Exception {
        String hash = frozen(null);
        desk().commit(OFFICE, hash, commitment(hash, OFFICE));
        for (Path folder : List.of(data.resolve("ceremonies").resolve(hash), data.resolve("keys"))) {
            try (var files = Files.list(folder)) {
                assertThat(files).isNotEmpty().allMatch(file -> {
                    try {
                        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                .equals("rw-------");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
            }
        }
    }

    /** Each stop is a real failure of what the step needs; the desk is then made anew, as after a restart. */
    @Test
    void draw_stoppedBehindTheLogAndBehindTheEvidence_goesOnWithTheSameResultAndDrawsOnce() throws Exception {
        String hash = frozen(null);
        commitAndOpen(hash);
        pass(Ceremony.PAUSE);
        desk().read(OFFICE, hash, 0, DICE);
        desk().read(PARTIES.get(2), hash, 0, DICE);
        Path folder = data.resolve("ceremonies").resolve(hash);

        Path obstacle = folder.resolve("verification.json");
        Files.createDirectories(obstacle.resolve("x"));
        assertThatThrownBy(() -> desk().results().draw(OFFICE, hash)).isInstanceOf(java.io.UncheckedIOException.class);
        var logged = desk().one(hash).logged().result().orElseThrow();
        assertThat(folder.resolve("audit")).doesNotExist();
        OwnerOnly.delete(obstacle);

        sql("ALTER TABLE dr_assignment RENAME TO away");
        assertThatThrownBy(() -> desk().results().draw(OFFICE, hash)).isInstanceOf(DoubleRandomException.class);
        sql("ALTER TABLE away RENAME TO dr_assignment");
        String selected = Files.readString(folder.resolve("audit/selected.csv"));
        assertThat(desk().one(hash).phase()).isEqualTo(Attempt.Phase.READY);
        assertThat(desk().one(hash).draw()).isEmpty();
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.COMMITTED);

        pass(Duration.ofHours(5));
        Attempt drawn = desk().results().draw(PARTIES.get(1), hash);
        assertThat(drawn.phase()).isEqualTo(Attempt.Phase.DRAWN);
        assertThat(drawn.logged().result()).contains(logged);
        assertThat(folder.resolve("audit/selected.csv")).content().isEqualTo(selected);
        assertThat(desk().one(hash).logged().entries().stream()
                        .filter(entry -> entry.entry().type().equals("result")))
                .hasSize(1);
        assertThat(database.stores().stores().assignments().ofTask(CeremonyWorld.TASK))
                .hasSize((int) selected.lines().count());

        sql("ALTER TABLE dr_public_draw RENAME TO away");
        assertThatThrownBy(() -> desk().results().publish(OFFICE, hash)).isInstanceOf(DoubleRandomException.class);
        sql("ALTER TABLE away RENAME TO dr_public_draw");
        desk().results().publish(OFFICE, hash);
        assertThat(desk().results().visible(hash)).isEqualTo(DrawResults.Visible.REVEALED);
        assertThat(database.stores().stores().publications().draws()).containsOnlyKeys(hash);
    }

    private void sql(String text) throws java.sql.SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
            connection.commit();
        }
    }

    @Test
    void gates_closed_sayWhoMustDoWhat() {
        assertThat(desk().preparations().of(CeremonyWorld.TASK).gates())
                .filteredOn(gate -> !gate.open())
                .extracting(DrawGate::code)
                .containsExactly(DrawGate.Code.TRAINING, DrawGate.Code.PARTIES, DrawGate.Code.PUBLIC_VALUE);
        desk().preparations().decide(OFFICE, CeremonyWorld.TASK, 0, decision(null));
        assertThat(desk().preparations().of(CeremonyWorld.TASK).ready()).isTrue();
        refused(ErrorCode.REVISION_STALE, () -> desk().freeze(OFFICE, CeremonyWorld.TASK, 2));
        refused(
                ErrorCode.REVISION_STALE,
                () -> desk().preparations().decide(OFFICE, CeremonyWorld.TASK, 5, decision(null)));
    }
}
