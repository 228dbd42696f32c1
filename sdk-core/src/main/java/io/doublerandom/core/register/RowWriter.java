package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the fields of one record in the canonical flat form: sorted by name, empty ones left out.
 *
 * <p>A list element that holds the separator cannot be written and is refused, since it could not be read back.
 */
public final class RowWriter {
    private final SortedMap<String, String> fields = new TreeMap<>();

    /** Writes one value by its {@code toString}: text, a number, a flag, an enum, an identifier, a day, an instant. */
    public RowWriter put(String field, Object value) {
        String text = value.toString();
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
        return this;
    }

    /** Writes a list joined by {@code ;}. */
    public <T> RowWriter list(String field, List<T> values, Function<T, String> element) {
        return put(field, joined(field, ";", values, element));
    }

    /** Writes a list by the {@code toString} of its elements, joined by {@code ;}. */
    public RowWriter list(String field, List<?> values) {
        return list(field, values, Object::toString);
    }

    /** Elements joined by a separator that none of them holds. */
    public static <T> String joined(String field, String separator, List<T> values, Function<T, String> element) {
        List<String> texts = new ArrayList<>();
        for (T value : values) {
            String text = element.apply(value);
            Values.require(!text.contains(separator), field, "has an element that holds '" + separator + "'");
            texts.add(text);
        }
        return String.join(separator, texts);
    }

    /** The fields written. */
    public SortedMap<String, String> fields() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
}
