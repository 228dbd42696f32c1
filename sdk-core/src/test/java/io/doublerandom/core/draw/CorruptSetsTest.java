package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published sets are what this implementation makes, and show the fraud only together with what lies beside them. */
class CorruptSetsTest {
    @TempDir
    Path scratch;

    static Stream<CorruptSets.Fraud> all() {
        return CorruptSets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void forge_set_givesThePublishedOne(CorruptSets.Fraud fraud) throws IOException {
        Map<String, byte[]> files = CorruptSets.files(fraud, scratch);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            VectorFiles.assertOrWrite(CorruptSets.SETS.resolve(fraud.name()).resolve(file.getKey()), file.getValue());
        }
        try (Stream<Path> there = Files.walk(CorruptSets.SETS.resolve(fraud.name()))) {
            assertThat(there.filter(Files::isRegularFile)).hasSize(files.size());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void verify_bundleAlone_isNotRefused(CorruptSets.Fraud fraud) throws IOException {
        assertThat(SignedVectors.VERIFIER.verify(shown(fraud)).verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void verify_withWhatSomebodyElseSaw_findsTheFraud(CorruptSets.Fraud fraud) throws IOException {
        Path folder = CorruptSets.SETS.resolve(fraud.name());
        for (String beside : fraud.beside().keySet()) {
            Path file = folder.resolve(beside);
            DrawVerifier verifier = beside.equals(CorruptSets.LOG)
                    ? SignedVectors.VERIFIER.withLog(file)
                    : SignedVectors.VERIFIER.comparing(Checkpoint.of(SignedNote.parse(Files.readAllBytes(file))));
            VerificationReport report = verifier.verify(shown(fraud));
            assertThat(report.verdict()).as(beside).isEqualTo(Verdict.REFUSED);
            assertThat(report.finding().map(check -> check.name())).as(beside).contains(fraud.finding());
        }
    }

    @Test
    void expectations_ofAllSets_areThePublishedOnes() throws IOException {
        VectorFiles.assertOrWrite(CorruptSets.SETS.resolve("expect.json"), CorruptSets.expectations());
    }

    private static Path shown(CorruptSets.Fraud fraud) {
        return CorruptSets.SETS.resolve(fraud.name()).resolve(CorruptSets.SHOWN);
    }
}
