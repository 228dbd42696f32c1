package io.doublerandom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that a spreadsheet would run, and those that only look like them. */
class FormulaGuardTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+8613", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", "'=1", "''-x", "=a\nb"
            })
    void cell_thatASpreadsheetRuns_isGuardedAndReadAsItWas(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo("'" + cell);
        assertThat(FormulaGuard.plain(FormulaGuard.guarded(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "示例", "a=b", "1-2", "'quoted'", "O'Neil", "'"})
    void cell_ofAnythingElse_staysAsItIs(String cell) {
        assertThat(FormulaGuard.guarded(cell)).isEqualTo(cell);
        assertThat(FormulaGuard.plain(cell)).isEqualTo(cell);
    }

    @Test
    void rejectFile_readAgain_hasTheCellsThatWereRejected() throws Exception {
        String csv = "id,name\n1,=cmd\n2,'-x\n";
        Path file;
        try (CsvReader reader = reader(csv.getBytes(StandardCharsets.UTF_8));
                RejectFile rejects = new RejectFile(directory.resolve("r.csv"), reader.header())) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                rejects.write(CsvRows.row("a.csv", reader.header(), record.get()), "", true, List.of());
            }
            file = rejects.finish().orElseThrow();
        }
        assertThat(Files.readString(file)).contains("1,'=cmd,", "2,''-x,");
        try (CsvReader reader = reader(Files.readAllBytes(file))) {
            for (String cell : List.of("=cmd", "'-x")) {
                assertThat(CsvRows.row("r.csv", reader.header(), reader.next().orElseThrow())
                                .fields())
                        .containsEntry("name", cell);
            }
        }
    }

    private static CsvReader reader(byte[] bytes) {
        return CsvReader.of(new ByteArrayInputStream(bytes), "a.csv", StandardCharsets.UTF_8);
    }
}
