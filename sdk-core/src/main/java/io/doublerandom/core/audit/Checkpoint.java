package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a log was at a moment (日志检查点): how many entries it had, and the root over them. In the form of a C2SP checkpoint,
 * with the log's time as its one extension line, so that back-dating an entry contradicts a signature.
 *
 * @param origin the log's own name, under which it signs; no blank, no plus sign
 * @param size the number of entries
 * @param root the root over them, see {@link LogTree}
 * @param at the log's time, in whole seconds: no entry beyond {@code size} is older, none within is newer
 */
public record Checkpoint(
        @NotNull @Pattern(regexp = SignedNote.NAME) String origin,
        @PositiveOrZero long size,
        @NotNull Bytes32 root,
        @NotNull Instant at) {
    private static final String TIME = "at ";

    public Checkpoint {
        Values.pattern("origin", origin, SignedNote.NAME);
        Values.between("size", size, 0, (1L << 53) - 1);
        Values.present("root", root);
        Values.present("at", at);
        Values.require(at.equals(at.truncatedTo(ChronoUnit.SECONDS)), "at", "is not in whole seconds");
        Values.pattern("at", at.toString(), LogEntry.TIME_FORM);
    }

    /** Four lines: origin, size, root in base64, time. */
    public String text() {
        return origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root.bytes()) + '\n' + TIME + at + '\n';
    }

    /** The same, to be signed. */
    public SignedNote note() {
        return SignedNote.of(text());
    }

    /**
     * Reads the four lines of a note.
     *
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} if they are anything else
     */
    public static Checkpoint of(SignedNote note) {
        String[] lines = note.text().split("\n", -1);
        try {
            if (lines.length == 5 && lines[1].matches("0|[1-9][0-9]{0,15}") && lines[3].startsWith(TIME)) {
                Checkpoint read = new Checkpoint(
                        lines[0],
                        Long.parseLong(lines[1]),
                        Bytes32.of(Base64.getDecoder().decode(lines[2])),
                        Instant.parse(lines[3].substring(TIME.length())));
                if (read.text().equals(note.text())) {
                    return read;
                }
            }
        } catch (DateTimeException | IllegalArgumentException | DoubleRandomException malformed) {
            throw malformed(malformed);
        }
        throw malformed(null);
    }

    private static DoubleRandomException malformed(@Nullable Throwable cause) {
        return new DoubleRandomException(
                new Problem(
                        ErrorCode.DOCUMENT_MALFORMED,
                        Place.of("checkpoint"),
                        "is not origin, size, root and time, each on its line"),
                cause);
    }
}
