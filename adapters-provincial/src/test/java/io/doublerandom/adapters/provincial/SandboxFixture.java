package io.doublerandom.adapters.provincial;

import io.doublerandom.adapters.provincial.sandbox.ProvincialSandbox;
import io.doublerandom.core.sync.ExchangeRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A sandbox on the rows of the test resources, its adapter, and records that fit them. */
final class SandboxFixture implements AutoCloseable {
    static final Path ROWS = Path.of("src/test/resources/rows");

    final SteppingClock clock = new SteppingClock(Instant.parse("2024-03-01T00:00:00Z"));
    final ProvincialSandbox sandbox;
    final ProvincialAdapter adapter;

    SandboxFixture(Path state) {
        sandbox = new ProvincialSandbox("ZJ_CITY", ROWS, state, clock, 0, 7);
        sandbox.start();
        adapter = new ProvincialAdapter(sandbox.baseUri(), sandbox.credentials(), clock, "ZJ_CITY");
    }

    /** An adapter with the sandbox's key at another address. */
    ProvincialAdapter adapterAt(java.net.URI address) {
        return new ProvincialAdapter(address, sandbox.credentials(), clock, "ZJ_CITY", Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        adapter.close();
        sandbox.close();
    }

    private ExchangeRecord record(String resource, String key, Map<String, String> data) {
        return ExchangeRecord.set(resource, key, 1, clock.instant(), "SSJ-440800", data);
    }

    ExchangeRecord planLine() {
        Map<String, String> data = new HashMap<>();
        data.put("planNo", "44080020241001");
        data.put("planName", "示例市2024年度抽查计划");
        data.put("year", "2024");
        data.put("owner", "SCJG");
        data.put("version", "1");
        data.put("seq", "1");
        data.put("taskName", "示例：食品经营检查");
        data.put("direction", "UNDIRECTED");
        data.put("participations", "SCJG:A01|A08");
        data.put("subjectScope", "示例：食品经营者");
        data.put("pool", "P-FOOD");
        data.put("ratios", "A:10000;B:20000;C:50000;D:200000;N:20000");
        data.put("windowFrom", "2024-03-05");
        data.put("windowUntil", "2024-10-31");
        data.put("methods", "ONSITE;DOCUMENT");
        return record("plan", "44080020241001-1", data);
    }

    ExchangeRecord task(String no) {
        Map<String, String> data = new HashMap<>();
        data.put("no", no);
        data.put("name", "示例：食品经营检查; 第一批");
        data.put("plan", "44080020241001");
        data.put("line", "1");
        data.put("visitMode", "REGULAR");
        data.put("direction", "UNDIRECTED");
        data.put("lead", "SCJG");
        data.put("participations", "SCJG:A01|A08");
        data.put("subjectScope", "示例：食品经营者");
        data.put("pool", "P-FOOD");
        data.put("windowFrom", "2024-03-05");
        data.put("windowUntil", "2024-10-31");
        data.put("inspectorsPerAuthority", "2");
        data.put("state", "ANNOUNCED");
        return record("task", no, data);
    }

    ExchangeRecord draw(String id, String task) {
        Map<String, String> data = new HashMap<>();
        data.put("id", id);
        data.put("task", task);
        data.put("drawHash", "ab".repeat(32));
        data.put("subject", "91440800MA0000015U");
        data.put("subjectName", "湛江市示例食品有限公司");
        data.put("team", "SCJG:440800-INS-0012;SCJG:440800-INS-0031");
        data.put("items", "SCJG:A01|A08");
        data.put("windowFrom", "2024-03-05");
        data.put("dueOn", "2024-04-30");
        return record("draw", id, data);
    }
}
