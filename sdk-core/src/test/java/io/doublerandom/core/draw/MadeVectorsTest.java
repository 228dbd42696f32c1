package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors at the borders are what this implementation draws, and hold what their names say. */
class MadeVectorsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.MadeVectors#names")
    void draw_vectorAtABorder_givesThePublishedFiles(String name) throws IOException {
        Path audit = directory.resolve("audit");
        MadeVectors.draw(name).evidence().writeAudit(audit);
        try (Stream<Path> files = Files.list(audit)) {
            for (Path file : files.toList()) {
                VectorFiles.assertOrWrite(
                        Vectors.directory(name).resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void draw_chunks_haveOneFullAndOneMore() {
        assertThat(MadeVectors.draw("chunk-256-sm3").selected()).hasSize(256);
        assertThat(MadeVectors.draw(MadeVectors.CHUNK_257).selected()).hasSize(257);
    }

    @Test
    void draw_forty_holdsWhatTheCorruptVectorsNeed() {
        DrawTranscript draw = MadeVectors.draw(MadeVectors.FORTY_SM3);
        assertThat(draw.strata())
                .anyMatch(stratum -> stratum.drawn() >= 2)
                .anyMatch(stratum -> stratum.drawn() > 0 && stratum.drawn() < stratum.members());
        assertThat(draw.teams())
                .as("everybody is seated")
                .noneMatch(team -> team.inspectors().contains(Team.UNFILLED));
    }

    @Test
    void verify_publicBundleUnderEmbargo_mayLackTheList() throws IOException {
        Path published = directory.resolve("public");
        MadeVectors.draw(MadeVectors.EVERY_BEACON).evidence().writePublicWithoutList(published);
        VerificationReport report = DrawVerifier.standard().verify(published);
        assertThat(report.verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        assertThat(report.check(CheckName.PUBLIC_LIST).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }
}
