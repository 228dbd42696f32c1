package io.doublerandom.app.document;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A format whose rows may only name what is in the database: others are rejected with {@code REFERENCE_UNKNOWN}.
 *
 * @param <T> what a row holds
 */
final class ReferringFormat<T> implements RowFormat<T> {
    private final RowFormat<T> format;
    private final References<T> references;
    private final Stores stores;

    /** Rows of one file name the same few things again and again. */
    private final Map<String, Boolean> asked = new HashMap<>();

    ReferringFormat(RowFormat<T> format, References<T> references, Stores stores) {
        this.format = format;
        this.references = references;
        this.stores = stores;
    }

    @Override
    public Reading<T> read(Row row) {
        Reading<T> reading = format.read(row);
        if (reading instanceof Reading.Accepted<T> accepted) {
            List<Problem> unknown = unknown(row, accepted.value());
            return unknown.isEmpty() ? reading : new Reading.Rejected<>(row, unknown);
        }
        if (reading instanceof Reading.Held<T> held) {
            List<Problem> problems = new ArrayList<>(unknown(row, held.value()));
            if (!problems.isEmpty()) {
                problems.add(0, held.problem());
                return new Reading.Rejected<>(row, problems);
            }
        }
        return reading;
    }

    private List<Problem> unknown(Row row, T value) {
        return references.of(stores, value).stream()
                .filter(named -> !asked.computeIfAbsent(
                        named.field() + '/' + named.key(), key -> named.kept().getAsBoolean()))
                .map(named -> new Problem(ErrorCode.REFERENCE_UNKNOWN, place(row, named), "还没有导入 / was not imported"))
                .toList();
    }

    private static Place place(Row row, References.Reference named) {
        int before = row.text(named.field()).indexOf(named.key());
        return new Place(row.source(), row.number(), named.field(), before + 1);
    }

    @Override
    public String resource() {
        return format.resource();
    }

    @Override
    public List<String> fields() {
        return format.fields();
    }

    @Override
    public List<String> requiredFields() {
        return format.requiredFields();
    }

    @Override
    public SortedMap<String, String> write(T value) {
        return format.write(value);
    }

    @Override
    public String key(T value) {
        return format.key(value);
    }
}
