package io.doublerandom.app.desk.log;

import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.draw.BundleLog;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.draw.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit log with those who stand for it (有见证的日志): its operator signs what it was at a moment, and a witness that keeps
 * its own memory signs that too. What a bundle says of the log is made here. Safe for use by several threads.
 */
public final class WitnessedLog {
    /** The folder of the operator in the data folder: its key and its checkpoints. */
    public static final String FOLDER = "log";

    /** The folder of the witness in the data folder: its key and what it remembers. */
    public static final String WITNESS_FOLDER = "witness";

    private static final String KEY = "key.sm2";

    private final AuditLog log;
    private final Path data;
    private final KeptCheckpoints kept;
    private final Signers signers;
    private final List<Bytes32> leaves = new ArrayList<>();
    private @Nullable Parties parties;
    private Instant newest = Instant.EPOCH;

    /** Gives the two signers, when they are first needed. */
    private interface Signers {
        Parties make() throws IOException;
    }

    /** The operator under the name of its log, and the witness. */
    private record Parties(String origin, Signer operator, LocalWitness witness) {}

    private WitnessedLog(AuditLog log, Path data, Signers signers) {
        this.log = log;
        this.data = data;
        this.kept = new KeptCheckpoints(data);
        this.signers = signers;
    }

    /** The log of a data folder, with keys that are made there when they are first needed. */
    public static WitnessedLog of(AuditLog log, Path data) {
        return new WitnessedLog(
                log, data, () -> parties(data, KeptKey.of(operatorKey(data)), KeptKey.of(witnessKey(data))));
    }

    /** The same with these signers, whose keys are at {@link #operatorKey} and {@link #witnessKey}. */
    public static WitnessedLog of(AuditLog log, Path data, Signer operator, Signer witness) {
        return new WitnessedLog(log, data, () -> parties(data, operator, witness));
    }

    /** Where the key of the operator is kept. */
    public static Path operatorKey(Path data) {
        return data.resolve(FOLDER).resolve(KEY);
    }

    /** Where the key of the witness is kept. */
    public static Path witnessKey(Path data) {
        return data.resolve(WITNESS_FOLDER).resolve(KEY);
    }

    /** A log made here has a name of its own: two rehearsals are never taken for two views of one log. */
    private static Parties parties(Path data, Signer operator, Signer witness) {
        String origin = "rehearsal-log-" + operator.key().keyId().hex().substring(0, 16);
        return new Parties(
                origin, operator, new LocalWitness(witness, data.resolve(WITNESS_FOLDER), origin, operator.key()));
    }

    /** The log itself. */
    public AuditLog log() {
        return log;
    }

    /**
     * Signs what the log is now, has it witnessed and keeps it; if nothing was added since, the one that is kept.
     *
     * @throws DoubleRandomException {@link ErrorCode#LOG_NOT_WITNESSED} if the witness refuses; {@link ErrorCode#LOG_BROKEN}
     *     if the log has fewer entries than a checkpoint, or its chain is broken
     */
    public synchronized SignedNote checkpoint() {
        try {
            Parties who = who();
            Instant at = read();
            Optional<SignedNote> last = kept.newest();
            LogTree tree = LogTree.ofLeaves(log.suite(), leaves);
            if (last.isPresent()) {
                Checkpoint before = Checkpoint.of(last.get());
                requireState(before, tree);
                if (before.size() == tree.size()) {
                    return last.get();
                }
                at = at.isBefore(before.at()) ? before.at() : at;
            }
            SignedNote signed = new Checkpoint(who.origin(), tree.size(), tree.root(), at)
                    .note()
                    .sign(who.origin(), who.operator());
            int seen = Math.toIntExact(who.witness().size());
            // What the witness saw and the log has no more cannot be shown; it refuses then by itself.
            List<Bytes32> path = seen == 0 || seen > tree.size() ? List.of() : tree.consistency(seen, tree.size());
            SignedNote witnessed = who.witness().cosign(signed, path);
            kept.keep(witnessed);
            return witnessed;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The part of the log that goes with the evidence of an attempt, up to now.
     *
     * @throws DoubleRandomException as {@link #checkpoint}; {@link ErrorCode#LOG_BROKEN} if the log is no longer what was
     *     signed
     */
    public synchronized BundleLog part(DrawPlan plan, DrawHeader header) {
        try {
            long newestSize = Checkpoint.of(checkpoint()).size();
            LoggedCeremony logged = LoggedCeremony.of(log, plan, header);
            List<LoggedEntry> steps = logged.entries();
            long first = logged.header().map(LoggedEntry::sequence).orElse(newestSize);
            List<SignedNote> chosen = new ArrayList<>();
            SignedNote before = null;
            for (SignedNote note : kept.between(first, newestSize)) {
                if (before != null && parts(steps, before, note)) {
                    chosen.add(before);
                }
                before = note;
            }
            if (before != null) {
                chosen.add(before);
            }
            return BundleLog.of(log.suite(), log.trail(), header, chosen);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether a step came between two states: then the earlier one says that it had not been taken. */
    private static boolean parts(List<LoggedEntry> steps, SignedNote earlier, SignedNote later) {
        long from = Checkpoint.of(earlier).size();
        long to = Checkpoint.of(later).size();
        return steps.stream().anyMatch(step -> step.sequence() > from && step.sequence() <= to);
    }

    /** A verifier's list with the keys of log and witness added. */
    public synchronized TrustedKeys trusting(TrustedKeys others) {
        try {
            Parties who = who();
            return others.with(who.operator().key(), who.origin())
                    .with(who.witness().key(), LocalWitness.NAME);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Parties who() throws IOException {
        Parties who = parties;
        if (who == null) {
            who = signers.make();
            parties = who;
        }
        return who;
    }

    /** Takes what was added since; the time at which that was all. */
    private Instant read() {
        AuditLog.Tail tail = log.tail(leaves.size() + 1L);
        String prev = leaves.isEmpty() ? "" : leaves.get(leaves.size() - 1).hex();
        for (LoggedEntry logged : tail.entries()) {
            Bytes32 hash = logged.entry().hash(log.suite());
            if (logged.sequence() != leaves.size() + 1L
                    || !logged.entry().prev().equals(prev)
                    || !logged.hash().equals(hash)) {
                throw new DoubleRandomException(
                        ErrorCode.LOG_BROKEN, "entry " + logged.sequence() + " does not follow the one before it");
            }
            leaves.add(hash);
            prev = hash.hex();
            newest = logged.entry().at();
        }
        return tail.at().isBefore(newest) ? newest : tail.at();
    }

    private static void requireState(Checkpoint before, LogTree tree) {
        if (before.size() > tree.size() || !tree.root((int) before.size()).equals(before.root())) {
            throw new DoubleRandomException(
                    ErrorCode.LOG_BROKEN,
                    "the log of " + tree.size() + " entries does not begin with checkpoint " + before.size());
        }
    }
}
