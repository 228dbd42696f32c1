package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.LoggedVectors.SHA256;
import static io.doublerandom.core.draw.LoggedVectors.SM3;

import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Defects of the log that came with a bundle; nobody signed the draw, so that the log alone shows them. */
final class CorruptLogs {
    private static final String ENTRIES = "log/entries.jsonl";
    private static final String PROOF = "log/proof.json";

    private CorruptLogs() {}

    static List<CorruptVector> all() {
        return List.of(
                logged("log-proof-missing", SM3, CheckName.FILES, "proof.json is missing", b -> b.remove(PROOF)),
                logged(
                        "log-entry-changed",
                        SM3,
                        CheckName.LOG,
                        "the entry of a commitment has another digest",
                        b -> b.replace(
                                ENTRIES,
                                "\"digest\":\"[0-9a-f]{4}([^{}]*\"type\":\"commit:lead\")",
                                "\"digest\":\"0000$1")),
                logged(
                        "log-inclusion-broken",
                        SHA256,
                        CheckName.LOG,
                        "the inclusion proof of an entry has another hash",
                        b -> b.replace(PROOF, "(\\{\"index\":[0-9]+,\"path\":\\[\")[0-9a-f]{4}", "$10000")),
                logged(
                        "log-consistency-broken",
                        SHA256,
                        CheckName.LOG,
                        "the consistency proof between two checkpoints has another hash",
                        b -> b.replace(PROOF, "(\\\\n\",\"path\":\\[\")[0-9a-f]{4}", "$10000")),
                logged(
                        "log-back-dated",
                        SM3,
                        CheckName.LOG,
                        "steps are dated before a checkpoint that does not hold them yet",
                        CorruptLogs::backDate),
                logged(
                        "log-step-missing",
                        SHA256,
                        CheckName.LOG,
                        "the entry of a reveal is left out",
                        CorruptLogs::leaveOut),
                forged());
    }

    private static CorruptVector logged(
            String name, String base, CheckName finding, String defect, CorruptVector.Forging forging) {
        return CorruptVector.unsigned(name, base, finding, defect, bundle -> {
            EvidenceBundle.SIGNATURE_FILES.forEach(bundle::remove);
            forging.spoil(bundle);
        });
    }

    private static CorruptVector forged() {
        CorruptVector forged = logged(
                "log-checkpoint-forged",
                SM3,
                CheckName.LOG,
                "the last checkpoint has the log's signature on the one before",
                CorruptLogs::forge);
        return new CorruptVector(
                forged.name(),
                forged.base(),
                forged.defect(),
                forged.finding(),
                forged.verdict(),
                true,
                forged.forging());
    }

    /** The log writes commitments and openings anew, with earlier times, but cannot take back what a witness signed. */
    private static void backDate(Forgery bundle) {
        DrawTranscript draw = LoggedVectors.draw(SM3);
        AuditTrail trail = LoggedVectors.trail(draw);
        Checkpoint early = LoggedVectors.early(draw, trail);
        Checkpoint late =
                BundleLogs.state(draw.plan().suite(), trail, trail.entries().size());
        Checkpoint seen = new Checkpoint(early.origin(), early.size(), early.root(), late.at());
        write(
                bundle,
                draw,
                trail,
                LoggedVectors.signed(draw, seen, BundleLogs.ORIGIN, LoggedVectors.WITNESS),
                LoggedVectors.last(draw, trail));
    }

    private static void leaveOut(Forgery bundle) {
        List<String> lines = bundle.lines(ENTRIES);
        int place = 0;
        while (!lines.get(place).contains("\"reveal:lead\"")) {
            place++;
        }
        lines.remove(place);
        bundle.lines(ENTRIES, lines);
        String one = "\\{\"index\":[0-9]+,\"path\":\\[[^\\]]*\\]\\},";
        bundle.replace(PROOF, "(\"entries\":\\[(?:" + one + "){" + place + "})" + one, "$1");
    }

    private static void forge(Forgery bundle) {
        DrawTranscript draw = LoggedVectors.draw(SM3);
        AuditTrail trail = LoggedVectors.trail(draw);
        SignedNote before = LoggedVectors.witnessed(draw, trail);
        String signature = new String(before.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("— " + BundleLogs.ORIGIN))
                .findFirst()
                .orElseThrow();
        String last = LoggedVectors.last(draw, trail).text();
        write(
                bundle,
                draw,
                trail,
                before,
                SignedNote.parse((last + '\n' + signature + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(Forgery bundle, DrawTranscript draw, AuditTrail trail, SignedNote... checkpoints) {
        BundleLog log = LoggedVectors.part(draw, trail, List.of(checkpoints));
        bundle.write(PROOF, new String(log.proofBytes(), StandardCharsets.UTF_8));
    }
}
