package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Receipts as packages have them and as we have them (回执). The contract has one code for each record; the status
 * follows from it, and a receipt that does not add up is refused whole.
 */
public final class Receipts {
    /** Code of a record that waits because an earlier package of its chain has not arrived. */
    public static final String CHAIN_GAP = "C301";

    /** Code of a record that waits for its parent. */
    public static final String PARENT_MISSING = "V201";

    private Receipts() {}

    /** Writes a receipt with one entry per record. */
    public static Receipt toPlatform(String packageId, Collection<RecordReceipt> records) {
        Receipt receipt = new Receipt();
        receipt.setPackageId(packageId);
        int ok = 0;
        for (RecordReceipt record : records) {
            ok += record.status().settles() ? 1 : 0;
            Receipt.Rec rec = new Receipt.Rec();
            rec.setKey(record.key());
            rec.setVer(record.ver());
            rec.setCode(record.code().isEmpty() ? record.status().name() : record.code());
            rec.setField(record.field().isEmpty() ? null : record.field());
            rec.setRef(record.ref().isEmpty() ? null : record.ref());
            receipt.getRec().add(rec);
        }
        receipt.setOk(ok);
        receipt.setFailed(records.size() - ok);
        receipt.setState(
                BatchReceipt.of(packageId, List.copyOf(records)).state().name());
        return receipt;
    }

    /**
     * Reads a receipt.
     *
     * @param ours our name of a field of theirs
     * @throws DoubleRandomException {@link ErrorCode#SYNC_ANSWER} if counts or state contradict the entries
     */
    public static List<RecordReceipt> fromPlatform(Receipt receipt, UnaryOperator<String> ours) {
        List<RecordReceipt> records = new ArrayList<>();
        for (Receipt.Rec rec : receipt.getRec()) {
            Status status = status(rec.getCode());
            String code = rec.getCode().equals(status.name()) ? "" : rec.getCode();
            String field = Optional.ofNullable(rec.getField()).map(ours).orElse("");
            String ref = Optional.ofNullable(rec.getRef()).orElse("");
            records.add(new RecordReceipt(rec.getKey(), rec.getVer(), status, code, field, ref));
        }
        long ok = records.stream().filter(record -> record.status().settles()).count();
        String state = BatchReceipt.of("receipt", records).state().name();
        if (receipt.getOk() != ok
                || receipt.getFailed() != records.size() - ok
                || !receipt.getState().equals(state)) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER,
                    "the receipt says " + receipt.getState() + ", " + receipt.getOk() + " and " + receipt.getFailed()
                            + "; its " + records.size() + " entries say " + state + " and " + ok);
        }
        return records;
    }

    private static Status status(String code) {
        return switch (code) {
            case "OK", "DUP", "STALE", "FORK", "HELD", "RETRY" -> Status.valueOf(code);
            case PARENT_MISSING, CHAIN_GAP -> Status.HELD;
            case "E429_RATE", "E503_BUSY", "E504_UP" -> Status.RETRY;
            default -> Status.REJ;
        };
    }
}
