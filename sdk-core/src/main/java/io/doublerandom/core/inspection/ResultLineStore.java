package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.draw.Assignment;
import java.util.List;

/** Keeps the result lines that platforms sent, until they are put together and beyond (事项结果). */
public interface ResultLineStore {
    /**
     * Saves each; a line that is there already is replaced by the newer one.
     *
     * @return how many differ from what was kept
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_FAILED}
     */
    int save(List<ResultLine> lines);

    /** The lines of one authority for one assignment, by id. */
    List<ResultLine> of(Assignment.Id assignment, Authority.Id authority);

    /** How many there are. */
    long count();
}
