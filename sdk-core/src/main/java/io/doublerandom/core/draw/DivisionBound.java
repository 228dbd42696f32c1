package io.doublerandom.core.draw;

import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Values;

/**
 * A least or greatest number of one division (分区数量下限、上限), as a policy may ask for. Draw protocol v1 cannot say it: a draw that is
 * to be prepared with one is refused with {@link io.doublerandom.core.ErrorCode#DRAW_UNSUPPORTED}, never drawn without it.
 *
 * @param division the division
 * @param least subjects at least, from 0
 * @param most subjects at most, not less than {@code least}
 */
public record DivisionBound(RegionCode division, long least, long most) {
    public DivisionBound {
        Values.present("division", division);
        Values.between("least", least, 0, Long.MAX_VALUE);
        Values.between("most", most, least, Long.MAX_VALUE);
    }
}
