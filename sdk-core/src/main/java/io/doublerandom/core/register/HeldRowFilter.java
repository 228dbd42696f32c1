package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which rows that were held or rejected (待处理行) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param resource resource they were rows of, 1 to 40 characters
 * @param state state
 */
public record HeldRowFilter(@Nullable String resource, HeldRow.@Nullable State state) {
    private static final HeldRowFilter ALL = new HeldRowFilter(null, null);

    public HeldRowFilter {
        if (resource != null) {
            Values.text("resource", resource, 40);
        }
    }

    /** Everything. */
    public static HeldRowFilter all() {
        return ALL;
    }

    /** Restricted by resource too. */
    public HeldRowFilter of(@Nullable String resource) {
        return new HeldRowFilter(resource, state);
    }

    /** Restricted by state too. */
    public HeldRowFilter being(HeldRow.@Nullable State state) {
        return new HeldRowFilter(resource, state);
    }
}
