package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.DrawVerifier.Demands;
import io.doublerandom.core.draw.VerificationReport.Projection;
import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One verification: files, documents, ceremony and log here, pool and outcome in {@link OutcomeChecks}. */
final class Verification {
    private static final List<String> DOCUMENTS =
            List.of(DrawPlan.DOCUMENT, DrawHeader.DOCUMENT, CeremonyRecord.DOCUMENT, ResultDocument.DOCUMENT);

    private final BundleFiles files;
    private final Demands demands;
    private final CheckList checks = new CheckList();
    private final Map<String, byte[]> documents = new HashMap<>();
    private final Map<String, Json> values = new HashMap<>();
    private Projection projection = Projection.NONE;
    private @Nullable Documents read;
    private @Nullable OutcomeChecks outcome;
    private BundleSignatures signatures = BundleSignatures.none();
    private @Nullable BundleLog bundleLog;
    private List<VerificationReport.Lint> lints = List.of();

    Verification(BundleFiles files, Demands demands) {
        this.files = files;
        this.demands = demands;
    }

    /** The documents of a bundle, and the hash of its header's bytes. */
    record Documents(
            DrawPlan plan, DrawHeader header, CeremonyRecord ceremony, ResultDocument result, Bytes32 headerHash) {
        CryptoSuite suite() {
            return plan.suite();
        }

        Bytes32 seed() {
            return SeedDerivation.seed(suite(), headerHash, ceremony);
        }
    }

    void run() throws IOException {
        checks.run(CheckName.FILES, this::checkFiles);
        checks.run(CheckName.CANONICAL, this::checkCanonical, CheckName.FILES);
        checks.run(CheckName.MEMBERS, this::checkMembers, CheckName.CANONICAL);
        Documents parsed = read;
        if (parsed == null || !checks.holds(CheckName.MEMBERS)) {
            return;
        }
        new DocumentChecks(parsed, parsed.suite().hash("plan", bytes(DrawPlan.DOCUMENT))).run(checks);
        OutcomeChecks outcomes = new OutcomeChecks(files, demands.limits(), projection, parsed, checks);
        outcome = outcomes;
        outcomes.run();
        checks.run(CheckName.SIGNATURES, () -> checkSignatures(parsed));
        checkLog(parsed, outcomes.rosterExclusions());
        checks.run(CheckName.LINTS, () -> {
            lints = outcomes.lints(demands.log() != null || files.hasLog());
            return lints.isEmpty() ? Finding.agree("none") : Finding.humanEye(lints.size() + " lint(s)");
        });
    }

    VerificationReport report() {
        return new VerificationReport(
                checks.holds(CheckName.FILES) ? projection : Projection.NONE, checks.complete(), lints);
    }

    /** The documents, if they could be read. */
    @Nullable
    Documents documents() {
        return read;
    }

    /** The recomputed outcome, if the bundle is whole and nothing differs up to the teams. */
    @Nullable
    DrawTranscript transcript() {
        return outcome == null ? null : outcome.transcript();
    }

    private Finding checkFiles() throws IOException {
        projection = files.projection();
        files.requireWhole(projection);
        if (projection == Projection.PUBLIC && !files.has(EvidenceBundle.PUBLIC_LIST) && hasNoEmbargo()) {
            throw CheckList.differ(EvidenceBundle.PUBLIC_LIST, 0, "is missing, and the plan has no embargo");
        }
        return Finding.agree(projection.name());
    }

    /** Whether the plan is readable and has no embargo; an unreadable plan is found by a later check. */
    private boolean hasNoEmbargo() throws IOException {
        try {
            return DrawPlan.parse(files.document(DrawPlan.DOCUMENT))
                    .embargoUntil()
                    .isEmpty();
        } catch (DoubleRandomException unreadable) {
            return false;
        }
    }

    private Finding checkCanonical() throws IOException {
        for (String name : DOCUMENTS) {
            byte[] bytes = files.document(name);
            documents.put(name, bytes);
            values.put(name, DocumentReader.canonical(name, bytes));
        }
        return Finding.agree(DOCUMENTS.size() + " documents");
    }

    private Finding checkMembers() {
        DrawPlan plan = PlanDocument.read(value(DrawPlan.DOCUMENT));
        DrawHeader header = DrawHeader.read(value(DrawHeader.DOCUMENT));
        CeremonyRecord ceremony = CeremonyRecord.read(value(CeremonyRecord.DOCUMENT));
        ResultDocument result = ResultDocument.read(value(ResultDocument.DOCUMENT));
        read = new Documents(plan, header, ceremony, result, plan.suite().hash("header", bytes(DrawHeader.DOCUMENT)));
        return Finding.agree("");
    }

    /** The signatures that were checked; none of an unsigned bundle. */
    BundleSignatures signatures() {
        return signatures;
    }

    /** The part of the log that came with the bundle and was checked; null if there was none. */
    @Nullable
    BundleLog bundleLog() {
        return bundleLog;
    }

    private Finding checkSignatures(Documents read) throws IOException {
        if (!files.isSigned()) {
            return demands.signaturesRequired()
                    ? Finding.notRun("signatures are required, there are none")
                    : Finding.notApplicable("unsigned");
        }
        Finding found;
        try {
            signatures = BundleSignatures.parse(
                    files.document(BundleSignatures.DOCUMENT), files.document(BundleSignatures.KEYS));
            found = new SignatureChecks(read, demands.signatures(), demands.trusted()).check(signatures);
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.SIGNATURE_UNAVAILABLE) {
                throw refused;
            }
            return Finding.notRun(refused.problem().detail());
        }
        return demands.signaturesRequired() && found.outcome() == VerificationReport.Outcome.HUMAN_EYE
                ? Finding.notRun("signatures by keys on your list are required; " + found.detail())
                : found;
    }

    private void checkLog(Documents read, @Nullable ByteRows offRoster) throws IOException {
        OffRoster expected = projection == Projection.PUBLIC ? OffRoster.UNKNOWN : OffRoster.NOBODY;
        if (files.has(SamplingFrame.ROSTER_EXCLUSIONS)) {
            if (offRoster == null) {
                checks.run(CheckName.LOG, () -> Finding.notRun("depends on " + CheckName.ROSTER.titleEn()));
                checks.run(CheckName.ATTEMPTS, () -> Finding.notRun("depends on " + CheckName.LOG.titleEn()));
                return;
            }
            expected = OffRoster.of(read.suite(), offRoster);
        }
        LogComparison comparison = new LogComparison(read, files, demands, expected);
        checks.run(CheckName.LOG, comparison::checkLog);
        checks.run(CheckName.ATTEMPTS, comparison::checkAttempts, CheckName.LOG);
        bundleLog = comparison.bundleLog();
    }

    private byte[] bytes(String name) {
        byte[] bytes = documents.get(name);
        if (bytes == null) {
            throw new IllegalStateException("read before");
        }
        return bytes;
    }

    private Json value(String name) {
        Json value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("read before");
        }
        return value;
    }
}
