package io.doublerandom.core.register;

import io.doublerandom.core.Period;
import java.util.List;
import java.util.stream.Stream;

/** Keeps who may not inspect whom (回避). Failures are {@code STORE_FAILED}; close the streams. */
public interface RecusalStore {
    /**
     * Saves each, replacing the one with the same inspector, subject, reason and first day; returns how many differ from
     * what was kept.
     */
    int save(List<Recusal> recusals);

    /** Those that hold on some day of a window, by inspector, then subject. */
    Stream<Recusal> during(Period window);

    /** How many there are. */
    long count();
}
