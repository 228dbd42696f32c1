package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeremonyTest {
    private final Scenario scenario = new Scenario();
    private final CommittedDraw committed = scenario.request().commit(scenario.log);
    private final Ceremony ceremony = committed.ceremony();

    private void revealAll() {
        Scenario.PARTIES.forEach(party -> ceremony.reveal(party, Scenario.nonce(party)));
    }

    private void assertRefused(ErrorCode code, ThrowingCallable step) {
        long before = scenario.store.entries(1).count();
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(scenario.store.entries(1).count()).isEqualTo(before);
    }

    @Test
    void draw_wholeCeremony_logsEveryStepOnceInOrder() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        scenario.clock.pass(Ceremony.PAUSE);
        ceremony.publicValue(0, Scenario.DICE);
        DrawTranscript transcript = ceremony.draw();
        assertThat(scenario.store.entries(1).map(logged -> logged.entry().type()))
                .containsExactly(
                        "plan",
                        "header",
                        "commit:audit",
                        "commit:lead",
                        "commit:notary",
                        "reveal:audit",
                        "reveal:lead",
                        "reveal:notary",
                        "beacon:0",
                        "result");
        assertThat(scenario.store.last().map(logged -> logged.entry().digest()))
                .contains(transcript.result().hash(CryptoSuite.SM3_SM2));
        assertThat(scenario.log
                        .find("header", "114408000000000000/2024%2F示例/1/1")
                        .map(logged -> logged.entry().digest()))
                .contains(committed.headerHash());
        // 9 subjects of class D are all drawn, of 81 of class A about 8.1.
        assertThat(transcript.selected()).hasSizeBetween(17, 18);
        assertThat(transcript.teams()).hasSameSizeAs(transcript.selected());
    }

    @Test
    void commit_inspectorsKeptOffTheRoster_fixesThemBeforeTheHeader(@TempDir Path directory) throws IOException {
        SamplingFrame frame = SamplingFrame.builder()
                .subject("p1", List.of("440802", "D"))
                .inspector(new RosterEntry("INS-1", "440802", "SCJG", 1, 0))
                .inspector(new RosterEntry("INS-2", "440802", "SCJG", 0, 0))
                .excludeInspector("INS-3", InspectorExclusion.UNAVAILABLE.name())
                .build(CryptoSuite.SM3_SM2, SaltKey.of(new byte[32]));
        Scenario own = new Scenario();
        CommittedDraw fixed = DrawRequest.first(own.plan, frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY)
                .commit(own.log);
        DrawTranscript transcript = own.lawfulOn(fixed, fixed.ceremony());
        assertThat(own.log.trail().entries())
                .extracting(logged -> logged.entry().type())
                .startsWith("plan", "roster-exclusions", "header");
        transcript.evidence().writeAudit(directory);
        assertThat(directory.resolve("roster-exclusions.csv")).hasContent("INS-3,UNAVAILABLE");
        VerificationReport report =
                DrawVerifier.standard().withLog(own.log.trail()).verify(directory);
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
        assertThat(report.check(CheckName.ROSTER).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
    }

    @Test
    void draw_again_givesAnEqualResultAndNoSecondEntry() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        scenario.clock.pass(Ceremony.PAUSE);
        ceremony.publicValue(0, Scenario.DICE);
        ResultDocument first = ceremony.draw().result();
        assertThat(ceremony.draw().result()).isEqualTo(first);
        assertThat(scenario.store.entries(1)).hasSize(10);
    }

    @Test
    void reveal_beforeAllHaveCommitted_isRefused() {
        ceremony.commit("audit", committed.nonceCommitment("audit", Scenario.nonce("audit")));
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.reveal("audit", Scenario.nonce("audit")));
    }

    @Test
    void reveal_anotherNonceThanCommitted_isRefused() {
        scenario.commitAll(committed, ceremony);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> ceremony.reveal("audit", Scenario.nonce("lead")));
    }

    @Test
    void commit_twiceWithDifferentHashes_isRefused() {
        scenario.commitAll(committed, ceremony);
        assertRefused(
                ErrorCode.STORE_CONFLICT,
                () -> ceremony.commit("audit", committed.nonceCommitment("audit", Scenario.nonce("x"))));
    }

    @Test
    void commit_stranger_isRefused() {
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.commit("friend", Scenario.nonce("friend")));
    }

    @Test
    void reveal_oneSecondAfterTheDeadline_isRefused() {
        scenario.commitAll(committed, ceremony);
        scenario.clock.set(Scenario.REVEAL_BY);
        ceremony.reveal("audit", Scenario.nonce("audit"));
        scenario.clock.pass(Duration.ofSeconds(1));
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.reveal("lead", Scenario.nonce("lead")));
    }

    @Test
    void publicValue_oneSecondTooSoon_isRefused() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        scenario.clock.pass(Ceremony.PAUSE.minusSeconds(1));
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.publicValue(0, Scenario.DICE));
        scenario.clock.pass(Duration.ofSeconds(1));
        ceremony.publicValue(0, Scenario.DICE);
    }

    @Test
    void publicValue_whileANonceMayStillBeOpened_isRefused() {
        scenario.commitAll(committed, ceremony);
        ceremony.reveal("audit", Scenario.nonce("audit"));
        scenario.clock.pass(Ceremony.PAUSE);
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.publicValue(0, Scenario.DICE));
    }

    @Test
    void publicValue_withoutAnyNonce_isRefused() {
        scenario.commitAll(committed, ceremony);
        scenario.clock.set(Scenario.REVEAL_BY.plus(Ceremony.PAUSE));
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.publicValue(0, Scenario.DICE));
    }

    @Test
    void publicValue_otherNumberOfRollsThanAnnounced_isRefused() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        scenario.clock.pass(Ceremony.PAUSE);
        assertRefused(
                ErrorCode.DRAW_INPUT_INVALID,
                () -> ceremony.publicValue(0, "31415".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void draw_withheldNonce_isOneWithoutIt() {
        scenario.commitAll(committed, ceremony);
        ceremony.reveal("audit", Scenario.nonce("audit"));
        ceremony.reveal("lead", Scenario.nonce("lead"));
        scenario.clock.set(Scenario.REVEAL_BY.plus(Ceremony.PAUSE));
        ceremony.publicValue(0, Scenario.DICE);
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.reveal("notary", Scenario.nonce("notary")));
        DrawTranscript transcript = ceremony.draw();
        assertThat(transcript.ceremony().parties().get(2).nonce()).isEmpty();
        assertThat(transcript.seed()).isNotEqualTo(new Scenario().lawful().seed());
    }

    @Test
    void draw_withoutPublicValue_isRefused() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        assertRefused(ErrorCode.DRAW_STATE, ceremony::draw);
    }

    @Test
    void ceremony_takenUpAgainAfterAStop_reachesTheSameResult() {
        scenario.commitAll(committed, ceremony);
        ceremony.reveal("audit", Scenario.nonce("audit"));
        CommittedDraw again = scenario.request().commit(scenario.log);
        Ceremony resumed = again.ceremony();
        scenario.commitAll(again, resumed);
        Scenario.PARTIES.forEach(party -> resumed.reveal(party, Scenario.nonce(party)));
        scenario.clock.pass(Ceremony.PAUSE);
        resumed.publicValue(0, Scenario.DICE);
        assertThat(resumed.draw().seed()).isEqualTo(new Scenario().lawful().seed());
        assertThat(scenario.store.entries(1)).hasSize(10);
        // The first object does not know what was opened since, so it may not draw without it.
        assertRefused(ErrorCode.DRAW_STATE, ceremony::draw);
    }

    @Test
    void commit_anotherFrameUnderTheSameNumber_isAConflict() {
        DrawRequest other =
                DrawRequest.first(scenario.plan, scenario.frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY.plusSeconds(1));
        assertRefused(ErrorCode.STORE_CONFLICT, () -> other.commit(scenario.log));
    }

    @Test
    void commit_afterTheDeadlineOrBeforeTheSnapshot_isRefused() {
        Scenario late = new Scenario();
        late.clock.set(Scenario.REVEAL_BY);
        assertThatThrownBy(() -> late.request().commit(late.log)).hasMessageStartingWith("DR-0303");
        Scenario early = new Scenario();
        early.clock.set(Scenario.SNAPSHOT.minusSeconds(1));
        assertThatThrownBy(() -> early.request().commit(early.log)).hasMessageStartingWith("DR-0303");
        assertThat(early.store.last()).isEmpty();
    }

    @Test
    void commit_logOfAnotherSuite_isRefused() {
        AuditLog other = AuditLog.of(CryptoSuite.SHA256_ED25519, scenario.store, scenario.clock);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> scenario.request().commit(other));
    }

    @Test
    void commit_secondAttempt_needsTheFirstVoided() {
        DrawRequest second = new DrawRequest(
                scenario.plan,
                scenario.frame,
                Scenario.SNAPSHOT,
                Scenario.REVEAL_BY,
                2,
                committed.headerHash().hex());
        assertRefused(ErrorCode.DRAW_STATE, () -> second.commit(scenario.log));
        ceremony.voidBeforeReveals("机器故障 / the machine failed");
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.commit("audit", Scenario.nonce("x")));
        assertThat(second.commit(scenario.log).header().attempt()).isEqualTo(2);
    }

    @Test
    void voidBeforeReveals_onceAllNoncesAreOpen_isRefused() {
        scenario.commitAll(committed, ceremony);
        revealAll();
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.voidBeforeReveals("不满意 / not to our liking"));
        ceremony.voidForOutage(0);
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.publicValue(0, Scenario.DICE));
    }

    @Test
    void voidForOutage_ofAPublishedValue_isRefused() {
        scenario.lawfulOn(committed, ceremony);
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.voidForOutage(0));
    }

    @Test
    void commit_nextInSeries_mustNameTheFormerPlan() {
        DrawRequest wrong = DrawRequest.first(
                Scenario.plan(2, "0".repeat(64)), scenario.frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> wrong.commit(scenario.log));
        DrawRequest right = DrawRequest.first(
                Scenario.plan(2, scenario.plan.hash().hex()), scenario.frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY);
        assertThat(right.commit(scenario.log).header().seq()).isEqualTo(2);
    }
}
