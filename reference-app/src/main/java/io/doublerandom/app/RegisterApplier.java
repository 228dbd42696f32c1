package io.doublerandom.app;

import io.doublerandom.core.Problem;
import io.doublerandom.core.Step;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.store.jdbc.Stores;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordApplier;
import io.doublerandom.core.sync.RecordDigest;
import io.doublerandom.core.sync.RecordReceipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives records pulled from platforms their effect in the register: one list, two pools. A row that is held or rejected
 * is kept with its reasons, a deletion waits for a person; nothing vanishes.
 */
public final class RegisterApplier implements RecordApplier {
    /** Receipt code of a deletion: it waits for a person. */
    public static final String DELETION_HELD = "DELETION";

    private final Map<String, Target<?>> targets;
    private final Stores stores;
    private final Clock clock;

    /** An applier over stores that share the caller's transaction. */
    public RegisterApplier(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        this.targets = Map.of(
                "authority", new Target<>(new AuthorityFormat(), stores.authorities()::save),
                "pool", new Target<>(new PoolFormat(), stores.pools()::save),
                "item", new Target<>(new ItemFormat(), stores.items()::save),
                "subject", new Target<>(new SubjectFormat(), stores.subjects()::save),
                "inspector", new Target<>(new InspectorFormat(), stores.inspectors()::save));
    }

    @Override
    public List<RecordReceipt> apply(String platform, String resource, List<ExchangeRecord> records) {
        Target<?> target = targets.get(resource);
        if (target == null) {
            throw new IllegalArgumentException("no register takes " + resource);
        }
        return target.apply(platform, records);
    }

    /** The same record of the same version is the same row, however often it comes. */
    private static HeldRow.Id rowId(String platform, ExchangeRecord record) {
        String text = platform + '/' + record.resource() + '/' + record.key() + '/' + record.ver();
        return new HeldRow.Id(
                RecordDigest.sm3(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32));
    }

    private final class Target<T> {
        private final RowFormat<T> format;
        private final Consumer<List<T>> store;

        Target(RowFormat<T> format, Consumer<List<T>> store) {
            this.format = format;
            this.store = store;
        }

        List<RecordReceipt> apply(String platform, List<ExchangeRecord> records) {
            List<RecordReceipt> receipts = new ArrayList<>(records.size());
            List<T> values = new ArrayList<>(records.size());
            List<HeldRow> kept = new ArrayList<>();
            for (ExchangeRecord record : records) {
                receipts.add(take(platform, record, values, kept));
            }
            store.accept(values);
            stores.heldRows().save(kept);
            return receipts;
        }

        private RecordReceipt take(String platform, ExchangeRecord record, List<T> values, List<HeldRow> kept) {
            if (record.op() == ExchangeRecord.Op.D) {
                return RecordReceipt.of(record, RecordReceipt.Status.HELD, DELETION_HELD, "");
            }
            Row row = new Row(platform + "/" + record.resource(), record.ver(), record.data());
            Reading<T> reading = format.read(row);
            if (reading instanceof Reading.Accepted<T> accepted) {
                values.add(accepted.value());
                return RecordReceipt.of(record, RecordReceipt.Status.OK);
            }
            boolean held = reading instanceof Reading.Held<T>;
            List<Problem> problems = reading instanceof Reading.Rejected<T> rejected
                    ? rejected.problems()
                    : List.of(((Reading.Held<T>) reading).problem());
            kept.add(new HeldRow(
                    rowId(platform, record),
                    record.resource(),
                    row,
                    problems,
                    List.of(new Step<>(
                            held ? HeldRow.State.HELD : HeldRow.State.REJECTED, platform, clock.instant(), ""))));
            return RecordReceipt.of(
                    record,
                    held ? RecordReceipt.Status.HELD : RecordReceipt.Status.REJ,
                    problems.get(0).code().code(),
                    problems.get(0).place().column());
        }
    }
}
