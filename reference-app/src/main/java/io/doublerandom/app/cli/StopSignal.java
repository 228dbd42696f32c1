package io.doublerandom.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM as something to wait for.
 *
 * <p>The JVM ends when its shutdown hooks have; so the hook waits until what it told to stop has closed everything, in
 * order, in the thread that opened it. The exit code stays the signal's (130, 143), as scripts and supervisors expect.
 */
final class StopSignal implements AutoCloseable {
    /** Longer than any orderly stop; a supervisor would kill the process about then anyway. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop-signal");

    private StopSignal() {}

    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Waits until someone asks to stop. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void onShutdown() {
        asked.countDown();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(StopSignal.class.getName())
                        .log(System.Logger.Level.WARNING, "not all was closed within {0} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that all is closed, so the JVM may end. */
    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            // Not stopping: it failed to start, and the hook is not needed any more.
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
