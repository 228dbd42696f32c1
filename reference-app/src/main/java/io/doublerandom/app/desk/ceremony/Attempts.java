package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.plan.InspectionTask;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** The folders of all, newest first. */
    List<CeremonyFolder> folders() {
        return archive.all();
    }

    /** Those at a task, newest first. */
    List<Attempt> ofTask(InspectionTask.No task) {
        return these(archive.ofTask(task));
    }

    /** The newest at a task; null if there is none. */
    @Nullable
    Attempt newest(InspectionTask.No task) {
        return archive.ofTask(task).stream().findFirst().map(this::of).orElse(null);
    }

    /** These, in their order: which are the newest is found once for all of them. */
    List<Attempt> these(List<CeremonyFolder> folders) {
        Map<InspectionTask.No, String> newest = new HashMap<>();
        archive.all().forEach(folder -> newest.putIfAbsent(folder.origin().task(), folder.hash()));
        return folders.stream()
                .map(folder -> of(
                        folder, folder.hash().equals(newest.get(folder.origin().task()))))
                .toList();
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
        return these(List.of(folder)).get(0);
    }

    private Attempt of(CeremonyFolder folder, boolean newest) {
        return new Attempt(
                folder,
                LoggedCeremony.of(ledger.log(), folder.plan(), folder.header()),
                ledger.stores().draws().find(folder.hash()),
                newest,
                clock.instant());
    }
}
