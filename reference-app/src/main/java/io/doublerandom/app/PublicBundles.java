package io.doublerandom.app;

import io.doublerandom.app.http.PublicFacts.BundleFile;
import io.doublerandom.app.http.PublicFacts.Membership;
import io.doublerandom.app.http.PublicFacts.PublicBundle;
import io.doublerandom.app.http.PublicFacts.PublishedDraw;
import io.doublerandom.app.http.PublicFacts.State;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.draw.BundleLog;
import io.doublerandom.core.draw.BundleSignatures;
import io.doublerandom.core.draw.CeremonyRecord;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.ResultDocument;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VoidNotice;
import io.doublerandom.core.register.Subject;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The published evidence: one folder a draw, named by its header hash, holding exactly the PUBLIC projection; or, before
 * anything is drawn, what was committed to: {@code plan.json}, {@code header.json} and {@code pool.csv}, with {@code void.json}
 * if that was voided. A result may be signed and bring its part of the log; whether signatures and proofs hold is for the reader's verifier, not for the
 * server that shows them.
 *
 * <p>A folder with any other file in it is not shown at all: it might be the AUDIT projection, which names inspectors.
 */
final class PublicBundles {
    private static final System.Logger LOG = System.getLogger(PublicBundles.class.getName());
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String POOL = "pool.csv";
    private static final String DRAWN = "public.csv";
    private static final Set<String> COMMITTED = Set.of(DrawPlan.DOCUMENT, DrawHeader.DOCUMENT, POOL);
    private static final Set<String> RESULT =
            Set.of(DrawPlan.DOCUMENT, DrawHeader.DOCUMENT, POOL, CeremonyRecord.DOCUMENT, ResultDocument.DOCUMENT);
    /** Both or none, with a result. */
    private static final Set<String> SIGNED = Set.of(BundleSignatures.DOCUMENT, BundleSignatures.KEYS);

    /** Both or none, with a result. */
    private static final Set<String> LOGGED = Set.of(BundleLog.ENTRIES_FILE, BundleLog.PROOF_FILE);

    private static final long MAX_JSON_BYTES = 1L << 20;

    private final Path directory;
    private final Clock clock;
    /** What was read of a folder, good for as long as the folder has the same files of the same sizes. */
    private final Map<String, Content> known = new ConcurrentHashMap<>();

    /** The files of a folder with their sizes, and what the documents among them say. */
    private record Content(
            SortedMap<String, Long> files,
            DrawPlan plan,
            DrawHeader header,
            @Nullable CeremonyRecord ceremony,
            @Nullable ResultDocument result,
            @Nullable VoidNotice voided,
            OptionalLong drawn) {}

    private final PublicProofs proofs = new PublicProofs();

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
                    .forEach(name -> bundle(name).map(PublicBundle::draw).ifPresent(draws::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        draws.sort(Comparator.comparing((PublishedDraw draw) -> draw.header().snapshotAt())
                .reversed()
                .thenComparing(PublishedDraw::headerHash));
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
            return content(headerHash, folder).map(content -> bundle(headerHash, folder, content));
        } catch (IOException | DoubleRandomException e) {
            LOG.log(System.Logger.Level.WARNING, "bundle " + headerHash + " cannot be read and is not shown", e);
            return Optional.empty();
        }
    }

