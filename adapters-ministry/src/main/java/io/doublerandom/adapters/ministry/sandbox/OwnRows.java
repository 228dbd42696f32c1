package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.core.register.Row;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The records a sandbox starts with, from the CSV files of its directory; a file that is not there has none. */
final class OwnRows {
    private static final List<Table> TABLES = List.of(
            new Table("authority", "authorities.csv", List.of("id")),
            new Table("pool", "pools.csv", List.of("id")),
            new Table("item", "items.csv", List.of("code")),
            new Table("subject", "subjects.csv", List.of("id")),
            new Table("inspector", "inspectors.csv", List.of("id")),
            new Table("certificate", "certificates.csv", List.of("certificateNumber")),
            new Table("recusal", "recusals.csv", List.of("inspector", "subject", "period")),
            new Table("one-visit", "one-visit.csv", List.of("subject", "year")));

    private OwnRows() {}

    /** Hands out all rows one by one, as first versions. */
    static void read(Path directory, String platform, Instant at, Consumer<ExchangeRecord> records) {
        for (Table table : TABLES) {
            CsvRows.read(
                    directory.resolve(table.file()),
                    row -> records.accept(
                            ExchangeRecord.set(table.resource(), table.key(row), 1, at, platform, row.fields())));
        }
    }

    /**
     * One file.
     *
     * @param resource what its rows are
     * @param file its name
     * @param keyFields the fields whose values make the key
     */
    private record Table(String resource, String file, List<String> keyFields) {
        /** The values joined, or, where they have characters no key has, a digest of them. */
        String key(Row row) {
            String key = keyFields.stream().map(row::text).collect(Collectors.joining(":"));
            return key.matches(ExchangeRecord.KEY)
                    ? key
                    : RecordDigest.sm3(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        }
    }
}
