package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the threat model names as shown is there: the corrupt vectors by their folders, the tests by their methods. */
class ThreatModelTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/spec/threat-model.md");
    private static final Path VECTORS = ROOT.resolve("docs/spec/vectors/v1");
    private static final List<String> FOLDERS = List.of("corrupt", "corrupt/sets", "substitution/corrupt");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern VECTOR = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+Test)\\.(\\w+)");

    @Test
    void everyVectorAndTest_thatThePageNames_exists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> vectors = new TreeSet<>();
        Set<String> tests = new TreeSet<>();
        for (String name : shown()) {
            Matcher test = TEST.matcher(name);
            if (test.matches()) {
                tests.add(name);
                if (!declares(test.group(1), test.group(2))) {
                    missing.add(name);
                }
            } else if (VECTOR.matcher(name).matches()) {
                vectors.add(name);
                if (FOLDERS.stream()
                        .noneMatch(folder ->
                                Files.isDirectory(VECTORS.resolve(folder).resolve(name)))) {
                    missing.add(name);
                }
            } else {
                missing.add(name + " is neither a vector nor a test");
            }
        }
        assertThat(missing).isEmpty();
        assertThat(vectors).hasSizeGreaterThan(60);
        assertThat(tests).hasSizeGreaterThan(20);
    }

    /** What the last column of each table row names; a row without anything shown fails. */
    private static List<String> shown() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE, StandardCharsets.UTF_8)) {
            if (line.startsWith("| **")) {
                String[] cells = line.split(" \\| ", -1);
                Matcher name = NAME.matcher(cells[cells.length - 1]);
                int before = names.size();
                while (name.find()) {
                    names.add(name.group(1));
                }
                assertThat(names.size()).as(line).isGreaterThan(before);
            }
        }
        return names;
    }

    private static boolean declares(String test, String method) throws IOException {
        for (String module : List.of("sdk-core", "adapters-provincial", "adapters-ministry", "reference-app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.endsWith(test + ".java")).toList()) {
                    if (Files.readString(file, StandardCharsets.UTF_8).contains(" " + method + "(")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
