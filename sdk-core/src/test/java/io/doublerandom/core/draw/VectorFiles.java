package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Published files that a test computes again; the environment variable {@code VECTORS_WRITE} writes them instead of comparing. */
final class VectorFiles {
    private static final boolean WRITE = System.getenv("VECTORS_WRITE") != null;

    private VectorFiles() {}

    /** The files of a bundle by their paths in it, sorted. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static void assertOrWrite(Path published, byte[] computed) throws IOException {
        if (WRITE) {
            Files.createDirectories(published.getParent());
            Files.write(published, computed);
        }
        assertThat(published).as(published.toString()).hasBinaryContent(computed);
    }
}
