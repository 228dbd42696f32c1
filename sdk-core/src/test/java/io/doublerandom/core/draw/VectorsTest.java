package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void verify_publishedVector_isVerifiedUnsigned(String name) throws IOException {
        VerificationReport report = DrawVerifier.standard().verify(Vectors.directory(name));
        assertThat(report.finding()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_UNSIGNED);
        assertThat(report.verdict().textEn()).isEqualTo("verified, unsigned");
        assertThat(report.check(CheckName.BEACONS).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertThat(report.check(CheckName.TEAMS).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(report.lints().stream()
                        .map(VerificationReport.Lint::id)
                        .toList()
                        .contains("practice"))
                .isEqualTo(name.startsWith("practice"));
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void recompute_publishedVector_writesIdenticalFiles(String name) throws IOException {
        Path audit = directory.resolve("audit");
        EvidenceBundle bundle = InsecureUnloggedRecomputation.recompute(Vectors.directory(name), ReadLimits.standard());
        bundle.writeAudit(audit);
        assertSameFiles(Vectors.directory(name), audit, VectorFiles.names(Vectors.directory(name)));

        Path published = directory.resolve("public");
        bundle.writePublic(published);
        assertSameFiles(
                Vectors.directory(name),
                published,
                List.of("plan.json", "header.json", "ceremony.json", "result.json", "pool.csv", "public.csv"));
        VerificationReport report = DrawVerifier.standard().verify(published);
        assertThat(report.verdict().textEn()).isEqualTo("consistent at public level");
        assertThat(report.check(CheckName.SELECTION).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void read_publishedVector_givesTheSameBundle(String name) throws IOException {
        Path again = directory.resolve("again");
        EvidenceBundle.read(Vectors.directory(name)).writeAudit(again);
        assertSameFiles(Vectors.directory(name), again, VectorFiles.names(Vectors.directory(name)));
    }

    private static void assertSameFiles(Path expected, Path actual, List<String> names) throws IOException {
        try (Stream<Path> files = Files.list(actual)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
        for (String name : names) {
            assertThat(actual.resolve(name)).as(name).hasSameBinaryContentAs(expected.resolve(name));
        }
    }
}
