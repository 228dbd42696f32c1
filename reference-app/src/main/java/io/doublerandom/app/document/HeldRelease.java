package io.doublerandom.app.document;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.List;

/** Accepts a held row as it is (人工放行), outside an import. */
public final class HeldRelease {
    private HeldRelease() {}

    /**
     * Brings what a held row holds into the database and marks the row; the decision has to be logged by the caller.
     *
     * @param now the stores of a transaction
     * @param row the row
     * @param by account that decides
     * @param at when
     * @param reason why, 1 to 400 characters
     * @throws DoubleRandomException STORE_CONFLICT if the row does not wait for a release, and what is wrong with it beside
     *     what it is held for
     */
    public static HeldRow release(Stores now, HeldRow row, String by, Instant at, String reason) {
        if (row.state() != HeldRow.State.HELD) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT, "该行不在待放行状态 / the row is " + row.state() + ", not HELD");
        }
        ImportKind<?> kind = ImportKind.ofResource(row.resource())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.STORE_CONFLICT, "该类行只能更正后再导入 / such a row can only be corrected and imported again"));
        save(now, kind, row);
        HeldRow released = row.with(new Step<>(HeldRow.State.OVERRIDDEN, by, at, reason));
        now.heldRows().save(List.of(released));
        return released;
    }

    private static <T> void save(Stores now, ImportKind<T> kind, HeldRow row) {
        Reading<T> reading = kind.referring(now).read(row.row());
        if (reading instanceof Reading.Rejected<T> rejected) {
            throw new DoubleRandomException(rejected.problems().get(0));
        }
        T value = reading instanceof Reading.Held<T> held ? held.value() : ((Reading.Accepted<T>) reading).value();
        kind.save().accept(now, List.of(value));
    }
}
