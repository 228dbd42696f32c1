package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Where each chain of sent packages stands (包链): number and digest of the last package the platform answered for, and
 * the one under way, kept in files so that a restart neither skips nor repeats a number.
 *
 * <p>A package is written down before it is sent. Whoever finds one under way after a crash sends the same bytes again:
 * the platform knows them by their identifier and answers with the receipt it gave before. Not for two processes at
 * once; the owner of the directory sees to that.
 */
final class PackageChain {
    private static final String FIRST = "0 " + PackageDigests.EMPTY;

    private final Path directory;

    PackageChain(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed("created", e);
        }
    }

    /** The place of the next package. */
    Link next(String resource) {
        String head = text(file(resource, "head")).orElse(FIRST).strip();
        List<String> parts = List.of(head.split(" ", -1));
        if (parts.size() != 2
                || !parts.get(0).matches("\\d{1,18}")
                || !parts.get(1).matches("[0-9a-f]{64}")) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_FAILED, "the chain file of " + resource + " is damaged; restore it from a backup");
        }
        return new Link(Long.parseLong(parts.get(0)) + 1, parts.get(1));
    }

    /** The package under way, if there is one. */
    Optional<byte[]> underWay(String resource) {
        try {
            return Optional.of(Files.readAllBytes(file(resource, "sending.xml")));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Writes a package down before it is sent. */
    void begin(String resource, byte[] bytes) {
        write(file(resource, "sending.xml"), bytes);
    }

    /** The platform answered for the package under way: its place in the chain is taken. */
    void settle(String resource, byte[] bytes) {
        Link link = next(resource);
        String head = link.seq() + " " + PackageDigests.ofPackage(bytes) + "\n";
        write(file(resource, "head"), head.getBytes(StandardCharsets.US_ASCII));
        drop(resource);
    }

    /** The platform refused the package under way as a whole: its place in the chain is free again. */
    void drop(String resource) {
        try {
            Files.deleteIfExists(file(resource, "sending.xml"));
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private Path file(String resource, String kind) {
        Values.pattern("resource", resource, "[a-z][a-z_-]{0,31}");
        return directory.resolve(resource + "." + kind);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.write(
                    fresh,
                    bytes,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private static DoubleRandomException failed(String what, IOException cause) {
        return new DoubleRandomException(ErrorCode.STORE_FAILED, "the package chain cannot be " + what, cause);
    }

    /**
     * A place in a chain.
     *
     * @param seq number of the package, from 1
     * @param prevDigest digest of the package before
     */
    record Link(long seq, String prevDigest) {}
}
