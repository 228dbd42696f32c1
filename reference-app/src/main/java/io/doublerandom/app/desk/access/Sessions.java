package io.doublerandom.app.desk.access;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in (会话). A session is known by a random token that only its browser holds; here stands its digest. It ends
 * after a while without a request, after a working day in any case, and with the process. Safe for use by several threads.
 */
public final class Sessions {
    /** A session ends after so long without a request. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** A session ends so long after it began. */
    public static final Duration ABSOLUTE = Duration.ofHours(12);
    /** So many failed sign-ins of a user in a row, then it waits. */
    static final int TRIES = 5;
    /** So long after the last failure it may be tried again. */
    public static final Duration WAIT = Duration.ofSeconds(30);

    private static final int MOST = 1000;
    private static final int NAMES = 100;

    private final LocalUsers users;
    private final Clock wallClock;
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Session(Actor actor, Instant begun, Instant seen) {
        boolean over(Instant now) {
            return !now.isBefore(seen.plus(IDLE)) || !now.isBefore(begun.plus(ABSOLUTE));
        }
    }

    private record Failures(int count, Instant last) {}

    /**
     * A session that has begun.
     *
     * @param token what its browser shows with each request: a secret
     * @param actor who signed in
     */
    public record Begun(String token, Actor actor) {
        @Override
        public String toString() {
            return "Begun[" + actor.id() + "]";
        }
    }

    /** Sessions of these users; the clock is the one on the wall. */
    public Sessions(LocalUsers users, Clock wallClock) {
        this.users = users;
        this.wallClock = wallClock;
    }

    /**
     * Signs in.
     *
     * @throws DoubleRandomException TOO_MANY_TRIES, or WRONG_PASSWORD if user or password are wrong
     */
    public synchronized Begun signIn(String user, String password) {
        Instant now = wallClock.instant();
        Failures before = failures.getOrDefault(user, new Failures(0, Instant.MIN));
        boolean waited = before.count() == 0 || !now.isBefore(before.last().plus(WAIT));
        if (before.count() >= TRIES && !waited) {
            throw new DoubleRandomException(
                    ErrorCode.TOO_MANY_TRIES,
                    "请在 " + WAIT.toSeconds() + " 秒后再试 / try again after " + WAIT.toSeconds() + " s");
        }
        Optional<Actor> actor = users.signIn(user, password);
        if (actor.isEmpty()) {
            failed(user, new Failures(before.count() >= TRIES ? 1 : before.count() + 1, now));
            throw new DoubleRandomException(ErrorCode.WRONG_PASSWORD, "登录未成功 / nobody was signed in");
        }
        failures.remove(user);
        open.values().removeIf(session -> session.over(now));
        first(open, MOST);
        String token = FreshSecrets.token();
        open.put(key(token), new Session(actor.get(), now, now));
        return new Begun(token, actor.get());
    }

    /** Who holds a token, if its session is still open; that keeps it open. */
    public synchronized Optional<Actor> actor(String token) {
        Instant now = wallClock.instant();
        String key = key(token);
        Session session = open.get(key);
        if (session == null) {
            return Optional.empty();
        }
        if (session.over(now)) {
            open.remove(key);
            return Optional.empty();
        }
        open.put(key, new Session(session.actor(), session.begun(), now));
        return Optional.of(session.actor());
    }

    /** Ends a session. */
    public synchronized void signOut(String token) {
        open.remove(key(token));
    }

    private void failed(String user, Failures now) {
        failures.remove(user);
        // Whoever types ever new names must not fill the memory.
        first(failures, NAMES);
        failures.put(user, now);
    }

    /** Makes room for one more: the oldest goes. */
    private static void first(Map<String, ?> map, int most) {
        if (map.size() >= most) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static String key(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}
