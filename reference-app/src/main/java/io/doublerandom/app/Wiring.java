package io.doublerandom.app;

import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.app.desk.log.KeptCheckpoints;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.app.http.PublicFacts;
import io.doublerandom.app.http.desk.Desk;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

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
            Clock clock = clock(config, data.directory());
            Database database = Database.open(config.databaseUrl(), config.databaseUser(), config.databasePassword());
            return new Wiring(data, database, clock);
        } catch (RuntimeException failed) {
            data.close();
            throw failed;
        }
    }

    /** The one clock of the run: the simulated one where the data folder keeps one, else that of this machine. */
    private static Clock clock(AppConfig config, Path directory) {
        Optional<KeptClock> simulated = KeptClock.in(directory);
        if (simulated.isPresent() && config.profile() == AppConfig.Profile.PROD) {
            throw new DoubleRandomException(
                    new Problem(
                            ErrorCode.CONFIG_INVALID,
                            Place.of(directory.resolve(KeptClock.FILE).toString()),
                            "模拟时钟只用于 profile=dev；这是演练数据，请另选数据目录"
                                    + " / a simulated clock is for profile=dev; these are data of a rehearsal, choose another data folder"));
        }
        return simulated.map(Clock.class::cast).orElseGet(Clock::systemUTC);
    }

    /**
     * Begins a simulated clock in a data folder that is not in use.
     *
     * @throws DoubleRandomException VALUE_INVALID if the profile is not dev, the folder has such a clock already, or
     *     something was logged later than {@code from}
     */
    public static void simulate(AppConfig config, Instant from) {
        if (config.profile() != AppConfig.Profile.DEV) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "模拟时钟只用于 profile=dev / a simulated clock is for profile=dev");
        }
        try (Wiring wiring = open(config)) {
            if (wiring.clock instanceof KeptClock kept) {
                throw new DoubleRandomException(
                        ErrorCode.VALUE_INVALID,
                        "数据目录已有模拟时钟 " + kept.instant()
                                + "，去掉 --simulate-from 即继续 / the data folder has a simulated clock at " + kept.instant()
                                + "; leave --simulate-from out to go on with it");
            }
            wiring.stores()
                    .stores()
                    .auditLog()
                    .last()
                    .map(last -> last.entry().at())
                    .filter(from::isBefore)
                    .ifPresent(later -> {
                        throw new DoubleRandomException(
                                ErrorCode.VALUE_INVALID,
                                "审计日志已记到 " + later + "，模拟时钟不能更早 / the audit log reaches to " + later
                                        + "; the simulated clock cannot begin before");
                    });
            KeptClock.begin(wiring.data.directory(), from);
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
        return new StoredFacts(
                database.stores(),
                new PublicBundles(data.publicBundles(), clock),
                new KeptCheckpoints(data.directory()),
                clock);
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
