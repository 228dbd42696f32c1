package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.DrawVerifier.Demands;
import io.doublerandom.core.draw.Verification.Documents;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Compares a bundle with the log that came with it, with a whole log that the reader has, or with both. */
final class LogComparison {
    private final Documents documents;
    private final BundleFiles files;
    private final Demands demands;
    private final OffRoster offRoster;
    private @Nullable BundleLog bundled;
    private @Nullable LogCrossCheck best;

    LogComparison(Documents documents, BundleFiles files, Demands demands, OffRoster offRoster) {
        this.documents = documents;
        this.files = files;
        this.demands = demands;
        this.offRoster = offRoster;
    }

    @Nullable
    BundleLog bundleLog() {
        return bundled;
    }

    Finding checkLog() throws IOException {
        AuditTrail whole = whole();
        if (!files.hasLog()) {
            if (whole == null && demands.checkpoint() != null) {
                return Finding.notRun("there is no log to compare the checkpoint with");
            }
            if (whole != null) {
                requireState(whole);
                LogCrossCheck cross = LogCrossCheck.with(documents, whole, offRoster);
                best = cross;
                return Finding.agree(cross.requireSteps());
            }
            return demands.logRequired()
                    ? Finding.notRun("a log is required, none was given")
                    : Finding.notApplicable("no log was given");
        }
        try {
            return checkBundled(whole);
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.SIGNATURE_UNAVAILABLE) {
                throw refused;
            }
            return Finding.notRun(refused.problem().detail());
        }
    }

    private Finding checkBundled(@Nullable AuditTrail whole) throws IOException {
        BundleLog log = BundleLog.parse(
                documents.suite(),
                files.document(BundleLog.DIRECTORY + '/' + BundleLog.ENTRIES),
                files.document(BundleLog.DIRECTORY + '/' + BundleLog.PROOF));
        BundleLogChecks checks = new BundleLogChecks(documents, log, demands.signatures(), demands.trusted());
        checks.requireProven();
        LogCrossCheck part = LogCrossCheck.with(documents, log, offRoster);
        String steps = part.requireSteps();
        best = part;
        if (whole != null) {
            checks.requireSameLog(whole);
            requireState(whole);
            LogCrossCheck cross = LogCrossCheck.with(documents, whole, offRoster);
            steps = cross.requireSteps();
            best = cross;
        }
        Checkpoint elsewhere = demands.checkpoint();
        Finding found = checks.standing(elsewhere == null ? steps : steps + checks.compare(elsewhere));
        bundled = log;
        return found;
    }

    /** Throws if the checkpoint that the reader got elsewhere is no state of the whole log that he has. */
    private void requireState(AuditTrail whole) {
        Checkpoint elsewhere = demands.checkpoint();
        if (elsewhere != null) {
            LogTree tree = LogTree.of(documents.suite(), whole);
            boolean state = elsewhere.size() <= tree.size()
                    && tree.root((int) elsewhere.size()).equals(elsewhere.root());
            CheckList.require(state, "log", "the checkpoint you gave is no state of the log that was given");
        }
    }

    Finding checkAttempts() {
        LogCrossCheck cross = best;
        if (cross == null) {
            return demands.logRequired()
                    ? Finding.notRun("a log is required, none was given")
                    : Finding.notApplicable("attempt " + documents.header().attempt() + ", seq "
                            + documents.header().seq() + " by the header alone");
        }
        return cross.checkAttempts();
    }

    private @Nullable AuditTrail whole() throws IOException {
        DrawVerifier.LogSource source = demands.log();
        return source == null ? null : source.read(documents.suite()).requireIntact();
    }
}
