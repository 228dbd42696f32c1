package io.doublerandom.app.cli;

import io.doublerandom.app.demo.Demo;
import io.doublerandom.app.demo.DemoDatabase;
import io.doublerandom.app.demo.SampleSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./run demo}: the whole journey on a simulated clock; exits 0 only if every step held. */
@Command(
        name = "demo",
        description = "在模拟时钟上走完全程：名录、计划、抽取、检查、公示、通报、核验 / walk the whole journey on a simulated clock",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--out",
            defaultValue = "target/demo",
            description = "输出目录 / folder for bundles, log and bulletin (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // has a default, set by picocli before call()
    private Path out;

    @Option(
            names = "--in",
            description = "使用该目录中的一单两库 CSV，而非样例 / use the list and pools in this folder instead of the sample")
    private @Nullable Path in;

    @Option(
            names = "--subjects",
            defaultValue = "18000",
            description = "样例检查对象数 / subjects in the sample (default ${DEFAULT-VALUE})")
    private int subjects;

    @Option(
            names = "--inspectors",
            defaultValue = "600",
            description = "样例检查人员数 / inspectors in the sample (default ${DEFAULT-VALUE})")
    private int inspectors;

    @Option(
            names = "--seed",
            defaultValue = "440800",
            description = "样例与演示的种子 / seed of sample and demo (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = "写入该空数据库，而非输出目录中的 H2 / fill this empty database instead of H2 in the output folder")
    private @Nullable String databaseUrl;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            defaultValue = "sa",
            description = "数据库用户；口令取自 DR_DATABASE_PASSWORD / its user; the password is that of DR_DATABASE_PASSWORD")
    @SuppressWarnings("NullAway.Init") // has a default, set by picocli before call()
    private String databaseUser;

    @Override
    public Integer call() throws IOException {
        Demo demo = in == null
                ? Demo.onSample(out, new SampleSize(subjects, inspectors, seed))
                : Demo.onLists(out, in, seed);
        if (databaseUrl != null) {
            // Only the flag names it: made-up records never go where the environment or a file says the office's are.
            demo = demo.on(new DemoDatabase(databaseUrl, databaseUser, DataOptions.databasePassword()));
        }
        return demo.run(spec.commandLine().getOut()) ? 0 : 1;
    }
}
