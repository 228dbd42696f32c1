package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier in Python, {@code docs/spec/verify.py}, which was written from the specification alone, comes to the same
 * outcome as this one in every check, of every published bundle but those that only signatures spoil.
 */
class VerifyPyTest {
    private static final Path SCRIPT = Path.of("..", "docs", "spec", "verify.py");

    /** Asks for what the script needs. */
    private static final String PROBE = "import hashlib, sys; hashlib.new('sm3'); sys.exit(sys.version_info < (3, 8))";

    /** Calls the script as its command line does, for many bundles in one process. */
    private static final String MANY = """
            import contextlib, io, sys
            sys.path.insert(0, sys.argv[1])
            import verify
            for bundle in sys.argv[2:]:
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    code = verify.main(bundle.split('|') + ['--json'])
                print(code, out.getvalue().strip())
            """;

    @TempDir
    Path directory;

    record Ran(int code, List<String> lines) {}

    /** A bundle, and the exported log or the checkpoint that it is compared with; null if there is none. */
    private record Case(
            Path bundle, @Nullable Path log, @Nullable Path checkpoint) {
        Case(Path bundle) {
            this(bundle, null, null);
        }

        Case(Path bundle, Path log) {
            this(bundle, log, null);
        }

        String arguments() {
            return bundle
                    + (log == null ? "" : "|--log|" + log)
                    + (checkpoint == null ? "" : "|--checkpoint|" + checkpoint);
        }

        VerificationReport report() throws IOException {
            DrawVerifier verifier = DrawVerifier.standard();
            if (log != null) {
                verifier = verifier.withLog(log);
            }
            if (checkpoint != null) {
                verifier = verifier.comparing(Checkpoint.of(SignedNote.parse(Files.readAllBytes(checkpoint))));
            }
            return verifier.verify(bundle);
        }
    }

    @BeforeAll
    static void requirePython() throws IOException, InterruptedException {
        String missing = "no python3 of 3.8 or later whose hashlib has sm3";
        int code;
        try {
            code = python("-c", PROBE).code();
        } catch (IOException noPython) {
            code = -1;
        }
        if (code != 0) {
            if (System.getenv("CI") != null) {
                fail(missing);
            }
            abort(missing);
        }
    }

