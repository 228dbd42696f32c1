package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Bundles in which nothing is wrong, and what somebody else has seen: only together they show the fraud. Each is a folder of
 * {@code shown/}, the bundle, and of {@code log.jsonl}, a whole log, or {@code checkpoint.txt}, a state of the log.
 */
final class CorruptSets {
    static final Path SETS = CorruptVectors.CORRUPT.resolve("sets");
    static final String SHOWN = "shown";
    static final String LOG = "log.jsonl";
    static final String CHECKPOINT = "checkpoint.txt";

    /** So many entries stood in the log when the notary took a checkpoint along: neither plan nor header. */
    private static final int BEFORE_THE_PLAN = 2;

    /**
     * One set.
     *
     * @param name the fraud
     * @param what how it was done
     * @param shown the bundle that is shown
     * @param beside what somebody else has: {@link #LOG}, {@link #CHECKPOINT} or both
     * @param finding what each of them shows
     */
    record Fraud(String name, String what, EvidenceBundle shown, Map<String, byte[]> beside, CheckName finding) {}

    private CorruptSets() {}

    static List<Fraud> all() {
        return List.of(hiddenAttempt(), splitView(), backDating());
    }

    /** All files of a set, by their paths in its folder. */
    static Map<String, byte[]> files(Fraud fraud, Path scratch) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(fraud.beside());
        Path bundle = scratch.resolve(fraud.name());
        fraud.shown().writeAudit(bundle);
        for (String name : VectorFiles.names(bundle)) {
            files.put(SHOWN + '/' + name, Files.readAllBytes(bundle.resolve(name)));
        }
        return files;
    }

    static byte[] expectations() {
        return all().stream()
                .map(fraud -> {
                    Map<String, Json> members = new HashMap<>();
                    members.put("defect", new Json.Text(fraud.what()));
                    members.put("finding", new Json.Text(fraud.finding().titleEn()));
                    members.put(
                            "beside",
                            new Json.Arr(fraud.beside().keySet().stream()
                                    .sorted()
                                    .map(name -> (Json) new Json.Text(name))
                                    .toList()));
                    return '"' + fraud.name() + "\":" + CanonicalJson.text(new Json.Obj(members));
                })
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** An attempt had a result; it is voided all the same, drawn again, and only the second one is shown. */
    private static Fraud hiddenAttempt() {
        DrawTranscript hidden = MadeVectors.draw(MadeVectors.FORTY_SHA256);
        DrawTranscript shown = MadeVectors.draw(MadeVectors.SECOND);
        CryptoSuite suite = shown.plan().suite();
        Scenario.MovableClock clock = new Scenario.MovableClock();
        clock.set(hidden.header().snapshotAt());
        AuditLog log = AuditLog.of(suite, new InMemoryAuditLogStore(), clock);
        LoggedVectors.log(hidden, log, clock);
        log.append(DrawLog.VOID, hidden.headerHash().hex(), DrawLog.reasonDigest(suite, "示例"));
        clock.set(shown.header().snapshotAt());
        LoggedVectors.logAttempt(shown, log, clock);
        return new Fraud(
                "hidden-attempt",
                "attempt 1 had a result that is not shown; the whole log has it",
                shown.evidence(),
                Map.of(LOG, lines(log.trail())),
                CheckName.ATTEMPTS);
    }

    /** The log's owner shows the notary one log and the firm another one of the same size. */
    private static Fraud splitView() {
        DrawTranscript draw = LoggedVectors.draw(LoggedVectors.SM3);
        AuditTrail here = LoggedVectors.trail(draw);
        AuditTrail there = LoggedVectors.trail(draw, "another");
        SignedNote seen = LoggedVectors.last(draw, there);
        return new Fraud(
                "split-view",
                "two logs of one size under one name: the bundle proves itself in the one, somebody else was shown the other",
                EvidenceBundle.of(draw)
                        .logged(LoggedVectors.part(
                                draw,
                                here,
                                List.of(LoggedVectors.witnessed(draw, here), LoggedVectors.last(draw, here)))),
                Map.of(LOG, lines(there), CHECKPOINT, seen.bytes()),
                CheckName.LOG);
    }

    /** All steps were logged in the evening and dated in the morning; a notary has a checkpoint of noon without them. */
    private static Fraud backDating() {
        DrawTranscript draw = LoggedVectors.draw(LoggedVectors.SM3);
        AuditTrail trail = LoggedVectors.trail(draw);
        CryptoSuite suite = draw.plan().suite();
        Checkpoint early = BundleLogs.state(suite, trail, BEFORE_THE_PLAN);
        Checkpoint last = BundleLogs.state(suite, trail, trail.entries().size());
        Checkpoint noon = new Checkpoint(early.origin(), early.size(), early.root(), last.at());
        return new Fraud(
                "back-dating",
                "the steps are dated before a checkpoint that somebody kept, and that does not hold them",
                EvidenceBundle.of(draw)
                        .logged(LoggedVectors.part(draw, trail, List.of(LoggedVectors.last(draw, trail)))),
                Map.of(
                        CHECKPOINT,
                        LoggedVectors.signed(draw, noon, BundleLogs.ORIGIN, LoggedVectors.WITNESS)
                                .bytes()),
                CheckName.LOG);
    }

    private static byte[] lines(AuditTrail trail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trail.entries().forEach(logged -> {
            out.writeBytes(logged.entry().canonicalBytes());
            out.write('\n');
        });
        return out.toByteArray();
    }
}
