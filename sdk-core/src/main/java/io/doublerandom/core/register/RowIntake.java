package io.doublerandom.core.register;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the rows of one source in order, refuses a key it has seen, lets logged overrides release held rows, and counts:
 * sent = accepted + held + rejected, always.
 *
 * @param <T> what a row holds
 */
public final class RowIntake<T> {
    /** Problems kept in the report; the reject file has them all. */
    static final int PROBLEMS_REPORTED = 100;

    private final RowFormat<T> format;
    private final String source;
    private final List<HeldOverride> overrides;
    private final Map<String, Long> rowsByKey = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long accepted;
    private long held;
    private long rejected;

    /**
     * An intake for one source.
     *
     * @param format how its rows are read
     * @param source file name or platform and resource
     * @param overrides decisions that are in the audit log
     */
    public RowIntake(RowFormat<T> format, String source, List<HeldOverride> overrides) {
        this.format = format;
        this.source = source;
        this.overrides = List.copyOf(overrides);
    }

    /** Reads a row and counts it once. */
    public Reading<T> take(Row row) {
        return count(released(unrepeated(format.read(row))));
    }

    /** Counts a row that could not even be brought into canonical fields, or one that follows another's fate. */
    public Reading<T> refuse(Row row, List<Problem> reasons) {
        return count(new Reading.Rejected<>(row, reasons));
    }

    /** Counts a row that shares the fate of another: it continues or repeats it and has no value of its own. */
    public void follow(Reading<T> head) {
        if (head instanceof Reading.Accepted<T>) {
            accepted++;
        } else if (head instanceof Reading.Held<T>) {
            held++;
        } else {
            rejected++;
        }
    }

    /** The counts so far. */
    public ImportReport report() {
        return new ImportReport(
                source, format.resource(), accepted + held + rejected, accepted, held, rejected, problems);
    }

    private Reading<T> unrepeated(Reading<T> reading) {
        if (reading instanceof Reading.Accepted<T> fine) {
            return unrepeated(reading, format.key(fine.value()));
        }
        return reading instanceof Reading.Held<T> waiting ? unrepeated(reading, format.key(waiting.value())) : reading;
    }

    private Reading<T> unrepeated(Reading<T> reading, String key) {
        Row row = reading.row();
        Long earlier = rowsByKey.putIfAbsent(key, row.number());
        if (earlier == null) {
            return reading;
        }
        String detail = "第 " + earlier + " 行和第 " + row.number() + " 行主键相同 / rows " + earlier + " and " + row.number()
                + " have the same key";
        return new Reading.Rejected<>(
                row, List.of(new Problem(ErrorCode.KEY_DUPLICATE, row.place(keyField()), detail)));
    }

    private String keyField() {
        return format.fields().get(0);
    }

    private Reading<T> released(Reading<T> reading) {
        if (reading instanceof Reading.Held<T> waiting) {
            String key = format.key(waiting.value());
            ErrorCode problem = waiting.problem().code();
            if (overrides.stream().anyMatch(decision -> decision.covers(format.resource(), key, problem))) {
                return new Reading.Accepted<>(waiting.row(), waiting.value());
            }
        }
        return reading;
    }

    private Reading<T> count(Reading<T> reading) {
        if (reading instanceof Reading.Accepted<T>) {
            accepted++;
        } else if (reading instanceof Reading.Held<T> waiting) {
            held++;
            note(List.of(waiting.problem()));
        } else if (reading instanceof Reading.Rejected<T> refused) {
            rejected++;
            note(refused.problems());
        }
        return reading;
    }

    private void note(List<Problem> found) {
        for (Problem problem : found) {
            if (problems.size() < PROBLEMS_REPORTED) {
                problems.add(problem);
            }
        }
    }
}
