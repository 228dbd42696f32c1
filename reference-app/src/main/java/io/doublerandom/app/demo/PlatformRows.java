package io.doublerandom.app.demo;

import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.CsvRecord;
import io.doublerandom.app.document.CsvRows;
import io.doublerandom.app.document.CsvWriter;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Deals one folder of lists and pools out to the platforms they live on, as files for the sandboxes: an authority's home
 * platform holds its list, its pools with their subjects, and its people. Rows are copied as they are, wrong ones too.
 */
final class PlatformRows {
    private static final List<String> FILES =
            List.of("authorities.csv", "pools.csv", "items.csv", "inspectors.csv", "subjects.csv");

    private final Path from;
    private final Path to;
    private final Map<String, DemoPlatform> byAuthority = new HashMap<>();
    private final Map<String, DemoPlatform> byPool = new HashMap<>();
    private final Map<String, Map<DemoPlatform, Long>> counts = new TreeMap<>();

    private PlatformRows(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Deals the files out; rows by file and platform. */
    static Map<String, Map<DemoPlatform, Long>> deal(Path from, Path to) {
        PlatformRows rows = new PlatformRows(from, to);
        rows.deal("authorities.csv", row -> {
            DemoPlatform platform = DemoPlatform.of(row.text("homePlatform"));
            rows.byAuthority.put(row.text("id"), platform);
            return platform;
        });
        rows.deal("pools.csv", row -> {
            DemoPlatform platform = rows.of(row.text("owner"));
            rows.byPool.put(row.text("id"), platform);
            return platform;
        });
        rows.deal("items.csv", row -> rows.of(row.text("owner")));
        rows.deal("inspectors.csv", row -> rows.of(row.text("authority")));
        rows.deal("subjects.csv", row -> rows.byPool.getOrDefault(firstPool(row), DemoPlatform.GD_PROVINCE));
        return rows.counts;
    }

    /** Refuses a folder that lacks one of the files dealt out. */
    static void requireFiles(Path folder) {
        for (String name : FILES) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.INPUT_UNREADABLE,
                        Place.of(folder.resolve(name).toString()),
                        "there is no such file; the demo needs " + String.join(", ", FILES)));
            }
        }
    }

    /** The folder of a platform's files. */
    static Path folder(Path to, DemoPlatform platform) {
        return to.resolve(platform.name());
    }

    private DemoPlatform of(String authority) {
        return byAuthority.getOrDefault(authority, DemoPlatform.GD_PROVINCE);
    }

    private static String firstPool(Row subject) {
        return subject.text("memberships").split("\\|", 2)[0];
    }

    private void deal(String name, Function<Row, DemoPlatform> platform) {
        Path file = from.resolve(name);
        Map<DemoPlatform, CsvWriter> writers = new EnumMap<>(DemoPlatform.class);
        try (CsvReader reader = CsvReader.open(file)) {
            for (DemoPlatform each : DemoPlatform.values()) {
                Files.createDirectories(folder(to, each));
                writers.put(each, CsvWriter.create(folder(to, each).resolve(name), reader.header()));
            }
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                CsvRecord record = next.get();
                if (!record.sound()) {
                    throw new DoubleRandomException(record.problems().get(0));
                }
                DemoPlatform home = platform.apply(CsvRows.row(name, reader.header(), record));
                CsvWriter writer = writers.get(home);
                if (writer != null) {
                    writer.write(record.cells());
                }
                counts.computeIfAbsent(name, file1 -> new EnumMap<>(DemoPlatform.class))
                        .merge(home, 1L, Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writers.values().forEach(CsvWriter::close);
        }
    }
}
