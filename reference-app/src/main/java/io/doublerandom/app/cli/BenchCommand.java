package io.doublerandom.app.cli;

import io.doublerandom.app.Wiring;
import io.doublerandom.app.bench.BenchReport;
import io.doublerandom.app.bench.DrawBench;
import io.doublerandom.app.bench.PagesBench;
import io.doublerandom.app.http.PublicFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
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
        pages
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
                "pages：已导入数据的分页查询（只读） / the lists in pages over the data that is there; reads only"
            })
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private What what;

    @Option(
            names = "--subjects",
            defaultValue = "1000000",
            description = "检查对象数（draw） / subjects for draw, 100 to 20,000,000 (default ${DEFAULT-VALUE})")
    private int subjects;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "取中位数的轮数 / rounds whose median counts (default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--json", description = "输出 JSON / print JSON")
    private boolean json;

    @Override
    public Integer call() {
        within("--subjects", subjects, LEAST, MOST);
        within("--rounds", rounds, 1, 100);
        BenchReport report = switch (what) {
            case draw -> DrawBench.run(subjects, rounds);
            case pages -> pages();
        };
        if (json) {
            spec.commandLine().getOut().println(report.json());
        } else {
            report.print(spec.commandLine().getOut());
        }
        return 0;
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
