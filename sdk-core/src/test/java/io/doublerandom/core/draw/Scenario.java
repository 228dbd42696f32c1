package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small draw whose clock a test moves: three divisions, three parties, dice. */
final class Scenario {
    static final Instant SNAPSHOT = Instant.parse("2024-03-20T01:00:00Z");
    static final Instant REVEAL_BY = Instant.parse("2024-03-20T02:00:00Z");
    static final byte[] DICE = "3141526535".getBytes(StandardCharsets.US_ASCII);
    static final List<String> PARTIES = List.of("audit", "lead", "notary");

    final InMemoryAuditLogStore store = new InMemoryAuditLogStore();
    final MovableClock clock = new MovableClock();
    final AuditLog log = AuditLog.of(CryptoSuite.SM3_SM2, store, clock);
    final DrawPlan plan = plan(1, "");
    final SamplingFrame frame = frame(false);

    /** A clock that stands until a test moves it. */
    static final class MovableClock extends Clock {
        private Instant now = SNAPSHOT.plusSeconds(60);

        void set(Instant time) {
            now = time;
        }

        void pass(Duration time) {
            now = now.plus(time);
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

    static DrawPlan plan(long seq, String prev) {
        return new DrawPlan(
                CryptoSuite.SM3_SM2,
                "114408000000000000",
                "2024/示例",
                seq,
                prev,
                "示例抽查",
                List.of("division", "credit"),
                "division",
                new Ratio("credit", Map.of("A", 100_000, "D", Ratio.ALL)),
                new Quota.ByRatio(),
                List.of(new Seat("SCJG", 1), new Seat("SCJG", 0)),
                List.of("FOOD"),
                UnitOrder.of(Map.of("440803", List.of("440802"))),
                PARTIES,
                List.of(new Beacon(Beacon.Type.DICE, "hall-10", 0)),
                true,
                false,
                "");
    }

    static SamplingFrame frame(boolean backwards) {
        FrameBuilder builder = SamplingFrame.builder();
        for (int n = 0; n < 90; n++) {
            int i = backwards ? 89 - n : n;
            builder.subject("p" + (1000 + i), List.of("44080" + (2 + i % 3), i % 10 == 0 ? "D" : "A"));
        }
        builder.exclude("p2000", "DEREGISTERED").exclude("p1999", "WHITELISTED");
        for (int n = 0; n < 8; n++) {
            int i = backwards ? 7 - n : n;
            builder.inspector(new RosterEntry("INS-" + i, "44080" + (2 + i % 3), "SCJG", i % 2, i % 3));
        }
        builder.recuse("INS-0", "p1000").recuse("INS-3", "p1030").recuse("INS-9", "p1000");
        byte[] key = new byte[32];
        key[0] = 9;
        return builder.build(CryptoSuite.SM3_SM2, SaltKey.of(key));
    }

    DrawRequest request() {
        return DrawRequest.first(plan, frame, SNAPSHOT, REVEAL_BY);
    }

    /** A nonce that a party keeps; in a test it only has to differ. */
    static Bytes32 nonce(String party) {
        return CryptoSuite.SHA256_ED25519.hash(party.getBytes(StandardCharsets.UTF_8));
    }

    void commitAll(CommittedDraw committed, Ceremony ceremony) {
        PARTIES.forEach(party -> ceremony.commit(party, committed.nonceCommitment(party, nonce(party))));
    }

    /** A whole ceremony in time, with nobody withholding. */
    DrawTranscript lawful() {
        CommittedDraw committed = request().commit(log);
        return lawfulOn(committed, committed.ceremony());
    }

    DrawTranscript lawfulOn(CommittedDraw committed, Ceremony ceremony) {
        commitAll(committed, ceremony);
        PARTIES.forEach(party -> ceremony.reveal(party, nonce(party)));
        clock.pass(Ceremony.PAUSE);
        ceremony.publicValue(0, DICE);
        return ceremony.draw();
    }
}
