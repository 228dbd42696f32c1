package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of this repository lead where they say, and agree with each other. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[^\n]*\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*[a-z](?:Test|IT)\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) +(.+?) *$");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_everyRelativeLink_leadsToAFileAndItsHeading(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : relativeLinks(page)) {
            String[] parts = link.split("#", 2);
            Path base = ROOT.resolve(page);
            Path target = (parts[0].isEmpty() ? base : base.resolveSibling(parts[0])).normalize();
            if (!Files.exists(target)
                    || !target.startsWith(ROOT)
                    || parts.length == 2 && !anchors(ROOT.relativize(target)).contains(parts[1])) {
                broken.add(link);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void tests_namedInTheDocumentation_exist() throws IOException {
        Set<String> files = new HashSet<>();
        for (String module : List.of("sdk-core", "adapters-provincial", "adapters-ministry", "reference-app")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                sources.map(file -> file.getFileName().toString()).forEach(files::add);
            }
        }
        Set<String> named = new TreeSet<>();
        for (Path page : pages()) {
            TEST.matcher(text(page)).results().map(MatchResult::group).forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(15).allMatch(test -> files.contains(test + ".java"));
    }

    @Test
    void map_ofDocumentation_reachesEveryPage() throws IOException {
        List<Path> reached = new ArrayList<>();
        for (Path index : List.of(Path.of("docs/README.md"), Path.of("docs/adr/README.md"))) {
            for (String link : relativeLinks(index)) {
                reached.add(ROOT.relativize(ROOT.resolve(index)
                        .resolveSibling(link.split("#", 2)[0])
                        .normalize()));
            }
        }
        List<Path> expected = pages().stream()
                .filter(page -> !page.equals(Path.of("docs/README.md")))
                .toList();
        assertThat(expected).hasSizeGreaterThan(15);
        assertThat(reached).containsAll(expected);
    }

    @Test
    void decisions_numbers_areNotShared() throws IOException {
        List<String> numbers = pages().stream()
                .filter(page -> page.startsWith("docs/adr"))
                .map(page -> page.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .map(name -> name.substring(0, 4))
                .toList();
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates().allMatch(number -> number.matches("\\d{4}"));
    }

    @Test
    void testCommand_ofReadme_isTheOneTheBuildServerRuns() throws IOException {
        List<String> commands = Files.readAllLines(ROOT.resolve(".ci/run"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("./mvnw"))
                .toList();
        assertThat(commands).hasSize(1);
        assertThat(text(Path.of("README.md"))).contains("\n" + commands.get(0) + "\n");
        assertThat(text(Path.of("docs/zh-CN/README.md"))).contains("\n" + commands.get(0) + "\n");
    }

    @Test
    void readme_inBothLanguages_showsTheSameInTheSameOrder() throws IOException {
        String english = text(Path.of("README.md"));
        String chinese = text(Path.of("docs/zh-CN/README.md"));
        List<String> blocks = blocks(english);

        assertThat(blocks).hasSizeGreaterThan(3);
        assertThat(blocks(chinese)).isEqualTo(blocks);
        assertThat(levels(chinese)).isEqualTo(levels(english));
        assertThat(rows(chinese)).isEqualTo(rows(english));
    }

    @Test
    void changelog_everyEntry_hasATypeAndATitle() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/changelog"))) {
            for (Path file : files.toList()) {
                String entries = Files.readString(file, StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
                assertThat(entries)
                        .as(file.getFileName().toString())
                        .matches("(?:- type: (?:added|changed|fixed|removed)\n  title: [^\n]*[^.\n]\n)+");
            }
        }
    }

    private static String text(Path page) throws IOException {
        return Files.readString(ROOT.resolve(page), StandardCharsets.UTF_8);
    }

    private static List<String> relativeLinks(Path page) throws IOException {
        return LINK.matcher(FENCE.matcher(text(page)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors of a page's headings, as hosts of Markdown make them. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(FENCE.matcher(text(page)).replaceAll(""))
                .results()
                .map(found -> found.group(2)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> blocks(String page) {
        return FENCE.matcher(page).results().map(MatchResult::group).toList();
    }

    private static List<Integer> levels(String page) {
        return HEADING.matcher(FENCE.matcher(page).replaceAll(""))
                .results()
                .map(found -> found.group(1).length())
                .toList();
    }

    private static long rows(String page) {
        return page.lines().filter(line -> line.matches("(\\||- ).*")).count();
    }
}
