package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The published vectors with a log: a lawful ceremony in a log that others write to as well, a witness between header and
 * first opening, and the last state signed by the log alone.
 */
final class LoggedVectors {
    static final String SM3 = "witnessed-sm3";
    static final String SHA256 = "witnessed-sha256";

    /** With who was kept off the roster, and the register signed by the department that keeps it. */
    static final String REGISTERED = "registered-sm3";

    static final List<String> NAMES = List.of(REGISTERED, SHA256, SM3);
    static final Path LOGGED = Path.of("..", "docs", "spec", "vectors", "v1", "logged");
    static final Path KEY_LIST = LOGGED.resolve("trusted-keys.json");
    static final String WITNESS = "示例公证处";
    static final String REGISTRAR = "示例登记机关";

    private static final Duration STEP = Duration.ofMinutes(5);

    private LoggedVectors() {}

    static Path directory(String name) {
        return LOGGED.resolve(name);
    }

    /** All that sign in these vectors and in the other signed ones. */
    static TrustedKeys trusted() throws IOException {
        return TrustedKeys.parse(Files.readAllBytes(KEY_LIST));
    }

    static TrustedKeys keys() {
        TrustedKeys keys = TrustedKeys.none();
        for (String name : NAMES) {
            DrawPlan plan = draw(name).plan();
            List<String> signers = new ArrayList<>(plan.parties());
            signers.addAll(List.of(BundleLogs.ORIGIN, WITNESS, REGISTRAR));
            for (String by : signers) {
                keys = keys.with(TestKeys.signer(plan.suite(), by).key(), by);
            }
        }
        return keys;
    }

    static DrawTranscript draw(String name) {
        return MadeVectors.draw(
                switch (name) {
                    case REGISTERED -> MadeVectors.OFF_ROSTER;
                    case SM3 -> MadeVectors.FORTY_SM3;
                    default -> MadeVectors.FORTY_SHA256;
                });
    }

    static EvidenceBundle bundle(String name) {
        DrawTranscript draw = draw(name);
        AuditTrail trail = trail(draw);
        return EvidenceBundle.of(draw)
                .signed(signatures(name, draw))
                .logged(part(draw, trail, List.of(witnessed(draw, trail), last(draw, trail))));
    }

    private static BundleSignatures signatures(String name, DrawTranscript draw) {
        BundleSignatures all = SignedVectors.signAll(draw);
        CryptoSuite suite = draw.plan().suite();
        return name.equals(REGISTERED)
                ? all.sign(SignedDocument.register(suite, draw.header()), REGISTRAR, TestKeys.signer(suite, REGISTRAR))
                : all;
    }

    static BundleLog part(DrawTranscript draw, AuditTrail trail, List<SignedNote> checkpoints) {
        return BundleLog.of(draw.plan().suite(), trail, draw.header(), checkpoints);
    }

    /** The state after the header and one foreign entry, signed by log and witness. */
    static SignedNote witnessed(DrawTranscript draw, AuditTrail trail) {
        return signed(draw, early(draw, trail), BundleLogs.ORIGIN, WITNESS);
    }

    static Checkpoint early(DrawTranscript draw, AuditTrail trail) {
        long header = trail.entries().stream()
                .filter(logged -> logged.entry().type().equals(DrawLog.HEADER))
                .mapToLong(LoggedEntry::sequence)
                .findFirst()
                .orElseThrow();
        return BundleLogs.state(draw.plan().suite(), trail, (int) header + 1);
    }

    /** The state after all entries, signed by the log. */
    static SignedNote last(DrawTranscript draw, AuditTrail trail) {
        return signed(
                draw,
                BundleLogs.state(draw.plan().suite(), trail, trail.entries().size()),
                BundleLogs.ORIGIN);
    }

    static SignedNote signed(DrawTranscript draw, Checkpoint state, String... names) {
        SignedNote note = state.note();
        for (String name : names) {
            note = note.sign(name, TestKeys.signer(draw.plan().suite(), name));
        }
        return note;
    }

    /** The whole log: all steps in time, and between them what others logged. */
    static AuditTrail trail(DrawTranscript draw) {
        return trail(draw, "1");
    }

    /** The same with another entry of others at its beginning. */
    static AuditTrail trail(DrawTranscript draw, String first) {
        CryptoSuite suite = draw.plan().suite();
        Scenario.MovableClock clock = new Scenario.MovableClock();
        clock.set(draw.header().snapshotAt());
        AuditLog log = AuditLog.of(suite, new InMemoryAuditLogStore(), clock);
        note(log, first);
        note(log, "2");
        clock.pass(STEP);
        log(draw, log, clock);
        note(log, "5");
        return log.trail();
    }

    /** Logs plan and ceremony, in time. */
    static void log(DrawTranscript draw, AuditLog log, Scenario.MovableClock clock) {
        DrawHeader header = draw.header();
        log.append(DrawLog.PLAN, DrawLog.planDoc(header.authority(), header.series(), header.seq()), header.plan());
        logAttempt(draw, log, clock);
    }

    /** Logs a ceremony by a plan that is logged. */
    static void logAttempt(DrawTranscript draw, AuditLog log, Scenario.MovableClock clock) {
        CryptoSuite suite = draw.plan().suite();
        DrawHeader header = draw.header();
        String doc = header.hash(suite).hex();
        if (draw.frame().rosterExclusionCount() > 0) {
            log.append(
                    DrawLog.ROSTER_EXCLUSIONS,
                    DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()),
                    draw.frame().rosterExclusionsRoot(suite));
        }
        log.append(
                DrawLog.HEADER,
                DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()),
                header.hash(suite));
        note(log, "3");
        clock.pass(STEP);
        for (Contribution party : draw.ceremony().parties()) {
            log.append(DrawLog.commit(party.party()), doc, party.commit());
        }
        note(log, "4");
        clock.pass(STEP);
        for (Contribution party : draw.ceremony().parties()) {
            party.nonce()
                    .ifPresent(
                            nonce -> log.append(DrawLog.reveal(party.party()), doc, DrawLog.nonceDigest(suite, nonce)));
        }
        clock.pass(Ceremony.PAUSE);
        List<PublicValue> values = draw.ceremony().beacons();
        for (int i = 0; i < values.size(); i++) {
            log.append(
                    DrawLog.beacon(i),
                    doc,
                    DrawLog.valueDigest(suite, values.get(i).value()));
        }
        clock.pass(STEP);
        log.append(DrawLog.RESULT, doc, draw.result().hash(suite));
    }

    private static void note(AuditLog log, String name) {
        log.append("note", "示例/" + name, log.suite().hash(name.getBytes(StandardCharsets.UTF_8)));
    }
}
