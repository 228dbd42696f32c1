package io.doublerandom.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times several things in turn, round after round, so that a disturbance of the machine meets all of them; each is given
 * by its median.
 */
final class Rounds {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int warmUps;
    private final int rounds;
    private final List<Timed> all = new ArrayList<>();
    private long kept;

    /** Something to be timed; its answer is used, so that no compiler leaves it out. */
    @FunctionalInterface
    interface Work {
        long run();
    }

    private record Timed(String suite, String id, String label, long things, Work work, long[] wall, long[] cpu) {}

    Rounds(int warmUps, int rounds) {
        this.warmUps = warmUps;
        this.rounds = rounds;
    }

    Rounds add(String suite, String id, String label, long things, Work work) {
        all.add(new Timed(suite, id, label, things, work, new long[rounds], new long[rounds]));
        return this;
    }

    /** Runs all rounds; the medians in the order in which the things were added. */
    List<Timing> run() {
        for (int i = 0; i < warmUps; i++) {
            all.forEach(timed -> kept += timed.work().run());
        }
        for (int i = 0; i < rounds; i++) {
            for (Timed timed : all) {
                long cpu = THREADS.getCurrentThreadCpuTime();
                long wall = System.nanoTime();
                kept += timed.work().run();
                timed.wall()[i] = System.nanoTime() - wall;
                timed.cpu()[i] = THREADS.getCurrentThreadCpuTime() - cpu;
            }
        }
        return all.stream()
                .map(timed -> new Timing(
                        timed.suite(),
                        timed.id(),
                        timed.label(),
                        median(timed.wall()),
                        median(timed.cpu()),
                        timed.things()))
                .toList();
    }

    /** The sum of all answers. */
    long kept() {
        return kept;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
