package io.doublerandom.app.bench;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The draw that many systems make: the embedded database sorts its table by chance or by a hash. Its files go when it is closed. */
final class DatabaseDraw implements AutoCloseable {
    private static final int BATCH = 1000;

    private final Path folder;
    private final Connection connection;
    private int words;

    private DatabaseDraw(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** Fills a table with the pool. */
    static DatabaseDraw open(int subjects) {
        try {
            Path folder = Files.createTempDirectory("double-random-bench");
            // Sorting in memory is the best it can do; by default it would sort so many rows on disk.
            String url = "jdbc:h2:file:" + folder.resolve("bench") + ";MAX_MEMORY_ROWS=" + (subjects + 1);
            Connection connection = DriverManager.getConnection(url, "sa", "");
            DatabaseDraw draw = new DatabaseDraw(folder, connection);
            draw.fill(subjects);
            return draw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void fill(int subjects) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE subject (id VARCHAR(18) PRIMARY KEY, credit_class VARCHAR(1) NOT NULL)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO subject VALUES (?, ?)")) {
            for (int i = 0; i < subjects; i++) {
                insert.setString(1, BenchPool.sid(i));
                insert.setString(2, BenchPool.credit(i));
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    /** Draws by chance; how many it got. */
    long byChance(int count) {
        return draw("SELECT id FROM subject WHERE id <> ? ORDER BY RANDOM() FETCH FIRST ? ROWS ONLY", count);
    }

    /** Draws by the hash of a word and the id; how many it got. */
    long byHash(int count) {
        return draw("SELECT id FROM subject ORDER BY HASH('SHA-256', ? || id) FETCH FIRST ? ROWS ONLY", count);
    }

    private long draw(String sql, int count) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            // Another word each time: the database keeps the last answer to the same question.
            query.setString(1, "word " + words++);
            query.setInt(2, count);
            long got = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    got += rows.getString(1).isEmpty() ? 0 : 1;
                }
            }
            return got;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path each : all) {
                    Files.delete(each);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DoubleRandomException failed(SQLException e) {
        return new DoubleRandomException(
                ErrorCode.STORE_FAILED, "the benchmark's database: SQL state " + e.getSQLState());
    }
}
