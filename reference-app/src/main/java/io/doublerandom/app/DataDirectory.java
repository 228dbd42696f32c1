package io.doublerandom.app;

import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.app.desk.register.Imports;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything one instance keeps on disk, held by that instance alone.
 *
 * <p>Only the names below are ever made or deleted here; whatever else lies in the folder is the user's.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = ".instance-lock";
    private static final String SANDBOX = "sandbox";
    private static final String PUBLIC = "public";
    private static final String CEREMONIES = "ceremonies";
    private static final String KEYS = "keys";
    private static final Set<String> OURS = Set.of(
            SANDBOX,
            PUBLIC,
            CEREMONIES,
            KEYS,
            WitnessedLog.FOLDER,
            WitnessedLog.WITNESS_FOLDER,
            LocalUsers.PASSWORD_FILE,
            KeptClock.FILE,
            Imports.FOLDER,
            AppConfig.H2_NAME + ".mv.db",
            AppConfig.H2_NAME + ".trace.db",
            AppConfig.H2_NAME + ".lock.db");

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing and holds it until closed.
     *
     * @throws DoubleRandomException DATA_IN_USE when another instance holds it, INPUT_UNREADABLE when it cannot be
     *     written
     */
    public static DataDirectory open(Path directory) {
        FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw failure(ErrorCode.DATA_IN_USE, directory, "已锁定 / it is locked", null);
            }
            return new DataDirectory(directory, channel, lock);
        } catch (IOException e) {
            closeQuietly(channel);
            throw failure(ErrorCode.INPUT_UNREADABLE, directory, "数据目录无法写入 / the data folder cannot be written", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /** The folder itself, absolute. */
    public Path directory() {
        return directory;
    }

    /** Where the stand-in platform of that name keeps its keys and state. */
    public Path sandbox(String tenant) {
        return directory.resolve(SANDBOX).resolve(tenant);
    }

    /** Where published bundles stand, one folder a draw, named by its header hash. */
    public Path publicBundles() {
        return directory.resolve(PUBLIC);
    }

    /**
     * Deletes what the app made in the folder.
     *
     * @return the names that were not ours and still stand there, sorted
     */
    public List<String> empty() {
        List<String> foreign = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (OURS.contains(name)) {
                    delete(entry);
                } else if (!name.equals(LOCK)) {
                    foreign.add(name);
                }
            }
        } catch (IOException e) {
            throw failure(ErrorCode.INPUT_UNREADABLE, directory, "数据目录无法清空 / the data folder cannot be emptied", e);
        }
        foreign.sort(null);
        return foreign;
    }

    /** Links are deleted, never followed. */
    private static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw failure(ErrorCode.INPUT_UNREADABLE, directory, "锁无法释放 / the lock cannot be released", e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            System.getLogger(DataDirectory.class.getName()).log(System.Logger.Level.DEBUG, "lock file not closed", e);
        }
    }

    private static DoubleRandomException failure(
            ErrorCode code, Path directory, String detail, @Nullable Throwable cause) {
        return new DoubleRandomException(new Problem(code, Place.of(directory.toString()), detail), cause);
    }
}
