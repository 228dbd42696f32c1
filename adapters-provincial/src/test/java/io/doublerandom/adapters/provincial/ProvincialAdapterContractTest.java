package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.kit.AdapterContract;
import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordSink;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ProvincialAdapterContractTest extends AdapterContract {
    @TempDir
    Path state;

    private SandboxFixture fixture;

    @BeforeEach
    void startWithAPlan() {
        fixture = new SandboxFixture(state);
        assertThat(fixture.adapter
                        .push("plan", "2024030100001-440800-plan", List.of(fixture.planLine()))
                        .receipts())
                .extracting(RecordReceipt::status)
                .containsExactly(RecordReceipt.Status.OK);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Override
    protected ChangeSource source() {
        return fixture.adapter;
    }

    @Override
    protected RecordSink sink() {
        return fixture.adapter;
    }

    @Override
    protected List<ExchangeRecord> accepted() {
        return List.of(
                fixture.task("440800202403011001"),
                fixture.task("440800202403011002"),
                fixture.task("440800202403011003"));
    }

    @Override
    protected ExchangeRecord refused() {
        ExchangeRecord task = fixture.task("440800202403011004");
        Map<String, String> data = new HashMap<>(task.data());
        data.remove("pool");
        return ExchangeRecord.set("task", task.key(), 1, task.at(), task.src(), data);
    }

    @Override
    protected String refusedField() {
        return "pool";
    }
}
