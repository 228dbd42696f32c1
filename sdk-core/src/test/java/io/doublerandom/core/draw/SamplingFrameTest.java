package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplingFrameTest {
    private static final CryptoSuite SM3 = CryptoSuite.SM3_SM2;
    private static final SaltKey KEY = SaltKey.of(new byte[32]);

    @TempDir
    Path directory;

    @Test
    void build_inAnyOrder_isTheSameFrame() {
        SamplingFrame forwards = Scenario.frame(false);
        SamplingFrame backwards = Scenario.frame(true);
        assertThat(backwards.rootS(SM3)).isEqualTo(forwards.rootS(SM3));
        assertThat(backwards.rootA(SM3)).isEqualTo(forwards.rootA(SM3));
        assertThat(backwards.exclusionsRoot(SM3)).isEqualTo(forwards.exclusionsRoot(SM3));
        assertThat(backwards.rosterRoot(SM3)).isEqualTo(forwards.rosterRoot(SM3));
        assertThat(forwards.count()).isEqualTo(90);
        assertThat(forwards.registryCount()).isEqualTo(92);
    }

    @Test
    void read_framesOwnFiles_isTheSameFrame() throws IOException {
        Path bundle = directory.resolve("bundle");
        DrawTranscript transcript = new Scenario().lawful();
        transcript.evidence().writeAudit(bundle);
        SamplingFrame read = SamplingFrame.read(bundle, ReadLimits.standard());
        assertThat(new DrawRequest(transcript.plan(), read, Scenario.SNAPSHOT, Scenario.REVEAL_BY, 1, "").header())
                .isEqualTo(transcript.header());
    }

    @Test
    void build_duplicateOrExcludedSubject_isRefused() {
        List<String> codes = List.of("440802", "A");
        assertThatThrownBy(() -> SamplingFrame.builder()
                        .subject("p1", codes)
                        .subject("p1", codes)
                        .build(SM3, KEY))
                .hasMessageStartingWith("DR-0301");
        assertThatThrownBy(() -> SamplingFrame.builder()
                        .subject("p1", codes)
                        .exclude("p1", "X")
                        .build(SM3, KEY))
                .hasMessageStartingWith("DR-0301");
    }

    @Test
    void subject_illegalIdOrCode_isRefusedWithoutNamingIt() {
        assertThatThrownBy(() -> SamplingFrame.builder().subject("91440802ma0000023k", List.of("A")))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageNotContaining("91440802");
        assertThatThrownBy(() -> SamplingFrame.builder().subject("p1", List.of("A|B")))
                .isInstanceOf(DoubleRandomException.class);
        assertThatThrownBy(() -> SamplingFrame.builder().subject("p1", List.of()))
                .isInstanceOf(DoubleRandomException.class);
    }

    @Test
    void header_emptyPool_isRefused() {
        SamplingFrame empty = SamplingFrame.builder().build(SM3, KEY);
        DrawRequest request = DrawRequest.first(Scenario.plan(1, ""), empty, Scenario.SNAPSHOT, Scenario.REVEAL_BY);
        assertThatThrownBy(request::header)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DRAW_POOL_EMPTY));
    }

    @Test
    void header_codeWithoutRatioOrMissingCode_isRefused() {
        for (List<String> codes : List.of(List.of("440802", "Z"), List.of("A"), List.of("440802", "A", "x"))) {
            SamplingFrame frame = SamplingFrame.builder().subject("p1", codes).build(SM3, KEY);
            DrawRequest request = DrawRequest.first(Scenario.plan(1, ""), frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY);
            assertThatThrownBy(request::header).hasMessageStartingWith("DR-0301 attrs.csv:1");
        }
    }

    @Test
    void header_qualificationWithoutAName_isRefused() {
        SamplingFrame frame = SamplingFrame.builder()
                .subject("p1", List.of("440802", "A"))
                .inspector(new RosterEntry("I1", "440802", "SCJG", 2, 0))
                .build(SM3, KEY);
        DrawRequest request = DrawRequest.first(Scenario.plan(1, ""), frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY);
        assertThatThrownBy(request::header).hasMessageStartingWith("DR-0301 roster.csv:1 [qual]");
    }

    @Test
    void read_subjectInThePoolAndExcluded_isRefusedWithItsPlace() throws IOException {
        for (Map.Entry<String, String> file : Map.of(
                        "pool.csv",
                        "p1\n",
                        "attrs.csv",
                        "A," + "0".repeat(32) + "\n",
                        "exclusions.csv",
                        "p1,X\n",
                        "roster.csv",
                        "",
                        "recusal.csv",
                        "")
                .entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
        assertThatThrownBy(() -> SamplingFrame.read(directory, ReadLimits.standard()))
                .hasMessageStartingWith("DR-0301 exclusions.csv:1 [sid]");
    }

    @Test
    void rosterEntry_namedUnfilled_isRefused() {
        assertThatThrownBy(() -> new RosterEntry("UNFILLED", "u", "d", 0, 0)).isInstanceOf(DoubleRandomException.class);
        assertThat(new RosterEntry("UNFILLED1", "u", "d", 0, 0).line()).isEqualTo("UNFILLED1,u,d,0,0");
    }

    @Test
    void rootS_prefixBorders_groupIdsOfFewerThanEightBytesApart() {
        // Two groups: "a1" is its own prefix, "a1234567x" and "a1234567y" share eight bytes; hashed by hand here.
        var digest = CryptoSuite.SHA256_ED25519.newDigest();
        byte[] shortLeaf = digest.digest(concat(new byte[] {0, 2}, ascii("a1")));
        byte[] longLeaf =
                digest.digest(concat(new byte[] {0, 9}, ascii("a1234567x"), new byte[] {9}, ascii("a1234567y")));
        byte[] first =
                digest.digest(concat(new byte[] {2, 2}, ascii("a1"), new byte[] {0, 0, 0, 0, 0, 0, 0, 1}, shortLeaf));
        byte[] second = digest.digest(
                concat(new byte[] {2, 8}, ascii("a1234567"), new byte[] {0, 0, 0, 0, 0, 0, 0, 2}, longLeaf));
        byte[] root = digest.digest(concat(new byte[] {1}, first, second));
        SamplingFrame frame = SamplingFrame.builder()
                .subject("a1234567y", List.of("A"))
                .subject("a1", List.of("A"))
                .subject("a1234567x", List.of("A"))
                .build(CryptoSuite.SHA256_ED25519, KEY);
        assertThat(frame.rootS(CryptoSuite.SHA256_ED25519).bytes()).isEqualTo(root);
    }

    @Test
    void saltKey_text_neverShowsTheKey() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "ab".repeat(32));
        assertThat(SaltKey.read(file).toString()).doesNotContain("ab");
        Files.writeString(file, "ab".repeat(31));
        assertThatThrownBy(() -> SaltKey.read(file))
                .hasMessageStartingWith("DR-0301")
                .hasMessageNotContaining("abab");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
