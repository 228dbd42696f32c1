package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.sandbox.MinistrySandbox;
import io.doublerandom.core.kit.AdapterContract;
import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordSink;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all adapters, kept by the ministry's against its sandbox over HTTPS. */
class MinistryContractTest extends AdapterContract {
    @TempDir
    private Path directory;

    private MinistrySandbox sandbox;
    private MinistryAdapter adapter;

    @BeforeEach
    void start() {
        SetClock clock = new SetClock("2024-03-19T00:00:00Z");
        sandbox = new MinistrySandbox("MINISTRY", directory.resolve("rows"), directory.resolve("state"), clock, 0, 1)
                .start();
        adapter = new MinistryAdapter(sandbox.connection(directory.resolve("chain")), clock);
    }

    @AfterEach
    void stop() {
        adapter.close();
        sandbox.close();
    }

    @Override
    protected ChangeSource source() {
        return adapter;
    }

    @Override
    protected RecordSink sink() {
        return adapter;
    }

    @Override
    protected List<ExchangeRecord> accepted() {
        return List.of(SampleRecords.plan(1), SampleRecords.plan(2), SampleRecords.plan(3));
    }

    @Override
    protected ExchangeRecord refused() {
        return SampleRecords.without(SampleRecords.plan(4), "taskName");
    }

    @Override
    protected String refusedField() {
        return "taskName";
    }
}
