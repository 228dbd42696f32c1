package io.doublerandom.adapters.ministry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.register.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    private Path directory;

    @Test
    void file_withQuotesBreaksAndBom_isReadCellByCell() throws IOException {
        List<Row> rows = read("\uFEFFid,name\r\n1,\"a, \"\"b\"\"\nc\"\r\n2,\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).fields()).containsEntry("name", "a, \"b\"\nc");
        assertThat(rows.get(1).number()).isEqualTo(4);
        assertThat(rows.get(1).fields()).containsEntry("id", "2").containsEntry("name", "");
    }

    @Test
    void file_missing_hasNoRows() {
        assertThat(rows("none.csv")).isEmpty();
    }

    @Test
    void file_malformed_namesTheLine() {
        assertThatThrownBy(() -> read("id,name\n1,a\n2\n"))
                .hasMessageStartingWith("DR-0103")
                .hasMessageContaining("rows.csv:3");
        assertThatThrownBy(() -> read("id,name\n1,\"a\n"))
                .hasMessageStartingWith("DR-0103")
                .hasMessageContaining("rows.csv:2");
        assertThatThrownBy(() -> read("id,name\n\"1\"x,a\n")).hasMessageStartingWith("DR-0103");
    }

    @Test
    void file_inGbk_isRefused() throws IOException {
        Files.write(directory.resolve("rows.csv"), "id\n湛江\n".getBytes(Charset.forName("GB18030")));

        assertThatThrownBy(() -> rows("rows.csv")).hasMessageStartingWith("DR-0102");
    }

    private List<Row> read(String text) throws IOException {
        Files.writeString(directory.resolve("rows.csv"), text, StandardCharsets.UTF_8);
        return rows("rows.csv");
    }

    private List<Row> rows(String name) {
        List<Row> rows = new ArrayList<>();
        CsvRows.read(directory.resolve(name), rows::add);
        return rows;
    }
}
