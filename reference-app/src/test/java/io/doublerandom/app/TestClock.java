package io.doublerandom.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on when a test says so. */
public final class TestClock extends Clock {
    private volatile Instant now;

    /** A clock that stands at an instant. */
    public TestClock(Instant now) {
        this.now = now;
    }

    /** Goes on. */
    public void advance(Duration step) {
        now = now.plus(step);
    }

    /** Goes to an instant, which may lie before. */
    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nothing of the app asks for that");
    }
}
