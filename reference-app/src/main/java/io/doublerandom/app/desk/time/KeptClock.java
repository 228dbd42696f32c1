package io.doublerandom.app.desk.time;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated clock (模拟时钟): it stands still until it is moved, forwards only, and its time is kept in a file, so that a
 * year can be rehearsed and gone on with after a restart. Safe for use by several threads.
 */
public final class KeptClock extends Clock {
    /** Name of its file in the data folder. */
    public static final String FILE = "simulated-clock";

    private final Path file;
    private volatile Instant now;

    private KeptClock(Path file, Instant now) {
        this.file = file;
        this.now = now;
    }

    /**
     * The clock that a file keeps; empty if there is none.
     *
     * @throws DoubleRandomException DOCUMENT_MALFORMED if the file holds no instant, INPUT_UNREADABLE
     */
    public static Optional<KeptClock> in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(new KeptClock(
                            file, Instant.parse(Files.readString(file).strip())))
                    : Optional.empty();
        } catch (DateTimeParseException malformed) {
            throw failure(
                    ErrorCode.DOCUMENT_MALFORMED,
                    file,
                    "应为一个时刻，例如 2024-03-01T00:00:00Z / must hold one instant, for example 2024-03-01T00:00:00Z",
                    malformed);
        } catch (IOException unreadable) {
            throw failure(ErrorCode.INPUT_UNREADABLE, file, "无法读取 / cannot be read", unreadable);
        }
    }

    /** Begins a clock at an instant, in whole seconds; one that was kept there goes. */
    public static KeptClock begin(Path directory, Instant at) {
        KeptClock clock = new KeptClock(directory.resolve(FILE), at.truncatedTo(ChronoUnit.SECONDS));
        clock.keep(clock.now);
        return clock;
    }

    /**
     * Moves on to an instant, in whole seconds.
     *
     * @throws DoubleRandomException VALUE_INVALID if that has passed
     */
    public synchronized void advanceTo(Instant later) {
        Instant to = later.truncatedTo(ChronoUnit.SECONDS);
        if (to.isBefore(now)) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID,
                    "模拟时钟已是 " + now + "，不能倒退 / the simulated clock shows " + now + " and does not go back");
        }
        keep(to);
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("days are made of instants where a zone is known");
    }

    /** Beside first, then in its place: a crash leaves the old time or the new one. */
    private void keep(Instant at) {
        Path beside = file.resolveSibling(FILE + ".part");
        try {
            Files.writeString(beside, at + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw failure(ErrorCode.INPUT_UNREADABLE, file, "无法写入 / cannot be written", failed);
        }
    }

    private static DoubleRandomException failure(ErrorCode code, Path file, String detail, @Nullable Throwable cause) {
        return new DoubleRandomException(new Problem(code, Place.of(file.toString()), detail), cause);
    }
}
