package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The simulated clock of a rehearsal: what it shows, and moving it forward. */
final class ClockRoutes implements DeskRoutes {
    /** Further than that is a slip of the keyboard, and there is no way back. */
    private static final Duration FURTHEST = Duration.ofDays(400);

    private final Desk desk;

    ClockRoutes(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/clock", DeskPermission.READ, request -> shown(clock()));
        router.change(Method.POST, "/clock", DeskPermission.CLOCK, this::advance);
    }

    private DeskAnswer advance(DeskRequest request, Stores now) {
        KeptClock clock = clock();
        Sent sent = request.sent("to");
        Instant from = clock.instant();
        Instant to = sent.instant("to");
        if (to.isBefore(from)) {
            throw sent.wrong("to", "早于模拟时钟 / is before what the clock shows, " + from);
        }
        if (to.isAfter(from.plus(FURTHEST))) {
            throw sent.wrong("to", "超过 400 天 / is more than 400 days on");
        }
        clock.advanceTo(to);
        desk.ledger().record(now, request.actor(), "clock:advance", "clock", from + " → " + clock.instant());
        return shown(clock);
    }

    private KeptClock clock() {
        if (desk.clock() instanceof KeptClock kept) {
            return kept;
        }
        throw new DoubleRandomException(
                ErrorCode.NOT_FOUND, "未使用模拟时钟 / the app runs on the time of this machine, not on a simulated clock");
    }

    private static DeskAnswer shown(KeptClock clock) {
        return DeskAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("now", clock.instant().toString())
                .put("today", LocalDate.ofInstant(clock.instant(), Desk.ZONE).toString()));
    }
}
