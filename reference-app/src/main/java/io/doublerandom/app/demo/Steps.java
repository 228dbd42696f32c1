package io.doublerandom.app.demo;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs the steps of the journey in order and prints one line for each: number, simulated time, counts, real seconds. */
final class Steps {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final PrintWriter out;
    private final SimulatedClock clock;
    private final Consumer<String> afterStep;
    private final List<String> done = new ArrayList<>();

    Steps(PrintWriter out, SimulatedClock clock, Consumer<String> afterStep) {
        this.out = out;
        this.clock = clock;
        this.afterStep = afterStep;
    }

    /** What a step gave: its value, and the counts that the line shows. */
    record Outcome<T>(T value, String counts) {}

    /** Runs one step; a failure is printed with the name of the step and ends the journey. */
    <T> T run(String name, String chinese, Callable<Outcome<T>> step) throws Exception {
        long started = System.nanoTime();
        String at = TIME.format(clock.instant());
        try {
            Outcome<T> outcome = step.call();
            print("✓", at, name, chinese, outcome.counts(), started);
            done.add(name);
            afterStep.accept(name);
            return outcome.value();
        } catch (Exception e) {
            print("✗", at, name, chinese, e.getMessage() == null ? e.toString() : e.getMessage(), started);
            throw e;
        }
    }

    /** The names of the steps that held, in order. */
    List<String> done() {
        return List.copyOf(done);
    }

    private void print(String mark, String at, String name, String chinese, String counts, long started) {
        long tenths = (System.nanoTime() - started) / 100_000_000;
        out.printf(
                Locale.ROOT,
                "%s %2d  %s  %s %s: %s  (%d.%d s)%n",
                mark,
                done.size() + 1,
                at,
                chinese,
                name,
                counts,
                tenths / 10,
                tenths % 10);
        out.flush();
    }
}
