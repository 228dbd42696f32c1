package io.doublerandom.app.demo;

import io.doublerandom.app.RegisterApplier;
import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.CsvRecord;
import io.doublerandom.app.document.CsvRows;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.OneVisitListing;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowIntake;
import io.doublerandom.core.store.jdbc.Stores;
import io.doublerandom.core.sync.PageOutcome;
import io.doublerandom.core.sync.SyncRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Brings in what the journey starts from: list and pools from the platforms, registers of the office from files. */
final class ListStage {
    private static final int BATCH = 1000;

    private final DemoWorld world;
    private final Exchange exchange;
    private final SimulatedClock clock;

    ListStage(DemoWorld world, Exchange exchange, SimulatedClock clock) {
        this.world = world;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** Pulls every resource from every platform, parents first; what became of the records of each resource. */
    Map<String, PageOutcome> pull() {
        RegisterApplier applier = new RegisterApplier(world.stores().stores(), clock);
        Map<String, PageOutcome> outcomes = new TreeMap<>();
        for (String resource : DemoPlatform.RESOURCES) {
            for (Link link : world.links()) {
                SyncRun.PullReport report = exchange.pull(link, resource, applier);
                outcomes.merge(resource, report.outcome(), PageOutcome::plus);
            }
        }
        return outcomes;
    }

    /** Reads the certificate register, the recusals and the one-visit list, where the folder has them; rows by file. */
    Map<String, Integer> registers(Path folder, int year) {
        Stores stores = world.stores().stores();
        Map<String, Integer> rows = new TreeMap<>();
        rows.put(
                "certificates",
                read(folder.resolve("certificates.csv"), new CertificateFormat(), stores.certificates()::save));
        rows.put("recusals", read(folder.resolve("recusals.csv"), new RecusalFormat(), stores.recusals()::save));
        rows.put(
                "one-visit",
                read(
                        folder.resolve("one-visit.csv"),
                        new OneVisitFormat(),
                        batch -> stores.oneVisits()
                                .add(
                                        year,
                                        batch.stream()
                                                .filter(listing -> listing.year() == year)
                                                .map(OneVisitListing::subject)
                                                .toList())));
        return rows;
    }

    private static <T> int read(Path file, RowFormat<T> format, Consumer<List<T>> store) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        RowIntake<T> intake = new RowIntake<>(format, file.toString(), List.of());
        List<T> batch = new ArrayList<>();
        int rows = 0;
        try (CsvReader reader = CsvReader.open(file)) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                batch.add(accepted(intake, file, reader, next.get()));
                rows++;
                if (batch.size() == BATCH) {
                    store.accept(batch);
                    batch.clear();
                }
            }
        }
        store.accept(batch);
        return rows;
    }

    /** The office's own registers have no reject file here: a wrong row ends the journey and says where it is. */
    private static <T> T accepted(RowIntake<T> intake, Path file, CsvReader reader, CsvRecord record) {
        if (!record.sound()) {
            throw new DoubleRandomException(record.problems().get(0));
        }
        Reading<T> reading = intake.take(CsvRows.row(file.toString(), reader.header(), record));
        if (reading instanceof Reading.Accepted<T> accepted) {
            return accepted.value();
        }
        throw new DoubleRandomException(
                reading instanceof Reading.Rejected<T> rejected
                        ? rejected.problems().get(0)
                        : ((Reading.Held<T>) reading).problem());
    }
}
