package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class RootCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void arguments_withoutACommand_serve() {
        assertThat(RootCommand.orServe(new String[] {})).containsExactly("serve");
        assertThat(RootCommand.orServe(new String[] {"--port", "1"})).containsExactly("serve", "--port", "1");
        assertThat(RootCommand.orServe(new String[] {"verify", "x"})).containsExactly("verify", "x");
        assertThat(RootCommand.orServe(new String[] {"--help"})).containsExactly("--help");
    }

    @Test
    void help_ofAll_namesEveryCommandInBothLanguages() {
        assertThat(run("help")).isZero();
        CommandLine line = RootCommand.commandLine(new PrintWriter(out), new PrintWriter(err));
        assertThat(line.getSubcommands().keySet()).contains("serve", "reset");
        line.getSubcommands().forEach((name, command) -> {
            String description =
                    String.join(" ", command.getCommandSpec().usageMessage().description());
            assertThat(out.toString()).contains(name);
            assertThat(description).as(name).matches("(?s).*\\p{IsHan}.*").matches("(?s).*[a-z]{3}.*");
        });
    }

    @Test
    void command_unknown_usageErrorNamingTheNearest() {
        assertThat(run("serv")).isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0902").contains("'serv'", "serve");
    }

    @Test
    void option_unknown_usageError() {
        assertThat(run("reset", "--force")).isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0902").contains("--force");
    }

    @Test
    void reset_nothingThere_saysSo() {
        assertThat(run("reset", "--yes", "--data", directory.resolve("none").toString()))
                .isZero();
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void reset_withYes_deletesOursOnly() throws Exception {
        Files.writeString(directory.resolve("double-random.mv.db"), "x");
        Files.writeString(directory.resolve("mine.txt"), "x");
        assertThat(run("reset", "--yes", "--data", directory.toString())).isZero();
        assertThat(directory.resolve("double-random.mv.db")).doesNotExist();
        assertThat(directory.resolve("mine.txt")).exists();
        assertThat(out.toString()).contains("mine.txt");
    }

    @Test
    void serve_badPort_nothingDoneAndOneLine() {
        assertThat(run("serve", "--port", "http", "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("DR-0901");
    }

    @ParameterizedTest
    @EnumSource
    void failure_ofAnyCode_neverExitsAsSuccess(ErrorCode code) {
        assertThat(List.of(1, 2)).contains(Failures.exitCode(code));
    }

    private int run(String... args) {
        return RootCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }
}
