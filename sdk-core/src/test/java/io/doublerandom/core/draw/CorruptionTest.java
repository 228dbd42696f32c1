package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in a bundle can be changed without being refused; the finding names the check that breaks. */
class CorruptionTest {
    private static final String VECTOR = "small-sm3";

    /** The vector with the fewest rows that has some in every file. */
    private static final String SHORT_VECTOR = "total-above-pool-sha256";

    @TempDir
    Path directory;

    private Path bundle() throws IOException {
        return Vectors.copy(VECTOR, directory.resolve("bundle"));
    }

    private static VerificationReport verify(Path bundle) throws IOException {
        return DrawVerifier.standard().verify(bundle);
    }

    private static void assertFinding(Path bundle, String check) throws IOException {
        VerificationReport report = verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.finding().map(found -> found.name().titleEn())).contains(check);
    }

    private static void edit(Path file, String regex, String replacement) throws IOException {
        String before = Files.readString(file, StandardCharsets.UTF_8);
        String after = before.replaceFirst(regex, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after, StandardCharsets.UTF_8);
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.json", "header.json", "ceremony.json", "result.json"})
    void verify_anyByteOfADocumentChanged_isRefused(String name) throws IOException {
        Path bundle = Vectors.copy(SHORT_VECTOR, directory.resolve("bundle"));
        byte[] original = Files.readAllBytes(bundle.resolve(name));
        for (int i = 0; i < original.length; i++) {
            byte[] changed = original.clone();
            changed[i] ^= 1;
            Files.write(bundle.resolve(name), changed);
            assertThat(verify(bundle).verdict()).as("byte %d", i).isEqualTo(Verdict.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.csv",
                "attrs.csv",
                "exclusions.csv",
                "roster.csv",
                "recusal.csv",
                "strata.csv",
                "selected.csv",
                "public.csv",
                "teams.csv"
            })
    void verify_anyLineChanged_isRefused(String name) throws IOException {
        Path bundle = Vectors.copy(SHORT_VECTOR, directory.resolve("bundle"));
        Path file = bundle.resolve(name);
        byte[] original = Files.readAllBytes(file);
        int line = 0;
        int start = 0;
        for (int i = 0; i < original.length; i++) {
            if (original[i] == '\n') {
                // Another place of the line each time, the LF among them.
                byte[] changed = original.clone();
                changed[start + line * 7 % (i - start + 1)] ^= 1;
                Files.write(file, changed);
                assertThat(verify(bundle).verdict()).as("line %d", line + 1).isEqualTo(Verdict.REFUSED);
                line++;
                start = i + 1;
            }
        }
        assertThat(line).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "pool.csv,pool order and count",
        "attrs.csv,rootA",
        "exclusions.csv,exclusions and registry count",
        "roster.csv,roster",
        "recusal.csv,recusal",
        "strata.csv,'strata, quotas, thresholds'",
        "selected.csv,selection",
        "public.csv,public list",
        "teams.csv,teams"
    })
    void verify_listSpoiledAsAWhole_namesItsCheck(String name, String check) throws IOException {
        Path bundle = bundle();
        Path file = bundle.resolve(name);
        List<String> original = lines(file);
        byte[] bytes = Files.readAllBytes(file);

        List<String> dropped = new ArrayList<>(original);
        dropped.remove(original.size() / 2);
        write(file, dropped);
        assertFinding(bundle, check);

        List<String> doubled = new ArrayList<>(original);
        doubled.add(1, original.get(0));
        write(file, doubled);
        assertFinding(bundle, check);

        List<String> moved = new ArrayList<>(original);
        Collections.swap(moved, 0, 1);
        write(file, moved);
        assertFinding(bundle, check);

        write(file, List.of());
        assertFinding(bundle, check);

        Files.writeString(file, String.join("\r\n", original) + "\r\n", StandardCharsets.UTF_8);
        assertFinding(bundle, check);

        Files.writeString(file, "\uFEFF" + String.join("\n", original) + "\n", StandardCharsets.UTF_8);
        assertFinding(bundle, check);

        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertFinding(bundle, check);

        Files.writeString(file, String.join("\n", original) + "\n\n", StandardCharsets.UTF_8);
        assertFinding(bundle, check);

        Files.writeString(file, original.get(0) + " \n", StandardCharsets.UTF_8);
        assertFinding(bundle, check);

        Files.writeString(file, "9".repeat(65_536) + "\n", StandardCharsets.UTF_8);
        assertFinding(bundle, check);

        Files.write(file, new byte[] {(byte) 0xca, (byte) 0xbe, '\n'});
        assertFinding(bundle, check);
    }

    @ParameterizedTest
    @CsvSource({
        // what is spoiled, how, and the check that must name it
        "pool.csv,9144,914４,pool order and count",
        "pool.csv,MA,ma,pool order and count",
        "plan.json,'\"A\":10000','\"A\":10001',plan hash",
        "plan.json,'\"A\":10000','\"A\":1e4',canonical documents",
        "plan.json,'\"A\":10000','\"A\":10000.0',canonical documents",
        "plan.json,'\"A\":10000','\"A\": 10000',canonical documents",
        "plan.json,'\"practice\":false,','',members and ranges",
        "plan.json,'\"seq\":1','\"seq\":0',members and ranges",
        "plan.json,'\"v\":1','\"v\":2',members and ranges",
        "plan.json,'\"v\":1','\"v\":1,\"w\":1',members and ranges",
        "plan.json,'\"qual\":1','\"qual\":4',members and ranges",
        "plan.json,'\"mode\":\"sys\"','\"mode\":\"sys\",\"total\":5',plan hash",
        "plan.json,'\"mode\":\"sys\"','\"atLeast\":5,\"mode\":\"sys\",\"total\":5',members and ranges",
        "header.json,'T02:00:00Z','T25:00:00Z',members and ranges",
        "header.json,'T02:00:00Z','T02:00:01Z',header hash and plan identity",
        "header.json,'\"attempt\":1','\"attempt\":2',members and ranges",
        "ceremony.json,'\"nonce\":\"[0-9a-f]','\"nonce\":\"g',members and ranges",
        "ceremony.json,'\"id\":\"audit\"','\"id\":\"judge\"',parties and commitments",
        "ceremony.json,',\"nonce\":\"[0-9a-f]{64}\"','',seed",
        "ceremony.json,'2024031','2024032',beacons",
        "ceremony.json,'30332030','30343030',beacons",
        "ceremony.json,'30332030','30342030',seed",
        "attrs.csv,'\\|A','|B',rootA",
        "attrs.csv,',[0-9a-f]{4}',',0000',rootA",
        "exclusions.csv,'WHITELISTED|DEREGISTERED|UNDER_CASE','OTHER',exclusions and registry count",
        "roster.csv,',0,',',1,',roster",
        "roster.csv,',[01],',',2147483648,',roster",
        "strata.csv,',([0-9]+),0,\n',',$1,1,\n','strata, quotas, thresholds'",
        "selected.csv,',1,9',',2,9',selection"
    })
    void verify_oneDefect_isNamed(String file, String regex, String replacement, String check) throws IOException {
        Path bundle = bundle();
        edit(bundle.resolve(file), regex, replacement);
        assertFinding(bundle, check);
    }

    @Test
    void verify_droppedSubjectWithMendedCount_isStillRefused() throws IOException {
        Path bundle = bundle();
        List<String> pool = lines(bundle.resolve("pool.csv"));
        List<String> attributes = lines(bundle.resolve("attrs.csv"));
        pool.remove(5);
        attributes.remove(5);
        write(bundle.resolve("pool.csv"), pool);
        write(bundle.resolve("attrs.csv"), attributes);
        edit(bundle.resolve("header.json"), "\"count\":400", "\"count\":399");
        assertFinding(bundle, "header hash and plan identity");
        assertThat(verify(bundle).check(CheckName.ROOT_S).outcome()).isEqualTo(Outcome.DIFFER);
    }

    @Test
    void verify_nonceThatWasNotCommittedTo_isNamed() throws IOException {
        Path bundle = bundle();
        edit(bundle.resolve("ceremony.json"), "\"nonce\":\"[0-9a-f]{8}", "\"nonce\":\"00000000");
        assertFinding(bundle, "reveals");
    }

    @Test
    void verify_extraMissingOrForeignFile_isNamed() throws IOException {
        Path bundle = bundle();
        Path extra = Files.writeString(bundle.resolve("notes.txt"), "x");
        assertFinding(bundle, "files of the projection");
        Files.delete(extra);
        Files.delete(bundle.resolve("teams.csv"));
        assertFinding(bundle, "files of the projection");
    }

    @Test
    void verify_foreignFileNameWithTerminalCodes_isNotPrinted() throws IOException {
        Path bundle = bundle();
        Files.writeString(bundle.resolve("x\u001b[31m示例"), "x");
        VerificationReport report = verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.toJson())
                .doesNotContain("\u001b")
                .doesNotContain("u001b")
                .contains("x??31m??");
    }

    @Test
    void verify_foreignBeaconNameWithTerminalCodes_isNotPrinted() throws IOException {
        Path bundle = bundle();
        for (String name : List.of("plan.json", "header.json", "ceremony.json")) {
            edit(bundle.resolve(name), "\"source\":\"ssq\"", "\"source\":\"s\\\\u001bq\u202e\"");
        }
        String detail = verify(bundle).check(CheckName.BEACONS).detail();
        assertThat(detail).contains("lottery s?q? 2024031");
    }

    @Test
    void verify_fileThatIsALink_isRefused() throws IOException {
        Path bundle = bundle();
        Path elsewhere = directory.resolve("elsewhere.csv");
        Files.move(bundle.resolve("pool.csv"), elsewhere);
        Files.createSymbolicLink(bundle.resolve("pool.csv"), elsewhere);
        assertFinding(bundle, "files of the projection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signatures.json", "keys.json"})
    void verify_oneOfTheTwoSignatureFiles_isRefusedAsPartial(String name) throws IOException {
        Path bundle = bundle();
        Files.writeString(bundle.resolve(name), "[]");
        assertFinding(bundle, "files of the projection");
    }

    @Test
    void verify_rosterExclusionsThatCannotBeRead_leaveTheLogUnchecked() throws IOException {
        Path bundle = bundle();
        Files.writeString(bundle.resolve("roster-exclusions.csv"), "UNFILLED,INACTIVE\n");
        VerificationReport report = verify(bundle);
        assertFinding(bundle, "roster");
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.check(CheckName.ATTEMPTS).outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void verify_listBeyondTheLimit_isRefusedUnread() throws IOException {
        Path bundle = bundle();
        VerificationReport bytes =
                DrawVerifier.standard().withLimits(new ReadLimits(5000, 1000)).verify(bundle);
        assertThat(bytes.finding().map(found -> found.code().code())).contains("DR-0113");
        VerificationReport rows =
                DrawVerifier.standard().withLimits(new ReadLimits(100_000, 399)).verify(bundle);
        assertThat(rows.finding().map(found -> found.name())).contains(CheckName.POOL);
    }

    @Test
    void verify_publicBundleWithoutListOrEmbargo_isRefused() throws IOException {
        Path published = directory.resolve("public");
        EvidenceBundle.read(Vectors.directory(VECTOR)).writePublic(published);
        assertThat(verify(published).verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        Files.delete(published.resolve("public.csv"));
        assertFinding(published, "files of the projection");
    }

    @Test
    void verify_publicListSpoiled_isNamed() throws IOException {
        Path published = directory.resolve("public");
        EvidenceBundle.read(Vectors.directory(VECTOR)).writePublic(published);
        List<String> listed = lines(published.resolve("public.csv"));
        listed.remove(0);
        write(published.resolve("public.csv"), listed);
        assertFinding(published, "public list");
    }

    @Test
    void verify_emptyFolder_isRefused() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertFinding(empty, "files of the projection");
        try (Stream<Path> files = Files.list(empty)) {
            assertThat(files).isEmpty();
        }
    }
}
