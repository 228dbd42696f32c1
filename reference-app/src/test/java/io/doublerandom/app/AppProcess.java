package io.doublerandom.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged app as a process of its own. */
final class AppProcess {
    private AppProcess() {}

    /** Starts it in a folder, with no configuration but this; what it says on stderr goes to a file. */
    static Process start(Path directory, Path errors, Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("reference-app.jar")));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DR_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The address it prints once it serves. */
    static URI addressOf(Process app, Path errors) throws IOException {
        BufferedReader lines = app.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (line == null || !line.contains("http://127.0.0.1:")) {
            throw new AssertionError("the app did not start: " + line + " " + Files.readString(errors));
        }
        return URI.create(line.substring(line.indexOf("http://")));
    }
}
