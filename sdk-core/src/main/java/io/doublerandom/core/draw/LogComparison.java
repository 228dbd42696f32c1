package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
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
            return whole == null ? withoutLog() : checkWhole(whole);
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

    private Finding withoutLog() {
        if (demands.checkpoint() != null) {
            return Finding.notRun("there is no log to compare the checkpoint with");
        }
        return demands.logRequired()
                ? Finding.notRun("a log is required, none was given")
                : Finding.notApplicable("no log was given");
    }

    private Finding checkWhole(AuditTrail whole) {
        LogCrossCheck cross = LogCrossCheck.with(documents, whole, offRoster);
        best = cross;
        String steps = cross.requireSteps();
        Checkpoint elsewhere = demands.checkpoint();
        return Finding.agree(
                elsewhere == null
                        ? steps
                        : steps + "; "
                                + BundleLogChecks.compare(documents.suite(), elsewhere, whole)
                                        .words());
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
            LogCrossCheck cross = LogCrossCheck.with(documents, whole, offRoster);
            steps = cross.requireSteps();
            best = cross;
        }
        Checkpoint elsewhere = demands.checkpoint();
        Finding found = checks.standing(steps, elsewhere == null ? null : checks.compare(elsewhere, whole));
        bundled = log;
        return found;
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
