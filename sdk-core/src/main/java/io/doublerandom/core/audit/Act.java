package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What somebody did in an office (操作记录): who, when, what, about what, and why. The audit log fixes its digest; the act
 * itself is kept beside the log, since the log holds no words of people.
 *
 * @param type what was done, as {@code plan:approve}, at most 300 characters
 * @param doc what it is about, as {@code plan/440800-2024}, at most 1000 characters
 * @param by who did it: an account or office id, not a name, at most 64 characters
 * @param at when, UTC, in whole seconds
 * @param note reason or document number, perhaps empty, at most 400 characters
 */
public record Act(
        @NotBlank @Size(max = 300) String type,
        @NotBlank @Size(max = 1000) String doc,
        @NotBlank @Size(max = 64) String by,
        @NotNull Instant at,
        @NotNull @Size(max = 400) String note) {
    public Act {
        Values.text("type", type, 300);
        Values.text("doc", doc, 1000);
        Values.text("by", by, 64);
        Values.present("at", at);
        Values.require(at.equals(at.truncatedTo(ChronoUnit.SECONDS)), "at", "is not in whole seconds");
        Values.atMost("note", note, 400);
    }

    /** The digest that stands in the log: of the canonical form (RFC 8785) of all five members. */
    public Bytes32 digest(CryptoSuite suite) {
        try {
            return suite.hash(CanonicalJson.bytes(new Json.Obj(Map.of(
                    "type", new Json.Text(type),
                    "doc", new Json.Text(doc),
                    "by", new Json.Text(by),
                    "at", new Json.Text(at.toString()),
                    "note", new Json.Text(note)))));
        } catch (IllegalArgumentException notAllowed) {
            throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "an act " + notAllowed.getMessage(), notAllowed);
        }
    }
}
