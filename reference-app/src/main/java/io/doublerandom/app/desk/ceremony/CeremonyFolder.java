package io.doublerandom.app.desk.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.draw.BundleSignatures;
import io.doublerandom.core.draw.CeremonyStep;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.ReadLimits;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Inspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of one attempt (抽取档案): what was frozen, who is behind the pseudonyms, what was said, and once it is drawn its
 * AUDIT evidence. For the owner of the app alone.
 */
final class CeremonyFolder {
    /** Files of a frame. */
    private static final List<String> FRAME =
            List.of("pool.csv", "attrs.csv", "exclusions.csv", "roster.csv", "recusal.csv");

    private static final String ORIGIN = "origin.json";
    private static final String PEOPLE = "people.csv";
    private static final String NOT_ON_ROSTER = "people-off-roster.csv";
    private static final String ROSTER_EXCLUSIONS = "roster-exclusions.csv";
    private static final String AUDIT = "audit";
    private static final String VERIFICATION = "verification.json";
    private static final String SIGNED = "signed.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final DrawPlan plan;
    private final DrawHeader header;
    private final Origin origin;
    private final Journal journal;

    /**
     * Where an attempt comes from.
     *
     * @param task task
     * @param revision revision of the decision it was frozen from
     * @param by who froze it
     */
    record Origin(InspectionTask.No task, int revision, String by) {}

    private CeremonyFolder(Path path, DrawPlan plan, DrawHeader header, Origin origin) {
        this.path = path;
        this.plan = plan;
        this.header = header;
        this.origin = origin;
        this.journal = new Journal(path);
    }

    /** Reads what does not change; throws if something of it is missing. */
    static CeremonyFolder open(Path path) {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(path.resolve(ORIGIN)));
            return new CeremonyFolder(
                    path,
                    DrawPlan.parse(Files.readAllBytes(path.resolve(DrawPlan.DOCUMENT))),
                    DrawHeader.parse(Files.readAllBytes(path.resolve(DrawHeader.DOCUMENT))),
                    new Origin(
                            new InspectionTask.No(node.path("task").asText()),
                            node.path("revision").asInt(),
                            node.path("by").asText()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes what is frozen into a new folder; the header last, so that a folder with one is whole. */
    static CeremonyFolder write(
            Path path,
            DrawPlan plan,
            DrawHeader header,
            SamplingFrame frame,
            Map<String, Inspector.Id> people,
            List<String> notOnRoster,
            Origin origin) {
        try {
            OwnerOnly.folder(path);
            frame.write(path);
            lines(
                    path.resolve(PEOPLE),
                    people.entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + "," + entry.getValue().value())
                            .toList());
            lines(path.resolve(NOT_ON_ROSTER), notOnRoster);
            documents(path, plan, header, origin);
            return open(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes the next attempt by the same rules from the same frozen pool. */
    CeremonyFolder again(Path next, DrawHeader other, Origin asked) {
        try {
            OwnerOnly.folder(next);
            for (String name : FRAME) {
                Files.copy(path.resolve(name), next.resolve(name));
            }
            if (Files.exists(path.resolve(ROSTER_EXCLUSIONS))) {
                Files.copy(path.resolve(ROSTER_EXCLUSIONS), next.resolve(ROSTER_EXCLUSIONS));
            }
            Files.copy(path.resolve(PEOPLE), next.resolve(PEOPLE));
            Files.copy(path.resolve(NOT_ON_ROSTER), next.resolve(NOT_ON_ROSTER));
            documents(next, plan, other, asked);
            return open(next);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same attempt with another header, while none of it is logged. */
    CeremonyFolder with(DrawHeader other) {
        try {
            OwnerOnly.replace(path.resolve(DrawHeader.DOCUMENT), other.canonicalBytes());
            return open(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void documents(Path path, DrawPlan plan, DrawHeader header, Origin origin) throws IOException {
        Files.write(path.resolve(DrawPlan.DOCUMENT), plan.canonicalBytes(), StandardOpenOption.CREATE_NEW);
        Files.write(
                path.resolve(ORIGIN),
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("task", origin.task().value())
                        .put("revision", origin.revision())
                        .put("by", origin.by())),
                StandardOpenOption.CREATE_NEW);
        OwnerOnly.close(path);
        OwnerOnly.replace(path.resolve(DrawHeader.DOCUMENT), header.canonicalBytes());
    }

    private static void lines(Path file, List<String> lines) throws IOException {
        Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n", StandardOpenOption.CREATE_NEW);
    }

    Path path() {
        return path;
    }

    /** The name of the attempt: its header hash. */
    String hash() {
        return header.hash(plan.suite()).hex();
    }

    DrawPlan plan() {
        return plan;
    }

    DrawHeader header() {
        return header;
    }

    Origin origin() {
        return origin;
    }

    Journal journal() {
        return journal;
    }

    /** The steps that were kept, oldest first. */
    List<CeremonyStep> steps() {
        return journal.lines().stream().flatMap(line -> line.step().stream()).toList();
    }

    SamplingFrame frame() throws IOException {
        return SamplingFrame.read(path, ReadLimits.standard());
    }

    /** Inspectors by roster pseudonym. */
    Map<String, Inspector.Id> people() throws IOException {
        Map<String, Inspector.Id> people = new TreeMap<>();
        for (String line : Files.readAllLines(path.resolve(PEOPLE), StandardCharsets.UTF_8)) {
            int comma = line.indexOf(',');
            people.put(line.substring(0, comma), new Inspector.Id(line.substring(comma + 1)));
        }
        return people;
    }

    /** How many inspectors are on the roster. */
    int inspectors() {
        try {
            return people().size();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where the AUDIT evidence stands once the attempt is drawn. */
    Path audit() {
        return path.resolve(AUDIT);
    }

    BundleSignatures signatures() throws IOException {
        Path file = path.resolve(SIGNED);
        if (!Files.exists(file)) {
            return BundleSignatures.none();
        }
        List<String> both = Files.readAllLines(file, StandardCharsets.UTF_8);
        return BundleSignatures.parse(
                both.get(0).getBytes(StandardCharsets.UTF_8), both.get(1).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps signatures and keys at once: canonical documents have no line feed. */
    void keep(BundleSignatures signatures) throws IOException {
        String both = new String(signatures.canonicalBytes(), StandardCharsets.UTF_8) + "\n"
                + new String(signatures.keysBytes(), StandardCharsets.UTF_8) + "\n";
        OwnerOnly.replace(path.resolve(SIGNED), both.getBytes(StandardCharsets.UTF_8));
    }

    /** The report of the verifier on the evidence; empty while it is not drawn. */
    String verification() {
        Path file = path.resolve(VERIFICATION);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void keepVerification(String report) throws IOException {
        OwnerOnly.replace(path.resolve(VERIFICATION), (report + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
