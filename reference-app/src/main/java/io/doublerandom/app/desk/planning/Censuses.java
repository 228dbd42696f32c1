package io.doublerandom.app.desk.planning;

import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the pools hold (名录库户数), kept for a short while: someone who edits a plan asks for it with every change, and counting a
 * province takes seconds. What decides something counts afresh. Safe for use by several threads.
 */
public final class Censuses {
    /** How old a count may be that only advises. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    private record Kept(LocalDate day, long countedAt, Map<SubjectPool.Id, PoolCensus> censuses) {}

    /** Counted now. */
    public static Map<SubjectPool.Id, PoolCensus> fresh(Stores stores, LocalDate day) {
        return stores.censuses().on(day).stream()
                .collect(Collectors.toUnmodifiableMap(PoolCensus::pool, Function.identity()));
    }

    /** Counted a short while ago at most. */
    public Map<SubjectPool.Id, PoolCensus> recent(Stores stores, LocalDate day) {
        Kept before = kept.get();
        // Real time, also while the clock of the run is simulated: an import goes on in real time.
        long now = System.nanoTime();
        if (before != null && before.day().equals(day) && now - before.countedAt() < KEPT.toNanos()) {
            return before.censuses();
        }
        Map<SubjectPool.Id, PoolCensus> counted = fresh(stores, day);
        kept.set(new Kept(day, System.nanoTime(), counted));
        return counted;
    }
}
