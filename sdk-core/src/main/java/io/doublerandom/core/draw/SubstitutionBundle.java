package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a substitution round from which anyone can verify it against the base bundle and the rounds before
 * (替换证据包), in two projections as those of a draw.
 */
public final class SubstitutionBundle {
    /** The files of the PUBLIC projection, without the list, which an embargo may hold back. */
    static final List<String> PUBLIC_FILES = List.of(SubstitutionBatch.DOCUMENT, SubstitutionDocument.DOCUMENT);

    /** The files of the AUDIT projection. */
    static final List<String> AUDIT_FILES = List.of(
            SubstitutionBatch.DOCUMENT,
            SubstitutionDocument.DOCUMENT,
            SubstitutionRound.REQUESTS,
            SubstitutionRound.SUBSTITUTES,
            EvidenceBundle.PUBLIC_LIST,
            EvidenceBundle.TEAMS,
            SubstitutionRound.SEATS);

    private final SubstitutionRound round;

    SubstitutionBundle(SubstitutionRound round) {
        this.round = round;
    }

    /**
     * Writes the AUDIT projection into a directory that is empty or not there yet.
     *
     * @throws DoubleRandomException {@link ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writeAudit(Path directory) throws IOException {
        writePublic(directory);
        EvidenceBundle.write(directory, SubstitutionRound.REQUESTS, round.requestLines());
        EvidenceBundle.write(directory, SubstitutionRound.SUBSTITUTES, round.substituteLines());
        EvidenceBundle.write(directory, EvidenceBundle.TEAMS, round.teamLines());
        EvidenceBundle.write(directory, SubstitutionRound.SEATS, round.seatLines());
    }

    /**
     * Writes the PUBLIC projection: no request, no inspector, and not who was replaced.
     *
     * @throws DoubleRandomException {@link ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writePublic(Path directory) throws IOException {
        writePublicWithoutList(directory);
        EvidenceBundle.write(directory, EvidenceBundle.PUBLIC_LIST, round.publicLines());
    }

    /**
     * Writes the PUBLIC projection without the list of new subjects, as an embargo of the plan asks.
     *
     * @throws DoubleRandomException {@link ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writePublicWithoutList(Path directory) throws IOException {
        EvidenceBundle.prepare(directory);
        EvidenceBundle.write(
                directory, SubstitutionBatch.DOCUMENT, round.batch().canonicalBytes());
        EvidenceBundle.write(
                directory, SubstitutionDocument.DOCUMENT, round.result().canonicalBytes());
    }
}
