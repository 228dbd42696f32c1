package io.doublerandom.core.register;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsers of the single values of the canonical flat form. Each throws {@link DoubleRandomException} whose place holds
 * the offset of the first bad character, from 1, and whose detail never holds the value.
 */
public final class FieldValues {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

    private FieldValues() {}

    /** A day, {@code yyyy-MM-dd}. */
    public static LocalDate day(String text) {
        matching(text, DAY, ErrorCode.DATE_INVALID, "不是 yyyy-MM-dd 形式的日期 / is no day of the form yyyy-MM-dd");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw fault(ErrorCode.DATE_INVALID, 0, "日历上没有这一天 / is no day of the calendar");
        }
    }

    /** An instant in UTC, {@code yyyy-MM-ddTHH:mm:ssZ}. */
    public static Instant instant(String text) {
        matching(
                text,
                INSTANT,
                ErrorCode.DATE_INVALID,
                "不是 yyyy-MM-ddTHH:mm:ssZ 形式的时刻 / is no instant of the form yyyy-MM-ddTHH:mm:ssZ");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fault(ErrorCode.DATE_INVALID, 0, "日历上没有这一时刻 / is no instant of the calendar");
        }
    }

    /** A period, {@code from/until}, both days included. */
    public static Period period(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw fault(
                    ErrorCode.DATE_INVALID,
                    0,
                    "不是 yyyy-MM-dd/yyyy-MM-dd 形式的期间 / is no period of the form yyyy-MM-dd/yyyy-MM-dd");
        }
        LocalDate from = day(text.substring(0, slash));
        LocalDate until = shifted(slash + 1, () -> day(text.substring(slash + 1)));
        if (until.isBefore(from)) {
            throw fault(ErrorCode.DATE_INVALID, slash + 2, "结束早于开始 / ends before it begins");
        }
        return new Period(from, until);
    }

    /** A period as it is written, {@code from/until}. */
    public static String period(Period period) {
        return period.from() + "/" + period.until();
    }

    /** A flag, {@code true} or {@code false}. */
    public static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(ErrorCode.CODE_UNKNOWN, 1, "既不是 true 也不是 false / is neither true nor false");
        };
    }

    /** A whole number of {@code min} to {@code max}, in ASCII digits. */
    public static long whole(String text, long min, long max) {
        matching(text, WHOLE, ErrorCode.VALUE_PATTERN, "不是 18 位以内的整数 / is no whole number of at most 18 digits 0-9");
        long number = Long.parseLong(text);
        if (number < min || number > max) {
            throw fault(
                    ErrorCode.VALUE_PATTERN, 0, "不在 " + min + " 至 " + max + " 之间 / is not in " + min + " to " + max);
        }
        return number;
    }

    /** A constant of an enum by its name. */
    public static <E extends Enum<E>> E code(String text, Class<E> codes) {
        for (E constant : codes.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw fault(ErrorCode.CODE_UNKNOWN, 1, "不是下列代码之一 / is none of " + Arrays.toString(codes.getEnumConstants()));
    }

    /** An identifier of {@code A-Za-z0-9._-} whose type checks it. */
    public static <T> T id(String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (DoubleRandomException e) {
            int place = 1;
            while (place <= text.length() && idCharacter(text.charAt(place - 1))) {
                place++;
            }
            throw fault(
                    ErrorCode.VALUE_PATTERN,
                    place > text.length() ? 0 : place,
                    e.problem().detail());
        }
    }

    /** A value whose type checks its form; the place of the fault is where the form is first broken. */
    public static <T> T form(String text, String regex, Function<String, T> type) {
        matching(text, Pattern.compile(regex), ErrorCode.VALUE_PATTERN, "格式不符 / does not match " + regex);
        return type.apply(text);
    }

    /** Text of at most {@code max} characters (UTF-16 units). */
    public static String atMost(String text, int max) {
        if (text.length() > max) {
            throw fault(
                    ErrorCode.VALUE_TOO_LONG,
                    max + 1,
                    "有 " + text.length() + " 个字符，最多 " + max + " 个 / has " + text.length() + " characters, at most "
                            + max);
        }
        return text;
    }

    /**
     * A list joined by a separator; no elements in an empty text, and an element between separators is never empty or
     * there twice.
     */
    public static <T> List<T> list(String text, char separator, Function<String, T> parser) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<T> values = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(separator, start);
            end = end < 0 ? text.length() : end;
            String element = text.substring(start, end);
            String stripped = element.strip();
            int at = start + element.indexOf(stripped);
            if (stripped.isEmpty()) {
                throw fault(ErrorCode.VALUE_PATTERN, start + 1, "有空的一项 / has an empty element");
            }
            T value = shifted(at, () -> parser.apply(stripped));
            if (values.contains(value)) {
                throw fault(ErrorCode.VALUE_PATTERN, at + 1, "有一项重复 / has an element twice");
            }
            values.add(value);
            start = end + 1;
        }
        return List.copyOf(values);
    }

    /** A fault at an offset of the value, from 1; 0 for the whole of it. */
    public static DoubleRandomException fault(ErrorCode code, int offset, String detail) {
        return new DoubleRandomException(new Problem(code, new Place("value", 0, "", offset), detail));
    }

    private static void matching(String text, Pattern pattern, ErrorCode code, String detail) {
        Matcher whole = pattern.matcher(text);
        if (whole.matches()) {
            return;
        }
        for (int length = 1; length <= Math.min(text.length(), 64); length++) {
            Matcher prefix = pattern.matcher(text.substring(0, length));
            if (!prefix.matches() && !prefix.hitEnd()) {
                throw fault(code, length, detail);
            }
        }
        throw fault(code, text.length() < 64 ? text.length() + 1 : 0, detail);
    }

    /** Parses a part of a value that begins after {@code by} characters; the place of a fault counts from the whole. */
    public static <T> T shifted(int by, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DoubleRandomException e) {
            ErrorCode code = e.code() == ErrorCode.VALUE_INVALID ? ErrorCode.VALUE_PATTERN : e.code();
            int offset = Math.max(1, e.problem().place().offset());
            throw fault(code, by + offset, e.problem().detail());
        }
    }

    private static boolean idCharacter(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "._-".indexOf(c) >= 0;
    }
}
