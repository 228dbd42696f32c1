package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published signed vectors and the published reports are what this implementation makes. Other implementations are
 * compared with the same files, the verify page among them.
 */
class SignedVectorsTest {
    private static final Path REPORTS = Path.of("..", "docs", "spec", "vectors", "v1", "reports");

    @TempDir
    Path directory;

    private static void assertReport(String name, VerificationReport report) throws IOException {
        VectorFiles.assertOrWrite(
                REPORTS.resolve(name + ".json"), (report.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @FieldSource("io.doublerandom.core.draw.SignedVectors#NAMES")
    void sign_unsignedVector_givesThePublishedSignedOne(String name) throws IOException {
        EvidenceBundle unsigned = EvidenceBundle.read(Vectors.directory(name));
        EvidenceBundle bundle = unsigned.signed(SignedVectors.signAll(unsigned.transcript()));
        Path audit = directory.resolve("audit");
        bundle.writeAudit(audit);
        try (Stream<Path> files = Files.list(audit)) {
            for (Path file : files.toList()) {
                VectorFiles.assertOrWrite(
                        SignedVectors.SIGNED.resolve(name).resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        try (Stream<Path> files = Files.list(SignedVectors.SIGNED.resolve(name))) {
            assertThat(files).hasSize(EvidenceBundle.AUDIT_FILES.size() + 2);
        }
    }

    @Test
    void keysOf_bothVectors_areThePublishedList() throws IOException {
        TrustedKeys keys = TrustedKeys.none();
        for (String name : SignedVectors.NAMES) {
            keys = SignedVectors.keysOf(
                    keys,
                    SignedVectors.signAll(
                            EvidenceBundle.read(Vectors.directory(name)).transcript()));
        }
        VectorFiles.assertOrWrite(SignedVectors.KEY_LIST, keys.canonicalBytes());
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void verify_unsignedVector_givesThePublishedReports(String name) throws IOException {
        assertReport("valid/" + name + "-audit", SignedVectors.VERIFIER.verify(Vectors.directory(name)));
        Path published = directory.resolve("public");
        EvidenceBundle.read(Vectors.directory(name)).writePublic(published);
        assertReport("valid/" + name + "-public", SignedVectors.VERIFIER.verify(published));
    }

    @ParameterizedTest
    @FieldSource("io.doublerandom.core.draw.SignedVectors#NAMES")
    void verify_signedVector_givesThePublishedReports(String name) throws IOException {
        Path signed = SignedVectors.SIGNED.resolve(name);
        DrawVerifier trusting = SignedVectors.VERIFIER.trusting(SignedVectors.trusted());

        VerificationReport trusted = trusting.verify(signed);
        assertThat(trusted.verdict()).isEqualTo(Verdict.VERIFIED);
        assertReport("signed/" + name + "-audit-trusted", trusted);

        VerificationReport alone = SignedVectors.VERIFIER.verify(signed);
        assertThat(alone.verdict()).isEqualTo(Verdict.VERIFIED_UNTRUSTED);
        assertReport("signed/" + name + "-audit-untrusted", alone);

        Path published = directory.resolve("public");
        EvidenceBundle read = EvidenceBundle.read(signed, SignedVectors.VERIFIER);
        read.writePublic(published);
        VerificationReport outside = trusting.requiringSignatures().verify(published);
        assertThat(outside.verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        assertReport("signed/" + name + "-public-trusted", outside);
        assertThat(read.signatures().canonicalBytes()).isEqualTo(Files.readAllBytes(signed.resolve("signatures.json")));
    }
}
