package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./run verify-substitution} on the published vectors. */
class VerifySubstitutionCommandTest {
    private static final Path VECTORS = Path.of("..", "docs", "spec", "vectors", "v1");
    private static final Path VALID = VECTORS.resolve("substitution").resolve("valid");
    private static final Path TWO = VALID.resolve("two-rounds-sha256");
    private static final String BASE =
            VECTORS.resolve("valid").resolve("forty-sha256").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new CommandLine(new VerifySubstitutionCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void verify_twoRounds_exitsZeroAndPrintsEveryCheckOfBoth() {
        int code = run(
                BASE,
                TWO.resolve("1").toString(),
                TWO.resolve("2").toString(),
                "--log",
                TWO.resolve("log.jsonl").toString());
        assertThat(code).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2 + 2 * 16);
        assertThat(lines.get(0)).isEqualTo("原抽取 / draw: 核验通过（未签名） / verified, unsigned");
        assertThat(lines.get(1)).isEqualTo("第 1 轮替换 / round 1: 核验通过（未签名） / verified, unsigned");
        assertThat(lines.get(2)).startsWith(" 1 基准抽取与前轮替换 / base draw and earlier rounds: 一致 / agree");
        assertThat(lines.get(17)).startsWith("第 2 轮替换 / round 2: ");
        assertThat(lines.get(33)).isEqualTo("结论 / verdict: 核验通过（未签名） / verified, unsigned");
    }

    @Test
    void verify_withoutLog_exitsOneAndSaysWhy() {
        assertThat(run(BASE, TWO.resolve("1").toString())).isOne();
        assertThat(out.toString()).contains("only a log shows that substitutions were allowed");
    }

    @Test
    void verify_replayedLink_exitsOneWithItsCode() {
        Path corrupt = VECTORS.resolve("substitution").resolve("corrupt").resolve("link-replayed");
        int code = run(
                BASE,
                corrupt.resolve("1").toString(),
                corrupt.resolve("2").toString(),
                "--log",
                corrupt.resolve("log.jsonl").toString());
        assertThat(code).isOne();
        assertThat(out.toString()).contains("链环 / link: 不一致 / differ [DR-0321 ");
    }

    @Test
    void verify_json_isOneDocument() {
        int code = run(
                BASE,
                TWO.resolve("1").toString(),
                "--json",
                "--log",
                TWO.resolve("log.jsonl").toString());
        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("{\"base\":{")
                .contains("\"round\":1")
                .endsWith("}\n");
    }

    @Test
    void verify_noSuchFolderOrNoRound_exitsTwo() {
        assertThat(run(BASE, "nowhere", "--log", TWO.resolve("log.jsonl").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("DR-0101");
        assertThat(run(BASE)).isEqualTo(2);
    }
}
