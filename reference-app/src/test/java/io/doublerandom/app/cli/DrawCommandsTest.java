package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrawCommandsTest {
    private static final Path VECTORS = Path.of("..", "docs", "spec", "vectors", "v1", "valid");
    private static final Path SIGNED = VECTORS.resolveSibling("signed");
    private static final List<String> INPUTS =
            List.of("plan.json", "pool.csv", "attrs.csv", "exclusions.csv", "roster.csv", "recusal.csv");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ErrorCode> failures = new ArrayList<>();

    private int run(Callable<Integer> command, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    failures.add(((DoubleRandomException) failure).code());
                    return 99;
                })
                .execute(args);
    }

    private Path copy(String vector, List<String> names) throws IOException {
        Path target = Files.createDirectory(directory.resolve("in"));
        for (String name : names) {
            Files.copy(VECTORS.resolve(vector).resolve(name), target.resolve(name));
        }
        return target;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void verify_publishedVector_exitsZeroAndPrintsEveryCheckInOrder() {
        int code = run(new VerifyCommand(), VECTORS.resolve("small-sm3").toString());
        assertThat(code).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo(" 1 证据包文件 / files of the projection: 一致 / agree - AUDIT");
        assertThat(lines.get(19)).isEqualTo("20 签名 / signatures: 不适用 / not applicable - unsigned");
        assertThat(lines.get(22)).startsWith("23 提示 / lints: 需人工核对 / needs a human eye");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("结论 / verdict: 核验通过（未签名） / verified, unsigned");
    }

    @Test
    void verify_practiceVector_printsTheLintAndExitsZero() {
        int code = run(new VerifyCommand(), VECTORS.resolve("practice-sm3").toString());
        assertThat(code).isZero();
        assertThat(out.toString()).contains("提示 / lint: practice: ");
    }

    @Test
    void verify_oneByteChanged_exitsOneAndNamesTheFinding() throws IOException {
        Path bundle = copy("small-sm3", names(VECTORS.resolve("small-sm3")));
        Path teams = bundle.resolve("teams.csv");
        Files.writeString(
                teams,
                Files.readString(teams, StandardCharsets.UTF_8).replaceFirst("INS", "INT"),
                StandardCharsets.UTF_8);
        assertThat(run(new VerifyCommand(), bundle.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("19 检查组 / teams: 不一致 / differ [DR-0301 teams.csv:1]")
                .contains("发现 / finding: 检查组 / teams")
                .endsWith("结论 / verdict: 核验不通过 / refused" + System.lineSeparator());
    }

    @Test
    void verify_json_isOneDocumentWithVerdictAndChecks() {
        assertThat(run(
                        new VerifyCommand(),
                        "--json",
                        VECTORS.resolve("open-sm3").toString()))
                .isZero();
        assertThat(out.toString().strip())
                .startsWith("{\"checks\":[{\"detail\":\"AUDIT\",\"name\":\"files of the projection\"")
                .endsWith("\"projection\":\"AUDIT\",\"verdict\":\"verified, unsigned\"}");
    }

    @Test
    void verify_logRequiredButAbsent_isRefused() {
        int code = run(
                new VerifyCommand(),
                "--require-log",
                VECTORS.resolve("small-sm3").toString());
        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("21 日志收录、顺序与一致性 / log inclusion, order and consistency: 未执行 / not run - a log is required");
    }

    @Test
    void verify_noSuchFolder_exitsTwo() {
        assertThat(run(new VerifyCommand(), directory.resolve("absent").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0101");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void verify_signedBundle_isTrustedOnlyWithTheReadersOwnList() {
        String signed = SIGNED.resolve("withheld-sm3").toString();
        String list = SIGNED.resolve("trusted-keys.json").toString();
        assertThat(run(new VerifyCommand(), signed)).isZero();
        assertThat(out.toString())
                .contains(
                        "20 签名 / signatures: 需人工核对 / needs a human eye - 11 signatures hold; compare the fingerprints: audit ")
                .endsWith("核验通过（签名不全或未受信任） / verified, signatures incomplete or not trusted" + System.lineSeparator());
        assertThat(run(new VerifyCommand(), signed, "--trust", list, "--require-signatures"))
                .isZero();
        assertThat(out.toString())
                .contains("20 签名 / signatures: 一致 / agree - 11 signatures hold")
                .endsWith("结论 / verdict: 核验通过 / verified" + System.lineSeparator());
    }

    @Test
    void verify_signaturesRequiredButNotTrustedOrAbsent_isRefused() {
        assertThat(run(
                        new VerifyCommand(),
                        "--require-signatures",
                        SIGNED.resolve("total-above-pool-sha256").toString()))
                .isEqualTo(1);
        assertThat(run(
                        new VerifyCommand(),
                        "--require-signatures",
                        VECTORS.resolve("small-sm3").toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("20 签名 / signatures: 未执行 / not run - signatures are required, there are none");
    }

    @Test
    void verify_keyListThatIsTheBundlesOwnOrAbsent_exitsTwo() {
        String signed = SIGNED.resolve("withheld-sm3").toString();
        assertThat(run(
                        new VerifyCommand(),
                        signed,
                        "--trust",
                        SIGNED.resolve("withheld-sm3").resolve("keys.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0319").contains("by is missing");
        assertThat(run(new VerifyCommand(), signed, "--trust", "absent.json")).isEqualTo(2);
    }

    @Test
    void verify_keptCheckpoint_extensionHoldsAndSplitViewIsRefused() throws IOException {
        Path logged = VECTORS.resolveSibling("logged").resolve("witnessed-sm3");
        String list = logged.resolveSibling("trusted-keys.json").toString();
        Matcher note =
                Pattern.compile("\"note\":\"([^\"]*)\"").matcher(Files.readString(logged.resolve("log/proof.json")));
        assertThat(note.find()).isTrue();
        String first = note.group(1).replace("\\n", "\n");
        Path kept = Files.writeString(directory.resolve("kept.txt"), first);
        assertThat(run(new VerifyCommand(), logged.toString(), "--trust", list, "--checkpoint", kept.toString()))
                .isZero();
        assertThat(out.toString()).contains("the checkpoint you gave is one of them");

        List<String> lines = first.lines().toList();
        Path other = Files.writeString(
                directory.resolve("other.txt"),
                lines.get(0) + '\n' + lines.get(1) + '\n' + "A".repeat(43) + "=\n" + lines.get(3) + "\n\n");
        assertThat(run(new VerifyCommand(), logged.toString(), "--trust", list, "--checkpoint", other.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("two states of one log", "DR-0401");
    }

    @Test
    void verify_keptCheckpointMissingOrMalformed_exitsTwo() throws IOException {
        String logged =
                VECTORS.resolveSibling("logged").resolve("witnessed-sm3").toString();
        assertThat(run(
                        new VerifyCommand(),
                        logged,
                        "--checkpoint",
                        directory.resolve("absent.txt").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0101");
        Path bad = Files.writeString(directory.resolve("bad.txt"), "log.example\n5\n");
        assertThat(run(new VerifyCommand(), logged, "--checkpoint", bad.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("DR-0114");
    }

    @Test
    void verify_logFileMissing_exitsTwo() {
        int code = run(
                new VerifyCommand(),
                "--log",
                directory.resolve("absent.jsonl").toString(),
                VECTORS.resolve("small-sm3").toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0101");
    }

    @Test
    void freeze_inputsOfAVector_writesItsHeader() throws IOException {
        Path in = copy("small-sm3", INPUTS);
        int code = run(
                new FreezeCommand(),
                "--in",
                in.toString(),
                "--snapshot-at",
                "2024-03-20T01:00:00Z",
                "--reveal-by",
                "2024-03-20T02:00:00Z");
        assertThat(code).isZero();
        assertThat(in.resolve("header.json"))
                .hasSameBinaryContentAs(VECTORS.resolve("small-sm3").resolve("header.json"));
    }

    @Test
    void freeze_overAnotherHeader_isRefusedAndChangesNothing() throws IOException {
        Path in = copy("small-sm3", INPUTS);
        String[] args = {
            "--in", in.toString(), "--snapshot-at", "2024-03-20T01:00:00Z", "--reveal-by", "2024-03-20T02:00:00Z"
        };
        assertThat(run(new FreezeCommand(), args)).isZero();
        assertThat(run(new FreezeCommand(), args)).isZero();
        args[5] = "2024-03-20T03:00:00Z";
        run(new FreezeCommand(), args);
        assertThat(failures).containsExactly(ErrorCode.DRAW_STATE);
        assertThat(in.resolve("header.json"))
                .hasSameBinaryContentAs(VECTORS.resolve("small-sm3").resolve("header.json"));
    }

    @Test
    void freeze_codesAloneWithASaltKey_givesEveryRowItsSaltTwiceTheSame() throws IOException {
        Path in = copy("small-sm3", INPUTS);
        Path attributes = in.resolve("attrs.csv");
        List<String> codes = Files.readAllLines(attributes, StandardCharsets.UTF_8).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        Files.writeString(attributes, String.join("\n", codes) + "\n", StandardCharsets.UTF_8);
        Path key = directory.resolve("salt.key");
        Files.writeString(key, "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n");
        String[] args = {
            "--in",
            in.toString(),
            "--snapshot-at",
            "2024-03-20T01:00:00Z",
            "--reveal-by",
            "2024-03-20T02:00:00Z",
            "--salt-key",
            key.toString()
        };
        assertThat(run(new FreezeCommand(), args)).isZero();
        byte[] salted = Files.readAllBytes(attributes);
        assertThat(Files.readAllLines(attributes, StandardCharsets.UTF_8))
                .hasSameSizeAs(codes)
                .allMatch(line -> line.matches("[0-9]{6}\\|[A-DN],[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
        assertThat(run(new FreezeCommand(), args)).isZero();
        assertThat(Files.readAllBytes(attributes)).isEqualTo(salted);
        assertThat(names(in)).hasSize(INPUTS.size() + 1);
    }

    @Test
    void freeze_codesAloneWithoutAKey_isRefused() throws IOException {
        Path in = copy("small-sm3", INPUTS);
        Files.writeString(in.resolve("attrs.csv"), "440802|A\n", StandardCharsets.UTF_8);
        run(
                new FreezeCommand(),
                "--in",
                in.toString(),
                "--snapshot-at",
                "2024-03-20T01:00:00Z",
                "--reveal-by",
                "2024-03-20T02:00:00Z");
        assertThat(failures).containsExactly(ErrorCode.DRAW_INPUT_INVALID);
        assertThat(in.resolve("header.json")).doesNotExist();
    }

    @Test
    void draw_finishedCeremony_writesBothBundlesAndSaysItIsNotLawful() throws IOException {
        Path audit = directory.resolve("audit");
        Path published = directory.resolve("public");
        int code = run(
                new DrawCommand(),
                "--in",
                VECTORS.resolve("withheld-sm3").toString(),
                "--out",
                audit.toString(),
                "--public",
                published.toString());
        assertThat(code).isZero();
        assertThat(out.toString()).contains("unlogged, unsigned: not a lawful draw");
        for (String name : names(VECTORS.resolve("withheld-sm3"))) {
            assertThat(audit.resolve(name))
                    .hasSameBinaryContentAs(VECTORS.resolve("withheld-sm3").resolve(name));
        }
        assertThat(run(new VerifyCommand(), published.toString())).isZero();
        assertThat(out.toString()).contains("consistent at public level");
    }

    @Test
    void draw_intoAFolderThatHoldsSomething_isRefused() throws IOException {
        Path audit = Files.createDirectory(directory.resolve("audit"));
        Files.writeString(audit.resolve("mine.txt"), "x");
        run(new DrawCommand(), "--in", VECTORS.resolve("small-sm3").toString(), "--out", audit.toString());
        assertThat(failures).containsExactly(ErrorCode.OUTPUT_NOT_EMPTY);
        assertThat(names(audit)).containsExactly("mine.txt");
    }
}
