package io.doublerandom.app.cli;

import io.doublerandom.app.demo.SampleData;
import io.doublerandom.app.demo.SampleSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a synthetic sample of one list and two pools. */
@Command(
        name = "sample",
        description = "生成演示用的一单两库 CSV / write a synthetic sample of one list and two pools as CSV",
        mixinStandardHelpOptions = true)
public final class SampleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--subjects",
            defaultValue = "18000",
            description = "检查对象行数 / rows of subjects (default ${DEFAULT-VALUE})")
    private int subjects;

    @Option(
            names = "--inspectors",
            defaultValue = "600",
            description = "检查人员行数 / rows of inspectors (default ${DEFAULT-VALUE})")
    private int inspectors;

    @Option(
            names = "--seed",
            defaultValue = "440800",
            description = "种子，相同则结果逐字节相同 / same seed, same bytes (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--self-built",
            description = "各部门都在本站公示，而不是在别的平台 / all authorities publish on this site, on no other platform")
    private boolean selfBuilt;

    @Option(names = "--out", required = true, description = "输出目录 / folder to write to")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path out;

    @Override
    public Integer call() {
        PrintWriter writer = spec.commandLine().getOut();
        SampleSize size = new SampleSize(subjects, inspectors, seed);
        Map<String, Long> rows =
                new TreeMap<>(selfBuilt ? SampleData.writeOnThisSite(size, out) : SampleData.write(size, out));
        writer.println("演示数据（虚构） / synthetic sample, seed " + seed + ": " + out);
        rows.forEach((name, count) -> writer.printf("  %-18s %7d%n", name, count));
        return 0;
    }
}
