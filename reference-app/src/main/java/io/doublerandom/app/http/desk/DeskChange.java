package io.doublerandom.app.http.desk;

import io.doublerandom.core.store.jdbc.Stores;

/** Does what a request asks for, within one transaction, which keeps the answer too. */
@FunctionalInterface
interface DeskChange {
    /** Does it; {@code now} are the stores of the transaction. */
    DeskAnswer handle(DeskRequest request, Stores now);
}
