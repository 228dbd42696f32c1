package io.doublerandom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.http.PublicFacts.BundleFile;
import io.doublerandom.app.http.PublicFacts.PublicBundle;
import io.doublerandom.app.http.PublicFacts.PublishedDraw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
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
    private static final ObjectMapper JSON = new ObjectMapper();
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
        } catch (IOException | DateTimeException e) {
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
        JsonNode plan = json(folder.resolve("plan.json"));
        JsonNode header = json(folder.resolve("header.json"));
        String embargo = plan.path("embargoUntil").asText();
        if (!embargo.isEmpty() && clock.instant().isBefore(Instant.parse(embargo))) {
            names.remove(DRAWN);
        }
        PublishedDraw draw = new PublishedDraw(
                headerHash,
                plan.path("title").asText(),
                plan.path("authority").asText(),
                // Anything but a plain "false" is treated as a rehearsal: never shown as more than it is.
                !plan.path("practice").isBoolean() || plan.path("practice").booleanValue(),
                header.path("count").asLong(),
                Instant.parse(header.path("snapshotAt").asText()));
        return Optional.of(new PublicBundle(
                draw,
                names.stream()
                        .map(name -> new BundleFile(name, folder.resolve(name)))
                        .toList()));
    }

    private static JsonNode json(Path file) throws IOException {
        if (Files.size(file) > MAX_JSON_BYTES) {
            throw new IOException("larger than " + MAX_JSON_BYTES + " bytes: " + file.getFileName());
        }
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        if (node == null || !node.isObject()) {
            throw new IOException("not an object: " + file.getFileName());
        }
        return node;
    }
}
