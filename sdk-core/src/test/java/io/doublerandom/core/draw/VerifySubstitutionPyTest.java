package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.SubstitutionCorruptions.Corruption;
import io.doublerandom.core.draw.SubstitutionVectors.Vector;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * The verifier of rounds in Python, {@code docs/spec/verify_substitution.py}, comes to the same outcome as this one in every
 * check of every published substitution vector.
 */
class VerifySubstitutionPyTest {
    private static final Path SCRIPT = Path.of("..", "docs", "spec", "verify_substitution.py");

    /** Calls the script as its command line does, for many vectors in one process. */
    private static final String MANY = """
            import contextlib, io, sys
            sys.path.insert(0, sys.argv[1])
            import verify_substitution
            for vector in sys.argv[2:]:
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    code = verify_substitution.main(vector.split('|') + ['--json'])
                print(code, out.getvalue().strip())
            """;

    @TempDir
    Path directory;

    /** A base bundle, its rounds, and the log. */
    private record Case(
            Path base, List<Path> rounds, @Nullable Path log) {
        String arguments() {
            List<String> all = new ArrayList<>(List.of(base.toString()));
            rounds.forEach(round -> all.add(round.toString()));
            if (log != null) {
                all.addAll(List.of("--log", log.toString()));
            }
            return String.join("|", all);
        }

        SubstitutionReport report() throws IOException {
            DrawVerifier verifier = DrawVerifier.standard();
            return SubstitutionVerifier.of(log == null ? verifier : verifier.withLog(log))
                    .verify(base, rounds);
        }
    }

    @BeforeAll
    static void requirePython() throws IOException, InterruptedException {
        VerifyPyTest.requirePython();
    }

    private static Case published(String draw, Path vector) throws IOException {
        return new Case(
                Vectors.directory(draw), SubstitutionVectorsTest.rounds(vector), vector.resolve(SubstitutionFiles.LOG));
    }

    @Test
    void verify_publishedVectorsInBothProjections_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Map<String, Case> cases = new TreeMap<>();
        for (Vector vector : SubstitutionVectors.all()) {
            Case audit = published(vector.base(), SubstitutionVectors.VALID.resolve(vector.name()));
            cases.put(vector.name(), audit);
            cases.put(vector.name() + ", no log", new Case(audit.base(), audit.rounds(), null));
            SubstitutionScenario scenario = SubstitutionVectors.scenario(vector.name());
            Path base = directory.resolve(vector.name());
            scenario.base().writePublic(base);
            List<Path> rounds = new ArrayList<>();
            for (SubstitutionRound round : scenario.rounds) {
                Path folder =
                        directory.resolve(vector.name() + "-" + round.batch().round());
                round.evidence().writePublic(folder);
                rounds.add(folder);
            }
            cases.put(vector.name() + ", PUBLIC", new Case(base, rounds, audit.log()));
            cases.put(vector.name() + ", PUBLIC rounds, AUDIT draw", new Case(audit.base(), rounds, audit.log()));
            cases.put(vector.name() + ", AUDIT rounds, PUBLIC draw", new Case(base, audit.rounds(), audit.log()));
            Path listed = directory.resolve(vector.name() + "-listed");
            scenario.rounds.get(0).evidence().writePublic(listed);
            Files.copy(base.resolve("public.csv"), listed.resolve("public.csv"), StandardCopyOption.REPLACE_EXISTING);
            cases.put(
                    vector.name() + ", PUBLIC with the list of the draw", new Case(base, List.of(listed), audit.log()));
        }
        Case two = cases.get(SubstitutionVectors.TWO_ROUNDS);
        Case twoPublic = cases.get(SubstitutionVectors.TWO_ROUNDS + ", PUBLIC");
        if (two != null && twoPublic != null) {
            cases.put("first of two", new Case(two.base(), two.rounds().subList(0, 1), two.log()));
            cases.put("second of two", new Case(two.base(), two.rounds().subList(1, 2), two.log()));
            cases.put(
                    "exchanged",
                    new Case(
                            two.base(),
                            List.of(two.rounds().get(1), two.rounds().get(0)),
                            two.log()));
            cases.put(
                    "AUDIT after PUBLIC",
                    new Case(
                            two.base(),
                            List.of(twoPublic.rounds().get(0), two.rounds().get(1)),
                            two.log()));
        }
        assertSame(cases);
    }

    @Test
    void verify_corruptVectors_givesTheOutcomesOfJava() throws IOException, InterruptedException {
        Map<String, Case> cases = new TreeMap<>();
        for (Corruption corruption : SubstitutionCorruptions.all().toList()) {
            cases.put(
                    corruption.name(),
                    published(
                            SubstitutionVectorsTest.base(corruption),
                            SubstitutionCorruptions.CORRUPT.resolve(corruption.name())));
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(35);
        assertSame(cases);
    }

    private static void assertSame(Map<String, Case> cases) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-c", MANY, String.valueOf(SCRIPT.toAbsolutePath().getParent())));
        cases.values().forEach(one -> arguments.add(one.arguments()));
        VerifyPyTest.Ran ran = VerifyPyTest.python(arguments.toArray(String[]::new));
        assertThat(ran.lines()).as("a line for each vector").hasSize(cases.size());
        SoftAssertions softly = new SoftAssertions();
        int line = 0;
        for (Map.Entry<String, Case> one : cases.entrySet()) {
            SubstitutionReport here = one.getValue().report();
            List<String> expected = new ArrayList<>();
            for (SubstitutionReport.Round round : here.rounds()) {
                round.checks()
                        .forEach(check ->
                                expected.add(round.number() + " " + check.name().titleEn() + ": "
                                        + check.outcome().textEn()));
            }
            expected.add(here.verdict().textEn());
            String printed = ran.lines().get(line++);
            softly.assertThat(outcomes(printed.substring(2))).as(one.getKey()).isEqualTo(expected);
            softly.assertThat(printed.startsWith("1 "))
                    .as("%s, exit code", one.getKey())
                    .isEqualTo(here.verdict() == VerificationReport.Verdict.REFUSED);
        }
        softly.assertAll();
    }

    private static List<String> outcomes(String report) {
        List<String> outcomes = new ArrayList<>();
        Json.Obj members = (Json.Obj) CanonicalJson.parseByHand(report.getBytes(StandardCharsets.UTF_8));
        for (Json round : ((Json.Arr) of(members, "rounds")).elements()) {
            for (Json check : ((Json.Arr) of(round, "checks")).elements()) {
                outcomes.add(((Json.Int) of(round, "round")).value() + " " + text(check, "name") + ": "
                        + text(check, "outcome"));
            }
        }
        outcomes.add(text(members, "verdict"));
        return outcomes;
    }

    private static Json of(Json object, String name) {
        Json member = ((Json.Obj) object).members().get(name);
        if (member == null) {
            throw new IllegalStateException(name);
        }
        return member;
    }

    private static String text(Json object, String name) {
        return ((Json.Text) of(object, name)).value();
    }
}
