package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Saves and reads records of one {@link Shape}.
 *
 * <p>Saving compares with what is kept and writes the difference, so that the same input twice changes nothing. Queries
 * are the text after {@code FROM table t}, a constant of the caller.
 */
final class Records<T> {
    private final Session session;
    private final Shape<T> shape;
    private final Statements<T> statements;

    Records(Session session, Shape<T> shape) {
        this.session = session;
        this.shape = shape;
        this.statements = new Statements<>(shape);
    }

    /** Saves each; returns how many differ from what was kept. */
    int save(List<T> values) {
        return session.call(connection -> {
            int changed = 0;
            Map<List<Object>, Shape.Image> chunk = new LinkedHashMap<>();
            for (T value : values) {
                Shape.Image image = shape.write().apply(value);
                List<Object> key = shape.key(image.row());
                if (chunk.size() == Statements.CHUNK || chunk.containsKey(key)) {
                    changed += save(connection, chunk);
                    chunk.clear();
                }
                chunk.put(key, image);
            }
            return changed + save(connection, chunk);
        });
    }

    /** The records with these keys, in no order, without locking them. */
    List<T> ofKeys(List<List<Object>> keys) {
        return session.call(connection -> {
            List<T> found = new ArrayList<>();
            for (int from = 0; from < keys.size(); from += Statements.CHUNK) {
                List<List<Object>> chunk = keys.subList(from, Math.min(keys.size(), from + Statements.CHUNK));
                statements.find(connection, chunk, "").stream()
                        .map(shape.read())
                        .forEach(found::add);
            }
            return found;
        });
    }

    Optional<T> one(String tail, Object... arguments) {
        List<T> found = list(tail, arguments);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    List<T> list(String tail, Object... arguments) {
        try (Stream<T> found = stream(tail, arguments)) {
            return found.toList();
        }
    }

    Stream<T> stream(String tail, Object... arguments) {
        return Cursor.open(session, statements, shape.read(), tail, arguments);
    }

    long count(String tail, Object... arguments) {
        return number("SELECT COUNT(*) FROM " + shape.table() + " t " + tail, arguments);
    }

    /** How many there are, counted no further than {@code most}. */
    long countUpTo(String tail, long most, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(most);
        String key = "t." + shape.keys().get(0).name();
        return number(
                "SELECT COUNT(*) FROM (SELECT " + key + " FROM " + shape.table() + " t " + tail
                        + " FETCH FIRST ? ROWS ONLY) c",
                all.toArray());
    }

    private long number(String sql, Object... arguments) {
        return session.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    Column.bind(statement, i + 1, arguments[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private int save(Connection connection, Map<List<Object>, Shape.Image> chunk) throws SQLException {
        if (chunk.isEmpty()) {
            return 0;
        }
        Map<List<Object>, Shape.Image> kept = new HashMap<>();
        for (Shape.Image image : statements.find(connection, chunk.keySet(), " FOR UPDATE")) {
            kept.put(shape.key(image.row()), image);
        }
        List<Shape.Image> added = new ArrayList<>();
        List<Shape.Image> changed = new ArrayList<>();
        chunk.forEach((key, image) -> {
            Shape.Image before = kept.get(key);
            if (before == null) {
                added.add(image);
            } else if (!before.equals(image)) {
                requireFurtherStep(before, image);
                changed.add(image);
            }
        });
        statements.insert(connection, added);
        session.statistics().after(connection, shape.table(), added.size());
        statements.update(
                connection,
                changed.stream()
                        .filter(image -> !kept(kept, image).row().equals(image.row()))
                        .toList());
        for (int i = 0; i < shape.children().size(); i++) {
            saveChildren(connection, i, added, changed, kept);
        }
        return added.size() + changed.size();
    }

    private void saveChildren(
            Connection connection,
            int index,
            List<Shape.Image> added,
            List<Shape.Image> changed,
            Map<List<Object>, Shape.Image> kept)
            throws SQLException {
        Shape.Child child = shape.children().get(index);
        boolean steps = shape.stepped() && index == shape.children().size() - 1;
        List<List<Object>> outdated = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        added.forEach(image -> rows.addAll(childRows(image, index, 0)));
        for (Shape.Image image : changed) {
            List<List<Object>> before = kept(kept, image).children().get(index);
            if (steps) {
                rows.addAll(childRows(image, index, before.size()));
            } else if (!before.equals(image.children().get(index))) {
                outdated.add(shape.key(image.row()));
                rows.addAll(childRows(image, index, 0));
            }
        }
        statements.deleteChildren(connection, child, outdated);
        statements.insertChildren(connection, child, rows);
        session.statistics().after(connection, child.table(), rows.size());
    }

    private List<List<Object>> childRows(Shape.Image image, int index, int from) {
        List<List<Object>> children = image.children().get(index);
        List<List<Object>> rows = new ArrayList<>();
        for (int seq = from; seq < children.size(); seq++) {
            List<Object> row = new ArrayList<>(shape.key(image.row()));
            row.add(seq);
            row.addAll(children.get(seq));
            rows.add(row);
        }
        return rows;
    }

    private Shape.Image kept(Map<List<Object>, Shape.Image> kept, Shape.Image image) {
        Shape.Image before = kept.get(shape.key(image.row()));
        if (before == null) {
            throw new IllegalStateException("a changed row of " + shape.table() + " was not read before");
        }
        return before;
    }

    /** What is kept was seen and perhaps acted on: it changes only with a step that says who, when and why. */
    private void requireFurtherStep(Shape.Image before, Shape.Image image) {
        if (!shape.stepped()) {
            return;
        }
        int last = shape.children().size() - 1;
        List<List<Object>> old = before.children().get(last);
        List<List<Object>> now = image.children().get(last);
        String id = shape.table() + " " + shape.key(image.row());
        if (now.size() < old.size() || !now.subList(0, old.size()).equals(old)) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT,
                    id + ": " + now.size() + " steps do not begin with the " + old.size() + " kept");
        }
        if (now.size() == old.size()) {
            throw new DoubleRandomException(ErrorCode.STORE_CONFLICT, id + ": content differs without a further step");
        }
    }
}
