package io.doublerandom.adapters.provincial.sandbox;

import io.doublerandom.adapters.provincial.PlatformMappings;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.AssignmentFormat;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.TaskFormat;
import io.doublerandom.core.publicity.NoticeFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordLedger;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform checks of a record whose version is new: required fields, lengths, forms, codes, that its parent is
 * there, and that nobody changes a draw.
 */
final class ContentRules {
    private static final Map<String, RowFormat<?>> FORMATS = new LinkedHashMap<>();

    static {
        List.<RowFormat<?>>of(
                        new PlanLineFormat(),
                        new TaskFormat(),
                        new AssignmentFormat(),
                        new ResultLineFormat(),
                        new NoticeFormat())
                .forEach(format -> FORMATS.put(format.resource(), format));
    }

    private final RecordLedger ledger;

    ContentRules(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /** The resources a client may push. */
    static Set<String> writable() {
        return FORMATS.keySet();
    }

    RecordReceipt check(ExchangeRecord record) {
        if (record.resource().equals("draw")
                && ledger.find("draw", record.key()).isPresent()) {
            return RecordReceipt.of(record, Status.REJ, "V203", "");
        }
        if (record.op() == ExchangeRecord.Op.D) {
            return RecordReceipt.of(record, Status.OK);
        }
        RowFormat<?> format = FORMATS.get(record.resource());
        if (format == null) {
            return RecordReceipt.of(record, Status.REJ, "V202", "");
        }
        Optional<Problem> problem = problem(format.read(new Row(record.resource(), 1, record.data())));
        if (problem.isPresent()) {
            String ours = problem.get().place().column();
            String theirs = PlatformMappings.bundled()
                    .of(record.resource())
                    .theirName(ours)
                    .orElse(ours);
            return RecordReceipt.of(record, Status.REJ, code(problem.get().code()), theirs);
        }
        Optional<String> missing = missingParent(record);
        return missing.isPresent()
                ? RecordReceipt.of(record, Status.HELD, "V201", "").withRef(missing.get())
                : RecordReceipt.of(record, Status.OK);
    }

    private static Optional<Problem> problem(Reading<?> reading) {
        if (reading instanceof Reading.Rejected<?> rejected) {
            return Optional.of(rejected.problems().get(0));
        }
        return reading instanceof Reading.Held<?> held ? Optional.of(held.problem()) : Optional.empty();
    }

    private Optional<String> missingParent(ExchangeRecord record) {
        Map<String, String> data = record.data();
        String resource;
        String key;
        switch (record.resource()) {
            case "task" -> {
                resource = "plan";
                key = data.get("plan") + "-" + data.get("line");
            }
            case "draw" -> {
                resource = "task";
                key = data.getOrDefault("task", "");
            }
            case "result" -> {
                resource = "draw";
                key = data.getOrDefault("assignment", "");
            }
            default -> {
                return Optional.empty();
            }
        }
        return ledger.find(resource, key).isPresent() ? Optional.empty() : Optional.of(resource + "/" + key);
    }

    private static String code(ErrorCode code) {
        return switch (code) {
            case VALUE_REQUIRED -> "V101";
            case VALUE_TOO_LONG -> "V102";
            case VALUE_PATTERN -> "V103";
            case CODE_UNKNOWN -> "V105";
            case DATE_INVALID -> "V106";
            case CHECK_DIGIT -> "V107";
            default -> "V104";
        };
    }
}
