package io.doublerandom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.VerificationReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final SampleSize SMALL = new SampleSize(2000, 400, 7);

    @TempDir
    static Path shared;

    private static String printed = "";
    private static boolean held;

    @BeforeAll
    static void walkOnce() throws Exception {
        StringWriter lines = new StringWriter();
        held = Demo.onSample(shared.resolve("demo"), SMALL).run(new PrintWriter(lines));
        printed = lines.toString();
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
    void demo_bundles_verifyIndependentlyAndNeedTheirLog() throws Exception {
        List<Path> audits;
        try (Stream<Path> tasks = Files.list(shared.resolve("demo/draws"))) {
            audits = tasks.map(task -> task.resolve("audit")).toList();
        }
        assertThat(audits).hasSizeGreaterThanOrEqualTo(3);
        for (Path audit : audits) {
            VerificationReport report = DrawVerifier.standard().verify(audit);
            assertThat(report.verdict()).isEqualTo(VerificationReport.Verdict.VERIFIED_UNSIGNED);
            assertThat(report.lints()).extracting(VerificationReport.Lint::id).contains("practice");
            assertThat(DrawVerifier.standard().requiringLog().verify(audit).verdict())
                    .isEqualTo(VerificationReport.Verdict.REFUSED);
        }
    }

    @Test
    void demo_bulletin_namesSevenTargetsAndNoPerson() throws Exception {
        String bulletin = Files.readString(shared.resolve("demo/bulletin.md"));

        assertThat(bulletin)
                .contains("KPI-1", "KPI-2", "KPI-3", "KPI-4", "KPI-5", "KPI-6", "KPI-8")
                .contains("演示");
    }

    @Test
    void demo_secondRunInSameFolder_startsAfresh() throws Exception {
        Path out = shared.resolve("again");
        SampleSize size = new SampleSize(600, 300, 8);
        Demo.onSample(out, size).run(new PrintWriter(new StringWriter()));
        StringWriter lines = new StringWriter();

        boolean second = Demo.onSample(out, size).run(new PrintWriter(lines));

        assertThat(second).as(lines.toString()).isTrue();
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
