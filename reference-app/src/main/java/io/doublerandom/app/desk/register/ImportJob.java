package io.doublerandom.app.desk.register;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.ImportReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upload on its way into the database (导入作业). Safe for use by several threads. */
public final class ImportJob {
    private static final long NANOS = 1_000_000_000;

    private final String id;
    private final Upload upload;
    private final String by;
    private final Instant at;
    private State state = State.CHECKING;
    private boolean cancelled;
    private long begun = System.nanoTime();
    private Progress progress = new Progress(0, 0, 0, 0, 0);
    private List<Problem> problems = List.of();
    private List<String> unnamed = List.of();
    private @Nullable Path rejects;
    private @Nullable Problem failure;

    /** How far it is. */
    public enum State {
        /** 校验中: its dry run is under way. */
        CHECKING,
        /** 待提交: looked through, nothing kept. */
        CHECKED,
        /** 入库中. */
        COMMITTING,
        /** 已入库. */
        COMMITTED,
        /** 已取消: nothing was kept. */
        CANCELLED,
        /** 失败: nothing was kept. */
        FAILED
    }

    /**
     * What was uploaded.
     *
     * @param kind kind of its rows
     * @param mapping name of a packaged mapping; empty for our own column names
     * @param charset UTF-8 or GB18030
     * @param name name of the file, for people
     * @param path where it stands
     * @param bytes its size
     */
    public record Upload(String kind, String mapping, String charset, String name, Path path, long bytes) {}

    /**
     * Rows so far: {@code rows = accepted + held + rejected}.
     *
     * @param rowsPerSecond since the run began
     */
    public record Progress(long rows, long accepted, long held, long rejected, long rowsPerSecond) {}

    /**
     * How a job stood at one moment.
     *
     * @param problems the first problems found, at most 100
     * @param unnamed columns that the mapping does not name
     * @param rejects whether there is a reject file
     * @param kept whether its rows are in the database, all of them; none is while this is false
     */
    public record View(
            String id,
            Upload upload,
            String by,
            Instant at,
            State state,
            Progress progress,
            List<Problem> problems,
            List<String> unnamed,
            boolean rejects,
            boolean kept,
            Optional<Problem> failure) {}

    ImportJob(String id, Upload upload, String by, Instant at) {
        this.id = id;
        this.upload = upload;
        this.by = by;
        this.at = at;
    }

    /** How it stands now. */
    public synchronized View view() {
        return new View(
                id,
                upload,
                by,
                at,
                state,
                progress,
                problems,
                unnamed,
                rejects != null,
                state == State.COMMITTED,
                Optional.ofNullable(failure));
    }

    String id() {
        return id;
    }

    Upload upload() {
        return upload;
    }

    String by() {
        return by;
    }

    synchronized Optional<Path> rejects() {
        return Optional.ofNullable(rejects);
    }

    /** Begins the commit if the dry run is over; whether it began now. */
    synchronized boolean beginCommit() {
        if (state != State.CHECKED) {
            return false;
        }
        state = State.COMMITTING;
        begun = System.nanoTime();
        progress = new Progress(0, 0, 0, 0, 0);
        return true;
    }

    /** Asks what is under way to stop; whether nothing was under way and it is given up now. */
    synchronized boolean cancel() {
        cancelled = true;
        if (state == State.CHECKED) {
            state = State.CANCELLED;
            return true;
        }
        return false;
    }

    /** Waits until nothing is under way, so long at most. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while ((state == State.CHECKING || state == State.COMMITTING) && System.nanoTime() < end) {
            wait(100);
        }
    }

    /** Told by the run every so many rows; throws if somebody asked to stop. */
    synchronized void told(ImportReport counted) {
        requireWanted();
        count(counted);
    }

    /** Throws if somebody asked to stop: at the start of a run, and last before what it did is kept. */
    synchronized void requireWanted() {
        if (cancelled) {
            throw new GivenUp();
        }
    }

    /** Its dry run is over; given up if somebody asked to stop while its last rows were read. */
    synchronized void checked(ImportReport counted, List<String> unnamedColumns, @Nullable Path rejectFile) {
        requireWanted();
        ended(State.CHECKED, counted, unnamedColumns, rejectFile);
    }

    synchronized void ended(State now, ImportReport counted, List<String> unnamedColumns, @Nullable Path rejectFile) {
        count(counted);
        state = now;
        unnamed = List.copyOf(unnamedColumns);
        rejects = rejectFile;
        notifyAll();
    }

    synchronized void failed(State now, @Nullable Problem why) {
        state = now;
        failure = why;
        notifyAll();
    }

    private void count(ImportReport counted) {
        long nanos = Math.max(1, System.nanoTime() - begun);
        progress = new Progress(
                counted.sent(),
                counted.accepted(),
                counted.held(),
                counted.rejected(),
                Math.multiplyHigh(counted.sent(), NANOS) == 0 ? counted.sent() * NANOS / nanos : 0);
        problems = List.copyOf(counted.problems());
    }

    /** Somebody gave the import up. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Problem unexpected(String source) {
        return new Problem(ErrorCode.INTERNAL, Place.of(source), "见服务器日志 / see the server's log");
    }
}
