package io.doublerandom.app.document;

import io.doublerandom.core.register.Reading;
import java.util.List;

/**
 * Where the rows of an import go.
 *
 * @param <T> what a row holds
 */
public interface RowTarget<T> {
    /** Applies accepted values, in the order of the file. */
    void apply(List<T> values);

    /** Keeps a row that was held or rejected; {@code reading} is never an accepted one. */
    void keep(Reading<T> reading);

    /** A target that keeps nothing: a dry run. */
    static <T> RowTarget<T> none() {
        return new RowTarget<>() {
            @Override
            public void apply(List<T> values) {}

            @Override
            public void keep(Reading<T> reading) {}
        };
    }
}
