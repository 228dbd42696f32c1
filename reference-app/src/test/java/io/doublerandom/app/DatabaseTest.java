package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path directory;

    @Test
    void file_openedAgain_findsItsData() {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        Subject.Id id = new Subject.Id("p1x");
        try (Database database = Database.open(url, "sa", "")) {
            database.stores().stores().oneVisits().add(2024, List.of(id));
        }
        assertThat(directory.resolve("db.mv.db")).isRegularFile();

        try (Database database = Database.open(url, "sa", "")) {
            assertThat(database.stores().stores().oneVisits().listed(2024)).containsExactly(id);
        }
    }

    @Test
    void file_wrongPassword_codedWithoutIt() {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        Database.open(url, "sa", "right").close();

        assertThatThrownBy(() -> Database.open(url, "sa", "wrong-secret"))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.STORE_FAILED))
                .hasMessageContaining("28000")
                .hasMessageNotContaining("secret");
    }

    @Test
    void file_notADatabase_coded() throws Exception {
        Files.writeString(directory.resolve("db.mv.db"), "this is no database");

        assertThatThrownBy(() -> Database.open("jdbc:h2:file:" + directory.resolve("db"), "sa", ""))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0801");
    }

    @Test
    void url_noDriverTakesIt_codedWithoutTheUrl() {
        assertThatThrownBy(() -> Database.open("jdbc:nothing:password=secret", "sa", ""))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0801")
                .hasMessageNotContaining("secret");
    }
}
