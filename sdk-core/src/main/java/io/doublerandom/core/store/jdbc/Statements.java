package io.doublerandom.core.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements for one {@link Shape}, made of its table and column names only; values are always bound.
 *
 * <p>Rows are written in batches and looked up by up to {@link #CHUNK} keys at once.
 */
final class Statements<T> {
    /** Rows of a batch, and keys of a look-up. */
    static final int CHUNK = 500;

    private final Shape<T> shape;

    Statements(Shape<T> shape) {
        this.shape = shape;
    }

    String select(String tail) {
        return "SELECT "
                + shape.all().stream().map(column -> "t." + column.name()).collect(Collectors.joining(", ")) + " FROM "
                + shape.table() + " t " + tail;
    }

    List<Object> row(ResultSet rows) throws SQLException {
        return cells(rows, shape.all(), 1);
    }

    /** The images of main rows, in their order, children fetched with one statement for each child table. */
    List<Shape.Image> withChildren(Connection connection, List<List<Object>> mainRows) throws SQLException {
        List<Map<List<Object>, List<List<Object>>>> children = new ArrayList<>();
        for (Shape.Child child : shape.children()) {
            children.add(children(connection, child, mainRows));
        }
        List<Shape.Image> images = new ArrayList<>(mainRows.size());
        for (List<Object> row : mainRows) {
            List<Object> key = shape.key(row);
            images.add(new Shape.Image(
                    row,
                    children.stream()
                            .map(byKey -> byKey.getOrDefault(key, List.of()))
                            .toList()));
        }
        return images;
    }

    /** What is kept under keys; {@code FOR UPDATE} locks it until the transaction ends. */
    List<Shape.Image> find(Connection connection, Collection<List<Object>> keys, String suffix) throws SQLException {
        List<String> names = shape.keys().stream().map(Column::name).toList();
        List<List<Object>> found = new ArrayList<>();
        String sql = select("WHERE " + in(names, keys.size()) + suffix);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKeys(statement, keys);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        }
        return withChildren(connection, found);
    }

    void insert(Connection connection, List<Shape.Image> images) throws SQLException {
        if (images.isEmpty()) {
            return;
        }
        String names = shape.all().stream().map(Column::name).collect(Collectors.joining(", "));
        String sql = "INSERT INTO " + shape.table() + " (" + names + ") VALUES ("
                + marks(shape.all().size()) + ")";
        batch(connection, sql, images.stream().map(Shape.Image::row).toList());
    }

    void update(Connection connection, List<Shape.Image> images) throws SQLException {
        if (images.isEmpty() || shape.columns().isEmpty()) {
            return;
        }
        String sql = "UPDATE " + shape.table() + " SET "
                + shape.columns().stream().map(c -> c.name() + " = ?").collect(Collectors.joining(", ")) + " WHERE "
                + equal(shape.keys().stream().map(Column::name).toList());
        int keys = shape.keys().size();
        batch(
                connection,
                sql,
                images.stream()
                        .map(image -> {
                            List<Object> cells = new ArrayList<>(
                                    image.row().subList(keys, image.row().size()));
                            cells.addAll(shape.key(image.row()));
                            return cells;
                        })
                        .toList());
    }

    void deleteChildren(Connection connection, Shape.Child child, List<List<Object>> keys) throws SQLException {
        batch(connection, "DELETE FROM " + child.table() + " WHERE " + equal(child.keys()), keys);
    }

    /** Adds child rows, each with its parent's key and {@code seq} in front. */
    void insertChildren(Connection connection, Shape.Child child, List<List<Object>> rows) throws SQLException {
        String names = String.join(", ", child.keys()) + ", seq, "
                + child.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        int width = child.keys().size() + 1 + child.columns().size();
        batch(connection, "INSERT INTO " + child.table() + " (" + names + ") VALUES (" + marks(width) + ")", rows);
    }

    private Map<List<Object>, List<List<Object>>> children(
            Connection connection, Shape.Child child, List<List<Object>> mainRows) throws SQLException {
        if (mainRows.isEmpty()) {
            return Map.of();
        }
        String keys = String.join(", ", child.keys());
        String sql = "SELECT " + keys + ", "
                + child.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + " FROM "
                + child.table() + " WHERE " + in(child.keys(), mainRows.size()) + " ORDER BY " + keys + ", seq";
        Map<List<Object>, List<List<Object>>> byKey = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKeys(statement, mainRows.stream().map(shape::key).toList());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Object> key = cells(rows, shape.keys(), 1);
                    byKey.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(cells(rows, child.columns(), shape.keys().size() + 1));
                }
            }
        }
        return byKey;
    }

    private static List<Object> cells(ResultSet rows, List<Column> columns, int from) throws SQLException {
        List<Object> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            cells.add(columns.get(i).read(rows, from + i));
        }
        return List.copyOf(cells);
    }

    private static void batch(Connection connection, String sql, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (List<Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    Column.bind(statement, i + 1, row.get(i));
                }
                statement.addBatch();
                if (++waiting == CHUNK) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private static void bindKeys(PreparedStatement statement, Collection<List<Object>> keys) throws SQLException {
        int index = 0;
        for (List<Object> key : keys) {
            for (Object cell : key) {
                Column.bind(statement, ++index, cell);
            }
        }
    }

    private static String in(List<String> names, int count) {
        String one = names.size() == 1 ? "?" : "(" + marks(names.size()) + ")";
        String left = names.size() == 1 ? names.get(0) : "(" + String.join(", ", names) + ")";
        return left + " IN (" + String.join(", ", Collections.nCopies(count, one)) + ")";
    }

    private static String equal(List<String> names) {
        return names.stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
