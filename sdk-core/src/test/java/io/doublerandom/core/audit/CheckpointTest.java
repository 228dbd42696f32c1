package io.doublerandom.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.TestKeys;
import io.doublerandom.core.crypto.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final SignatureCheck CHECK = JcaSignatures.of(new BouncyCastleProvider());
    private static final Instant AT = Instant.parse("2024-03-15T02:00:00Z");
    private static final String LOG = "log.example/示例";

    private static Checkpoint checkpoint(CryptoSuite suite) {
        return new Checkpoint(LOG, 7, suite.hash(new byte[] {7}), AT);
    }

    private static void assertMalformed(String note) {
        assertThatThrownBy(() -> Checkpoint.of(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED));
    }

    @Test
    void isSignedBy_exampleOfTheGoNotePackage_holds() {
        byte[] key = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] spki = Arrays.copyOf(head, head.length + 32);
        System.arraycopy(key, 1, spki, head.length, 32);
        String text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        String note = text
                + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        SignedNote read = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));

        VerificationKey neumann = VerificationKey.of(SignatureAlgorithm.ED25519, spki);
        assertThat(read.isSignedBy("PeterNeumann", neumann, CHECK)).isTrue();
        assertThat(read.isSignedBy("EnochRoot", neumann, CHECK)).isFalse();
        assertThat(read.bytes()).isEqualTo(note.getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(CryptoSuite.class)
    void note_signedByLogAndWitness_isReadAgain(CryptoSuite suite) {
        Signer log = TestKeys.signer(suite, LOG);
        Signer witness = TestKeys.signer(suite, "示例公证处");
        SignedNote note = checkpoint(suite).note().sign(LOG, log).sign("示例公证处", witness);

        SignedNote read = SignedNote.parse(note.bytes());

        assertThat(Checkpoint.of(read)).isEqualTo(checkpoint(suite));
        assertThat(read.bytes()).isEqualTo(note.bytes());
        assertThat(read.names()).containsExactly(LOG, "示例公证处");
        assertThat(read.isSignedBy(LOG, log.key(), CHECK)).isTrue();
        assertThat(read.isSignedBy("示例公证处", witness.key(), CHECK)).isTrue();
        assertThat(read.isSignedBy("示例公证处", log.key(), CHECK)).isFalse();
        assertThat(read.isSignedBy("nobody", witness.key(), CHECK)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CryptoSuite.class)
    void isSignedBy_textChangedBelowAStandingSignature_isRefused(CryptoSuite suite) {
        Signer log = TestKeys.signer(suite, LOG);
        byte[] note = checkpoint(suite).note().sign(LOG, log).bytes();
        String changed = new String(note, StandardCharsets.UTF_8).replace("\n7\n", "\n8\n");

        SignedNote read = SignedNote.parse(changed.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read.isSignedBy(LOG, log.key(), CHECK))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("does not hold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "log\n7\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n",
                "log\n07\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\nat 2024-03-15T02:00:00Z\n\n",
                "log\n7\nAAAA\nat 2024-03-15T02:00:00Z\n\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\nmore\n\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T25:00:00Z\n\n",
                "my log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n— log AAA\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n— log AAAA\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n- log AAAAAAAA\n",
                "log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n— log AAAAAAAA\n\n",
                "log\r\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nat 2024-03-15T02:00:00Z\n\n"
            })
    void parse_anotherForm_isRefused(String note) {
        assertMalformed(note);
    }

    @Test
    void parse_withoutSignatures_isACheckpointThatNobodyStandsFor() {
        SignedNote note = checkpoint(CryptoSuite.SM3_SM2).note();
        assertThat(SignedNote.parse(note.bytes()).names()).isEmpty();
        assertThat(Checkpoint.of(SignedNote.parse(note.bytes())).root())
                .isEqualTo(CryptoSuite.SM3_SM2.hash(new byte[] {7}));
    }

    @Test
    void sign_nameThatCannotStandInALine_isRefused() {
        Signer signer = TestKeys.signer(CryptoSuite.SHA256_ED25519, "a");
        SignedNote note = checkpoint(CryptoSuite.SHA256_ED25519).note();
        for (String name : new String[] {"", "a b", "a+b", "a\u00a0b", "a\nb", "a\u202eb"}) {
            assertThatThrownBy(() -> note.sign(name, signer)).isInstanceOf(DoubleRandomException.class);
        }
        assertThatThrownBy(() -> new Checkpoint("a b", 1, Bytes32.of(new byte[32]), AT))
                .isInstanceOf(DoubleRandomException.class);
    }
}
