package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.draw.SubstitutionCorruptions.Corruption;
import io.doublerandom.core.draw.SubstitutionVectors.Vector;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published substitution vectors are those that the code makes, and the verifier finds in each what is to be found. */
class SubstitutionVectorsTest {
    @TempDir
    Path scratch;

    static List<Vector> valid() {
        return SubstitutionVectors.all();
    }

    static Stream<Corruption> corrupt() {
        return SubstitutionCorruptions.all();
    }

    /** The report on a folder with a log and one folder a round. */
    static SubstitutionReport verify(String base, Path directory) throws IOException {
        return SubstitutionVerifier.of(DrawVerifier.standard().withLog(directory.resolve(SubstitutionFiles.LOG)))
                .verify(Vectors.directory(base), rounds(directory));
    }

    static List<Path> rounds(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void compute_validVector_givesThePublishedBytesAndVerifies(Vector vector) throws IOException {
        SubstitutionScenario scenario = SubstitutionVectors.scenario(vector.name());
        Path published = SubstitutionVectors.VALID.resolve(vector.name());
        assertPublished(new SubstitutionFiles(scenario, scratch), published);
        SubstitutionReport report = verify(vector.base(), published);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(report.rounds()).hasSameSizeAs(scenario.rounds);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void verify_publicProjection_isConsistentAtPublicLevel(Vector vector) throws IOException {
        SubstitutionScenario scenario = SubstitutionVectors.scenario(vector.name());
        Path base = scratch.resolve("base");
        scenario.base().writePublic(base);
        List<Path> rounds = new ArrayList<>();
        for (int i = 0; i < scenario.rounds.size(); i++) {
            Path round = scratch.resolve("round-" + i);
            scenario.rounds.get(i).evidence().writePublic(round);
            rounds.add(round);
        }
        Path log = Files.write(scratch.resolve("log.jsonl"), LogVariants.chained(scenario.suite, scenario.entries()));
        SubstitutionReport report =
                SubstitutionVerifier.of(DrawVerifier.standard().withLog(log)).verify(base, rounds);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
    }

    @ParameterizedTest
    @MethodSource("corrupt")
    void forge_validVector_givesThePublishedCorruptOneAndItsDefectIsNamed(Corruption corruption) throws IOException {
        SubstitutionFiles files = new SubstitutionFiles(SubstitutionVectors.scenario(corruption.base()), scratch);
        corruption.forging().spoil(files);
        Path published = SubstitutionCorruptions.CORRUPT.resolve(corruption.name());
        assertPublished(files, published);
        SubstitutionReport report = verify(base(corruption), published);
        assertThat(report.base().verdict()).isNotEqualTo(Verdict.REFUSED);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        SubstitutionReport.Round round = report.rounds().get(corruption.round() - 1);
        assertThat(round.finding().map(SubstitutionReport.Check::name))
                .as(report.toJson())
                .contains(corruption.finding());
    }

    @Test
    void expectations_areThoseOfTheCode() throws IOException {
        String page = SubstitutionCorruptions.all()
                .map(SubstitutionVectorsTest::line)
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        VectorFiles.assertOrWrite(
                SubstitutionCorruptions.CORRUPT.resolve("expect.json"), page.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> folders = Files.list(SubstitutionCorruptions.CORRUPT)) {
            assertThat(folders.filter(Files::isDirectory).map(folder -> String.valueOf(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            SubstitutionCorruptions.all().map(Corruption::name).toList());
        }
    }

    @Test
    void verify_withoutLog_isRefused() throws IOException {
        SubstitutionReport report = SubstitutionVerifier.of(DrawVerifier.standard())
                .verify(
                        Vectors.directory(MadeVectors.FORTY_SM3),
                        rounds(SubstitutionVectors.VALID.resolve(SubstitutionVectors.ORDINARY)));
        assertThat(report.base().verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.rounds()
                        .get(0)
                        .check(SubstitutionCheckName.PERMISSION)
                        .outcome())
                .isEqualTo(VerificationReport.Outcome.NOT_RUN);
        assertThat(report.rounds().get(0).finding()).isEmpty();
    }

    @Test
    void read_roundsOfAnEarlierProcess_allowTheNextOne() throws IOException {
        Path vector = SubstitutionVectors.VALID.resolve(SubstitutionVectors.TWO_ROUNDS);
        Path base = Vectors.directory(MadeVectors.FORTY_SHA256);
        SubstitutionVerifier verifier =
                SubstitutionVerifier.of(DrawVerifier.standard().withLog(vector.resolve(SubstitutionFiles.LOG)));
        List<SubstitutionRound> read = verifier.read(base, rounds(vector));
        SubstitutionScenario scenario = SubstitutionVectors.scenario(SubstitutionVectors.TWO_ROUNDS);
        assertThat(read.stream().map(SubstitutionRound::result))
                .containsExactlyElementsOf(
                        scenario.rounds.stream().map(SubstitutionRound::result).toList());
        SubstitutionCeremony third = SubstitutionCeremony.begin(
                EvidenceBundle.read(base),
                read,
                scenario.log,
                List.of(scenario.subject(scenario.drawn("A").get(1))),
                scenario.beacons(3));
        assertThat(third.batch().round()).isEqualTo(3);
        Path corrupt = SubstitutionCorruptions.CORRUPT.resolve("link-replayed");
        assertThatThrownBy(() -> SubstitutionVerifier.of(
                                DrawVerifier.standard().withLog(corrupt.resolve(SubstitutionFiles.LOG)))
                        .read(base, rounds(corrupt)))
                .hasMessageContaining("DR-0304");
    }

    @Test
    void verify_laterRoundLeftOut_needsAHumanEye() throws IOException {
        Path vector = SubstitutionVectors.VALID.resolve(SubstitutionVectors.TWO_ROUNDS);
        SubstitutionReport report = SubstitutionVerifier.of(
                        DrawVerifier.standard().withLog(vector.resolve(SubstitutionFiles.LOG)))
                .verify(Vectors.directory(MadeVectors.FORTY_SHA256), List.of(vector.resolve("1")));
        assertThat(report.rounds().get(0).check(SubstitutionCheckName.LOG).outcome())
                .isEqualTo(VerificationReport.Outcome.HUMAN_EYE);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
    }

    @Test
    void verify_baseOfAnotherDraw_isRefused() throws IOException {
        SubstitutionReport report =
                verify(MadeVectors.FORTY_SHA256, SubstitutionVectors.VALID.resolve(SubstitutionVectors.ORDINARY));
        assertThat(report.base().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.rounds().get(0).check(SubstitutionCheckName.BASE).outcome())
                .isEqualTo(VerificationReport.Outcome.NOT_RUN);
    }

    static String base(Corruption corruption) {
        return SubstitutionVectors.all().stream()
                .filter(vector -> vector.name().equals(corruption.base()))
                .map(Vector::base)
                .findFirst()
                .orElseThrow();
    }

    private static String line(Corruption corruption) {
        return '"' + corruption.name() + "\":"
                + CanonicalJson.text(new Json.Obj(Map.of(
                        "base", new Json.Text(corruption.base()),
                        "defect", new Json.Text(corruption.defect()),
                        "draw", new Json.Text(base(corruption)),
                        "finding", new Json.Text(corruption.finding().titleEn()),
                        "round", new Json.Int(corruption.round()))));
    }

    private static void assertPublished(SubstitutionFiles files, Path published) throws IOException {
        Map<String, byte[]> all = files.all();
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            VectorFiles.assertOrWrite(published.resolve(file.getKey()), file.getValue());
        }
        assertThat(VectorFiles.names(published)).containsExactlyElementsOf(all.keySet());
    }
}
