package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.InspectorExclusion;
import io.doublerandom.core.draw.RecusalReason;
import io.doublerandom.core.draw.SubjectExclusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/constraints.md} names types, codes and tests that exist, and leaves no code out. */
class ConstraintsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private record Row(List<String> codes, String type, String test) {}

    @Test
    void rows_ofThePage_nameWhatExists() throws IOException {
        Set<String> known = reasons();
        for (ErrorCode code : ErrorCode.values()) {
            known.add(code.code());
            known.add(code.name());
        }
        Set<String> types = files("main");
        Set<String> tests = files("test");
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            row.codes().stream()
                    .filter(code -> !code.equals("none") && !known.contains(code))
                    .forEach(wrong::add);
            if (!types.contains(row.type())) {
                wrong.add(row.type());
            }
            if (!tests.contains(row.test())) {
                wrong.add(row.test());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).hasSizeGreaterThan(35);
    }

    @Test
    void reasons_ofTheCode_standOnThePage() throws IOException {
        Set<String> named = new TreeSet<>();
        rows().forEach(row -> named.addAll(row.codes()));
        assertThat(named).containsAll(reasons());
    }

    private static Set<String> reasons() {
        Set<String> names = new TreeSet<>();
        Stream.<Enum<?>[]>of(SubjectExclusion.values(), InspectorExclusion.values(), RecusalReason.values())
                .flatMap(Stream::of)
                .forEach(reason -> names.add(reason.name()));
        return names;
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readString(ROOT.resolve("docs/reference/constraints.md"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 6 && cells[4].contains("`")) {
                rows.add(new Row(
                        quoted(cells[2]),
                        quoted(cells[3]).get(0),
                        quoted(cells[4]).get(0)));
            }
        }
        return rows;
    }

    private static List<String> quoted(String cell) {
        List<String> found =
                CODE.matcher(cell).results().map(hit -> hit.group(1)).toList();
        return found.isEmpty() ? List.of(cell.strip()) : found;
    }

    private static Set<String> files(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("sdk-core/src/" + kind + "/java"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> names.add(name.replace(".java", "")));
        }
        return names;
    }
}
