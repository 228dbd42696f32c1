package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/**
 * The pass over the pool that finds the drawn rows, whole or in parts.
 *
 * <p>It computes every ticket and keeps those below a threshold that nearly always leaves enough; only they are sorted. The
 * threshold of a stratum depends on its size and quota alone, so parts need to know nothing of each other. A stratum left
 * with too few is done again without a threshold, so the threshold never decides.
 */
final class SubjectPass {
    /** Below it a second thread costs more than it brings. */
    private static final int LEAST_PART = 1 << 16;

    private final int count;
    private final Selection.StratumSource strata;
    private final Supplier<Selection.TicketSource> tickets;
    private final long[] members;
    private final long[] quota;

    /**
     * A pass.
     *
     * @param count rows in all, in ascending order of their ids
     * @param tickets gives a source of tickets for one thread
     * @param members rows of each stratum
     * @param quota rows to draw of each stratum, at most its members
     */
    SubjectPass(
            int count,
            Selection.StratumSource strata,
            Supplier<Selection.TicketSource> tickets,
            long[] members,
            long[] quota) {
        this.count = count;
        this.strata = strata;
        this.tickets = tickets;
        this.members = members;
        this.quota = quota;
    }

    /** The pass over a frame for a seed. */
    static SubjectPass of(DrawPlan plan, SamplingFrame frame, Bytes32 seed) {
        CryptoSuite suite = plan.suite();
        long[] members = new long[frame.strataKeys().size()];
        for (int row = 0; row < frame.count(); row++) {
            members[frame.stratum(row)]++;
        }
        StratumCodes codes = new StratumCodes(plan);
        int[] ppm = new int[members.length];
        Arrays.setAll(ppm, h -> codes.ppm(frame.strataKeys().text(h)));
        long[] quota = Quotas.of(members, ppm, plan.quota(), SeedDerivation.quotaNumber(suite, seed));
        Bytes32 key = SeedDerivation.ticketKey(suite, seed);
        return new SubjectPass(
                frame.count(),
                frame::stratum,
                () -> new Tickets(suite, key, plan.attributesPublic(), frame.sids(), frame.salts()),
                members,
                quota);
    }

    /** As many parts as there are processors, as long as each is worth a thread. */
    int parts() {
        return Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), count / LEAST_PART));
    }

    /** The rows of a range that may be drawn. */
    Survivors part(int from, int to) {
        long[] limits = new long[quota.length];
        boolean[] wanted = new boolean[quota.length];
        for (int h = 0; h < quota.length; h++) {
            limits[h] = limit(members[h], quota[h]);
            wanted[h] = quota[h] > 0;
        }
        Survivors part = new Survivors();
        part.collect(from, to, strata, tickets.get().batch(), wanted, limits);
        return part;
    }

    /** The rows of the whole pool that may be drawn, found in so many equal parts at once, merged in their order. */
    Survivors whole(int parts) {
        List<ForkJoinTask<Survivors>> others = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            int from = border(i, parts);
            int to = border(i + 1, parts);
            others.add(ForkJoinTask.adapt(() -> part(from, to)).fork());
        }
        Survivors all = part(0, border(1, parts));
        for (ForkJoinTask<Survivors> other : others) {
            all = all.merge(other.join());
        }
        return all;
    }

    private int border(int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    /** Draws from what all parts together found. */
    Selection finish(Survivors survivors) {
        long[] kept = survivors.perStratum(strata, quota.length);
        boolean[] again = new boolean[quota.length];
        boolean any = false;
        for (int h = 0; h < quota.length; h++) {
            again[h] = kept[h] < quota[h];
            any |= again[h];
        }
        if (!any) {
            return survivors.smallest(strata, kept, quota);
        }
        long[] all = new long[quota.length];
        Arrays.fill(all, -1L);
        Survivors missing = new Survivors();
        missing.collect(0, count, strata, tickets.get().batch(), again, all);
        Survivors complete = survivors.without(strata, again).merge(missing);
        return complete.smallest(strata, complete.perStratum(strata, quota.length), quota);
    }

    /**
     * Whether every row has the ticket it is said to have.
     *
     * @return the first row that has not; -1 if all have
     */
    int wrongTicket(Survivors survivors) {
        Selection.TicketSource source = tickets.get();
        byte[] ticket = new byte[Bytes32.SIZE];
        for (int i = 0; i < survivors.size(); i++) {
            source.write(survivors.row(i), ticket, 0);
            int at = i * Bytes32.SIZE;
            if (!Arrays.equals(ticket, 0, Bytes32.SIZE, survivors.tickets(), at, at + Bytes32.SIZE)) {
                return survivors.row(i);
            }
        }
        return -1;
    }

    long members(int stratum) {
        return members[stratum];
    }

    long quota(int stratum) {
        return quota[stratum];
    }

    /** The greatest first eight bytes (unsigned) of a ticket to keep: eight deviations and more above the mean. */
    private static long limit(long members, long quota) {
        long keep = quota + 8 * (BigInteger.valueOf(quota + 1).sqrt().longValueExact() + 1) + 32;
        if (keep >= members) {
            return -1L;
        }
        return BigInteger.valueOf(keep)
                .shiftLeft(64)
                .divide(BigInteger.valueOf(members))
                .longValue();
    }
}
