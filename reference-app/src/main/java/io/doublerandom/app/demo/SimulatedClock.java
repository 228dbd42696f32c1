package io.doublerandom.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told to, forwards only; the demo and its sandbox platforms share one. */
public final class SimulatedClock extends Clock {
    /** The zone of every day and hour in the demo. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AtomicLong epochSecond;
    private final ZoneId zone;

    private SimulatedClock(AtomicLong epochSecond, ZoneId zone) {
        this.epochSecond = epochSecond;
        this.zone = zone;
    }

    /** A clock that stands at a day and hour of Asia/Shanghai. */
    public static SimulatedClock at(LocalDate day, LocalTime time) {
        return new SimulatedClock(new AtomicLong(day.atTime(time).atZone(ZONE).toEpochSecond()), ZONE);
    }

    /** Moves on by some time. */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a simulated clock does not go back: " + step);
        }
        epochSecond.addAndGet(step.toSeconds());
    }

    /** Moves on to an hour of a day; stands still if that has passed. */
    public void advanceTo(LocalDate day, LocalTime time) {
        long target = day.atTime(time).atZone(ZONE).toEpochSecond();
        epochSecond.accumulateAndGet(target, Math::max);
    }

    /** The day it shows. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SimulatedClock(epochSecond, other);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(epochSecond.get());
    }
}
