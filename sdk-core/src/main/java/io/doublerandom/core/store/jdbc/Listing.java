package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A filtered list that is read in pages: conditions, an order and the place of the last row seen. No rows are skipped, so
 * that each page is one range of an index.
 *
 * <p>The order is a key, perhaps after columns that lead. Columns held equal lead so that the order names the columns of
 * the index that finds them; one that has a range leads so that the range is read in its own order.
 */
final class Listing<T> {
    private final Records<T> records;
    private final Part<T> key;
    private final boolean descending;
    private final List<String> joins = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>();
    private @Nullable Part<T> range;
    private String rangeName = "";
    private String keyName;

    /** A column of the order with the cell a record has in it. */
    record Part<T>(Column column, Function<T, Object> cell) {}

    private Listing(Records<T> records, Part<T> key, boolean descending) {
        this.records = records;
        this.key = key;
        this.descending = descending;
        this.keyName = "t." + key.column().name();
    }

    /** A list in the order of a key, ascending. */
    static <T> Listing<T> by(Records<T> records, Column key, Function<T, Object> cell) {
        return new Listing<>(records, new Part<>(key, cell), false);
    }

    /** A list in the order of a key, the greatest first. */
    static <T> Listing<T> latest(Records<T> records, Column key, Function<T, Object> cell) {
        return new Listing<>(records, new Part<>(key, cell), true);
    }

    /** Joins a table whose rows match at most one record each under the conditions given with {@link #where}. */
    Listing<T> join(String table) {
        joins.add(table);
        return this;
    }

    /** A condition, a constant of the caller, with its arguments. */
    Listing<T> where(String condition, Object... values) {
        conditions.add(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    /** Holds a column equal to a value, if there is one. */
    Listing<T> equal(String column, @Nullable Object value) {
        return value == null ? this : where(column + " = ?", Cells.row(value).get(0));
    }

    /** As {@link #equal}, where an index begins with the column; the columns so named before come first in it. */
    Listing<T> leading(String column, @Nullable Object value) {
        if (value != null) {
            fixed.add(column);
        }
        return equal(column, value);
    }

    /** Requires text to begin with a prefix, if there is one. */
    Listing<T> beginning(String column, @Nullable String prefix) {
        if (prefix == null) {
            return this;
        }
        where(column + " >= ?", prefix);
        String after = TextPattern.after(prefix);
        if (!after.isEmpty()) {
            where(column + " < ?", after);
        }
        return where(column + " LIKE ? ESCAPE '!'", TextPattern.beginningWith(prefix));
    }

    /** Names the key by a column of a joined table that equals it, as the index that finds its rows does. */
    Listing<T> keyedBy(String column) {
        keyName = column;
        return this;
    }

    /** Puts a column that has a range in front of the key. */
    Listing<T> orderedBy(Column column, Function<T, Object> cell) {
        return orderedBy("t." + column.name(), column, cell);
    }

    /** As before, by a column of a joined table that equals it. */
    Listing<T> orderedBy(String name, Column column, Function<T, Object> cell) {
        range = new Part<>(column, cell);
        rangeName = name;
        return this;
    }

    Page<T> page(PageRequest request) {
        int wanted = request.limit() + 1;
        Part<T> first = range;
        List<T> found = new ArrayList<>();
        if (request.after().isEmpty()) {
            found.addAll(read(List.of(), List.of(), wanted));
        } else if (first == null) {
            Object seen = PagePlace.parse(request.after(), key.column()).get(0);
            found.addAll(read(List.of(beyond(keyName)), List.of(seen), wanted));
        } else {
            List<Object> seen = PagePlace.parse(request.after(), first.column(), key.column());
            found.addAll(read(List.of(rangeName + " = ?", beyond(keyName)), seen, wanted));
            if (found.size() < wanted) {
                found.addAll(read(List.of(beyond(rangeName)), List.of(seen.get(0)), wanted - found.size()));
            }
        }
        if (found.size() < wanted) {
            return new Page<>(found, "");
        }
        List<T> rows = found.subList(0, request.limit());
        return new Page<>(rows, place(rows.get(rows.size() - 1)));
    }

    long count(long most) {
        return records.countUpTo(tail(List.of()), most, arguments.toArray());
    }

    private List<T> read(List<String> further, List<Object> seen, int limit) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(seen);
        all.add(limit);
        return records.list(tail(further) + order() + " FETCH FIRST ? ROWS ONLY", all.toArray());
    }

    private String tail(List<String> further) {
        List<String> all = new ArrayList<>(conditions);
        all.addAll(further);
        return String.join(" ", joins) + (all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all));
    }

    private String order() {
        List<String> columns = new ArrayList<>(fixed);
        if (range != null) {
            columns.add(rangeName);
        }
        columns.add(keyName);
        String direction = descending ? " DESC" : "";
        return " ORDER BY " + String.join(direction + ", ", columns) + direction;
    }

    private String beyond(String column) {
        return column + (descending ? " < ?" : " > ?");
    }

    private String place(T last) {
        Part<T> first = range;
        return first == null
                ? PagePlace.of(key.cell().apply(last))
                : PagePlace.of(first.cell().apply(last), key.cell().apply(last));
    }
}
