package io.doublerandom.app.desk.targets;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is read when it is first asked for, and then kept. For one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> read;
    private @Nullable T kept;

    Once(Supplier<T> read) {
        this.read = read;
    }

    @Override
    public T get() {
        if (kept == null) {
            kept = read.get();
        }
        return kept;
    }
}
