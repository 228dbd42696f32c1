package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A column: its name and how its cells go to the database and come back. No cell is ever null. */
record Column(String name, Kind kind) {
    enum Kind {
        TEXT,
        INTEGER,
        LONG,
        FLAG,
        DAY,
        INSTANT
    }

    static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    static Column integer(String name) {
        return new Column(name, Kind.INTEGER);
    }

    static Column number(String name) {
        return new Column(name, Kind.LONG);
    }

    static Column flag(String name) {
        return new Column(name, Kind.FLAG);
    }

    static Column day(String name) {
        return new Column(name, Kind.DAY);
    }

    static Column instant(String name) {
        return new Column(name, Kind.INSTANT);
    }

    Object read(ResultSet rows, int index) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(index);
            case INTEGER -> rows.getInt(index);
            case LONG -> rows.getLong(index);
            case FLAG -> rows.getBoolean(index);
            case DAY -> rows.getObject(index, LocalDate.class);
            case INSTANT -> rows.getObject(index, OffsetDateTime.class).toInstant();
        };
    }

    /** The cell that {@code toString} of it gave. */
    Object parse(String text) {
        return switch (kind) {
            case TEXT -> text;
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLAG -> Boolean.valueOf(text);
            case DAY -> LocalDate.parse(text);
            case INSTANT -> Instant.parse(text);
        };
    }

    /** Binds a cell; text a database would refuse or change in silence is refused here, on all databases alike. */
    static void bind(PreparedStatement statement, int index, Object cell) throws SQLException {
        if (cell instanceof Instant instant) {
            statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (cell instanceof String text) {
            requireStorable(text);
            statement.setString(index, text);
        } else {
            statement.setObject(index, cell);
        }
    }

    private static void requireStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw refused("U+0000", i);
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused("half a surrogate pair", i);
                }
                i++;
            }
        }
    }

    private static DoubleRandomException refused(String what, int index) {
        return new DoubleRandomException(
                ErrorCode.VALUE_INVALID, "text to be stored holds " + what + " at " + (index + 1));
    }
}
