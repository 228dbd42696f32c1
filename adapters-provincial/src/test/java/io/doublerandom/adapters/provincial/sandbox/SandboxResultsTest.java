package io.doublerandom.adapters.provincial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.sync.ExchangeRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxResultsTest {
    private static final Instant TOLD = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2024-11-01T00:00:00Z");

    private static ExchangeRecord draw(String id) {
        return ExchangeRecord.set(
                "draw",
                id,
                1,
                TOLD,
                "SSJ",
                Map.of(
                        "id",
                        id,
                        "task",
                        "T1",
                        "team",
                        "SCJG:I1;SCJG:I2;SZRZY:I3;SZRZY:I4",
                        "items",
                        "SCJG:A01|A08;SZRZY:B02",
                        "windowFrom",
                        "2024-03-05",
                        "dueOn",
                        "2024-04-30"));
    }

    private static List<ResultLine> lines(ResultMaker maker, String id) {
        return maker.results(draw(id), LATE).stream()
                .map(record -> new ResultLineFormat().read(new Row("result", 1, record.data())))
                .map(reading -> ((Reading.Accepted<ResultLine>) reading).value())
                .toList();
    }

    @Test
    void results_ofOneAssignment_areOneForEachAuthorityAndItem() {
        List<ResultLine> lines = lines(new ResultMaker("ZJ_CITY", 7), "D1");

        assertThat(lines).extracting(ResultLine::id).containsExactly("D1-SCJG-A01", "D1-SCJG-A08", "D1-SZRZY-B02");
        assertThat(lines.get(0).outcomes()).isEqualTo(lines.get(1).outcomes());
        assertThat(lines.get(2).inspectors()).extracting(Object::toString).containsExactly("I3", "I4");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.inspectedOn().toString()).isBetween("2024-03-05", "2024-04-30"));
    }

    @Test
    void results_ofTheSameSeed_areTheSame() {
        assertThat(lines(new ResultMaker("ZJ_CITY", 7), "D1")).isEqualTo(lines(new ResultMaker("ZJ_CITY", 7), "D1"));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> lines(new ResultMaker("ZJ_CITY", 7), "D" + i))
                        .toList())
                .isNotEqualTo(IntStream.range(0, 50)
                        .mapToObj(i -> lines(new ResultMaker("ZJ_CITY", 8), "D" + i))
                        .toList());
    }

    @Test
    void results_ofManyAssignments_haveAboutOneProblemInSix() {
        ResultMaker maker = new ResultMaker("ZJ_CITY", 7);
        List<ResultLine> first = IntStream.range(0, 600)
                .mapToObj(i -> lines(maker, "D" + i).get(0))
                .toList();

        assertThat(first.stream()
                        .filter(line -> nature(line) == Outcome.Nature.PROBLEM)
                        .count())
                .isBetween(70L, 130L);
        assertThat(first.stream()
                        .filter(line -> nature(line) == Outcome.Nature.NOT_INSPECTABLE)
                        .count())
                .isBetween(10L, 60L);
    }

    private static Outcome.Nature nature(ResultLine line) {
        return line.outcomes().get(0).nature();
    }

    @Test
    void inspection_isOverOnlyAfterItsDay() {
        ResultMaker maker = new ResultMaker("ZJ_CITY", 7);

        assertThat(maker.inspected(draw("D1"), TOLD)).isFalse();
        assertThat(maker.inspected(draw("D1"), LATE)).isTrue();
    }

    @Test
    void key_madeAtTheFirstStart_isUsedAgainAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws IOException {
        SandboxKey.load(folder, "ZJ_CITY");
        Path file = folder.resolve("zj-city-1.hmac-sm3.key");
        String secret = Files.readString(file);

        SandboxKey.load(folder, "ZJ_CITY");

        assertThat(Files.readString(file)).isEqualTo(secret).hasSize(65);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void rows_withQuotesAndABom_areReadAsTheyAre(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("items.csv"), "\ufeffcode,name\r\nA1,\"a \"\"b\"\",\nc\"\r\nA2,\r\n");

        Map<Long, Map<String, String>> rows = new TreeMap<>();
        SandboxRows.read(file, rows::put);
        SandboxRows.read(folder.resolve("none.csv"), rows::put);
        assertThat(rows)
                .isEqualTo(
                        Map.of(2L, Map.of("code", "A1", "name", "a \"b\",\nc"), 3L, Map.of("code", "A2", "name", "")));
    }
}
