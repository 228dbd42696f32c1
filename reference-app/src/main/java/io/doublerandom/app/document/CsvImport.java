package io.doublerandom.app.document;

import io.doublerandom.app.document.ImportMapping.Mapped;
import io.doublerandom.app.document.ImportMapping.RowKind;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.HeldOverride;
import io.doublerandom.core.register.ImportReport;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowIntake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings one CSV file into its target in batches, row groups at a time: an item with the rows that continue or repeat it.
 *
 * <p>A group stands or falls together: its rows are all accepted, all held or all rejected, so that the counts add up.
 * What makes the rest of the file unreadable is thrown after the target may have been given rows: the caller runs it in a
 * transaction.
 *
 * @param <T> what a row holds
 */
public final class CsvImport<T> {
    private static final int BATCH = 500;

    private final RowFormat<T> format;
    private final ImportMapping mapping;
    private final RowTarget<T> target;
    private final RowIntake<T> intake;
    private final String source;
    private final List<T> batch = new ArrayList<>();
    private final List<Line> group = new ArrayList<>();
    private long values;
    private long records;
    private Consumer<ImportReport> listener = counted -> {};

    /**
     * An import of one file.
     *
     * @param format what its rows are
     * @param mapping how its columns are called
     * @param overrides decisions that are in the audit log
     * @param source file name
     * @param target where accepted and held rows go
     */
    public CsvImport(
            RowFormat<T> format,
            ImportMapping mapping,
            List<HeldOverride> overrides,
            String source,
            RowTarget<T> target) {
        this.format = format;
        this.mapping = mapping;
        this.target = target;
        this.source = source;
        this.intake = new RowIntake<>(format, source, overrides);
    }

    /** Tells somebody how far it is, every few hundred rows; what that throws ends the import. */
    public CsvImport<T> telling(Consumer<ImportReport> somebody) {
        listener = somebody;
        return this;
    }

