package io.doublerandom.app.desk.ceremony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.CeremonyStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a ceremony, line by line, only ever added to (仪式记录). A line is on the disk before the audit log is asked,
 * and counts only if the log then holds its digest: so nothing is lost by a stop in between, and nothing is counted twice.
 */
final class Journal {
    static final String FILE = "steps.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    Journal(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /** What a line is about. */
    enum Kind {
        /** A party's commitment. */
        COMMIT,
        /** A party's nonce. */
        OPEN,
        /** What one user typed of a public value. */
        READING,
        /** A public value on which two agreed. */
        VALUE,
        /** Why the attempt was voided. */
        VOID,
        /** That another attempt was approved. */
        REDRAW,
        /** That the result was published. */
        PUBLISH
    }

    /**
     * A line.
     *
     * @param kind what it is about
     * @param by user
     * @param at when
     * @param name party, or place of a public value; empty for none
     * @param value in hexadecimal digits, or a reason
     */
    record Line(Kind kind, String by, Instant at, String name, String value) {
        /** The step of the ceremony that it is, if it is one. */
        Optional<CeremonyStep> step() {
            return switch (kind) {
                case COMMIT -> Optional.of(new CeremonyStep.Commitment(name, Bytes32.parse(value)));
                case OPEN -> Optional.of(new CeremonyStep.Opening(name, Bytes32.parse(value)));
                case VALUE -> Optional.of(new CeremonyStep.Value(Integer.parseInt(name), value));
                case READING, VOID, REDRAW, PUBLISH -> Optional.empty();
            };
        }
    }

    /** Adds a line; when this returns it is on the disk. */
    synchronized void add(Line line) {
        String text = JSON.createObjectNode()
                        .put("kind", line.kind().name())
                        .put("by", line.by())
                        .put("at", line.at().toString())
                        .put("name", line.name())
                        .put("value", line.value())
                        .toString()
                + "\n";
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            OwnerOnly.restrict(file);
            channel.position(whole());
            channel.truncate(channel.position());
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The lines, oldest first; a last one that was cut off by a stop is none. */
    synchronized List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        try {
            if (!Files.exists(file)) {
                return lines;
            }
            String text = new String(Files.readAllBytes(file), 0, whole(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                JsonNode node = JSON.readTree(line);
                lines.add(new Line(
                        Kind.valueOf(node.path("kind").asText()),
                        node.path("by").asText(),
                        Instant.parse(node.path("at").asText()),
                        node.path("name").asText(),
                        node.path("value").asText()));
            }
            return lines;
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(file + " holds a line that is none of ours", malformed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The newest line of a kind, or null. */
    @Nullable
    Line last(Kind kind) {
        return lines().stream()
                .filter(line -> line.kind() == kind)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** How many bytes are whole lines. */
    private int whole() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }
}
