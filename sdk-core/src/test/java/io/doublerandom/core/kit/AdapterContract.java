package io.doublerandom.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.DeadLetter;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.PushRun;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import io.doublerandom.core.sync.RecordSink;
import io.doublerandom.core.sync.SyncRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every adapter to a platform has to do, whatever the protocol: records come back as they were sent, refused ones
 * keep their line and their reason, the same input twice changes nothing.
 *
 * <p>Extend it in the adapter's tests, against a platform that really answers.
 */
public abstract class AdapterContract {
    private static final Instant NOW = Instant.parse("2024-03-19T00:00:00Z");

    private final InMemoryExchange host = new InMemoryExchange();

    /** The adapter, as a source; the platform behind it is fresh for each test. */
    protected abstract ChangeSource source();

    /** The same adapter, as a sink. */
    protected abstract RecordSink sink();

    /** At least two records of one resource that the platform accepts as it is. */
    protected abstract List<ExchangeRecord> accepted();

    /** A record of the same resource that the platform refuses. */
    protected abstract ExchangeRecord refused();

    /** The field (our name) that {@link #refused()} is refused for. */
    protected abstract String refusedField();

    private String resource() {
        return accepted().get(0).resource();
    }

    private PushRun.PushReport push(List<ExchangeRecord> records) {
        host.add(sink().platform(), records);
        return new PushRun(sink(), host, host, host, "440800").push(resource(), NOW);
    }

    private SyncRun.PullReport pull() {
        return new SyncRun(source(), new Inbox(host, host, host, host, host), 1).pull(resource());
    }

    @Test
    void records_pushedThenPulled_areEqual() {
        assertThat(push(accepted()).count(Status.OK)).isEqualTo(accepted().size());

        SyncRun.PullReport report = pull();

        assertThat(report.pages()).isGreaterThan(1);
        assertThat(host.applied())
                .extracting(ExchangeRecord::key, ExchangeRecord::ver, ExchangeRecord::data)
                .containsExactlyInAnyOrderElementsOf(accepted().stream()
                        .map(record -> org.assertj.core.groups.Tuple.tuple(record.key(), record.ver(), record.data()))
                        .toList());
    }

    @Test
    void record_refused_keepsItsLineAndReasonAndStopsNoOther() {
        List<ExchangeRecord> records = new ArrayList<>(accepted());
        records.add(1, refused());

        PushRun.PushReport report = push(records);

        assertThat(report.sent()).isEqualTo(records.size());
        assertThat(report.count(Status.OK)).isEqualTo(accepted().size());
        assertThat(host.letters(sink().platform())).singleElement().satisfies(letter -> {
            assertThat(letter.direction()).isEqualTo(DeadLetter.Direction.OUT);
            assertThat(letter.key()).isEqualTo(refused().key());
            assertThat(letter.field()).isEqualTo(refusedField());
            assertThat(letter.code()).startsWith("V1");
        });
    }

    @Test
    void input_givenTwice_changesNothing() {
        push(accepted());
        pull();
        List<ExchangeRecord> once = host.applied();

        List<RecordReceipt> again = new ArrayList<>();
        BatchReceipt receipt = sink().push(resource(), "2024031999999-440800-" + resource(), accepted());
        again.addAll(receipt.receipts());
        pull();

        assertThat(again).extracting(RecordReceipt::status).containsOnly(Status.DUP);
        assertThat(host.applied()).isEqualTo(once);
    }

    @Test
    void batch_sentTwice_givesTheSameReceipt() {
        String batchId = "2024031999998-440800-" + resource();
        BatchReceipt first = sink().push(resource(), batchId, accepted());

        assertThat(sink().push(resource(), batchId, accepted())).isEqualTo(first);
        assertThat(sink().receipt(batchId)).contains(first);
        assertThat(sink().receipt("2024031999997-440800-" + resource())).isEmpty();
    }
}
