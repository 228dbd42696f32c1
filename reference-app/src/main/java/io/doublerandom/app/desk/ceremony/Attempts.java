package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.plan.InspectionTask;
import java.time.Clock;
import java.util.List;

/** The attempts as they stand now. */
final class Attempts {
    private final CeremonyArchive archive;
    private final DeskLedger ledger;
    private final Clock clock;

    Attempts(CeremonyArchive archive, DeskLedger ledger, Clock clock) {
        this.archive = archive;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All, newest first. */
    List<Attempt> all() {
        return archive.all().stream().map(this::of).toList();
    }

    /** The folders of all. */
    List<CeremonyFolder> folders() {
        return archive.all();
    }

    /** Those at a task, newest first. */
    List<Attempt> ofTask(InspectionTask.No task) {
        return archive.ofTask(task).stream().map(this::of).toList();
    }

    boolean held(String hash) {
        return archive.find(hash).isPresent();
    }

    CeremonyFolder folder(String hash) {
        return archive.find(hash)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这次抽取 / no such attempt"));
    }

    Attempt one(String hash) {
        return of(folder(hash));
    }

    Attempt of(CeremonyFolder folder) {
        boolean newest = archive.ofTask(folder.origin().task()).stream()
                .findFirst()
                .filter(other -> other.hash().equals(folder.hash()))
                .isPresent();
        return new Attempt(
                folder,
                LoggedCeremony.of(ledger.log(), folder.plan(), folder.header()),
                ledger.stores().draws().find(folder.hash()),
                newest,
                clock.instant());
    }
}
