package io.doublerandom.core.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads records through a database cursor, some hundred at a time. Ends its lease when read to the end or when its stream
 * is closed, whichever comes first.
 */
final class Cursor<T> extends Spliterators.AbstractSpliterator<T> {
    private final Session.Lease lease;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Statements<T> statements;
    private final Function<Shape.Image, T> read;
    private final Deque<Shape.Image> ready = new ArrayDeque<>();
    private boolean ended;

    private Cursor(
            Session.Lease lease,
            PreparedStatement statement,
            ResultSet rows,
            Statements<T> statements,
            Function<Shape.Image, T> read) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.lease = lease;
        this.statement = statement;
        this.rows = rows;
        this.statements = statements;
        this.read = read;
    }

    static <T> Stream<T> open(
            Session session,
            Statements<T> statements,
            Function<Shape.Image, T> read,
            String tail,
            Object... arguments) {
        try {
            Session.Lease lease = session.lease();
            try {
                Cursor<T> cursor = on(lease, statements, read, tail, arguments);
                return StreamSupport.stream(cursor, false).onClose(cursor::end);
            } catch (SQLException | RuntimeException failed) {
                lease.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw SqlFailure.of(failed);
        }
    }

    private static <T> Cursor<T> on(
            Session.Lease lease,
            Statements<T> statements,
            Function<Shape.Image, T> read,
            String tail,
            Object... arguments)
            throws SQLException {
        Connection connection = lease.connection();
        PreparedStatement statement = connection.prepareStatement(statements.select(tail));
        try {
            statement.setFetchSize(Statements.CHUNK);
            for (int i = 0; i < arguments.length; i++) {
                Column.bind(statement, i + 1, arguments[i]);
            }
            return new Cursor<>(lease, statement, statement.executeQuery(), statements, read);
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (ready.isEmpty() && !ended) {
            fill();
        }
        Shape.Image next = ready.poll();
        if (next == null) {
            end();
            return false;
        }
        action.accept(read.apply(next));
        return true;
    }

    private void fill() {
        try {
            List<List<Object>> mainRows = new ArrayList<>(Statements.CHUNK);
            while (mainRows.size() < Statements.CHUNK && rows.next()) {
                mainRows.add(statements.row(rows));
            }
            ready.addAll(statements.withChildren(lease.connection(), mainRows));
        } catch (SQLException failed) {
            end();
            throw SqlFailure.of(failed);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        ready.clear();
        try (lease;
                statement;
                rows) {
            lease.done();
        } catch (SQLException failed) {
            throw SqlFailure.of(failed);
        }
    }
}
