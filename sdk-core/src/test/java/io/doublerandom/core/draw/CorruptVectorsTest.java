package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published bundles with one defect are those that their forgers make, and the verifier names the defect of each.
 * Other implementations are compared with the same files.
 */
class CorruptVectorsTest {
    private static final Path REPORTS = Path.of("..", "docs", "spec", "vectors", "v1", "reports", "corrupt");
    private static final long MOST_BYTES = 2_000_000;

    @TempDir
    Path scratch;

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.CorruptVectors#all")
    void forge_validVector_givesThePublishedCorruptOne(CorruptVector vector) throws IOException {
        Forgery forged = vector.forge(scratch);
        Path published = CorruptVectors.directory(vector);
        for (Map.Entry<String, byte[]> file : forged.files().entrySet()) {
            VectorFiles.assertOrWrite(published.resolve(file.getKey()), file.getValue());
        }
        assertThat(VectorFiles.names(published))
                .containsExactlyElementsOf(forged.files().keySet());
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.CorruptVectors#all")
    void verify_corruptVector_namesItsDefect(CorruptVector vector) throws IOException {
        VerificationReport report =
                SignedVectors.VERIFIER.trusting(LoggedVectors.trusted()).verify(CorruptVectors.directory(vector));
        assertThat(report.finding().map(check -> check.name().titleEn()).orElse(""))
                .as(vector.defect())
                .isEqualTo(vector.finding());
        assertThat(report.verdict().textEn()).isEqualTo(vector.verdict());
        VectorFiles.assertOrWrite(
                REPORTS.resolve(vector.name() + ".json"), (report.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** What only signatures show is no defect to somebody who looks at no signature. */
    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.CorruptVectors#all")
    void verify_signedVectorWithoutItsSignatures_isRefusedOnlyForAnotherDefect(CorruptVector vector)
            throws IOException {
        Path unsigned = Files.createDirectory(scratch.resolve("unsigned"));
        Path forging = Files.createDirectory(scratch.resolve("forging"));
        for (Map.Entry<String, byte[]> file : vector.forge(forging).files().entrySet()) {
            if (!EvidenceBundle.SIGNATURE_FILES.contains(file.getKey())) {
                Path copy = unsigned.resolve(file.getKey());
                Files.createDirectories(copy.getParent());
                Files.write(copy, file.getValue());
            }
        }
        boolean refused = DrawVerifier.standard().verify(unsigned).verdict() == VerificationReport.Verdict.REFUSED;
        assertThat(refused).isEqualTo(!vector.signed() && !vector.name().equals("keys-missing"));
    }

    @Test
    void expectations_ofAllVectors_areThePublishedOnes() throws IOException {
        VectorFiles.assertOrWrite(CorruptVectors.EXPECTED, CorruptVectors.expectations());
        assertThat(CorruptVectors.all().map(CorruptVector::name))
                .hasSizeGreaterThanOrEqualTo(45)
                .doesNotHaveDuplicates();
    }

    /** Behind all tests, so that a run that writes the vectors has written all of them. */
    @AfterAll
    static void requireNothingElseInTheFolders() throws IOException {
        List<String> expected =
                new ArrayList<>(CorruptVectors.all().map(CorruptVector::name).toList());
        assertThat(names(REPORTS)).hasSize(expected.size());
        expected.addAll(List.of("expect.json", "sets"));
        assertThat(names(CorruptVectors.CORRUPT)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void folder_ofAllVectors_staysSmall() throws IOException {
        try (Stream<Path> files = Files.walk(CorruptVectors.CORRUPT)) {
            assertThat(files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
