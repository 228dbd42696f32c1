package io.doublerandom.core.sync;

import java.util.function.Supplier;

/**
 * One transaction of the host's database (工作单元): everything the work writes through the stores is kept, or nothing is.
 */
public interface UnitOfWork {
    /** Does the work; any exception undoes all of it and is passed on. */
    <T> T call(Supplier<T> work);
}
