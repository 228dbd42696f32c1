package io.doublerandom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Step;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VerificationReport;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final SampleSize SMALL = new SampleSize(2000, 400, 7);

    @TempDir
    static Path shared;

    private static String printed = "";
    private static boolean held;
    /** Who did which step of a result, of a task: state and post, each way that occurred once. */
    private static Set<List<String>> reviewed = Set.of();

    private static Set<List<String>> announced = Set.of();

    @BeforeAll
    static void walkOnce() throws Exception {
        StringWriter lines = new StringWriter();
        held = Demo.onSample(shared.resolve("demo"), SMALL).run(new PrintWriter(lines), (step, world) -> {
            if (step.startsWith("audit")) {
                reviewed = steps(world.stores().stores().results().all(), InspectionResult::steps);
            } else if (step.startsWith("make the tasks")) {
                announced = steps(world.stores().stores().tasks().all(), InspectionTask::steps);
            }
        });
        printed = lines.toString();
    }

    private static <T, S extends Enum<S>> Set<List<String>> steps(Stream<T> all, Function<T, List<Step<S>>> stepsOf) {
        try (all) {
            return all.map(one -> stepsOf.apply(one).stream()
                            .map(step -> step.state() + " " + step.by())
                            .toList())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void demo_smallSample_everyStepHolds() {
        assertThat(held).as(printed).isTrue();
        assertThat(printed.lines().filter(line -> line.startsWith("✓"))).hasSizeGreaterThan(18);
        assertThat(printed).doesNotContain("✗").contains("Simulated clock from 2024-03-01");
    }

    @Test
    void demo_planStage_threeTargetsNotApplicable() {
        String preCheck = printed.lines()
                .filter(line -> line.contains("pre-check the targets"))
                .findFirst()
                .orElseThrow();

        assertThat(preCheck).contains("检查完成率 N/A", "检查结果公示率 N/A", "发现问题处理率 N/A");
        assertThat(preCheck.split("N/A", -1)).hasSize(4);
    }

    @Test
    void demo_resultsAndTasks_areNeverApprovedByWhoWroteThem() {
        assertThat(reviewed).containsExactly(List.of("ENTERED inspector", "AUDITED reviewer"));
        assertThat(announced).containsExactly(List.of("DRAFT planner", "APPROVED leader", "ANNOUNCED office"));
    }

    @Test
    void demo_bundles_verifyIndependentlyWithTheKeysBesideThemAndNeedTheirLog() throws Exception {
        List<Path> draws = draws("demo");
        assertThat(draws).hasSizeGreaterThanOrEqualTo(3);
        for (Path draw : draws) {
            VerificationReport report = signed(draw).verify(draw.resolve("audit"));
            assertThat(report.verdict()).isEqualTo(VerificationReport.Verdict.VERIFIED);
            assertThat(report.check(CheckName.SIGNATURES).detail()).isEqualTo("19 signatures hold");
            assertThat(report.lints()).extracting(VerificationReport.Lint::id).contains("practice");
            assertThat(signed(draw).verify(draw.resolve("public")).verdict())
                    .isEqualTo(VerificationReport.Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        }
    }

    @Test
    void demo_bundles_bringTheirPartOfTheLogWithAWitness() throws Exception {
        for (Path draw : draws("demo")) {
            for (String projection : List.of("audit", "public")) {
                VerificationReport report = signed(draw).requiringLog().verify(draw.resolve(projection));
                assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
                assertThat(report.check(CheckName.LOG).detail()).contains("witnessed by local-witness");
            }
            Path without = shared.resolve("without").resolve(draw.getFileName());
            Files.createDirectories(without);
            try (Stream<Path> files = Files.list(draw.resolve("public"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, without.resolve(file.getFileName()));
                }
            }
            assertThat(signed(draw).requiringLog().verify(without).verdict())
                    .isEqualTo(VerificationReport.Verdict.REFUSED);
        }
    }

    /** The verifier that was written from the specification alone; it is asked only where python3 has SM3. */
    @Test
    void demo_bundles_verifyInPythonWithTheirLog() throws Exception {
        boolean able = python("-c", "import hashlib; hashlib.new('sm3')").startsWith("0 ");
        assertThat(able || System.getenv("CI") == null)
                .as("CI has a python3 whose hashlib has sm3")
                .isTrue();
        assumeTrue(able, "python3 whose hashlib has sm3");
        String script = Path.of("..", "docs", "spec", "verify.py").toString();
        for (Path draw : draws("demo")) {
            for (String projection : List.of("audit", "public")) {
                String report = python(script, draw.resolve(projection).toString(), "--json");
                assertThat(report).startsWith("0 ");
                // It knows no signatures, so it says which root to compare.
                assertThat(report)
                        .contains("\"log inclusion, order and consistency\", \"outcome\": \"needs a human eye\"")
                        .containsPattern("compare size [0-9]+, root [0-9a-f]{64} with what rehearsal-log-");
            }
        }
    }

    private static String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-B"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + out;
    }

    /** Whoever opens the data goes on with the same log: same keys, and a witness that remembers. */
    @Test
    void demo_data_keepsTheLogsKeysAndTheWitnessMemory() {
        Path data = shared.resolve("demo/data");
        assertThat(data.resolve("log/key.sm2")).exists();
        assertThat(data.resolve("log/checkpoints")).isNotEmptyDirectory();
        assertThat(data.resolve("witness/key.sm2")).exists();
        assertThat(data.resolve("witness/last-checkpoint.txt")).exists();
    }

    @Test
    void demo_publishedDraws_haveTheListOfTheirKeysBesideTheirFolders() throws Exception {
        for (Path draw : draws("demo")) {
            Path list = draw.resolve("trusted-keys.json");
            String hash = DrawHeader.parse(Files.readAllBytes(draw.resolve("public/header.json")))
                    .hash(CryptoSuite.SM3_SM2)
                    .hex();
            Path published = shared.resolve("demo/data/public");

            assertThat(published.resolve(hash + ".trust.json")).hasSameBinaryContentAs(list);
            assertThat(published.resolve(hash)).isDirectoryContaining("glob:**/signatures.json");
        }
    }

    private static List<Path> draws(String out) throws IOException {
        try (Stream<Path> tasks = Files.list(shared.resolve(out).resolve("draws"))) {
            return tasks.sorted().toList();
        }
    }

    private static DrawVerifier signed(Path draw) throws IOException {
        return DrawVerifier.standard()
                .withSignatures(JcaSignatures.of(new BouncyCastleProvider()))
                .trusting(TrustedKeys.parse(Files.readAllBytes(draw.resolve("trusted-keys.json"))))
                .requiringSignatures();
    }

    @Test
    void demo_bulletin_namesSevenTargetsAndNoPerson() throws Exception {
        String bulletin = Files.readString(shared.resolve("demo/bulletin.md"));

        assertThat(bulletin)
                .contains("KPI-1", "KPI-2", "KPI-3", "KPI-4", "KPI-5", "KPI-6", "KPI-8")
                .contains("演示");
    }

    @Test
    void demo_secondRunInSameFolder_startsAfreshAndSignsTheSame() throws Exception {
        Path out = shared.resolve("again");
        SampleSize size = new SampleSize(600, 300, 8);
        Demo.onSample(out, size).run(new PrintWriter(new StringWriter()));
        Map<Path, String> before = signatures("again");
        StringWriter lines = new StringWriter();

        boolean second = Demo.onSample(out, size).run(new PrintWriter(lines));

        assertThat(second).as(lines.toString()).isTrue();
        assertThat(before).isNotEmpty();
        assertThat(signatures("again")).isEqualTo(before);
    }

    private static Map<Path, String> signatures(String out) throws IOException {
        Map<Path, String> all = new TreeMap<>();
        for (Path draw : draws(out)) {
            all.put(
                    draw,
                    Files.readString(draw.resolve("audit/signatures.json"))
                            + Files.readString(draw.resolve("audit/log/proof.json")));
        }
        return all;
    }

    @Test
    void demo_folderSomebodyElseFilled_refused() throws Exception {
        Path foreign = Files.createDirectories(shared.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> Demo.onSample(foreign, SMALL).run(new PrintWriter(new StringWriter())))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0115");
        assertThat(foreign.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void demo_platformCutBeforePush_fails() throws Exception {
        StringWriter lines = new StringWriter();

        boolean all = Demo.onSample(shared.resolve("cut"), SMALL).run(new PrintWriter(lines), (step, world) -> {
            if (step.startsWith("freeze")) {
                world.cut(DemoPlatform.GD_PROVINCE);
            }
        });

        assertThat(all).isFalse();
        assertThat(lines.toString().lines().filter(line -> line.startsWith("✗")))
                .anySatisfy(line -> assertThat(line).contains("push tasks and task sheets", "DR-0704"));
    }

    @Test
    void demo_ownListsFromFolder_everyStepHolds() throws Exception {
        Path lists = shared.resolve("own");
        SampleData.write(new SampleSize(800, 300, 9), lists);
        StringWriter lines = new StringWriter();

        boolean all = Demo.onLists(shared.resolve("own-out"), lists, 5).run(new PrintWriter(lines));

        assertThat(all).as(lines.toString()).isTrue();
        assertThat(shared.resolve("own-out/sample")).doesNotExist();
    }

    @Test
    void demo_ownListsIncomplete_refusedBeforeAnythingIsWritten() throws Exception {
        Path lists = Files.createDirectories(shared.resolve("half"));
        Files.writeString(lists.resolve("authorities.csv"), "id\n");
        Path out = shared.resolve("half-out");

        assertThatThrownBy(() -> Demo.onLists(out, lists, 5).run(new PrintWriter(new StringWriter())))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0101")
                .hasMessageContaining("pools.csv");
        assertThat(out).doesNotExist();
    }
}
