package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import java.util.List;

/**
 * How far the substitutions of a draw have come, as far as everybody can see it.
 *
 * @param plan the plan of the base draw
 * @param header its header hash
 * @param seed its seed
 * @param rounds the rounds so far
 * @param beacons the public values used last
 */
record SubstitutionPosition(DrawPlan plan, Bytes32 header, Bytes32 seed, int rounds, List<Beacon> beacons) {
    static SubstitutionPosition of(DrawPlan plan, Bytes32 header, Bytes32 seed) {
        return new SubstitutionPosition(plan, header, seed, 0, plan.beacon());
    }

    SubstitutionPosition after(SubstitutionBatch batch) {
        return new SubstitutionPosition(plan, header, seed, batch.round(), batch.beacon());
    }

    /** Throws unless a batch is that of the next round, and waits for public values that were not used before. */
    void requireNext(SubstitutionBatch batch) {
        require(batch.header().equals(header), "belongs to another draw");
        require(batch.round() == rounds + 1, "is of round " + batch.round() + ", the next is " + (rounds + 1));
        require(batch.beacon().size() == beacons.size(), "does not name the plan's public values");
        for (int i = 0; i < beacons.size(); i++) {
            Beacon next = batch.beacon().get(i);
            Beacon before = beacons.get(i);
            require(
                    next.type() == before.type() && next.source().equals(before.source()),
                    "does not name the plan's public values in their order");
            require(next.round() > before.round(), "names a public value " + i + " that is not a later one");
        }
    }

    private static void require(boolean holds, String what) {
        CheckList.require(holds, SubstitutionBatch.DOCUMENT, what);
    }
}
