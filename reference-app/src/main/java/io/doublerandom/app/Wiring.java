package io.doublerandom.app;

import io.doublerandom.app.http.PublicFacts;
import java.time.Clock;

/** Puts the parts together for one run and closes them in the opposite order. */
public final class Wiring implements AutoCloseable {
    private final DataDirectory data;
    private final Clock clock = Clock.systemUTC();

    private Wiring(DataDirectory data) {
        this.data = data;
    }

    /** Opens everything the configuration names. */
    public static Wiring open(AppConfig config) {
        return new Wiring(DataDirectory.open(config.dataDirectory()));
    }

    /** The folder this run holds. */
    public DataDirectory data() {
        return data;
    }

    /** The clock of this run. */
    public Clock clock() {
        return clock;
    }

    /** What anyone may see. */
    public PublicFacts publicFacts() {
        return new StoredFacts(new PublicBundles(data.publicBundles(), clock));
    }

    @Override
    public void close() {
        data.close();
    }
}
