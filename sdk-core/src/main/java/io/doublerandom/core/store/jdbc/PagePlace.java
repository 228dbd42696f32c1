package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The place of a row in the order of a list, as the text a page hands out and takes back. */
final class PagePlace {
    private PagePlace() {}

    static String of(Object... cells) {
        return ListText.join(Arrays.stream(cells).map(Object::toString).toList());
    }

    /** The cells of a place; text that no page of this list handed out is {@code VALUE_INVALID}. */
    static List<Object> parse(String text, Column... columns) {
        try {
            List<String> parts = ListText.split(text);
            if (parts.size() == columns.length) {
                List<Object> cells = new ArrayList<>(columns.length);
                for (int i = 0; i < columns.length; i++) {
                    cells.add(columns[i].parse(parts.get(i)));
                }
                return cells;
            }
        } catch (RuntimeException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static DoubleRandomException invalid() {
        return new DoubleRandomException(new Problem(
                ErrorCode.VALUE_INVALID,
                new Place("value", 0, "after", 0),
                "after is no place that a page of this list handed out"));
    }
}
