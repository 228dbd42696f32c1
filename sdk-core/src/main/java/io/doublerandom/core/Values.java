package io.doublerandom.core;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checks that the records of the domain make in their constructors.
 *
 * <p>Each throws {@link ErrorCode#VALUE_INVALID} naming the field and the place of the fault, never the value: it may
 * be personal data.
 */
public final class Values {
    private Values() {}

    /** Requires text of one to {@code max} characters (UTF-16 units) that is not blank. */
    public static String text(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            throw invalid(field, 0, "is blank");
        }
        return atMost(field, value, max);
    }

    /** Requires text, perhaps empty, of at most {@code max} characters (UTF-16 units). */
    public static String atMost(String field, @Nullable String value, int max) {
        if (value == null) {
            throw invalid(field, 0, "is null");
        }
        if (value.length() > max) {
            throw invalid(field, max + 1, "has " + value.length() + " characters, at most " + max);
        }
        return value;
    }

    /** Requires text that matches a pattern as a whole. */
    public static String pattern(String field, @Nullable String value, String regex) {
        if (value == null) {
            throw invalid(field, 0, "is null");
        }
        if (!Pattern.matches(regex, value)) {
            throw invalid(field, 0, "has " + value.length() + " characters and does not match " + regex);
        }
        return value;
    }

    /** Requires a value that is there. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw invalid(field, 0, "is null");
        }
        return value;
    }

    /** Requires a condition between fields. */
    public static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw invalid(field, 0, rule);
        }
    }

    /** Requires a number of {@code min} to {@code max}, both included. */
    public static long between(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid(field, 0, "is " + value + ", allowed " + min + " to " + max);
        }
        return value;
    }

    /** An unmodifiable copy of a list; nulls are refused. */
    public static <T> List<T> list(String field, @Nullable List<T> values) {
        if (values == null) {
            throw invalid(field, 0, "is null");
        }
        for (T value : values) {
            present(field, value);
        }
        return List.copyOf(values);
    }

    /** An unmodifiable copy of a list with at least one element. */
    public static <T> List<T> some(String field, @Nullable List<T> values) {
        List<T> copy = list(field, values);
        if (copy.isEmpty()) {
            throw invalid(field, 0, "is empty, at least one is required");
        }
        return copy;
    }

    /** An unmodifiable copy of a list whose elements differ from each other. */
    public static <T> List<T> distinct(String field, @Nullable List<T> values) {
        List<T> copy = list(field, values);
        if (Set.copyOf((Collection<T>) copy).size() != copy.size()) {
            throw invalid(field, 0, "has an element twice");
        }
        return copy;
    }

    private static DoubleRandomException invalid(String field, int offset, String detail) {
        return new DoubleRandomException(
                new Problem(ErrorCode.VALUE_INVALID, new Place("value", 0, field, offset), field + " " + detail));
    }
}
