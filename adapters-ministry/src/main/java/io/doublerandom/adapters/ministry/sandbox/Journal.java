package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a sandbox took and made, in order, so that a restart finds it again: packages as they came, and for which drawn
 * subjects results were made.
 */
final class Journal {
    private final Path directory;

    Journal(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The entries so far, in order. */
    List<Entry> entries() {
        Path file = file();
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> new Entry(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                    .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The package an entry names. */
    byte[] taken(Entry entry) {
        try {
            return Files.readAllBytes(directory.resolve(entry.name() + ".xml"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Keeps a package. */
    void took(String resource, long seq, byte[] bytes) {
        String name = resource + "-" + seq;
        try {
            Files.write(directory.resolve(name + ".xml"), bytes);
        } catch (IOException e) {
            throw failed(e);
        }
        append(Entry.PACKAGE, name);
    }

    /** Notes that results were made. */
    void made(String assignment) {
        append(Entry.RESULTS, assignment);
    }

    private void append(String kind, String name) {
        try {
            Files.writeString(
                    file(),
                    kind + " " + name + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file() {
        return directory.resolve("journal");
    }

    private static DoubleRandomException failed(IOException cause) {
        return new DoubleRandomException(ErrorCode.STORE_FAILED, "the journal of the sandbox", cause);
    }

    /**
     * One entry.
     *
     * @param kind {@link #PACKAGE} or {@link #RESULTS}
     * @param name name of the package, or the key of the drawn subject
     */
    record Entry(String kind, String name) {
        static final String PACKAGE = "package";
        static final String RESULTS = "results";
    }
}
