package io.doublerandom.app.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void reader_quotedCells_areReadWithTheirLineOfTheFile(String end) {
        String text = String.join(end, "a,b", "\"x,\"\"y\"\"\",2", "", "\"1\n2\",", "3,\"\"");

        List<CsvRecord> records = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(records)
                .extracting(CsvRecord::cells)
                .containsExactly(List.of("x,\"y\"", "2"), List.of("1\n2", ""), List.of("3", ""));
        assertThat(records).extracting(CsvRecord::line).containsExactly(2L, 4L, 6L);
        assertThat(records).allMatch(CsvRecord::sound);
    }

    @Test
    void reader_byteOrderMark_isNotedAndIsNoPartOfTheFirstColumn() {
        byte[] text = "\ufeff编号,名称\n1,示例\n".getBytes(StandardCharsets.UTF_8);

        try (CsvReader reader = open(text, StandardCharsets.UTF_8)) {
            assertThat(reader.byteOrderMark()).isTrue();
            assertThat(reader.header()).containsExactly("编号", "名称");
        }
    }

    @Test
    void reader_gbkBytesReadAsUtf8_isRefusedNamingTheByte() {
        byte[] head = "name\n".getBytes(StandardCharsets.UTF_8);
        byte[] text = join(head, "示例企业\n".getBytes(GB18030));

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(DoubleRandomException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INPUT_NOT_UTF8);
            assertThat(e.problem().place()).isEqualTo(Place.of("t.csv", 2, ""));
            // GBK CA BE (示) happens to be a pair of UTF-8; C0, the third byte after "name" and its line end, cannot be.
            assertThat(e).hasMessageContaining("byte 8 of the file").hasMessageContaining("GB18030");
        });
    }

    @Test
    void reader_gbkBytesWithTheirCharset_areRead() {
        try (CsvReader reader = open("name\n示例企业\n".getBytes(GB18030), GB18030)) {
            assertThat(reader.next().orElseThrow().cells()).containsExactly("示例企业");
        }
    }

    @Test
    void reader_badByteFarIntoTheFile_isNamedExactly() {
        byte[] good = ("a\n" + "示".repeat(20) + "\n").repeat(200).getBytes(StandardCharsets.UTF_8);
        byte[] text = join(good, new byte[] {(byte) 0xFF});

        assertThatThrownBy(() -> read(text)).hasMessageContaining("byte " + (good.length + 1) + " of the file");
    }

    @Test
    void reader_quoteThatNeverEnds_namesTheLineItBeganIn() {
        assertThatThrownBy(() -> read("a,b\n1,2\n3,\"4\n5,6\n7,8\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(DoubleRandomException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.ROW_MALFORMED);
                    assertThat(e.problem().place().row()).isEqualTo(3);
                });
    }

    @Test
    void reader_lineBeyondTheLimit_isRefused() {
        byte[] fits = ("a\n" + "x".repeat(65_535) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] tooLong = ("a\n" + "x".repeat(65_536) + "\n").getBytes(StandardCharsets.UTF_8);

        assertThat(read(fits)).hasSize(1);
        assertThatThrownBy(() -> read(tooLong)).isInstanceOfSatisfying(DoubleRandomException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(e.problem().place().row()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|has 1 columns, the header has 2",
                "1,2,3|has 3 columns, the header has 2",
                "1,a~b|a quote inside a cell that does not begin with one",
                "~1~x,2|text after the closing quote"
            })
    void reader_malformedRecord_isSaidInTheRecordAndTheNextIsRead(String record, String detail) {
        String text = "a,b\n" + record.replace('~', '"') + "\nok,ok\n";

        List<CsvRecord> records = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(records.get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.ROW_MALFORMED);
            assertThat(problem.place().row()).isEqualTo(2);
            assertThat(problem.detail()).isEqualTo(detail);
        });
        assertThat(records.get(0).raw()).isEqualTo(record.replace('~', '"'));
        assertThat(records.get(1).cells()).containsExactly("ok", "ok");
    }

    @Test
    void reader_nul_namesColumnAndPlace() {
        List<CsvRecord> records = read("a,b\n1,x\0y\n".getBytes(StandardCharsets.UTF_8));

        assertThat(records.get(0).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo(new Place("t.csv", 2, "b", 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,,b\n1,2,3\n", "a,a\n1,2\n"})
    void reader_unusableHeader_isRefused(String text) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COLUMN_MISSING));
    }

    @Test
    void writer_cellsThatNeedQuotes_areReadBackEqual() {
        java.io.StringWriter text = new java.io.StringWriter();
        List<String> cells = List.of("a,b", "\"q\"", "l1\nl2", "示例");
        try (CsvWriter writer = new CsvWriter(text, List.of("a", "b", "c", "d"))) {
            writer.write(cells);
        }

        assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(record -> assertThat(record.cells()).isEqualTo(cells));
    }

    private static List<CsvRecord> read(byte[] text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = open(text, StandardCharsets.UTF_8)) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
        }
        return records;
    }

    private static CsvReader open(byte[] text, Charset charset) {
        return CsvReader.of(new ByteArrayInputStream(text), "t.csv", charset);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
