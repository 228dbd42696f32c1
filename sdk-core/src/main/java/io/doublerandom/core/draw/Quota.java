package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.PositiveOrZero;

/** How many subjects a plan draws (抽取数量): by the ratios alone, scaled to a total, or with a floor. */
public sealed interface Quota {
    /** As many as the ratios say (按比例). */
    record ByRatio() implements Quota {}

    /**
     * Scaled to a total (定数), capped by what can be drawn.
     *
     * @param total subjects to draw
     */
    record Total(@PositiveOrZero long total) implements Quota {
        public Total {
            Values.between("quota.total", total, 0, DrawValues.MAX_INTEGER);
        }
    }

    /**
     * As many as the ratios say, but scaled up to a floor (不少于), capped by what can be drawn.
     *
     * @param atLeast subjects to draw at least
     */
    record AtLeast(@PositiveOrZero long atLeast) implements Quota {
        public AtLeast {
            Values.between("quota.atLeast", atLeast, 0, DrawValues.MAX_INTEGER);
        }
    }
}
