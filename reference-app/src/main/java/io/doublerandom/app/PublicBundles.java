package io.doublerandom.app;

import io.doublerandom.app.http.PublicFacts.BundleFile;
import io.doublerandom.app.http.PublicFacts.PublicBundle;
import io.doublerandom.app.http.PublicFacts.PublishedDraw;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published evidence: one folder a draw, named by its header hash, holding exactly the PUBLIC projection.
 *
 * <p>A folder with any other file in it is not shown at all: it might be the AUDIT projection, which names inspectors.
 */
final class PublicBundles {
    private static final System.Logger LOG = System.getLogger(PublicBundles.class.getName());
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> REQUIRED =
            Set.of("plan.json", "header.json", "ceremony.json", "pool.csv", "result.json");
    private static final String DRAWN = "public.csv";
    private static final long MAX_JSON_BYTES = 1L << 20;

    private final Path directory;
    private final Clock clock;

    PublicBundles(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The published draws, newest first. */
    List<PublishedDraw> draws() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<PublishedDraw> draws = new ArrayList<>();
        try (Stream<Path> folders = Files.list(directory)) {
            folders.map(Path::getFileName)
                    .map(Path::toString)
                    .sorted()
                    .forEach(name -> bundle(name).map(PublicBundle::draw).ifPresent(draws::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        draws.sort(Comparator.comparing(PublishedDraw::snapshotAt).reversed().thenComparing(PublishedDraw::headerHash));
        return draws;
    }

    /** The bundle of one draw, empty when there is none that may be shown. */
    Optional<PublicBundle> bundle(String headerHash) {
        if (!HASH.matcher(headerHash).matches()) {
            return Optional.empty();
        }
        Path folder = directory.resolve(headerHash);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return read(headerHash, folder);
        } catch (IOException | DoubleRandomException e) {
            LOG.log(System.Logger.Level.WARNING, "bundle " + headerHash + " cannot be read and is not shown", e);
            return Optional.empty();
        }
    }

    private Optional<PublicBundle> read(String headerHash, Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(
                    Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            ? file.getFileName().toString()
                            : file.getFileName() + "/"));
        }
        Set<String> extra = new TreeSet<>(names);
        extra.removeAll(REQUIRED);
        extra.remove(DRAWN);
        if (!names.containsAll(REQUIRED) || !extra.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "bundle {0} is not exactly a public projection and is not shown",
                    headerHash);
            return Optional.empty();
        }
        DrawPlan plan = DrawPlan.parse(document(folder.resolve("plan.json")));
        DrawHeader header = DrawHeader.parse(document(folder.resolve("header.json")));
        if (!header.hash(plan.suite()).hex().equals(headerHash)
                || !header.plan().equals(plan.hash())
                || !header.repeats(plan)) {
            LOG.log(System.Logger.Level.WARNING, "bundle {0} holds another draw and is not shown", headerHash);
            return Optional.empty();
        }
        if (!plan.embargoUntil().isEmpty() && clock.instant().isBefore(Instant.parse(plan.embargoUntil()))) {
            names.remove(DRAWN);
        }
        PublishedDraw draw = new PublishedDraw(
                headerHash, plan.title(), plan.authority(), plan.practice(), header.count(), header.snapshotAt());
        return Optional.of(new PublicBundle(
                draw,
                names.stream()
                        .map(name -> new BundleFile(name, folder.resolve(name)))
                        .toList()));
    }

    private static byte[] document(Path file) throws IOException {
        if (Files.size(file) > MAX_JSON_BYTES) {
            throw new IOException("larger than " + MAX_JSON_BYTES + " bytes: " + file.getFileName());
        }
        return Files.readAllBytes(file);
    }
}
