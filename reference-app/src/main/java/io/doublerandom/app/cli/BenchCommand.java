package io.doublerandom.app.cli;

import io.doublerandom.app.Wiring;
import io.doublerandom.app.bench.AssignmentBench;
import io.doublerandom.app.bench.BenchReport;
import io.doublerandom.app.bench.DrawBench;
import io.doublerandom.app.bench.FairnessBench;
import io.doublerandom.app.bench.PagesBench;
import io.doublerandom.app.bench.Report;
import io.doublerandom.app.http.PublicFacts;
import io.doublerandom.core.draw.FairnessTrial;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./run bench}: measures on this machine what the design promises; changes no data. */
@Command(
        name = "bench",
        description = "在本机测量性能，不改动数据 / measure on this machine; changes no data",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** What can be measured. */
    enum What {
        /** The draw of subjects. */
        draw,
        /** The lists in pages. */
        pages,
        /** How fair the draw is. */
        fairness,
        /** The assignment of inspectors. */
        assignment
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LEAST = 100;
    private static final int MOST = 20_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Parameters(
            paramLabel = "WHAT",
            description = {
                "draw：抽取与逐票计算、洗牌、数据库随机排序之比 / the draw against its bare hashes, a shuffle, a database sort",
                "pages：已导入数据的分页查询（只读） / the lists in pages over the data that is there; reads only",
                "fairness：合成库上多次演练抽取的公平性检验 / many rehearsals over made-up pools, tested for fairness; exit 1 if a test refuses the draw",
                "assignment：全部约束下的人员匹配 / the assignment of inspectors under all constraints"
            })
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private What what;

    @Option(
            names = "--subjects",
            description =
                    "检查对象数 / subjects: draw 100 to 20,000,000 (default 1,000,000), fairness 500 to 5,000 (default 1,000), assignment 1,000 to 300,000 (default 30,000)")
    @Nullable
    private Integer subjects;

    @Option(
            names = "--draws",
            defaultValue = "10000",
            description = "演练次数（fairness） / rehearsals, 1,000 to 1,000,000 (default ${DEFAULT-VALUE})")
    private int draws;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "演练种子（fairness），相同则结果相同 / practice seed; the same gives the same figures (default ${DEFAULT-VALUE})")
    private String seed = "1";

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "取中位数的轮数 / rounds whose median counts (default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--json", description = "输出 JSON / print JSON")
    private boolean json;

    @Override
    public Integer call() {
        within("--rounds", rounds, 1, 100);
        within("--draws", draws, FairnessTrial.LEAST_DRAWS, 1_000_000);
        Report report = switch (what) {
            case draw -> DrawBench.run(subjects(1_000_000, LEAST, MOST), rounds);
            case assignment -> AssignmentBench.run(subjects(30_000, 1_000, 300_000), rounds);
            case pages -> pages();
            case fairness -> FairnessBench.run(subjects(1_000, 500, 5_000), draws, seed);
        };
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            report.print(spec.commandLine().getOut());
        }
        return report.holds() ? 0 : 1;
    }

    private int subjects(int otherwise, int least, int most) {
        int count = subjects == null ? otherwise : subjects;
        within("--subjects", count, least, most);
        return count;
    }

    private BenchReport pages() {
        try (Wiring wiring = Wiring.open(data.config())) {
            PublicFacts facts = wiring.publicFacts();
            return PagesBench.run(
                    wiring.stores(),
                    () -> facts.draws().size(),
                    LocalDate.ofInstant(wiring.clock().instant(), ZONE),
                    rounds);
        }
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(), option + ": " + least + " … " + most + ", got " + value);
        }
    }
}
