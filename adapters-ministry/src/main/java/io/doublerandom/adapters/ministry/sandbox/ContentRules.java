package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.Receipts;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the sandbox requires of a record whose version is new: who may write it, its fields, its parent. Answers with the
 * codes of the contract.
 */
final class ContentRules {
    private static final Map<String, RowFormat<?>> FORMATS = List.<RowFormat<?>>of(
                    new PlanLineFormat(),
                    new TaskFormat(),
                    new AssignmentFormat(),
                    new ResultLineFormat(),
                    new NoticeFormat())
            .stream()
            .collect(Collectors.toUnmodifiableMap(RowFormat::resource, Function.identity()));

    /** What was drawn, found or published is corrected by a new version, never taken back. */
    private static final Set<String> KEPT = Set.of("draw", "result", "publicity");

    private final RecordLedger ledger;

    ContentRules(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /** What becomes of the record. */
    RecordReceipt judge(ExchangeRecord record) {
        RowFormat<?> format = FORMATS.get(record.resource());
        if (format == null) {
            return RecordReceipt.of(record, Status.REJ, "V202", "");
        }
        boolean drawn = record.resource().equals("draw")
                && ledger.find("draw", record.key()).isPresent();
        boolean takenBack = record.op() == ExchangeRecord.Op.D && KEPT.contains(record.resource());
        if (drawn || takenBack) {
            return RecordReceipt.of(record, Status.REJ, "V203", "");
        }
        if (record.op() == ExchangeRecord.Op.D) {
            return RecordReceipt.of(record, Status.OK);
        }
        Optional<Problem> problem = problem(format.read(new Row(record.resource(), 1, record.data())));
        if (problem.isPresent()) {
            return RecordReceipt.of(
                    record,
                    Status.REJ,
                    code(problem.get().code()),
                    problem.get().place().column());
        }
        return missingParent(record)
                .map(parent -> RecordReceipt.of(record, Status.HELD, Receipts.PARENT_MISSING, "")
                        .withRef(parent))
                .orElseGet(() -> RecordReceipt.of(record, Status.OK));
    }

    private static Optional<Problem> problem(Reading<?> reading) {
        if (reading instanceof Reading.Rejected<?> rejected) {
            return Optional.of(rejected.problems().get(0));
        }
        return reading instanceof Reading.Held<?> held ? Optional.of(held.problem()) : Optional.empty();
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

    private Optional<String> missingParent(ExchangeRecord record) {
        return switch (record.resource()) {
            case "task" -> missing("plan", value(record, "plan") + "-" + value(record, "line"));
            case "draw" -> missing("task", value(record, "task"));
            case "result" -> missing("draw", value(record, "assignment"));
            default -> Optional.empty();
        };
    }

    private Optional<String> missing(String resource, String key) {
        return ledger.find(resource, key).isPresent() ? Optional.empty() : Optional.of(resource + "/" + key);
    }

    private static String value(ExchangeRecord record, String field) {
        return record.data().getOrDefault(field, "");
    }
}
