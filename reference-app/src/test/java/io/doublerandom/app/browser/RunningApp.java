package io.doublerandom.app.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged app serving on a free port, as a process of its own. */
final class RunningApp implements AutoCloseable {
    private final Process process;
    private final URI address;

    private RunningApp(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Serves a data folder, with more options if need be; what the process says on stderr is kept beside it. */
    static RunningApp serving(Path data, String... options) {
        Path errors = data.resolveSibling("serve-stderr");
        List<String> serve = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        serve.addAll(List.of(options));
        try {
            Process process = process(serve, errors);
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int at = line.indexOf("http://");
                if (at >= 0) {
                    return new RunningApp(process, URI.create(line.substring(at).strip()));
                }
            }
            throw new IllegalStateException("the app did not start: " + Files.readString(errors));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command to its end and gives its exit code. */
    static int run(Path log, String... args) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(List.of(args)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return process.waitFor();
    }

    /** Where a page of it is. */
    String page(String path) {
        return address.resolve(path).toString();
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process process(List<String> args, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(args)).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DR_"));
        return builder.start();
    }

    private static List<String> command(List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-jar",
                System.getProperty("reference-app.jar")));
        command.addAll(args);
        return command;
    }
}
