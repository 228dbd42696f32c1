package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A list in one cell: elements joined by {@code ;}, where {@code \} stands before a {@code ;} or {@code \} that belongs to
 * an element. Elements are never empty, so the empty text is the empty list. For lists nobody searches inside.
 */
final class ListText {
    private ListText() {}

    static String join(List<String> elements) {
        StringBuilder text = new StringBuilder();
        for (String element : elements) {
            if (element.isEmpty()) {
                throw new IllegalArgumentException("an element of a list in a cell is empty");
            }
            if (text.length() > 0) {
                text.append(';');
            }
            for (int i = 0; i < element.length(); i++) {
                char unit = element.charAt(i);
                if (unit == ';' || unit == '\\') {
                    text.append('\\');
                }
                text.append(unit);
            }
        }
        return text.toString();
    }

    static List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == ';') {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(unit == '\\' ? text.charAt(++i) : unit);
            }
        }
        if (!text.isEmpty()) {
            elements.add(element.toString());
        }
        return elements;
    }

    static String periods(List<Period> periods) {
        return join(periods.stream()
                .map(period -> period.from() + "/" + period.until())
                .toList());
    }

    static List<Period> periods(String text) {
        return split(text).stream()
                .map(element -> element.split("/", 2))
                .map(ends -> new Period(LocalDate.parse(ends[0]), LocalDate.parse(ends[1])))
                .toList();
    }
}
