package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
    private static final Path VECTORS = Path.of("..", "docs", "spec", "vectors", "v1");
    private static final String SIGNED = VECTORS.resolve("signed/withheld-sm3").toString();
    private static final String TRUST =
            VECTORS.resolve("signed/trusted-keys.json").toString();

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return RootCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    private static String first(String file) throws IOException {
        return Files.readAllLines(Path.of(SIGNED, file), StandardCharsets.UTF_8).get(0);
    }

    @Test
    void why_drawnSubject_proofHoldsAlone() throws IOException {
        Path proof = directory.resolve("why.json");
        assertThat(run("why", SIGNED, first("public.csv"), "--own", "--out", proof.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("selection: 一致 / agree - ticket ", " is at or below the threshold ", "分层 / stratum 4408")
                .contains("结论 / verdict: 抽中");
        assertThat(run("verify-proof", proof.toString(), "--trust", TRUST)).isZero();
        assertThat(out.toString()).contains("签名 / signatures: 一致 / agree - 11 signatures hold");
    }

    @Test
    void why_subjectThatWasExcluded_saysThatTheReasonIsTheOfficesWord() throws IOException {
        String[] line = first("exclusions.csv").split(",", -1);
        assertThat(run("why", SIGNED, line[0], "--own")).isZero();
        assertThat(out.toString()).contains("the office states the reason " + line[1], "结论 / verdict: 不在名录内：被排除");
    }

    @Test
    void why_publicLevel_saysNothingOfClassOrReason() throws IOException {
        String[] line = first("exclusions.csv").split(",", -1);
        Path proof = directory.resolve("why.json");
        assertThat(run("why", SIGNED, line[0], "--out", proof.toString(), "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"standing\":\"NOT_IN_POOL\"").doesNotContain(line[1]);
        assertThat(proof).content(StandardCharsets.UTF_8).doesNotContain(line[1], "\"salt\"", "\"codes\"");
    }

    @Test
    void verifyProof_tampered_exitsOneAndNamesTheCheck() throws IOException {
        Path proof = directory.resolve("why.json");
        run("why", SIGNED, first("public.csv"), "--out", proof.toString());
        String text = Files.readString(proof, StandardCharsets.UTF_8);
        Files.writeString(proof, text.replace("\"count\":500", "\"count\":501"), StandardCharsets.UTF_8);
        assertThat(run("verify-proof", proof.toString(), "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"finding\":\"header hash and plan identity\"", "\"holds\":false");
    }

    @Test
    void commands_withoutUsableInput_exitTwo() throws IOException {
        assertThat(run("verify-proof", directory.resolve("absent.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("DR-0101");
        assertThat(run("why", VECTORS.resolve("corrupt/swapped-subject").toString(), first("public.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("DR-0304");
        assertThat(run("why", SIGNED, "no id")).isEqualTo(2);
        assertThat(err.toString()).contains("DR-0201");
    }
}
