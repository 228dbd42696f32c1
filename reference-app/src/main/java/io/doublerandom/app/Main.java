package io.doublerandom.app;

import io.doublerandom.app.cli.RootCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Starts the reference app: sets up logging, runs one command and exits with its code.
 *
 * <p>Exit codes: 0 done, 1 done but the answer is no (a draw refused, a step that did not hold), 2 nothing done because
 * of the input, the configuration or the usage.
 */
public final class Main {
    private Main() {}

    /** Runs the command named by the arguments; with none, serves. */
    public static void main(String[] args) {
        logging();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = RootCommand.commandLine(out, err).execute(RootCommand.orServe(args));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The packaged logging set-up, unless the JVM was told of another by the usual system properties. */
    private static void logging() {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        try (InputStream settings = Main.class.getResourceAsStream("/logging.properties")) {
            if (settings != null) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        } catch (IOException e) {
            throw new IllegalStateException("packaged logging.properties cannot be read", e);
        }
    }
}
