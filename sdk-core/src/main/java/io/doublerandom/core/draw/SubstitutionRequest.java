package io.doublerandom.core.draw;

import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A request to replace a drawn subject or the inspector in one of its seats (替换申请), a line of {@code requests.csv}.
 *
 * @param sid the subject
 * @param reason why, a code
 * @param evidence the digest of what shows it, which is kept elsewhere
 * @param firstWitness one inspector of the roster who attests it
 * @param secondWitness another one, behind the first by bytes, so that a request has one spelling
 * @param seat the seat whose inspector is replaced, from 0; {@link #SUBJECT} to replace the subject
 */
public record SubstitutionRequest(
        @NotNull @Pattern(regexp = SubjectIdentifier.FORM) String sid,

        @NotNull @Pattern(regexp = DrawValues.NAME) String reason,
        @NotNull Bytes32 evidence,
        @NotNull @Pattern(regexp = RosterEntry.IID) String firstWitness,
        @NotNull @Pattern(regexp = RosterEntry.IID) String secondWitness,
        int seat) {
    /** In place of a seat: the subject is replaced, with its whole team. */
    public static final int SUBJECT = -1;

    private static final int MOST_SEATS = 255;

    public SubstitutionRequest {
        Values.pattern("sid", sid, SubjectIdentifier.FORM);
        DrawValues.name("reason", reason);
        Values.present("evidence", evidence);
        Values.pattern("iid1", firstWitness, RosterEntry.IID);
        Values.pattern("iid2", secondWitness, RosterEntry.IID);
        Values.require(
                firstWitness.compareTo(secondWitness) < 0, "iid2", "is not another inspector, behind iid1 by bytes");
        Values.between("seat", seat, SUBJECT, MOST_SEATS - 1L);
    }

    /** Replaces a subject; the witnesses may be given in any order. */
    public static SubstitutionRequest ofSubject(
            String sid, String reason, Bytes32 evidence, String oneWitness, String otherWitness) {
        return ofSeat(sid, reason, evidence, oneWitness, otherWitness, SUBJECT);
    }

    /** Replaces the inspector in a seat; the witnesses may be given in any order. */
    public static SubstitutionRequest ofSeat(
            String sid, String reason, Bytes32 evidence, String oneWitness, String otherWitness, int seat) {
        boolean ordered = Values.present("iid1", oneWitness).compareTo(Values.present("iid2", otherWitness)) < 0;
        return new SubstitutionRequest(
                sid, reason, evidence, ordered ? oneWitness : otherWitness, ordered ? otherWitness : oneWitness, seat);
    }

    /** Whether the subject is replaced, not an inspector. */
    public boolean replacesSubject() {
        return seat == SUBJECT;
    }

    /** The line of {@code requests.csv}. */
    String line() {
        return String.join(",", sid, reason, evidence.hex(), firstWitness, secondWitness)
                + (replacesSubject() ? "" : "," + seat);
    }
}
