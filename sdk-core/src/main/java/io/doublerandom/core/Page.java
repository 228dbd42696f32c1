package io.doublerandom.core;

import java.util.List;

/**
 * A page of a list (一页).
 *
 * @param rows its rows in order, empty if nothing matches
 * @param next what to ask for the next page with ({@link PageRequest#after()}), to be passed on as it is; empty on the last
 *     page
 */
public record Page<T>(List<T> rows, String next) {
    public Page {
        rows = Values.list("rows", rows);
        Values.present("next", next);
    }

    /** Whether no page follows. */
    public boolean last() {
        return next.isEmpty();
    }
}
