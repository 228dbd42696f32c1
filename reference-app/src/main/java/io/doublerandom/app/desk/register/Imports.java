package io.doublerandom.app.desk.register;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.app.document.CsvImport;
import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.ImportKind;
import io.doublerandom.app.document.ImportMapping;
import io.doublerandom.app.document.MappingCatalog;
import io.doublerandom.app.document.RejectFile;
import io.doublerandom.app.document.RowTarget;
import io.doublerandom.app.document.StoreTarget;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.ImportReport;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The imports since the app was started (导入作业): each file is looked through first, keeping nothing, and brought into the
 * database in one transaction when somebody says so. One runs at a time; the others wait. Uploads are deleted when an
 * import is over; reject files at the next start.
 */
public final class Imports implements AutoCloseable {
    /** Name of the folder of uploads in the data folder. */
    public static final String FOLDER = "uploads";

    private static final System.Logger LOG = System.getLogger(Imports.class.getName());
    private static final long PATIENCE_MILLIS = 10_000;
    /** So many are remembered; the oldest that is over is forgotten first. */
    private static final int MOST = 200;

    private final DeskLedger ledger;
    private final Clock clock;
    private final Path folder;
    private final Map<String, ImportJob> jobs = new LinkedHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import").factory());

    /** Imports through a folder of the data folder, which is emptied: what lies there is of a run before. */
    public Imports(DeskLedger ledger, Clock clock, Path directory) {
        this.ledger = ledger;
        this.clock = clock;
        this.folder = directory.resolve(FOLDER);
        try {
            OwnerOnly.folder(folder);
            try (var left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new DoubleRandomException(
                    ErrorCode.INPUT_UNREADABLE, "上传目录无法使用 / the folder of uploads cannot be used", failed);
        }
    }

    /** Where an upload goes while it is received. */
    public Path place(String id) {
        return folder.resolve(id + ".csv");
    }

    /** Takes an upload that is there whole, and begins its dry run. */
    public ImportJob.View begin(String id, ImportJob.Upload upload, Actor by) {
        ImportKind<?> kind = kind(upload.kind());
        ImportMapping mapping = mapping(upload.mapping(), kind);
        ImportJob job = new ImportJob(id, upload, by.id(), clock.instant());
        synchronized (jobs) {
            forget();
            jobs.put(id, job);
        }
        worker.execute(() -> run(job, () -> check(job, kind, mapping)));
        return job.view();
    }

    /** All, newest first. */
    public List<ImportJob.View> all() {
        synchronized (jobs) {
            List<ImportJob.View> views = new ArrayList<>();
            jobs.values().forEach(job -> views.add(job.view()));
            Collections.reverse(views);
            return views;
        }
    }

    /** One of them. */
    public ImportJob.View one(String id) {
        return job(id).view();
    }

    /**
     * Brings a file that was looked through into the database; asking again changes nothing.
     *
     * @throws DoubleRandomException IMPORT_STATE if its dry run is not over, or it was given up or failed
     */
    public ImportJob.View commit(String id) {
        ImportJob job = job(id);
        ImportKind<?> kind = kind(job.upload().kind());
        ImportMapping mapping = mapping(job.upload().mapping(), kind);
        if (!kind.stored()) {
            throw new DoubleRandomException(ErrorCode.IMPORT_STATE, "此类文件只校验，不入库 / such a file is only checked");
        }
        if (job.beginCommit()) {
            worker.execute(() -> run(job, () -> commit(job, kind, mapping)));
        }
        ImportJob.View view = job.view();
        if (view.state() != ImportJob.State.COMMITTING && view.state() != ImportJob.State.COMMITTED) {
            throw new DoubleRandomException(
                    ErrorCode.IMPORT_STATE,
                    "该导入处于 " + view.state() + "，须先通过校验 / the import is " + view.state() + ", it must be CHECKED");
        }
        return view;
    }

    /** Gives an import up; what is under way is undone. One that is over stays as it is. */
    public ImportJob.View cancel(String id) {
        ImportJob job = job(id);
        if (job.cancel()) {
            delete(job.upload().path());
        } else {
            try {
                job.await(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return job.view();
    }

    /** The reject file of an import. */
    public Optional<Path> rejects(String id) {
        return job(id).rejects();
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        synchronized (jobs) {
            jobs.values().forEach(ImportJob::cancel);
        }
        worker.shutdown();
        try {
            // The database is closed next: what is under way shall have undone itself before.
            if (!worker.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "an import was still under way at the stop; nothing of it is kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> void check(ImportJob job, ImportKind<T> kind, ImportMapping mapping) throws IOException {
        Done done = ledger.snapshot(stores -> read(job, kind, mapping, stores, RowTarget.none(), "checked"));
        job.checked(done.outcome().report(), done.outcome().unnamedColumns(), done.rejects());
    }

    private <T> void commit(ImportJob job, ImportKind<T> kind, ImportMapping mapping) throws IOException {
        Done done = ledger.act(stores -> {
            StoreTarget<T> target = new StoreTarget<>(stores, kind, List.of(), clock.instant());
            Done read = read(job, kind, mapping, stores, target, "committed");
            target.end(job.upload().name());
            ImportReport report = read.outcome().report();
            // Last, since what is logged stays: whoever gives up from here on is told that all of it is kept.
            job.requireWanted();
            ledger.record(
                    stores,
                    job.by(),
                    "import:commit",
                    "import/" + kind.name() + "/" + job.id(),
                    report.sent() + " = " + report.accepted() + " + " + report.held() + " + " + report.rejected());
            return read;
        });
        delete(job.upload().path());
        job.ended(
                ImportJob.State.COMMITTED,
                done.outcome().report(),
                done.outcome().unnamedColumns(),
                done.rejects());
    }

    private <T> Done read(
            ImportJob job,
            ImportKind<T> kind,
            ImportMapping mapping,
            Stores stores,
            RowTarget<T> target,
            String stage) {
        String source = job.upload().name();
        Charset charset = Charset.forName(job.upload().charset());
        Path rejected = folder.resolve(job.id() + "." + stage + ".csv");
        try (CsvReader reader = CsvReader.of(Files.newInputStream(job.upload().path()), source, charset);
                RejectFile rejects = new RejectFile(rejected, reader.header())) {
            CsvImport.Outcome outcome = new CsvImport<>(
                            kind.referring(stores), mapping, StoreTarget.earlier(stores, kind), source, target)
                    .telling(job::told)
                    .run(reader, rejects, false);
            return new Done(outcome, rejects.finish().orElse(null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void run(ImportJob job, Run work) {
        try {
            job.requireWanted();
            work.run();
        } catch (ImportJob.GivenUp givenUp) {
            delete(job.upload().path());
            job.failed(ImportJob.State.CANCELLED, null);
        } catch (DoubleRandomException failed) {
            delete(job.upload().path());
            job.failed(ImportJob.State.FAILED, failed.problem());
        } catch (IOException | RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "an import failed", failed);
            delete(job.upload().path());
            job.failed(ImportJob.State.FAILED, ImportJob.unexpected(job.upload().name()));
        }
    }

    private ImportJob job(String id) {
        synchronized (jobs) {
            ImportJob job = jobs.get(id);
            if (job == null) {
                throw new DoubleRandomException(
                        ErrorCode.NOT_FOUND, "启动以来没有这个导入 / there is no such import since the app was started");
            }
            return job;
        }
    }

    private void forget() {
        jobs.values().stream()
                .filter(job -> jobs.size() >= MOST && over(job.view().state()))
                .map(ImportJob::id)
                .findFirst()
                .ifPresent(jobs::remove);
    }

    private static boolean over(ImportJob.State state) {
        return switch (state) {
            case COMMITTED, CANCELLED, FAILED -> true;
            case CHECKING, CHECKED, COMMITTING -> false;
        };
    }

    private static void delete(Path upload) {
        try {
            Files.deleteIfExists(upload);
        } catch (IOException left) {
            // It goes at the next start.
            LOG.log(System.Logger.Level.WARNING, "an upload could not be deleted", left);
        }
    }

    private static ImportKind<?> kind(String name) {
        return ImportKind.named(name)
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.VALUE_INVALID, "kind 应为 / must be one of " + String.join(", ", ImportKind.names())));
    }

    /** Packaged mappings only: a name from outside never becomes a path. */
    private static ImportMapping mapping(String name, ImportKind<?> kind) {
        if (name.isEmpty()) {
            return ImportMapping.canonical(kind.format());
        }
        if (!MappingCatalog.NAMES.contains(name)) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "mapping 应为 / must be one of " + String.join(", ", MappingCatalog.NAMES));
        }
        return MappingCatalog.find(name);
    }

    private record Done(CsvImport.Outcome outcome, @Nullable Path rejects) {}

    @FunctionalInterface
    private interface Run {
        void run() throws IOException;
    }
}