    /** The published draws whose pool has a subject, newest first, at most {@code limit}. */
    List<Membership> drawsOf(Subject.Id subject, int limit) {
        List<Membership> found = new ArrayList<>();
        for (PublishedDraw draw : draws()) {
            Path folder = directory.resolve(draw.headerHash());
            try {
                if (SortedLines.contain(folder.resolve(POOL), subject.value())) {
                    found.add(new Membership(
                            draw,
                            draw.state() == State.REVEALED
                                    && SortedLines.contain(folder.resolve(DRAWN), subject.value())));
                }
            } catch (IOException e) {
                // Leaving the draw out would say that the subject is in no pool, which nobody has looked up.
                throw new UncheckedIOException(e);
            }
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    /** The drawn list of a revealed draw after a code, by code, at most {@code limit}; empty of any other draw. */
    List<Subject.Id> drawnOf(PublishedDraw draw, String after, int limit) {
        if (draw.state() != State.REVEALED) {
            return List.of();
        }
        try {
            return SortedLines.after(directory.resolve(draw.headerHash()).resolve(DRAWN), after, limit).stream()
                    .map(Subject.Id::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The proof for one subject; empty if the draw is not shown, or nothing is drawn of it. */
    Optional<SubjectProof> proof(String headerHash, Subject.Id subject) {
        return bundle(headerHash)
                .filter(bundle -> bundle.result() != null)
                .map(bundle -> proofs.proof(
                        headerHash, directory.resolve(headerHash), bundle.draw().state() == State.REVEALED, subject));
    }

    /** The published list of keys that sign a draw, if the draw is shown and signed, and it is such a list. */
    Optional<TrustedKeys> trusted(String headerHash) {
        boolean signed = bundle(headerHash)
                .filter(bundle ->
                        bundle.files().stream().anyMatch(file -> file.name().equals(BundleSignatures.DOCUMENT)))
                .isPresent();
        Path list = directory.resolve(headerHash + ".trust.json");
        if (!signed || !Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrustedKeys.parse(document(list)));
        } catch (IOException | DoubleRandomException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "list of keys of " + headerHash + " cannot be read and is not shown",
                    e);
            return Optional.empty();
        }
    }

    private PublicBundle bundle(String headerHash, Path folder, Content content) {
        State state = state(content);
        List<BundleFile> files = new ArrayList<>();
        content.files().forEach((name, size) -> {
            if (!name.equals(DRAWN) || state == State.REVEALED) {
                files.add(new BundleFile(name, folder.resolve(name), size));
            }
        });
        return new PublicBundle(
                new PublishedDraw(
                        headerHash, content.plan(), content.header(), state, content.voided(), content.drawn()),
                content.ceremony(),
                content.result(),
                files);
    }

    private State state(Content content) {
        if (content.voided() != null) {
            return State.VOIDED;
        }
        if (content.result() == null) {
            return State.COMMITTED;
        }
        String embargo = content.plan().embargoUntil();
        boolean over = embargo.isEmpty() || !clock.instant().isBefore(Instant.parse(embargo));
        return over && content.files().containsKey(DRAWN) ? State.REVEALED : State.SEALED;
    }

    private Optional<Content> content(String headerHash, Path folder) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        list(folder, "", files);
        Content before = known.get(headerHash);
        if (before != null && before.files().equals(files)) {
            return Optional.of(before);
        }
        Optional<Content> now = read(headerHash, folder, files);
        now.ifPresent(content -> known.put(headerHash, content));
        return now;
    }

    private static void list(Path folder, String prefix, SortedMap<String, Long> files) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.toList()) {
                String name = prefix + file.getFileName();
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(name, Files.size(file));
                } else if (name.equals(BundleLog.DIRECTORY) && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    list(file, name + '/', files);
                } else {
                    files.put(name + '/', 0L);
                }
            }
        }
    }

    private static Optional<Content> read(String headerHash, Path folder, SortedMap<String, Long> files)
            throws IOException {
        Set<String> names = new java.util.HashSet<>(files.keySet());
        boolean listed = names.remove(DRAWN);
        boolean signed = names.containsAll(SIGNED);
        if (signed) {
            names.removeAll(SIGNED);
            // Nothing but signatures and keys is published under these names.
            BundleSignatures.parse(
                    document(folder.resolve(BundleSignatures.DOCUMENT)),
                    document(folder.resolve(BundleSignatures.KEYS)));
        }
        boolean logged = names.containsAll(LOGGED);
        names.removeAll(logged ? LOGGED : Set.of());
        boolean voided = names.remove(VoidNotice.DOCUMENT);
        boolean drawn = names.equals(RESULT);
        if (drawn ? voided : listed || signed || logged || !names.equals(COMMITTED)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "bundle {0} is not exactly a public projection and is not shown",
                    headerHash);
            return Optional.empty();
        }
        DrawPlan plan = DrawPlan.parse(document(folder.resolve(DrawPlan.DOCUMENT)));
        DrawHeader header = DrawHeader.parse(document(folder.resolve(DrawHeader.DOCUMENT)));
        CeremonyRecord ceremony =
                drawn ? CeremonyRecord.parse(document(folder.resolve(CeremonyRecord.DOCUMENT))) : null;
        ResultDocument result = drawn ? ResultDocument.parse(document(folder.resolve(ResultDocument.DOCUMENT))) : null;
        VoidNotice notice = voided ? VoidNotice.parse(document(folder.resolve(VoidNotice.DOCUMENT))) : null;
        if (!header.hash(plan.suite()).hex().equals(headerHash)
                || !header.plan().equals(plan.hash())
                || !header.repeats(plan)
                || result != null && !result.header().hex().equals(headerHash)
                || notice != null && !notice.header().hex().equals(headerHash)
                || logged && !log(folder, plan).concerns(plan.suite(), header)) {
            LOG.log(System.Logger.Level.WARNING, "bundle {0} holds another draw and is not shown", headerHash);
            return Optional.empty();
        }
        OptionalLong count = listed ? OptionalLong.of(SortedLines.count(folder.resolve(DRAWN))) : OptionalLong.empty();
        return Optional.of(new Content(files, plan, header, ceremony, result, notice, count));
    }

    private static BundleLog log(Path folder, DrawPlan plan) throws IOException {
        return BundleLog.parse(
                plan.suite(),
                document(folder.resolve(BundleLog.ENTRIES_FILE)),
                document(folder.resolve(BundleLog.PROOF_FILE)));
    }

    private static byte[] document(Path file) throws IOException {
        if (Files.size(file) > MAX_JSON_BYTES) {
            throw new IOException("larger than " + MAX_JSON_BYTES + " bytes: " + file.getFileName());
        }
        return Files.readAllBytes(file);
    }
}
