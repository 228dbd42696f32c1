package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.RecordReceipt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The packages last sent (包链), one file for each resource: the last one the platform answered for, from which number
 * and digest of the next follow, and the one under way.
 *
 * <p>A package is written down before it is sent. Whoever finds one under way after a crash sends the same bytes again:
 * the platform knows them by their identifier and gives the receipt it gave before. Beside it lie the records of the
 * batch that could not be put into the package, so that a receipt asked for later is complete. The directory belongs to
 * one process at a time; its owner sees to that.
 */
final class PackageChain {
    private static final String UNDER_WAY = ".sending.xml";
    private static final String ANSWERED = ".last.xml";
    private static final String REFUSED = ".refused.xml";

    private final Path directory;
    private final PackageCodec codec;

    PackageChain(Path directory, PackageCodec codec) {
        this.directory = directory;
        this.codec = codec;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed("created", e);
        }
    }

    /** The place of the next package. */
    Link next(String resource) {
        Optional<byte[]> last = bytes(file(resource, ANSWERED));
        if (last.isEmpty()) {
            return new Link(1, PackageDigests.EMPTY);
        }
        long seq = read(last.get()).getHead().getSeq();
        return new Link(seq + 1, PackageDigests.ofPackage(last.get()));
    }

    /** The package under way, if there is one. */
    Optional<byte[]> underWay(String resource) {
        return bytes(file(resource, UNDER_WAY));
    }

    /** The last package the platform answered for, if there is one. */
    Optional<byte[]> answered(String resource) {
        return bytes(file(resource, ANSWERED));
    }

    /** A package as an object. */
    ExchangePackage read(byte[] bytes) {
        return codec.read(bytes, ExchangePackage.class, "stored package");
    }

    /** Writes a package down before it is sent, and what of its batch could not be sent. */
    void begin(String resource, String packageId, byte[] bytes, List<RecordReceipt> refused) {
        if (refused.isEmpty()) {
            delete(file(resource, REFUSED));
        } else {
            write(file(resource, REFUSED), codec.write(Receipts.toPlatform(packageId, refused)));
        }
        write(file(resource, UNDER_WAY), bytes);
    }

    /** The platform answered for the package under way: its place in the chain is taken. */
    void settle(String resource) {
        move(file(resource, UNDER_WAY), file(resource, ANSWERED));
    }

    /** The platform refused the package under way as a whole: its place in the chain is free again. */
    void drop(String resource) {
        delete(file(resource, UNDER_WAY));
    }

    /** The resource whose last or current package is this one; empty for an older or unknown package. */
    Optional<String> resourceOf(String packageId) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String kind = name.endsWith(UNDER_WAY) ? UNDER_WAY : ANSWERED;
                if (name.endsWith(kind)
                        && read(Files.readAllBytes(file))
                                .getHead()
                                .getPackageId()
                                .equals(packageId)) {
                    return Optional.of(name.substring(0, name.length() - kind.length()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** The records of a batch that could not be put into its package. */
    List<RecordReceipt> refused(String packageId) {
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.getFileName().toString().endsWith(REFUSED))
                    .toList()) {
                Receipt receipt = codec.read(Files.readAllBytes(file), Receipt.class, "stored refusals");
                if (receipt.getPackageId().equals(packageId)) {
                    return Receipts.fromPlatform(receipt, name -> name);
                }
            }
            return List.of();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private Path file(String resource, String kind) {
        return directory.resolve(Values.pattern("resource", resource, "[a-z][a-z-]{0,31}") + kind);
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
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
                    StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
        move(fresh, file);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
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
