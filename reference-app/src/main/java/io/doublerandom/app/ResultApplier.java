package io.doublerandom.app;

import io.doublerandom.core.Problem;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.inspection.ResultLineStore;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordApplier;
import io.doublerandom.core.sync.RecordReceipt;
import java.util.ArrayList;
import java.util.List;

/** Keeps the result lines that platforms made until they are put together and audited. */
public final class ResultApplier implements RecordApplier {
    private final ResultLineStore store;
    private final ResultLineFormat format = new ResultLineFormat();

    /** An applier over a store that shares the caller's transaction. */
    public ResultApplier(ResultLineStore store) {
        this.store = store;
    }

    @Override
    public List<RecordReceipt> apply(String platform, String resource, List<ExchangeRecord> records) {
        List<RecordReceipt> receipts = new ArrayList<>(records.size());
        List<ResultLine> lines = new ArrayList<>(records.size());
        for (ExchangeRecord record : records) {
            receipts.add(take(platform, record, lines));
        }
        store.save(lines);
        return receipts;
    }

    private RecordReceipt take(String platform, ExchangeRecord record, List<ResultLine> lines) {
        if (record.op() == ExchangeRecord.Op.D) {
            // What was found is corrected by a new version, never taken back.
            return RecordReceipt.of(record, RecordReceipt.Status.HELD, RegisterApplier.DELETION_HELD, "");
        }
        Reading<ResultLine> reading =
                format.read(new Row(platform + "/" + record.resource(), record.ver(), record.data()));
        if (reading instanceof Reading.Accepted<ResultLine> accepted) {
            lines.add(accepted.value());
            return RecordReceipt.of(record, RecordReceipt.Status.OK);
        }
        Problem problem = reading instanceof Reading.Rejected<ResultLine> rejected
                ? rejected.problems().get(0)
                : ((Reading.Held<ResultLine>) reading).problem();
        return RecordReceipt.of(
                record,
                RecordReceipt.Status.REJ,
                problem.code().code(),
                problem.place().column());
    }
}
