package io.doublerandom.app.desk.register;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.document.HeldRelease;
import io.doublerandom.app.document.ImportKind;
import io.doublerandom.app.document.MappingCatalog;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.List;

/** What can be imported, and the release of rows that wait (人工放行). */
public final class RegisterDesk {
    private final DeskLedger ledger;

    /** Over the ledger of the desk. */
    public RegisterDesk(DeskLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A kind of file.
     *
     * @param name how it is called
     * @param columns its columns under our own names
     * @param required those that must be filled
     * @param kept whether its rows are kept; otherwise it is only checked
     */
    public record Kind(String name, List<String> columns, List<String> required, boolean kept) {}

    /** The kinds, in the order in which they build on each other. */
    public static List<Kind> kinds() {
        return ImportKind.all().stream()
                .map(kind -> new Kind(
                        kind.name(),
                        kind.format().fields(),
                        List.copyOf(kind.format().requiredFields()),
                        kind.stored()))
                .toList();
    }

    /** The mappings that come with the app. */
    public static List<String> mappings() {
        return MappingCatalog.NAMES;
    }

    /** Accepts a held row as it is; who, when and why go to the log and to the row. */
    public HeldRow release(Stores now, HeldRow.Id id, Actor by, Instant at, String reason) {
        HeldRow row = now.heldRows()
                .find(id)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这一行 / there is no such row"));
        HeldRow released = HeldRelease.release(now, row, by.id(), at, reason);
        ledger.record(now, by, "row:release", "row/" + id, reason);
        return released;
    }
}