    /**
     * Reads the file to its end.
     *
     * @param partial whether what was read before an unreadable place is kept; the outcome then says where it ended
     */
    public Outcome run(CsvReader reader, RejectFile rejects, boolean partial) {
        List<String> unnamed = mapping.check(source, reader.header(), format);
        Optional<Problem> ended = Optional.empty();
        try {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                take(reader.header(), next.get(), rejects);
                if (++records % BATCH == 0) {
                    listener.accept(report());
                }
            }
        } catch (DoubleRandomException e) {
            if (!partial || !e.problem().place().source().equals(source)) {
                throw e;
            }
            ended = Optional.of(e.problem());
        }
        settle(rejects);
        flush();
        return new Outcome(report(), values, unnamed, reader.byteOrderMark(), ended);
    }

    private ImportReport report() {
        ImportReport counted = intake.report();
        return new ImportReport(
                counted.source(),
                counted.resource(),
                counted.sent(),
                counted.accepted(),
                counted.held(),
                counted.rejected(),
                counted.problems().stream().map(mapping::inTheirWords).toList());
    }

    private void take(List<String> header, CsvRecord record, RejectFile rejects) {
        Line line = new Line(CsvRows.row(source, header, record), record);
        RowKind kind = record.sound() ? mapping.kind(line.cells()) : RowKind.OWN;
        if (kind == RowKind.OWN) {
            settle(rejects);
        }
        if (kind != RowKind.OWN && group.isEmpty()) {
            Problem orphan = new Problem(
                    ErrorCode.ROW_MALFORMED,
                    line.cells().place(""),
                    "是续行，但上面没有可续的行 / continues a row, but none stands above it");
            refuse(line, List.of(orphan), rejects);
            return;
        }
        group.add(line);
    }

    /** Decides about the rows gathered, and starts afresh. */
    private void settle(RejectFile rejects) {
        if (group.isEmpty()) {
            return;
        }
        Line head = group.get(0);
        List<Problem> problems = new ArrayList<>(head.record().problems());
        Reading<T> reading;
        if (problems.isEmpty()) {
            Row joined = joined(problems);
            reading = problems.isEmpty() ? intake.take(joined) : intake.refuse(joined, problems);
        } else {
            reading = intake.refuse(head.cells(), problems);
        }
        for (int i = 1; i < group.size(); i++) {
            intake.follow(reading);
        }
        apply(reading, rejects);
        group.clear();
    }

    private void apply(Reading<T> reading, RejectFile rejects) {
        if (reading instanceof Reading.Accepted<T> accepted) {
            values++;
            batch.add(accepted.value());
            if (batch.size() >= BATCH) {
                flush();
            }
            return;
        }
        List<Problem> problems = reading instanceof Reading.Held<T> held
                ? List.of(held.problem())
                : ((Reading.Rejected<T>) reading).problems();
        List<Problem> theirs = problems.stream().map(mapping::inTheirWords).toList();
        target.keep(reading);
        for (Line line : group) {
            rejects.write(line.cells(), line.record().raw(), line.record().sound(), theirs);
        }
    }

    private void refuse(Line line, List<Problem> problems, RejectFile rejects) {
        target.keep(intake.refuse(line.cells(), problems));
        rejects.write(line.cells(), line.record().raw(), line.record().sound(), problems);
    }

    /** The head's canonical row, with what its continuations add; problems of any row of the group are collected. */
    private Row joined(List<Problem> problems) {
        Mapped head = mapping.map(group.get(0).cells());
        problems.addAll(head.problems());
        Map<String, String> fields = new LinkedHashMap<>(head.row().fields());
        for (Line line : group.subList(1, group.size())) {
            Mapped more = mapping.map(line.cells());
            more.problems().stream()
                    .filter(problem -> problems.stream().noneMatch(known -> sameColumn(known, problem)))
                    .forEach(problems::add);
            compare(line, head.row(), more.row(), problems);
            for (String field : mapping.continued()) {
                String value = more.row().text(field);
                if (!value.isEmpty()
                        && !List.of(fields.getOrDefault(field, "").split("；")).contains(value)) {
                    fields.merge(field, value, (before, added) -> before + "；" + added);
                }
            }
        }
        return new Row(head.row().source(), head.row().number(), fields);
    }

    /** The same cell of a merged column: said once, for the first row. */
    private static boolean sameColumn(Problem first, Problem second) {
        return first.code() == second.code()
                && first.place().column().equals(second.place().column());
    }

    /** A row that is said to continue or repeat may differ only where continuing is allowed: nothing is dropped. */
    private void compare(Line line, Row head, Row more, List<Problem> problems) {
        boolean continuation = mapping.kind(line.cells()) == RowKind.CONTINUATION;
        for (String field : more.fields().keySet()) {
            boolean free = mapping.continued().contains(field);
            if (!more.text(field).equals(head.text(field)) && !(free && (continuation || known(field, more)))) {
                problems.add(new Problem(
                        ErrorCode.ROW_MALFORMED,
                        line.cells().place(field),
                        "与所续或所重复的第 " + head.number() + " 行不同 / differs from row " + head.number()
                                + ", which it is said to continue or repeat"));
            }
        }
    }

    /** A repeat below a continuation repeats the continuation. */
    private boolean known(String field, Row more) {
        return group.stream()
                .anyMatch(other -> mapping.map(other.cells()).row().text(field).equals(more.text(field))
                        && other.cells().number() < more.number());
    }

    private void flush() {
        if (!batch.isEmpty()) {
            target.apply(List.copyOf(batch));
            batch.clear();
        }
    }

    private record Line(Row cells, CsvRecord record) {}

    /**
     * What an import did.
     *
     * @param report the counts, in rows of the file
     * @param values records applied; fewer than accepted rows where rows continue or repeat others
     * @param unnamedColumns columns that no line of the mapping names
     * @param byteOrderMark whether the file began with one
     * @param ended where reading ended early, when that was asked for
     */
    public record Outcome(
            ImportReport report,
            long values,
            List<String> unnamedColumns,
            boolean byteOrderMark,
            Optional<Problem> ended) {}
}
