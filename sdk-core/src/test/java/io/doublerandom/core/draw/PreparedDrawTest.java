package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.DrawFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedDrawTest {
    @Test
    void transcript_assignments_haveLawfulTeamsAndNoRecusedPair() {
        List<Subject> pool = subjects(60);
        Recusal recusal = new Recusal(new Inspector.Id("F1"), pool.get(7).id(), "INTEREST", Samples.year2024());
        PreparedDraw prepared = prepare(
                material(task(VisitMode.REGULAR, SamplingPolicy.uniform(1_000_000)), INSPECTORS)
                        .recusing(List.of(recusal)),
                pool);
        DrawTranscript transcript = draw(prepared);
        List<Assignment> assignments =
                prepared.assignments(transcript, id -> "名称" + id, Samples.step(Assignment.State.DRAWN));
        assertThat(assignments).hasSize(60);
        assertThat(assignments.get(0).id().value()).isEqualTo(TASK.no() + "-00001");
        assertThat(prepared.shortTeams(assignments)).isEmpty();
        for (Assignment assignment : assignments) {
            assertThat(assignment.inspectorsOf(Samples.MARKET)).hasSize(2).contains(new Inspector.Id("M1"));
            assertThat(assignment.inspectorsOf(Samples.FIRE)).hasSize(2);
            assertThat(assignment.subjectName()).isEqualTo("名称" + assignment.subject());
            Subject subject = pool.stream()
                    .filter(member -> member.id().equals(assignment.subject()))
                    .findFirst()
                    .orElseThrow();
            assertThat(assignment.riskClass()).isEqualTo(subject.creditRisk().riskClass());
            if (assignment.subject().equals(recusal.subject())) {
                assertThat(assignment.inspectorsOf(Samples.FIRE)).doesNotContain(recusal.inspector());
            }
        }
        Draw draw = prepared.record(transcript, Samples.MARCH_FIRST);
        assertThat(draw.poolCount()).isEqualTo(60);
        assertThat(draw.drawnCount()).isEqualTo(60);
        assertThat(draw.practice()).isTrue();
    }

    @Test
    void transcript_ofAnotherPlan_refused() {
        PreparedDraw one = prepare(material(TASK, INSPECTORS), subjects(20));
        PreparedDraw other =
                prepare(material(task(VisitMode.REGULAR, SamplingPolicy.uniform(300_000)), INSPECTORS), subjects(20));
        DrawTranscript transcript = draw(one);
        assertThatThrownBy(() -> other.assignments(transcript, Subject.Id::value, Samples.step(Assignment.State.DRAWN)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0301");
    }

    /** A whole ceremony with nonces of constant bytes. */
    private static DrawTranscript draw(PreparedDraw prepared) {
        Instant start = Instant.parse("2024-03-20T01:00:00Z");
        SteppingClock clock = new SteppingClock(start);
        AuditLog log = AuditLog.of(CryptoSuite.SM3_SM2, new InMemoryAuditLogStore(), clock);
        CommittedDraw committed = DrawRequest.first(
                        prepared.plan(), prepared.frame(), start, start.plus(Duration.ofHours(1)))
                .commit(log);
        Ceremony ceremony = committed.ceremony();
        for (String party : prepared.plan().parties()) {
            Bytes32 nonce = Bytes32.of(new byte[32]);
            ceremony.commit(party, Ceremony.nonceCommitment(CryptoSuite.SM3_SM2, committed.headerHash(), party, nonce));
        }
        for (String party : prepared.plan().parties()) {
            ceremony.reveal(party, Bytes32.of(new byte[32]));
        }
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        ceremony.publicValue(0, "1234561234".getBytes(StandardCharsets.US_ASCII));
        return ceremony.draw();
    }

    private static final class SteppingClock extends Clock {
        private Instant now;

        SteppingClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
