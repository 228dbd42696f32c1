package io.doublerandom.core.audit;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * An entry with its place in the log: the receipt (回执) for what was logged.
 *
 * @param sequence the place in the log, from 1 without gaps
 * @param entry what was logged
 * @param hash the entry's chain hash, which the next entry repeats as {@code prev}
 */
public record LoggedEntry(
        @Positive long sequence,
        @NotNull LogEntry entry,
        @NotNull Bytes32 hash) {
    public LoggedEntry {
        Values.between("sequence", sequence, 1, Long.MAX_VALUE);
        Values.present("entry", entry);
        Values.present("hash", hash);
    }
}
