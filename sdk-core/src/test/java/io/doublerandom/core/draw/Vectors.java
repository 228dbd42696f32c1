package io.doublerandom.core.draw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published vectors of the draw protocol, and copies of them that a test may spoil. */
final class Vectors {
    static final Path VALID = Path.of("..", "docs", "spec", "vectors", "v1", "valid");

    private Vectors() {}

    static Stream<String> names() {
        try (Stream<Path> directories = Files.list(VALID)) {
            List<String> names = directories
                    .filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
            if (names.size() < 17) {
                throw new IllegalStateException("only " + names.size() + " vectors found");
            }
            return names.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path directory(String name) {
        return VALID.resolve(name);
    }

    static List<String> lines(String name, String file) throws IOException {
        return Files.readAllLines(directory(name).resolve(file), StandardCharsets.UTF_8);
    }

    static Path copy(String name, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(directory(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }
}
