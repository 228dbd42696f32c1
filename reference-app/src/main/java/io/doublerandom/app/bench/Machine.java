package io.doublerandom.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What figures were taken on (测试环境).
 *
 * @param java version and vendor of the JVM
 * @param cpu model of the processor, or the architecture where the system does not say
 * @param processors processors the JVM may use
 * @param heapMegabytes the most heap the JVM may take, in MiB
 */
public record Machine(String java, String cpu, int processors, long heapMegabytes) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** The machine this runs on. */
    static Machine here() {
        return new Machine(
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                model(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Runnable threads over the last minute, those of others too; negative where the system does not say. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String model() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(CPU_INFO)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException notSaid) {
            return architecture;
        }
    }
}
