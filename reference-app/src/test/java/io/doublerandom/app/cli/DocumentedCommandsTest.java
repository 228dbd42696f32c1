package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every {@code ./run} command that the documentation names exists, with the options it is given there. */
class DocumentedCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("\\./run(?: +([a-z]+(?:-[a-z]+)*))?([^`\n|#]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Path ROOT = Path.of("..");

    @Test
    void commands_inTheDocumentation_existWithTheirOptions() throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Map<String, CommandLine> commands =
                RootCommand.commandLine(nowhere, nowhere).getSubcommands();
        List<String> seen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            Matcher found = COMMAND.matcher(Files.readString(page, StandardCharsets.UTF_8));
            while (found.find()) {
                String name = Objects.requireNonNullElse(found.group(1), "serve");
                seen.add(name);
                if (!commands.containsKey(name) || !knows(Objects.requireNonNull(commands.get(name)), found.group(2))) {
                    unknown.add(page + ": " + found.group());
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(seen)
                .contains(
                        "serve",
                        "demo",
                        "import",
                        "verify",
                        "why",
                        "verify-proof",
                        "freeze",
                        "draw",
                        "sample",
                        "reset");
    }

    private static boolean knows(CommandLine command, String arguments) {
        return OPTION.matcher(arguments)
                .results()
                .allMatch(option -> command.getCommandSpec().findOption(option.group()) != null);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }
}