    static Ran python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-B"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out.lines().toList());
    }

    private static void assertSame(Map<String, Case> bundles) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-c", MANY, String.valueOf(SCRIPT.toAbsolutePath().getParent())));
        bundles.values().forEach(bundle -> arguments.add(bundle.arguments()));
        Ran ran = python(arguments.toArray(String[]::new));
        assertThat(ran.lines()).as("a line for each bundle").hasSize(bundles.size());
        SoftAssertions softly = new SoftAssertions();
        int line = 0;
        for (Map.Entry<String, Case> bundle : bundles.entrySet()) {
            VerificationReport here = bundle.getValue().report();
            Map<String, String> expected = new TreeMap<>();
            here.checks()
                    .forEach(check ->
                            expected.put(check.name().titleEn(), check.outcome().textEn()));
            expected.put(
                    "",
                    here.finding().map(check -> check.name().titleEn()).orElse("") + ", lints "
                            + here.lints().stream()
                                    .map(VerificationReport.Lint::id)
                                    .sorted()
                                    .toList());
            String printed = ran.lines().get(line++);
            softly.assertThat(outcomes(printed.substring(2)))
                    .as(bundle.getKey())
                    .isEqualTo(expected);
            softly.assertThat(printed.startsWith("1 "))
                    .as("%s, exit code", bundle.getKey())
                    .isEqualTo(here.verdict() == VerificationReport.Verdict.REFUSED);
        }
        softly.assertAll();
    }

    /** The outcome of each check, and without a name the finding and the lints. */
    private static Map<String, String> outcomes(String report) {
        Map<String, Json> members = members(CanonicalJson.parseByHand(report.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> outcomes = new TreeMap<>();
        for (Json check : elements(members.get("checks"))) {
            outcomes.put(text(members(check).get("name")), text(members(check).get("outcome")));
        }
        List<String> lints =
                elements(members.get("lints")).stream().map(VerifyPyTest::text).toList();
        outcomes.put("", text(members.get("finding")) + ", lints " + lints);
        return outcomes;
    }

    private static Map<String, Json> members(Json value) {
        return ((Json.Obj) value).members();
    }

    private static List<Json> elements(@Nullable Json value) {
        return value instanceof Json.Arr array ? array.elements() : List.of();
    }

    private static String text(@Nullable Json value) {
        return value instanceof Json.Text text ? text.value() : "";
    }

    @Test
    void verify_validVectorsInBothProjections_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Map<String, Case> bundles = new TreeMap<>();
        for (String name : Vectors.names().toList()) {
            bundles.put(name + ", AUDIT", new Case(Vectors.directory(name)));
            Path published = directory.resolve(name);
            EvidenceBundle.read(Vectors.directory(name)).writePublic(published);
            bundles.put(name + ", PUBLIC", new Case(published));
        }
        Path embargoed = directory.resolve("embargoed");
        MadeVectors.draw(MadeVectors.EVERY_BEACON).evidence().writePublicWithoutList(embargoed);
        bundles.put("under embargo", new Case(embargoed));
        assertSame(bundles);
    }

    @Test
    void verify_corruptVectors_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Map<String, Case> bundles = new TreeMap<>();
        CorruptVectors.all()
                .filter(vector -> !vector.signed())
                .forEach(vector -> bundles.put(vector.name(), new Case(CorruptVectors.directory(vector))));
        assertThat(bundles).hasSizeGreaterThanOrEqualTo(45);
        assertSame(bundles);
    }

    @Test
    void verify_corruptSets_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Map<String, Case> bundles = new TreeMap<>();
        Path kept = CorruptSets.SETS.resolve("back-dating").resolve(CorruptSets.CHECKPOINT);
        for (CorruptSets.Fraud fraud : CorruptSets.all()) {
            Path set = CorruptSets.SETS.resolve(fraud.name());
            Path shown = set.resolve(CorruptSets.SHOWN);
            Path log = fraud.beside().containsKey(CorruptSets.LOG) ? set.resolve(CorruptSets.LOG) : null;
            Path checkpoint =
                    fraud.beside().containsKey(CorruptSets.CHECKPOINT) ? set.resolve(CorruptSets.CHECKPOINT) : null;
            bundles.put(fraud.name() + ", alone", new Case(shown));
            bundles.put(fraud.name() + ", log", new Case(shown, log, null));
            bundles.put(fraud.name() + ", checkpoint", new Case(shown, null, checkpoint));
            bundles.put(fraud.name() + ", both", new Case(shown, log, checkpoint));
            bundles.put(fraud.name() + ", a checkpoint of noon", new Case(shown, log, kept));
        }
        bundles.put("no log, and a checkpoint", new Case(Vectors.directory(MadeVectors.FORTY_SM3), null, kept));
        assertSame(bundles);
    }

    @Test
    void verify_withLogs_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Scenario scenario = new Scenario();
        Path bundle = directory.resolve("drawn");
        scenario.lawful().evidence().writeAudit(bundle);
        List<LogEntry> entries =
                scenario.store.entries(1).map(LoggedEntry::entry).toList();
        Map<String, Case> bundles = new TreeMap<>();
        for (Map.Entry<String, List<LogEntry>> log : LogVariants.of(entries).entrySet()) {
            Path export = directory.resolve("log-" + bundles.size() + ".jsonl");
            Files.write(export, LogVariants.chained(scenario.plan.suite(), log.getValue()));
            bundles.put(log.getKey(), new Case(bundle, export));
        }
        Path broken = directory.resolve("broken.jsonl");
        String whole = new String(LogVariants.chained(scenario.plan.suite(), entries), StandardCharsets.UTF_8);
        Files.writeString(broken, whole.replaceFirst("commit:lead", "commit:leap"));
        bundles.put("a chain that is broken", new Case(bundle, broken));
        Path cut = Files.writeString(directory.resolve("cut.jsonl"), whole.substring(0, whole.length() - 1));
        bundles.put("a log that is cut off", new Case(bundle, cut));
        assertSame(bundles);
    }

    @Test
    void verify_logInTheBundle_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Scenario scenario = new Scenario();
        EvidenceBundle drawn = scenario.lawful().evidence();
        Path whole = Files.write(
                directory.resolve("whole.jsonl"),
                LogVariants.chained(
                        scenario.plan.suite(),
                        scenario.store.entries(1).map(LoggedEntry::entry).toList()));
        Map<String, Case> bundles = new TreeMap<>();
        for (Map.Entry<String, Replacement> spoiled : SPOILED.entrySet()) {
            Path bundle = directory.resolve("logged-" + bundles.size());
            drawn.logged(BundleLogs.unsigned(scenario, drawn.transcript().header(), 2, 5, 10))
                    .writeAudit(bundle);
            spoiled.getValue().apply(bundle.resolve("log"));
            bundles.put(spoiled.getKey(), new Case(bundle));
            bundles.put(spoiled.getKey() + ", whole log", new Case(bundle, whole));
        }
        assertSame(bundles);
    }

    /** Changes a file of the log of a bundle. */
    private record Replacement(String file, String regex, String with) {
        void apply(Path log) throws IOException {
            String before = Files.readString(log.resolve(file));
            String after = before.replaceFirst(regex, with);
            assertThat(after).isNotEqualTo(before);
            Files.writeString(log.resolve(file), after);
        }
    }

    private static final Map<String, Replacement> SPOILED = Map.ofEntries(
            Map.entry(
                    "as it is, but for a signature of nobody",
                    proof("Z\\\\n\\\\n", "Z\\\\n\\\\n— nobody AAAAAAAA\\\\n")),
            Map.entry("a signature that is no base64", proof("Z\\\\n\\\\n", "Z\\\\n\\\\n— nobody AAAAAAA\\\\n")),
            Map.entry("a signature too short", proof("Z\\\\n\\\\n", "Z\\\\n\\\\n— nobody AAAA\\\\n")),
            Map.entry("a name with a blank", proof("Z\\\\n\\\\n", "Z\\\\n\\\\n— no body AAAAAAAA\\\\n")),
            Map.entry("a checkpoint that says another size", proof("\\\\n5\\\\n", "\\\\n6\\\\n")),
            Map.entry("a checkpoint of another log", proof("log.example", "log.invalid")),
            Map.entry("a checkpoint with another time", proof("at 2024", "at 2023")),
            Map.entry("a checkpoint with no real time", proof("(at 2024-..-..T)..", "$125")),
            Map.entry("an index moved", proof("\"index\":3", "\"index\":4")),
            Map.entry("a path without its first hash", proof("\"path\":\\[\"[0-9a-f]{64}\",?", "\"path\":[")),
            Map.entry("a path with another hash", proof("\"path\":\\[\"[0-9a-f]{4}", "\"path\":[\"0000")),
            Map.entry("a path that is too long", proof("\"path\":\\[\\]", "\"path\":[\"" + "0".repeat(64) + "\"]")),
            Map.entry("an entry with another digest", entries("\"digest\":\"[0-9a-f]{4}", "\"digest\":\"0000")),
            Map.entry("an entry that is not canonical", entries("\"at\"", " \"at\"")),
            Map.entry("an entry missing", entries("[^\n]*\n", "")),
            Map.entry("the last line feed missing", entries("\n$", "")));

    private static Replacement proof(String regex, String with) {
        return new Replacement("proof.json", regex, with);
    }

    private static Replacement entries(String regex, String with) {
        return new Replacement("entries.jsonl", regex, with);
    }

    @Test
    void commandLine_asDocumented_exitsWithItsCodes() throws IOException, InterruptedException {
        String script = SCRIPT.toString();
        Ran holds = python(script, Vectors.directory(MadeVectors.FORTY_SM3).toString());
        assertThat(holds.code()).isZero();
        assertThat(holds.lines()).last().isEqualTo("verified, unsigned");
        Ran refused =
                python(script, CorruptVectors.CORRUPT.resolve("swapped-subject").toString());
        assertThat(refused.code()).isOne();
        assertThat(refused.lines()).last().isEqualTo("refused");
        assertThat(python(script, directory.resolve("nothing").toString()).code())
                .isEqualTo(2);
        Ran signed = python(script, SignedVectors.SIGNED.resolve("withheld-sm3").toString());
        assertThat(signed.code()).isZero();
        assertThat(signed.lines()).last().isEqualTo("verified, signatures not checked");
    }
}
