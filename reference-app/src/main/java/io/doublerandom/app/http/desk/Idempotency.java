package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.AnsweredRequest;
import io.helidon.http.Status;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Does what a request asks for once (幂等): the answer is kept in the same transaction, and is given again to whoever asks
 * again under the same key. A request that was refused keeps nothing, so it can be mended and sent under its key.
 */
final class Idempotency {
    /** Answers are kept that long at least. */
    static final Duration KEPT = Duration.ofHours(48);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeskLedger ledger;
    private final Clock wallClock;
    /** Two requests under one key go one after the other; which share a lock is no matter. */
    private final Object[] turns =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    Idempotency(DeskLedger ledger, Clock wallClock) {
        this.ledger = ledger;
        this.wallClock = wallClock;
    }

    /**
     * An answer, perhaps an old one.
     *
     * @param answer what is answered
     * @param replayed whether it was given before
     */
    record Outcome(DeskAnswer answer, boolean replayed) {}

    Outcome once(DeskRequest request, DeskChange change) {
        String by = request.actor().id();
        String key = request.idempotencyKey();
        String digest = digest(request.bytes());
        synchronized (turn(by, key)) {
            Optional<AnsweredRequest> kept = ledger.stores().answeredRequests().find(by, key);
            if (kept.isPresent()) {
                return new Outcome(replay(kept.get(), request, digest), true);
            }
            return new Outcome(
                    ledger.act(now -> {
                        DeskAnswer answer = change.handle(request, now);
                        JsonNode body = answer.body();
                        now.answeredRequests()
                                .add(answered(request, digest, answer.status(), body == null ? "" : body.toString()));
                        return answer;
                    }),
                    false);
        }
    }

    /**
     * Begins or ends something that runs by itself, which is the same when done twice: it is done again and answered as it
     * stands now, but a key that served another request is refused as any other.
     */
    DeskAnswer again(DeskRequest request, DeskHandler handler) {
        String by = request.actor().id();
        String key = request.idempotencyKey();
        String digest = digest(request.bytes());
        synchronized (turn(by, key)) {
            Optional<AnsweredRequest> kept = ledger.stores().answeredRequests().find(by, key);
            kept.ifPresent(before -> requireSame(before, request, digest));
            DeskAnswer answer = handler.handle(request);
            if (kept.isEmpty()) {
                ledger.act(now -> {
                    now.answeredRequests().add(answered(request, digest, answer.status(), ""));
                    return answer;
                });
            }
            return answer;
        }
    }

    private Object turn(String by, String key) {
        return turns[Math.floorMod((by + "/" + key).hashCode(), turns.length)];
    }

    private AnsweredRequest answered(DeskRequest request, String digest, Status status, String body) {
        return new AnsweredRequest(
                request.actor().id(),
                request.idempotencyKey(),
                request.method(),
                request.target(),
                digest,
                wallClock.instant(),
                status.code(),
                body);
    }

    /** Forgets what is old enough. */
    void forget() {
        ledger.stores().answeredRequests().forgetBefore(wallClock.instant().minus(KEPT));
    }

    private static void requireSame(AnsweredRequest kept, DeskRequest request, String digest) {
        if (!kept.answers(request.method(), request.target(), digest)) {
            throw new DoubleRandomException(
                    ErrorCode.KEY_REUSED, "该键用过，但方法、地址或内容不同 / used before, for another method, address or body");
        }
    }

    private static DeskAnswer replay(AnsweredRequest kept, DeskRequest request, String digest) {
        requireSame(kept, request, digest);
        try {
            return new DeskAnswer(
                    Status.create(kept.status()), kept.answer().isEmpty() ? null : JSON.readTree(kept.answer()));
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("a kept answer is no JSON", changed);
        }
    }

    /** What a body is known by. */
    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
