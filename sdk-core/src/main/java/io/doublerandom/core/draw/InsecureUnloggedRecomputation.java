package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Computes a finished ceremony again from files, without any log (无日志复算): <b>not a lawful draw</b>.
 *
 * <p>Nothing here shows that the header was fixed before the nonces were known, so whoever has these files could have
 * tried as many as he liked. For auditors who compare an outcome, and for tests of other implementations; a program
 * that draws uses {@link DrawRequest#commit}.
 */
public final class InsecureUnloggedRecomputation {
    private InsecureUnloggedRecomputation() {}

    /**
     * Computes the outcome of the documents and inputs in a directory: {@code plan.json}, {@code header.json},
     * {@code ceremony.json}, {@code pool.csv}, {@code attrs.csv}, {@code exclusions.csv}, {@code roster.csv} and
     * {@code recusal.csv}. Other files are not looked at.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if the inputs are not those of the header, or
     *     the ceremony is not one of the header
     * @throws IOException if a file cannot be read
     */
    public static EvidenceBundle recompute(Path directory, ReadLimits limits) throws IOException {
        BundleFiles files = BundleFiles.list(directory, limits);
        DrawPlan plan = DrawPlan.parse(files.document(DrawPlan.DOCUMENT));
        DrawHeader header = DrawHeader.parse(files.document(DrawHeader.DOCUMENT));
        CeremonyRecord ceremony = CeremonyRecord.parse(files.document(CeremonyRecord.DOCUMENT));
        SamplingFrame frame = SamplingFrame.read(directory, limits);
        requireHeader(plan, header, frame);
        requireCeremony(plan.suite(), header, ceremony);
        return EvidenceBundle.of(DrawTranscript.compute(plan, frame, header, ceremony));
    }

    private static void requireHeader(DrawPlan plan, DrawHeader header, SamplingFrame frame) {
        DrawHeader expected = new DrawRequest(
                        plan, frame, header.snapshotAt(), header.revealBy(), header.attempt(), header.supersedes())
                .header();
        if (!expected.equals(header)) {
            throw invalid(DrawHeader.DOCUMENT, "is not the header of this plan and these inputs");
        }
    }

    private static void requireCeremony(CryptoSuite suite, DrawHeader header, CeremonyRecord ceremony) {
        if (!ceremony.parties().stream().map(Contribution::party).toList().equals(header.parties())
                || !ceremony.beacons().stream()
                        .map(PublicValue::beacon)
                        .toList()
                        .equals(header.beacon())) {
            throw invalid(CeremonyRecord.DOCUMENT, "does not list the header's parties and beacons in their order");
        }
        Bytes32 headerHash = header.hash(suite);
        boolean opened = false;
        for (Contribution party : ceremony.parties()) {
            if (party.nonce().isPresent()) {
                opened = true;
                Bytes32 commitment = SeedDerivation.commitment(
                        suite, headerHash, party.party(), party.nonce().get());
                if (!commitment.equals(party.commit())) {
                    throw invalid(CeremonyRecord.DOCUMENT, "has a nonce that is not the one committed to");
                }
            }
        }
        if (!opened) {
            throw invalid(CeremonyRecord.DOCUMENT, "has no opened nonce, so the attempt is void");
        }
        for (PublicValue value : ceremony.beacons()) {
            if (!value.beacon().accepts(value.value())) {
                throw invalid(CeremonyRecord.DOCUMENT, "has a public value that is not in the form of its type");
            }
        }
    }

    private static DoubleRandomException invalid(String document, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.DRAW_INPUT_INVALID, Place.of(document), what));
    }
}
