package io.doublerandom.adapters.ministry;

import io.doublerandom.core.sync.ExchangeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Synthetic records and rows of a ministry's platform, written by hand. */
public final class SampleRecords {
    public static final String APP = "SSJ-SDK";
    public static final Instant AT = Instant.parse("2024-03-01T00:00:00.120Z");

    private SampleRecords() {}

    /** Five subjects, of which the fourth has a nature no code table knows. */
    public static void writeRows(Path directory) throws IOException {
        Files.createDirectories(directory);
        StringBuilder subjects = new StringBuilder("id,kind,name,nature,region,status,memberships\r\n");
        for (int i = 1; i <= 5; i++) {
            subjects.append(
                    "psubject-%d,PRODUCT,\"湛江示例企业 %d, \"\"甲\"\"\",%s,440802,ACTIVE,min-pool|2024-01-01/9999-12-31|\r\n"
                            .formatted(i, i, i == 4 ? "外星人" : "LEGAL_PERSON"));
        }
        Files.writeString(directory.resolve("subjects.csv"), subjects, StandardCharsets.UTF_8);
        Files.writeString(
                directory.resolve("items.csv"),
                "code,name,methods,oneVisit\nMIN-01,示例事项一,ONSITE;DOCUMENT,true\nMIN-02,示例事项二,ONSITE,false\n",
                StandardCharsets.UTF_8);
    }

    public static ExchangeRecord plan(int seq) {
        return record(
                "plan",
                "P2024-" + seq,
                Map.ofEntries(
                        Map.entry("planNo", "P2024"),
                        Map.entry("planName", "演示年度抽查计划"),
                        Map.entry("year", "2024"),
                        Map.entry("owner", "MIN-A"),
                        Map.entry("seq", Integer.toString(seq)),
                        Map.entry("taskName", "演示任务"),
                        Map.entry("direction", "UNDIRECTED"),
                        Map.entry("participations", "MIN-A:MIN-01"),
                        Map.entry("subjectScope", "演示对象"),
                        Map.entry("pool", "min-pool"),
                        Map.entry("ratios", "A:30000;B:50000"),
                        Map.entry("methods", "ONSITE;DOCUMENT"),
                        Map.entry("windowFrom", "2024-03-05"),
                        Map.entry("windowUntil", "2024-03-29")));
    }

    public static ExchangeRecord task(String no) {
        return record(
                "task",
                no,
                Map.ofEntries(
                        Map.entry("no", no),
                        Map.entry("name", "演示任务"),
                        Map.entry("plan", "P2024"),
                        Map.entry("line", "1"),
                        Map.entry("visitMode", "REGULAR"),
                        Map.entry("direction", "UNDIRECTED"),
                        Map.entry("lead", "MIN-A"),
                        Map.entry("participations", "MIN-A:MIN-01|MIN-02;MIN-B:MIN-09"),
                        Map.entry("subjectScope", "演示对象"),
                        Map.entry("pool", "min-pool"),
                        Map.entry("windowFrom", "2024-03-05"),
                        Map.entry("windowUntil", "2024-03-29"),
                        Map.entry("inspectorsPerAuthority", "2"),
                        Map.entry("state", "APPROVED")));
    }

    public static ExchangeRecord draw(String task, int number) {
        String id = task + "-" + number;
        return record(
                "draw",
                id,
                Map.of(
                        "id", id,
                        "task", task,
                        "drawHash", "ab".repeat(32),
                        "subject", "psubject-1",
                        "subjectName", "湛江示例企业",
                        "team", "MIN-A:i1;MIN-A:i2;MIN-B:i3;MIN-B:i4",
                        "items", "MIN-A:MIN-01|MIN-02;MIN-B:MIN-09",
                        "windowFrom", "2024-03-05",
                        "dueOn", "2024-03-29"));
    }

    public static ExchangeRecord notice(String id) {
        return record(
                "publicity",
                id,
                Map.of(
                        "id", id,
                        "kind", "RESULT",
                        "ref", "T1-1",
                        "version", "1",
                        "channel", "MINISTRY",
                        "authority", "MIN-A",
                        "subjectName", "湛江示例企业",
                        "result", "未发现问题"));
    }

    public static ExchangeRecord without(ExchangeRecord record, String field) {
        Map<String, String> data = new TreeMap<>(record.data());
        data.remove(field);
        return record(record.resource(), record.key(), data);
    }

    public static ExchangeRecord with(ExchangeRecord record, String field, String value) {
        Map<String, String> data = new TreeMap<>(record.data());
        data.put(field, value);
        return record(record.resource(), record.key(), data);
    }

    private static ExchangeRecord record(String resource, String key, Map<String, String> data) {
        return ExchangeRecord.set(resource, key, 1, AT, APP, data);
    }
}
