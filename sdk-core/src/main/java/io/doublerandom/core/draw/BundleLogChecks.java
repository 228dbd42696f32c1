package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogProofs;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.draw.BundleLog.Proven;
import io.doublerandom.core.draw.BundleLog.Seen;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.Verification.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the log that travels with a bundle: its states, that the entries stand in them, and who stands for them. */
final class BundleLogChecks {
    private final Documents documents;
    private final BundleLog log;
    private final SignatureCheck check;
    private final TrustedKeys trusted;

    BundleLogChecks(Documents documents, BundleLog log, SignatureCheck check, TrustedKeys trusted) {
        this.documents = documents;
        this.log = log;
        this.check = check;
        this.trusted = trusted;
    }

    /** Throws unless the checkpoints are states of one log, one after the other, and the entries stand in the last. */
    void requireProven() {
        CryptoSuite suite = documents.suite();
        List<Seen> seen = log.checkpoints();
        for (int i = 0; i < seen.size(); i++) {
            Checkpoint state = seen.get(i).checkpoint();
            if (i + 1 == seen.size()) {
                require(seen.get(i).path().isEmpty(), "checkpoint " + state.size() + " is the last, and has a path");
                continue;
            }
            Checkpoint next = seen.get(i + 1).checkpoint();
            require(
                    next.origin().equals(state.origin())
                            && next.size() > state.size()
                            && !next.at().isBefore(state.at())
                            && LogProofs.extendsTree(
                                    suite,
                                    state.size(),
                                    state.root(),
                                    next.size(),
                                    next.root(),
                                    seen.get(i).path()),
                    "checkpoint " + next.size() + " is no later state of checkpoint " + state.size());
        }
        Proven before = null;
        for (Proven proven : log.entries()) {
            require(
                    LogProofs.includes(
                            suite,
                            proven.logged().hash(),
                            proven.index(),
                            log.last().size(),
                            proven.path(),
                            log.last().root()),
                    "entry " + proven.logged().sequence() + " does not stand in the log at its place");
            if (before != null) {
                requireFollows(before.logged(), proven.logged());
            }
            requireInTime(proven.logged());
            before = proven;
        }
    }

    private static void requireFollows(LoggedEntry before, LoggedEntry entry) {
        require(
                entry.sequence() > before.sequence()
                        && !entry.entry().at().isBefore(before.entry().at()),
                "entry " + entry.sequence() + " is older than one before it");
        require(
                entry.sequence() != before.sequence() + 1
                        || entry.entry().prev().equals(before.hash().hex()),
                "entry " + entry.sequence() + " does not repeat the hash of the entry before");
    }

    /** What a checkpoint holds was there at its time; what it does not hold came later. */
    private void requireInTime(LoggedEntry entry) {
        for (Seen seen : log.checkpoints()) {
            requireInTime(entry, seen.checkpoint());
        }
    }

    private static void requireInTime(LoggedEntry entry, Checkpoint state) {
        Instant at = entry.entry().at();
        boolean within = entry.sequence() <= state.size();
        require(
                within ? !at.isAfter(state.at()) : !at.isBefore(state.at()),
                "entry " + entry.sequence() + " of " + at + " contradicts checkpoint " + state.size() + " of "
                        + state.at());
    }

    /** Throws if a state of the bundle is not one of the whole log. */
    void requireSameLog(AuditTrail whole) {
        LogTree tree = LogTree.of(documents.suite(), whole);
        for (Seen seen : log.checkpoints()) {
            Checkpoint state = seen.checkpoint();
            require(
                    state.size() <= tree.size() && tree.root((int) state.size()).equals(state.root()),
                    "checkpoint " + state.size() + " is no state of the log that was given");
        }
    }

    /** What a state that was got elsewhere says of the log: words for the detail, and whether that needs a human eye. */
    record Compared(String words, boolean open) {}

