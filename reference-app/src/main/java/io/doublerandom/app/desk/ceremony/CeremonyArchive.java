package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All attempts, each in a folder named by its header hash, and the one that is being frozen. */
final class CeremonyArchive {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String PENDING = "pending";

    private final Path root;
    private final Map<String, CeremonyFolder> known = new ConcurrentHashMap<>();

    CeremonyArchive(Path root) {
        this.root = root;
    }

    Path decisions() {
        return root.resolve("decisions");
    }

    /** All attempts, newest snapshot first, later attempts before earlier ones. */
    List<CeremonyFolder> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<CeremonyFolder> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.map(folder -> folder.getFileName().toString())
                    .forEach(name -> find(name).ifPresent(all::add));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        all.sort(Comparator.comparing((CeremonyFolder folder) -> folder.header().snapshotAt())
                .thenComparing(folder -> folder.header().seq())
                .thenComparing(folder -> folder.header().attempt())
                .reversed()
                .thenComparing(CeremonyFolder::hash));
        return all;
    }

    Optional<CeremonyFolder> find(String hash) {
        if (!HASH.matcher(hash).matches() || !Files.isDirectory(root.resolve(hash))) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(hash, name -> CeremonyFolder.open(root.resolve(name))));
    }

    /** The attempts at a task, the newest first. */
    List<CeremonyFolder> ofTask(InspectionTask.No task) {
        return all().stream()
                .filter(folder -> folder.origin().task().equals(task))
                .toList();
    }

    /** Where the next attempt is put together. */
    Path pending() throws IOException {
        OwnerOnly.folder(root);
        return root.resolve(PENDING);
    }

    /** Files an attempt, whose header is logged by now, under its name. */
    CeremonyFolder file(CeremonyFolder pending) throws IOException {
        Files.move(pending.path(), root.resolve(pending.hash()), StandardCopyOption.ATOMIC_MOVE);
        return find(pending.hash()).orElseThrow();
    }
}
