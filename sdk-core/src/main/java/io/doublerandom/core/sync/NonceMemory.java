package io.doublerandom.core.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers the nonces of genuine requests for twice the signature window (随机数防重放), so that a recorded request has
 * no effect a second time: after that its time is refused.
 */
public final class NonceMemory {
    private static final Duration KEPT = MessageSigner.WINDOW.multipliedBy(2);

    private final Set<String> known = new HashSet<>();
    private final Deque<Seen> order = new ArrayDeque<>();

    /** Whether a nonce is seen for the first time; call only for requests whose signature is valid. */
    public synchronized boolean firstUse(String nonce, Instant now) {
        while (!order.isEmpty() && order.peekFirst().at().plus(KEPT).isBefore(now)) {
            known.remove(order.removeFirst().nonce());
        }
        if (!known.add(nonce)) {
            return false;
        }
        order.addLast(new Seen(nonce, now));
        return true;
    }

    private record Seen(String nonce, Instant at) {}
}
