package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void directory_heldAlready_refusedAsInUse() {
        try (DataDirectory held = DataDirectory.open(directory.resolve("d"))) {
            assertThatThrownBy(() -> DataDirectory.open(held.directory()))
                    .isInstanceOfSatisfying(
                            DoubleRandomException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DATA_IN_USE));
        }
        DataDirectory.open(directory.resolve("d")).close();
    }

    @Test
    void directory_isAFile_refusedAsUnwritable() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INPUT_UNREADABLE));
    }

    @Test
    void empty_oursAndForeign_deletesOursNamesTheRest() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("kept.txt"), "kept");
        try (DataDirectory data = DataDirectory.open(directory.resolve("d"))) {
            Files.createDirectories(data.sandbox("GD_PROVINCE").resolve("keys"));
            Files.writeString(data.sandbox("GD_PROVINCE").resolve("keys/secret"), "x");
            Files.createDirectories(data.publicBundles());
            Files.createSymbolicLink(data.publicBundles().resolve("link"), outside);
            Files.writeString(data.directory().resolve("double-random.mv.db"), "x");
            Files.writeString(data.directory().resolve("my-notes.txt"), "x");

            assertThat(data.empty()).containsExactly("my-notes.txt");

            assertThat(data.sandbox("GD_PROVINCE").getParent()).doesNotExist();
            assertThat(data.publicBundles()).doesNotExist();
            assertThat(data.directory().resolve("double-random.mv.db")).doesNotExist();
            assertThat(data.directory().resolve("my-notes.txt")).exists();
            assertThat(outside.resolve("kept.txt")).hasContent("kept");
        }
    }
}
