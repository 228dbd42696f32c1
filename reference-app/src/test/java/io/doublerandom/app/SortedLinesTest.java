package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLinesTest {
    @TempDir
    private Path directory;

    @Test
    void contain_everySizeAndLengthOfLine_exactlyTheLinesThereAre() throws IOException {
        for (int size = 0; size <= 40; size++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                lines.add("p" + "0".repeat(i % 17) + (char) ('A' + i % 26) + i);
            }
            lines.sort(null);
            Path file = write(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
            for (String line : lines) {
                assertThat(SortedLines.contain(file, line)).as(line).isTrue();
                assertThat(SortedLines.contain(file, line + "0")).isFalse();
                assertThat(SortedLines.contain(file, line.substring(0, line.length() - 1)))
                        .isEqualTo(lines.contains(line.substring(0, line.length() - 1)));
            }
            assertThat(SortedLines.contain(file, "a")).isFalse();
            assertThat(SortedLines.contain(file, "z")).isFalse();
        }
    }

    @Test
    void contain_lineWithoutEnd_refusedNotSaidToBeMissing() throws IOException {
        Path file = write("a1\nb2");
        assertThatThrownBy(() -> SortedLines.contain(file, "b2")).isInstanceOf(IOException.class);
    }

    @Test
    void contain_lineLongerThanAnyId_refused() throws IOException {
        Path file = write("a".repeat(500) + "\n");
        assertThatThrownBy(() -> SortedLines.contain(file, "b")).isInstanceOf(IOException.class);
    }

    @Test
    void after_everyPlaceAndLimit_theLinesThatFollow() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            lines.add("p" + "0".repeat(i % 17) + (char) ('A' + i) + i);
        }
        lines.sort(null);
        Path file = write(String.join("\n", lines) + "\n");
        assertThat(SortedLines.after(file, "", 50)).isEqualTo(lines);
        for (int i = 0; i < lines.size(); i++) {
            int end = Math.min(lines.size(), i + 4);
            assertThat(SortedLines.after(file, lines.get(i), 3)).isEqualTo(lines.subList(i + 1, Math.max(i + 1, end)));
            // A place that no line has any more.
            assertThat(SortedLines.after(file, lines.get(i) + "!", 3))
                    .isEqualTo(lines.subList(i + 1, Math.max(i + 1, end)));
        }
        assertThat(SortedLines.after(write(""), "", 3)).isEmpty();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("lines.csv"), content);
    }
}
