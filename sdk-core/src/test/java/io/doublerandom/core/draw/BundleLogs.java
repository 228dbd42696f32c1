package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.CryptoSuite;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The part of a scenario's log that travels with its bundle, and the states of that log. */
final class BundleLogs {
    /** The name of the log. */
    static final String ORIGIN = "log.example";

    private BundleLogs() {}

    /** The log after its first entries, at the time of the last of them. */
    static Checkpoint state(CryptoSuite suite, AuditTrail trail, int size) {
        Instant at = trail.entries().get(size - 1).entry().at();
        return new Checkpoint(ORIGIN, size, LogTree.of(suite, trail).root(size), at);
    }

    /** With states of these sizes that nobody signed. */
    static BundleLog unsigned(Scenario scenario, DrawHeader header, int... sizes) {
        CryptoSuite suite = scenario.plan.suite();
        AuditTrail trail = scenario.log.trail();
        List<SignedNote> states = Arrays.stream(sizes)
                .mapToObj(size -> state(suite, trail, size).note())
                .toList();
        return BundleLog.of(suite, trail, header, states);
    }
}
