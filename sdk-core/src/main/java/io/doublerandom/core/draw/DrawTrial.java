package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * The draw of subjects as something to be timed (抽取计时): the whole pass as a ceremony makes it, and the bare loop over
 * its tickets. Tells how many and never who, so it is no way to a draw without a ceremony.
 */
public final class DrawTrial {
    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final Bytes32 seed;

    /**
     * A trial on a pool.
     *
     * @throws io.doublerandom.core.DoubleRandomException if the plan cannot draw from the frame
     */
    public DrawTrial(DrawPlan plan, SamplingFrame frame) {
        this.plan = Values.present("plan", plan);
        this.frame = Values.present("frame", frame);
        this.seed = plan.suite().hash("seed", new byte[0]);
        frame.requireFits(plan);
    }

    /** Draws by one thread: quotas, tickets, selection and the list of the drawn; how many there are. */
    public int draw() {
        return draw(1);
    }

    /** Draws the same in so many parts at once; how many are drawn. */
    public int draw(int parts) {
        Values.between("parts", parts, 1, 1024);
        SubjectPass pass = SubjectPass.of(plan, frame, seed);
        return SubjectDraw.of(plan, frame, seed, pass, pass.whole(parts))
                .selected()
                .size();
    }

    /**
     * How many seats a draw filled.
     *
     * @param seats seats of all teams
     * @param unfilled those nobody was left for
     * @param scores scores computed to choose by
     */
    public record Seats(long seats, long unfilled, long scores) {}

    /** Draws once, and gives something that fills the seats anew each time it is asked. */
    public Supplier<Seats> filling() {
        SubjectDraw draw = SubjectDraw.compute(plan, frame, seed);
        return () -> seats(draw);
    }

    private Seats seats(SubjectDraw draw) {
        TeamAssignment assignment = draw.assignment(frame);
        long unfilled = assignment.teams().stream()
                .flatMap(team -> team.inspectors().stream())
                .filter(Team.UNFILLED::equals)
                .count();
        return new Seats((long) assignment.teams().size() * plan.team().size(), unfilled, assignment.hashes());
    }

    /** The root over the ids; its first eight bytes. */
    public long root() {
        return Selection.prefix(frame.rootS(plan.suite()).bytes(), 0);
    }

    /** One plain hash over the bytes of all ids, each behind its length; the first eight bytes. */
    public long hashed() {
        ByteRows sids = frame.sids();
        MessageDigest digest = plan.suite().newDigest();
        for (int row = 0; row < frame.count(); row++) {
            digest.update((byte) sids.length(row));
            digest.update(sids.slab(), sids.start(row), sids.length(row));
        }
        return Selection.prefix(digest.digest(), 0);
    }

    /** Computes every subject's ticket by the draw's own kernel and nothing else; a check sum of them. */
    public long tickets() {
        CryptoSuite suite = plan.suite();
        Selection.TicketBatch batch = new Tickets(
                        suite,
                        SeedDerivation.ticketKey(suite, seed),
                        plan.attributesPublic(),
                        frame.sids(),
                        frame.salts())
                .batch();
        int[] rows = new int[Selection.TicketBatch.ROWS];
        long sum = 0;
        for (int from = 0; from < frame.count(); from += rows.length) {
            int count = Math.min(rows.length, frame.count() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = from + i;
            }
            batch.compute(rows, count);
            for (int i = 0; i < count; i++) {
                sum ^= batch.prefix(i);
            }
        }
        return sum;
    }
}