    /** Throws if a state got elsewhere contradicts the bundle's, or the whole log's if there is one. */
    Compared compare(Checkpoint elsewhere, @Nullable AuditTrail whole) {
        if (!elsewhere.origin().equals(log.last().origin())) {
            return new Compared(
                    "the checkpoint you gave is of another log, " + elsewhere.origin() + " and not "
                            + log.last().origin(),
                    true);
        }
        for (Seen seen : log.checkpoints()) {
            Checkpoint state = seen.checkpoint();
            if (state.size() == elsewhere.size()) {
                requireOneRoot(elsewhere, state.root(), "the bundle");
                return new Compared("the checkpoint you gave is one of them", false);
            }
        }
        log.entries().forEach(proven -> requireInTime(proven.logged(), elsewhere));
        return whole == null
                ? new Compared(
                        "the checkpoint you gave, " + elsewhere.size()
                                + ", is none of them: compared by its time alone, give the whole log too",
                        true)
                : compare(documents.suite(), elsewhere, whole);
    }

    /** The same against a whole log alone. */
    static Compared compare(CryptoSuite suite, Checkpoint elsewhere, AuditTrail whole) {
        LogTree tree = LogTree.of(suite, whole);
        require(
                elsewhere.size() <= tree.size(),
                "the checkpoint you gave, " + elsewhere.size() + ", is beyond the log you gave, " + tree.size());
        requireOneRoot(elsewhere, tree.root((int) elsewhere.size()), "the log you gave");
        return new Compared("the checkpoint you gave is a state of the log", false);
    }

    private static void requireOneRoot(Checkpoint elsewhere, Bytes32 root, String here) {
        require(
                elsewhere.root().equals(root),
                "two states of one log: size " + elsewhere.size() + " has root " + root + " in " + here + " and "
                        + elsewhere.root() + " in the checkpoint you gave");
    }

    /** Who stands for the log: its own signature, and a witness between the header and the first opening. */
    Finding standing(String steps, @Nullable Compared compared) {
        Checkpoint last = log.last();
        List<String> open = new ArrayList<>();
        if (compared != null && compared.open()) {
            open.add(compared.words());
        }
        if (!log.checkpoints().stream().allMatch(seen -> isSignedBy(seen.note(), last.origin()))) {
            open.add("compare size " + last.size() + ", root " + last.root() + " with what " + last.origin()
                    + " published");
        }
        List<String> witnesses = witnesses();
        if (witnesses.isEmpty()) {
            open.add("no checkpoint between header and first opening has a witness on your list");
        }
        String same = compared == null || compared.open() ? "" : "; " + compared.words();
        String detail = steps + same + ", checkpoint " + last.size() + " of " + last.at();
        return open.isEmpty()
                ? Finding.agree(detail + ", witnessed by " + String.join(", ", witnesses))
                : Finding.humanEye(detail + "; " + String.join("; ", open));
    }

    private List<String> witnesses() {
        long header = 0;
        long opening = Long.MAX_VALUE;
        String own = documents.headerHash().hex();
        for (Proven proven : log.entries()) {
            LoggedEntry logged = proven.logged();
            if (logged.entry().digest().equals(documents.headerHash())) {
                header = Math.max(header, logged.sequence());
            }
            if (logged.entry().doc().equals(own) && logged.entry().type().startsWith(DrawLog.reveal(""))) {
                opening = Math.min(opening, logged.sequence());
            }
        }
        List<String> witnesses = new ArrayList<>();
        for (Seen seen : log.checkpoints()) {
            long size = seen.checkpoint().size();
            if (size >= header && size < opening) {
                seen.note().names().stream()
                        .filter(name -> !name.equals(log.last().origin()) && !witnesses.contains(name))
                        .filter(name -> isSignedBy(seen.note(), name))
                        .forEach(witnesses::add);
            }
        }
        return witnesses;
    }

    private boolean isSignedBy(SignedNote note, String name) {
        return trusted.keysOf(name).stream()
                .filter(key -> key.algorithm().suite() == documents.suite())
                .anyMatch(key -> note.isSignedBy(name, key, check));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.LOG_BROKEN, Place.of(BundleLog.DIRECTORY + '/' + BundleLog.PROOF), what));
        }
    }
}
