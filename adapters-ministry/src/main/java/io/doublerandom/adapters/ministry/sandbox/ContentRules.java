package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.Receipts;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordLedger;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the sandbox requires of a record whose version is new: its fields, its dates, its parent and who may write it.
 * Answers with the codes of the contract.
 */
final class ContentRules {
    private static final Set<String> OURS_ALONE = Set.of("authority", "pool", "item", "subject", "inspector");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "certificate", List.of("certificateNumber", "authority"),
            "plan", List.of("planNo", "planName", "year", "owner", "seq", "taskName", "participations"),
            "task", List.of("no", "name", "plan", "line", "lead", "participations", "windowFrom", "windowUntil"),
            "draw", List.of("id", "task", "drawHash", "subject", "subjectName", "team", "items", "windowFrom", "dueOn"),
            "result", List.of("id", "assignment", "authority", "item", "inspectedOn", "outcomes", "check"),
            "publicity", List.of("id", "kind", "channel", "authority"));

    private static final Map<String, List<String>> DAYS = Map.of(
            "plan", List.of("windowFrom", "windowUntil"),
            "task", List.of("windowFrom", "windowUntil"),
            "draw", List.of("windowFrom", "dueOn"),
            "result", List.of("inspectedOn"),
            "publicity", List.of("inspectedOn"));

    private final RecordLedger ledger;

    ContentRules(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /** What becomes of the record. */
    RecordReceipt judge(ExchangeRecord record) {
        if (OURS_ALONE.contains(record.resource())) {
            return RecordReceipt.of(record, Status.REJ, "V202", "");
        }
        if (record.op() == ExchangeRecord.Op.D) {
            // What was drawn, found or published is corrected by a new version, never taken back.
            return Set.of("draw", "result", "publicity").contains(record.resource())
                    ? RecordReceipt.of(record, Status.REJ, "V203", "")
                    : RecordReceipt.of(record, Status.OK);
        }
        for (String field : REQUIRED.getOrDefault(record.resource(), List.of())) {
            if (value(record, field).isBlank()) {
                return RecordReceipt.of(record, Status.REJ, "V101", field);
            }
        }
        return wrongDay(record)
                .map(field -> RecordReceipt.of(record, Status.REJ, "V106", field))
                .or(() -> wrongForm(record).map(field -> RecordReceipt.of(record, Status.REJ, "V103", field)))
                .or(() -> missingParent(record)
                        .map(parent -> RecordReceipt.of(record, Status.HELD, Receipts.PARENT_MISSING, "")
                                .withRef(parent)))
                .orElseGet(() -> RecordReceipt.of(record, Status.OK));
    }

    private static Optional<String> wrongDay(ExchangeRecord record) {
        List<String> fields = DAYS.getOrDefault(record.resource(), List.of());
        LocalDate last = LocalDate.MIN;
        for (String field : fields) {
            if (value(record, field).isEmpty()) {
                continue;
            }
            try {
                LocalDate day = LocalDate.parse(value(record, field));
                if (day.isBefore(last)) {
                    return Optional.of(field);
                }
                last = day;
            } catch (DateTimeParseException e) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongForm(ExchangeRecord record) {
        boolean draw = record.resource().equals("draw");
        if (draw && !value(record, "drawHash").matches("[0-9a-f]{64}")) {
            return Optional.of("drawHash");
        }
        if (draw && !value(record, "team").matches("[^:;]+:[^:;]+(;[^:;]+:[^:;]+)*")) {
            return Optional.of("team");
        }
        boolean parts = draw && !value(record, "items").matches("[^:;]+:[^:;]+(;[^:;]+:[^:;]+)*");
        return parts ? Optional.of("items") : Optional.empty();
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
