package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.DrawVerifier.LogSource;
import io.doublerandom.core.draw.Verification.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies substitution rounds (替换核验) against the bundle of the base draw and the rounds before, offline.
 *
 * <p>Fails closed. That substitutions were allowed at all, and what the custodian's chain ends in, stands in the audit log
 * alone: a round is refused unless the verifier of the draw has one. Immutable.
 */
public final class SubstitutionVerifier {
    private final DrawVerifier draw;

    private SubstitutionVerifier(DrawVerifier draw) {
        this.draw = draw;
    }

    /** A verifier of rounds, whose base draws this one verifies, with its log and its limits. */
    public static SubstitutionVerifier of(DrawVerifier draw) {
        return new SubstitutionVerifier(Values.present("draw", draw));
    }

    /**
     * Verifies rounds.
     *
     * @param base the bundle of the draw, of either projection
     * @param rounds the bundles of all rounds from the first, in order, each of either projection; at least one
     * @throws DoubleRandomException {@link ErrorCode#INPUT_UNREADABLE} if one is no directory; everything else is in the
     *     report
     * @throws IOException if the file system fails
     */
    public SubstitutionReport verify(Path base, List<Path> rounds) throws IOException {
        return run(base, rounds, new ArrayList<>());
    }

    /**
     * Reads rounds from their AUDIT bundles, after verifying them: what a further round begins with.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} if one is refused or no AUDIT bundle
     * @throws IOException if the file system fails
     */
    public List<SubstitutionRound> read(Path base, List<Path> rounds) throws IOException {
        List<SubstitutionRound> computed = new ArrayList<>();
        SubstitutionReport report = run(base, rounds, computed);
        if (report.verdict() != VerificationReport.Verdict.VERIFIED_UNSIGNED) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNUSABLE,
                    "the rounds are " + report.verdict().textEn() + "; verify them to see why");
        }
        return List.copyOf(computed);
    }

    private SubstitutionReport run(Path base, List<Path> rounds, List<SubstitutionRound> computed) throws IOException {
        Values.some("rounds", rounds);
        Verification verification = draw.run(base);
        VerificationReport report = verification.report();
        Documents documents = verification.documents();
        boolean holds = report.verdict() != VerificationReport.Verdict.REFUSED;
        Context context = holds && documents != null ? context(base, verification, documents, report) : null;
        List<SubstitutionReport.Round> found = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            BundleFiles files = BundleFiles.list(rounds.get(i), draw.demands().limits());
            SubstitutionVerification round = new SubstitutionVerification(
                    files, draw.demands().limits(), i + 1, i + 1 == rounds.size(), context);
            context = round.run();
            round.computed().ifPresent(computed::add);
            found.add(round.report());
        }
        return new SubstitutionReport(report, found);
    }

    private Context context(Path base, Verification verification, Documents documents, VerificationReport report)
            throws IOException {
        DrawTranscript transcript = verification.transcript();
        LogSource source = draw.demands().log();
        List<LoggedEntry> entries = source == null
                ? null
                : source.read(documents.suite()).requireIntact().entries();
        return new Context(
                documents,
                SubstitutionPosition.of(documents.plan(), documents.headerHash(), documents.seed()),
                transcript == null ? null : SubstitutionState.of(transcript),
                Listed.of(base, report, draw.demands().limits()),
                entries == null ? null : new SubstitutionLog(documents, entries),
                null);
    }

    /**
     * What a round is compared with: the draw, and the rounds so far.
     *
     * @param documents the documents of the draw
     * @param position how far the rounds have come
     * @param state who sits where; null where only PUBLIC bundles are known
     * @param listed who was published as drawn
     * @param log the log; null if there is none
     * @param link the last link; null before the first round
     */
    record Context(
            Documents documents,
            SubstitutionPosition position,
            @Nullable SubstitutionState state,
            Listed listed,
            @Nullable SubstitutionLog log,
            @Nullable Bytes32 link) {}
}
