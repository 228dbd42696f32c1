package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The cells of one row, read one after the other in the order of the columns.
 *
 * <p>Instants are kept to the microsecond, which is what PostgreSQL keeps; finer parts are cut before comparing too.
 */
final class Cells {
    private final Iterator<Object> rest;

    Cells(List<Object> row) {
        this.rest = row.iterator();
    }

    /** The cells for values: an enum by name, a period as two days, a list as {@link ListText}. */
    static List<Object> row(Object... values) {
        List<Object> cells = new ArrayList<>(values.length + 2);
        for (Object value : values) {
            if (value instanceof Period period) {
                cells.add(period.from());
                cells.add(period.until());
            } else if (value instanceof Enum<?> constant) {
                cells.add(constant.name());
            } else if (value instanceof Instant instant) {
                cells.add(instant.truncatedTo(ChronoUnit.MICROS));
            } else if (value instanceof List<?> list) {
                cells.add(ListText.join(list.stream().map(Cells::name).toList()));
            } else {
                cells.add(value);
            }
        }
        return List.copyOf(cells);
    }

    private static String name(Object element) {
        return element instanceof Enum<?> constant ? constant.name() : element.toString();
    }

    String text() {
        return (String) rest.next();
    }

    int integer() {
        return (Integer) rest.next();
    }

    long number() {
        return (Long) rest.next();
    }

    boolean flag() {
        return (Boolean) rest.next();
    }

    LocalDate day() {
        return (LocalDate) rest.next();
    }

    Instant instant() {
        return (Instant) rest.next();
    }

    Period period() {
        LocalDate from = day();
        return new Period(from, day());
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    List<String> list() {
        return ListText.split(text());
    }
}
