package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import io.doublerandom.core.internal.MalformedTextException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One entry of the audit log (审计日志条目): when, what kind, about what, and the digest of the document it fixes.
 *
 * <p>The log holds digests, never documents, so it holds no personal data.
 *
 * @param at when it was logged, in whole seconds
 * @param type what was logged, for a draw the document name: {@code plan}, {@code header}, {@code commit:audit}, …
 * @param doc what it is about: a name that stays the same for all entries of one matter
 * @param digest the digest of the document that is fixed by this entry
 * @param prev the chain hash of the entry before, 64 hexadecimal digits; empty for the first
 */
public record LogEntry(
        @NotNull Instant at,
        @NotBlank @Size(max = 300) String type,
        @NotBlank @Size(max = 1000) String doc,
        @NotNull Bytes32 digest,
        @NotNull @Pattern(regexp = "([0-9a-f]{64})?") String prev) {
    static final String TIME_FORM = "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";

    public LogEntry {
        Values.present("at", at);
        Values.require(at.equals(at.truncatedTo(ChronoUnit.SECONDS)), "at", "is not in whole seconds");
        Values.pattern("at", at.toString(), TIME_FORM);
        Values.text("type", type, 300);
        Values.text("doc", doc, 1000);
        Values.present("digest", digest);
        Values.pattern("prev", prev, "([0-9a-f]{64})?");
    }

    /** The canonical bytes (RFC 8785) that are chained and exported. */
    public byte[] canonicalBytes() {
        try {
            return CanonicalJson.bytes(new Json.Obj(Map.of(
                    "at", new Json.Text(at.toString()),
                    "type", new Json.Text(type),
                    "doc", new Json.Text(doc),
                    "digest", new Json.Text(digest.hex()),
                    "prev", new Json.Text(prev))));
        } catch (IllegalArgumentException notAllowed) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "type or doc " + notAllowed.getMessage(), notAllowed);
        }
    }

    /** The chain hash: the leaf hash of RFC 9162 over the canonical bytes, so that a Merkle log can take it over. */
    public Bytes32 hash(CryptoSuite suite) {
        return suite.hash(new ByteWriter().u8(0).raw(canonicalBytes()).bytes());
    }

    /**
     * Reads one canonical entry.
     *
     * @param document the bytes, without a line feed
     * @param place where they stand, for the error
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} if they are no canonical entry
     */
    public static LogEntry parse(byte[] document, Place place) {
        try {
            if (CanonicalJson.parse(document) instanceof Json.Obj entry
                    && entry.members().size() == 5
                    && entry.members().get("at") instanceof Json.Text at
                    && entry.members().get("type") instanceof Json.Text type
                    && entry.members().get("doc") instanceof Json.Text doc
                    && entry.members().get("digest") instanceof Json.Text digest
                    && entry.members().get("prev") instanceof Json.Text prev) {
                Instant time = Instant.parse(at.value());
                Values.require(time.toString().equals(at.value()), "at", "is not in its canonical form");
                return new LogEntry(time, type.value(), doc.value(), Bytes32.parse(digest.value()), prev.value());
            }
        } catch (MalformedTextException | DateTimeParseException | DoubleRandomException malformed) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.DOCUMENT_MALFORMED, place, "log entry: " + malformed.getMessage()),
                    malformed);
        }
        throw new DoubleRandomException(new Problem(
                ErrorCode.DOCUMENT_MALFORMED, place, "log entry has not exactly at, type, doc, digest and prev"));
    }
}
