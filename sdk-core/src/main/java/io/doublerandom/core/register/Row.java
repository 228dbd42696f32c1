package io.doublerandom.core.register;

import io.doublerandom.core.Place;
import io.doublerandom.core.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row as it came from a file or a platform: field names of the canonical format, values as text.
 *
 * <p>CSV files, JSON records and XML records all become rows, so one reader checks them all. Lists are joined by
 * {@code ;}, days are {@code yyyy-MM-dd}, flags {@code true} or {@code false}. A field that is absent reads as empty.
 *
 * @param source file name or resource it came from
 * @param number line or record number in the source, from 1
 * @param fields values by field name, in the order of the source
 */
public record Row(String source, long number, Map<String, String> fields) {
    public Row {
        Values.text("source", source, 400);
        Values.between("number", number, 0, Long.MAX_VALUE);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The value of a field without white space around it; empty if absent. */
    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** Where a field of this row stands. */
    public Place place(String field) {
        return Place.of(source, number, field);
    }
}
