package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailuresTest {
    @TempDir
    Path folder;

    @Test
    void of_missingFile_saysSoInWordsAndKeepsTheFolderToItself() {
        IOException missing = assertThrows(IOException.class, () -> Files.readAllBytes(folder.resolve("plan.json")));

        assertThat(FileFailures.of(missing).getMessage())
                .startsWith("DR-0101 plan.json ")
                .contains("there is no such file or folder")
                .doesNotContain(folder.toString());
    }

    @Test
    void of_fileThatStandsThere_saysSo() throws IOException {
        Path there = Files.createFile(folder.resolve("header.json"));
        IOException twice = assertThrows(IOException.class, () -> Files.createFile(there));

        assertThat(FileFailures.of(twice).getMessage())
                .startsWith("DR-0101 header.json ")
                .contains("is there already");
    }
}
