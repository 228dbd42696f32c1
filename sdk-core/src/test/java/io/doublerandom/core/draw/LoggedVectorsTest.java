package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The published vectors with a log, and the reports on them, are what this implementation makes. */
class LoggedVectorsTest {
    private static final Path REPORTS = Path.of("..", "docs", "spec", "vectors", "v1", "reports", "logged");

    @TempDir
    Path directory;

    private static void assertReport(String name, VerificationReport report) throws IOException {
        VectorFiles.assertOrWrite(
                REPORTS.resolve(name + ".json"), (report.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @FieldSource("io.doublerandom.core.draw.LoggedVectors#NAMES")
    void log_drawnVector_givesThePublishedOne(String name) throws IOException {
        Path audit = directory.resolve("audit");
        LoggedVectors.bundle(name).writeAudit(audit);
        for (String file : VectorFiles.names(audit)) {
            VectorFiles.assertOrWrite(
                    LoggedVectors.directory(name).resolve(file), Files.readAllBytes(audit.resolve(file)));
        }
        assertThat(VectorFiles.names(LoggedVectors.directory(name)))
                .hasSize(EvidenceBundle.AUDIT_FILES.size() + (name.equals(LoggedVectors.REGISTERED) ? 5 : 4))
                .isEqualTo(VectorFiles.names(audit));
    }

    @Test
    void keys_ofAllSigners_areThePublishedList() throws IOException {
        VectorFiles.assertOrWrite(LoggedVectors.KEY_LIST, LoggedVectors.keys().canonicalBytes());
    }

    @ParameterizedTest
    @FieldSource("io.doublerandom.core.draw.LoggedVectors#NAMES")
    void verify_loggedVector_givesThePublishedReports(String name) throws IOException {
        Path logged = LoggedVectors.directory(name);
        DrawVerifier trusting = SignedVectors.VERIFIER.requiringLog().trusting(LoggedVectors.keys());

        VerificationReport trusted = trusting.verify(logged);
        assertThat(trusted.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(trusted.check(CheckName.LOG).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(trusted.check(CheckName.LOG).detail()).contains("witnessed by " + LoggedVectors.WITNESS);
        assertReport(name + "-audit-trusted", trusted);

        VerificationReport alone = SignedVectors.VERIFIER.verify(logged);
        assertThat(alone.check(CheckName.LOG).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertReport(name + "-audit-untrusted", alone);

        Path published = directory.resolve("public");
        EvidenceBundle.read(logged, SignedVectors.VERIFIER).writePublic(published);
        VerificationReport outside = trusting.verify(published);
        assertThat(outside.verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        assertReport(name + "-public-trusted", outside);
    }
}
