package io.doublerandom.app.demo;

import io.doublerandom.app.Database;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.store.jdbc.Stores;
import java.nio.file.Path;

/**
 * The database a demo fills (演示数据库): a file of its own, or one that is named and has to be empty, so that nothing made up
 * gets among what is kept.
 *
 * @param url JDBC URL
 * @param user user
 * @param password password, perhaps empty
 */
public record DemoDatabase(String url, String user, String password) {
    /** A file in a folder. */
    static DemoDatabase fileIn(Path data) {
        return new DemoDatabase("jdbc:h2:file:" + data.resolve("double-random").toAbsolutePath(), "sa", "");
    }

    /**
     * Opens it.
     *
     * @throws DoubleRandomException {@code OUTPUT_NOT_EMPTY} if anything is kept in it
     */
    Database open() {
        Database database = Database.open(url, user, password);
        if (!empty(database.stores().stores())) {
            database.close();
            throw new DoubleRandomException(new Problem(
                    ErrorCode.OUTPUT_NOT_EMPTY,
                    Place.of("--db-url"),
                    "the database holds records; the demo wants a new one"));
        }
        return database;
    }

    /** Without password, and without the URL since it may hold one. */
    @Override
    public String toString() {
        return "DemoDatabase[" + user + "]";
    }

    private static boolean empty(Stores stores) {
        return stores.authorities().all().isEmpty()
                && stores.subjects().count() == 0
                && stores.auditLog().last().isEmpty();
    }
}
