package io.doublerandom.core.sync;

import java.time.Instant;
import java.util.Optional;

/** Keeps the answers to requests that changed something (幂等应答存储), so that nothing is done twice. */
public interface AnsweredRequestStore {
    /** What was answered to somebody under a key. */
    Optional<AnsweredRequest> find(String by, String key);

    /**
     * Keeps an answer, in the transaction of what it tells.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if the key is taken
     */
    void add(AnsweredRequest request);

    /** Forgets what was answered before an instant; returns how many. */
    int forgetBefore(Instant instant);
}
