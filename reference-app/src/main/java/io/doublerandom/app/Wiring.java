package io.doublerandom.app;

import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.app.http.PublicFacts;
import io.doublerandom.app.http.desk.Desk;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.time.Clock;

/** Puts the parts together for one run and closes them in the opposite order. */
public final class Wiring implements AutoCloseable {
    private final DataDirectory data;
    private final Database database;
    private final Clock clock;

    private Wiring(DataDirectory data, Database database, Clock clock) {
        this.data = data;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens everything the configuration names: the data folder first, for this run alone, then the database.
     *
     * @throws io.doublerandom.core.DoubleRandomException DATA_IN_USE when another instance has the folder or the H2 file,
     *     STORE_FAILED when the database cannot be opened
     */
    public static Wiring open(AppConfig config) {
        DataDirectory data = DataDirectory.open(config.dataDirectory());
        try {
            Database database = Database.open(config.databaseUrl(), config.databaseUser(), config.databasePassword());
            return new Wiring(data, database, Clock.systemUTC());
        } catch (RuntimeException failed) {
            data.close();
            throw failed;
        }
    }

    /** The folder this run holds. */
    public DataDirectory data() {
        return data;
    }

    /** The stores of this run. */
    public JdbcStores stores() {
        return database.stores();
    }

    /** The clock of this run. */
    public Clock clock() {
        return clock;
    }

    /** What anyone may see. */
    public PublicFacts publicFacts() {
        return new StoredFacts(database.stores(), new PublicBundles(data.publicBundles(), clock), clock);
    }

    /** What the desk of the office is built from; makes the password of the local users where there is none. */
    public Desk desk() {
        Clock wallClock = Clock.systemUTC();
        LocalUsers users = LocalUsers.of(data.directory());
        return new Desk(
                new DeskLedger(database.stores(), clock),
                clock,
                wallClock,
                data.directory(),
                users,
                new Sessions(users, wallClock));
    }

    @Override
    public void close() {
        // The folder is let go last, and in any case.
        try (data) {
            database.close();
        }
    }
}
