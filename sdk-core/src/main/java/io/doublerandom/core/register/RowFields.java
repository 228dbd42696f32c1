package io.doublerandom.core.register;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the fields of one row and collects everything wrong with it, so that one look at a reject file is enough.
 *
 * <p>Each method answers a {@link Field}; its value may be asked for only inside {@link #reading}, which builds the
 * record when nothing was wrong. Problems name the field and the place of the fault, never the value.
 */
public final class RowFields {
    private final Row row;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> holds = new ArrayList<>();

    private RowFields(Row row) {
        this.row = row;
    }

    /** A reader of a row. */
    public static RowFields of(Row row) {
        return new RowFields(row);
    }

    /** Required text of at most {@code max} characters (UTF-16 units). */
    public Field<String> text(String field, int max) {
        return required(field, text -> FieldValues.atMost(text, max));
    }

    /** Text of at most {@code max} characters, empty if the field is. */
    public Field<String> optionalText(String field, int max) {
        return parsed(field, row.text(field), text -> FieldValues.atMost(text, max));
    }

    /** A required value read by a parser that throws {@link DoubleRandomException}. */
    public <T> Field<T> value(String field, Function<String, T> parser) {
        return required(field, parser);
    }

    /** A value read by a parser, or the one for an empty field. */
    public <T> Field<T> valueOr(String field, T ifEmpty, Function<String, T> parser) {
        String text = row.text(field);
        return text.isEmpty() ? new Field<>(Optional.of(ifEmpty)) : parsed(field, text, parser);
    }

    /** A required code: a constant of an enum by its name. */
    public <E extends Enum<E>> Field<E> code(String field, Class<E> codes) {
        return required(field, text -> FieldValues.code(text, codes));
    }

    /** A list of codes joined by {@code ;}, perhaps empty. */
    public <E extends Enum<E>> Field<List<E>> codes(String field, Class<E> codes) {
        return list(field, text -> FieldValues.code(text, codes));
    }

    /** A required day, {@code yyyy-MM-dd}. */
    public Field<LocalDate> day(String field) {
        return required(field, FieldValues::day);
    }

    /** A required instant in UTC, {@code yyyy-MM-ddTHH:mm:ssZ}. */
    public Field<Instant> instant(String field) {
        return required(field, FieldValues::instant);
    }

    /** A required period, {@code from/until}, both days included. */
    public Field<Period> period(String field) {
        return required(field, FieldValues::period);
    }

    /** Periods joined by {@code ;}, perhaps none. */
    public Field<List<Period>> periods(String field) {
        return list(field, FieldValues::period);
    }

    /** A required flag, {@code true} or {@code false}. */
    public Field<Boolean> flag(String field) {
        return required(field, FieldValues::flag);
    }

    /** A required whole number of {@code min} to {@code max}. */
    public Field<Long> whole(String field, long min, long max) {
        return required(field, text -> FieldValues.whole(text, min, max));
    }

    /** A list joined by {@code ;}, perhaps empty; the place of a problem counts from the start of the whole value. */
    public <T> Field<List<T>> list(String field, Function<String, T> parser) {
        return parsed(field, row.text(field), text -> FieldValues.list(text, ';', parser));
    }

    /** A list joined by {@code ;} with at least one element. */
    public <T> Field<List<T>> some(String field, Function<String, T> parser) {
        return required(field, text -> FieldValues.list(text, ';', parser));
    }

    /** Rejects the row for something wrong between fields or in one of them. */
    public void reject(ErrorCode code, String field, int offset, String detail) {
        problems.add(problem(code, field, offset, detail));
    }

    /** Holds the row for an override. */
    public void hold(ErrorCode code, String field, int offset, String detail) {
        holds.add(problem(code, field, offset, detail));
    }

    /** Holds the row for the check character at a place of a credit code. */
    void holdWrongCheck(String field, int at) {
        hold(ErrorCode.CHECK_DIGIT, field, at, "第 " + at + " 位校验字符不对 / check character " + at + " is wrong");
    }

    /** The reading: the record when nothing was wrong, held or rejected otherwise. */
    public <T> Reading<T> reading(Supplier<T> build) {
        if (!problems.isEmpty()) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(holds);
            return new Reading.Rejected<>(row, all);
        }
        T value;
        try {
            value = build.get();
        } catch (DoubleRandomException e) {
            Place place = e.problem().place();
            return new Reading.Rejected<>(
                    row,
                    List.of(problem(
                            e.code(),
                            place.column(),
                            place.offset(),
                            e.problem().detail())));
        }
        return holds.isEmpty() ? new Reading.Accepted<>(row, value) : new Reading.Held<>(row, value, holds.get(0));
    }

    private <T> Field<T> required(String field, Function<String, T> parser) {
        String text = row.text(field);
        if (text.isEmpty()) {
            reject(ErrorCode.VALUE_REQUIRED, field, 0, field + " 没有填 / " + field + " is empty");
            return new Field<>(Optional.empty());
        }
        return parsed(field, text, parser);
    }

    private <T> Field<T> parsed(String field, String text, Function<String, T> parser) {
        try {
            return new Field<>(Optional.of(parser.apply(text)));
        } catch (DoubleRandomException e) {
            ErrorCode code = e.code() == ErrorCode.VALUE_INVALID ? ErrorCode.VALUE_PATTERN : e.code();
            reject(code, field, e.problem().place().offset(), e.problem().detail());
            return new Field<>(Optional.empty());
        }
    }

    private Problem problem(ErrorCode code, String field, int offset, String detail) {
        return new Problem(code, new Place(row.source(), row.number(), field, offset), detail);
    }

    /** The fields of a format by name, in order; a shorthand for formats. */
    static List<String> names(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).toList();
    }

    /**
     * A field of the row, read; its value is there unless something was wrong with it.
     *
     * @param <T> what it holds
     */
    public static final class Field<T> implements Supplier<T> {
        private final Optional<T> value;

        private Field(Optional<T> value) {
            this.value = value;
        }

        /** Whether it was read without a problem. */
        public boolean valid() {
            return value.isPresent();
        }

        /** The value; only to be asked for when {@link #valid()} or inside {@link RowFields#reading}. */
        @Override
        public T get() {
            return value.orElseThrow();
        }
    }
}
