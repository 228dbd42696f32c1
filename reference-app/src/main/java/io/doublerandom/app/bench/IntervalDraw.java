package io.doublerandom.app.bench;

import io.doublerandom.app.demo.SplitMix64;
import io.doublerandom.core.draw.DrawTally;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a system in use does instead (等距抽取与轮转配对): it takes a list in the order of the register, one random start, and from there
 * every so-manieth row; and it gives the drawn subjects two inspectors each, by going round the list of names from a random
 * start. Written anew from the description of what it does.
 */
final class IntervalDraw {
    private final FairnessPool pool;
    private final SplitMix64 chance;

    IntervalDraw(FairnessPool pool, long seed) {
        this.pool = pool;
        this.chance = new SplitMix64(seed);
    }

    DrawTally run(int draws) {
        DrawTally tally = new DrawTally(pool.members(), FairnessPool.INSPECTORS);
        for (int i = 0; i < draws; i++) {
            tally.add(subjects(), teams());
        }
        return tally;
    }

    private List<int[]> subjects() {
        int step = pool.subjects() / pool.toDraw();
        int start = chance.below(step);
        List<IntStream.Builder> drawn = new ArrayList<>();
        pool.members().forEach(any -> drawn.add(IntStream.builder()));
        for (int j = 0; j < pool.toDraw(); j++) {
            int row = start + j * step;
            drawn.get(pool.stratum(row)).add(pool.place(row));
        }
        return drawn.stream().map(list -> list.build().toArray()).toList();
    }

    private List<int[]> teams() {
        int start = chance.below(FairnessPool.INSPECTORS);
        return IntStream.range(0, pool.toDraw())
                .mapToObj(j -> new int[] {name(start + 2 * j), name(start + 2 * j + 1)})
                .toList();
    }

    private static int name(int turn) {
        return turn % FairnessPool.INSPECTORS;
    }
}
