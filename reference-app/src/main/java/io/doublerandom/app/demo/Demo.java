package io.doublerandom.app.demo;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Runs the demo (演示): three sandbox platforms, one office, one year on a simulated clock. Succeeds only if every step
 * held.
 */
public final class Demo {
    private static final String MARK = ".double-random-demo";
    private static final List<String> MADE =
            List.of("sample", "data", "draws", "audit-log.jsonl", "bulletin.md", "plan.md");

    private final Path out;
    private final Optional<Path> in;
    private final SampleSize size;

    private final Optional<DemoDatabase> database;

    private Demo(Path out, Optional<Path> in, SampleSize size, Optional<DemoDatabase> database) {
        this.out = out;
        this.in = in;
        this.size = size;
        this.database = database;
    }

    /** A demo on a sample it makes itself. */
    public static Demo onSample(Path out, SampleSize size) {
        return new Demo(out, Optional.empty(), size, Optional.empty());
    }

    /** A demo on somebody's own list and pools: CSV files in canonical columns. */
    public static Demo onLists(Path out, Path lists, long seed) {
        return new Demo(
                out,
                Optional.of(lists),
                new SampleSize(SampleSize.CITY.subjects(), SampleSize.CITY.inspectors(), seed),
                Optional.empty());
    }

    /** The same demo in this database, which has to be empty, instead of a file of its own. */
    public Demo on(DemoDatabase named) {
        return new Demo(out, in, size, Optional.of(named));
    }

    /** Runs to the end; whether every step held. */
    public boolean run(PrintWriter writer) throws IOException {
        return run(writer, (step, world) -> {});
    }

    /** Runs to the end, telling a listener after each step; for tests that break something on the way. */
    boolean run(PrintWriter writer, BiConsumer<String, DemoWorld> afterStep) throws IOException {
        in.ifPresent(PlatformRows::requireFiles);
        clean();
        writer.println("演示 / demo. 模拟时钟自 2024-03-01 起（Asia/Shanghai）；各方与公共值均为演示，抽取为演练，不是合法抽取。");
        writer.println(
                "Simulated clock from 2024-03-01 (Asia/Shanghai); parties and public values are 演示, the draws are"
                        + " rehearsals and not lawful draws.");
        Path lists = in.isPresent() ? in.get() : out.resolve("sample");
        if (in.isEmpty()) {
            SampleData.write(size, lists);
        }
        JourneyFiles files = new JourneyFiles(lists, out);
        long started = System.nanoTime();
        World world = new World();
        try {
            new Journey(
                            files,
                            database.orElseGet(() -> DemoDatabase.fileIn(files.data())),
                            size.seed(),
                            writer,
                            step -> world.told(step, afterStep),
                            world::opened)
                    .walk();
            writer.printf("✓ 全部步骤成立 / every step held, %d s. %s%n", seconds(started), out);
            writer.flush();
            return true;
        } catch (Exception e) {
            writer.printf("✗ 演示中止 / the demo stopped: %s%n", e instanceof DoubleRandomException ? e.getMessage() : e);
            writer.flush();
            return false;
        }
    }

    private static long seconds(long started) {
        return (System.nanoTime() - started) / 1_000_000_000;
    }

    /** Removes what an earlier demo left; a folder that no demo made is not touched. */
    private void clean() throws IOException {
        if (Files.isDirectory(out) && !Files.exists(out.resolve(MARK)) && !empty(out)) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.OUTPUT_NOT_EMPTY, Place.of(out.toString()), "no demo made what is in it"));
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve(MARK), "made by ./run demo\n");
        for (String name : MADE) {
            remove(out.resolve(name));
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The world of a run, once it is open. */
    private static final class World {
        private Optional<DemoWorld> open = Optional.empty();

        void opened(DemoWorld world) {
            open = Optional.of(world);
        }

        void told(String step, BiConsumer<String, DemoWorld> listener) {
            open.ifPresent(world -> listener.accept(step, world));
        }
    }
}
