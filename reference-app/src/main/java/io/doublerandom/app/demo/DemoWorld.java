package io.doublerandom.app.demo;

import io.doublerandom.adapters.ministry.MinistryAdapter;
import io.doublerandom.adapters.ministry.sandbox.MinistrySandbox;
import io.doublerandom.adapters.provincial.ProvincialAdapter;
import io.doublerandom.adapters.provincial.sandbox.ProvincialSandbox;
import io.doublerandom.app.Database;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Everything the journey runs on: a database, three sandbox platforms and the adapters to them. */
final class DemoWorld implements AutoCloseable {
    /** The application the platforms know us as. */
    static final String SENDER = "440800-DEMO";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<DemoPlatform, Link> links = new EnumMap<>(DemoPlatform.class);
    private final Map<DemoPlatform, AutoCloseable> sandboxes = new EnumMap<>(DemoPlatform.class);
    private final SimulatedClock clock;
    private final Database database;
    private final AuditLog log;

    private DemoWorld(SimulatedClock clock, Database database) {
        this.clock = clock;
        this.database = database;
        this.log = AuditLog.of(CryptoSuite.SM3_SM2, database.stores().stores().auditLog(), clock);
        open.push(database);
    }

    /** Starts all of it on a database and files under {@code data}; the sandboxes serve the rows under {@code rows}. */
    static DemoWorld start(Path rows, Path data, DemoDatabase database, SimulatedClock clock, long seed) {
        DemoWorld world = new DemoWorld(clock, database.open());
        // Closed among the last: whoever opens the data goes on from there.
        world.open.push(() -> KeptClock.begin(data, clock.instant()));
        try {
            world.provincial(DemoPlatform.GD_PROVINCE, rows, data, seed);
            world.provincial(DemoPlatform.ZJ_CITY, rows, data, seed);
            world.ministry(rows, data, seed);
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private void provincial(DemoPlatform platform, Path rows, Path data, long seed) {
        ProvincialSandbox sandbox = new ProvincialSandbox(
                platform.name(), PlatformRows.folder(rows, platform), state(data, platform), clock, 0, seed);
        sandboxes.put(platform, sandbox);
        open.push(sandbox);
        sandbox.start();
        ProvincialAdapter adapter =
                new ProvincialAdapter(sandbox.baseUri(), sandbox.credentials(), clock, platform.name());
        open.push(adapter);
        links.put(platform, new Link(platform, adapter, adapter));
    }

    private void ministry(Path rows, Path data, long seed) {
        DemoPlatform platform = DemoPlatform.MINISTRY;
        Path state = state(data, platform);
        MinistrySandbox sandbox =
                new MinistrySandbox(platform.name(), PlatformRows.folder(rows, platform), state, clock, 0, seed);
        sandboxes.put(platform, sandbox);
        open.push(sandbox);
        sandbox.start();
        MinistryAdapter adapter =
                new MinistryAdapter(sandbox.connection(data.resolve("exchange").resolve(platform.name())), clock);
        open.push(adapter);
        links.put(platform, new Link(platform, adapter, adapter));
    }

    private static Path state(Path data, DemoPlatform platform) {
        return data.resolve("sandbox").resolve(platform.name());
    }

    Collection<Link> links() {
        return links.values();
    }

    Link link(DemoPlatform platform) {
        return Objects.requireNonNull(links.get(platform));
    }

    JdbcStores stores() {
        return database.stores();
    }

    AuditLog log() {
        return log;
    }

    /** Cuts a platform off, as a broken line would: the tests see that the journey then fails. */
    void cut(DemoPlatform platform) {
        try {
            Objects.requireNonNull(sandboxes.get(platform)).close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the sandbox of " + platform, e);
        }
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("cannot close the demo", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
