package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.demo.SampleData;
import io.doublerandom.app.demo.SampleSize;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of what the benchmark prints; how fast this machine is asserts nothing. */
class BenchCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void benchDraw_json_hasBothSuitesAndTheirRatios() throws Exception {
        assertThat(run("bench", "draw", "--subjects", "3000", "--rounds", "1", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.at("/sizes/subjects").asInt()).isEqualTo(3000);
        assertThat(report.at("/sizes/drawn SM3").asInt()).isBetween(60, 100);
        assertThat(report.at("/sizes/drawn SHA-256").asInt()).isBetween(60, 100);
        assertThat(names(report.at("/timings")))
                .containsExactly(
                        "SM3 draw",
                        "SM3 tickets",
                        "SM3 drawByTwo",
                        "SM3 rootS",
                        "SM3 hashed",
                        "SHA-256 draw",
                        "SHA-256 tickets",
                        "SHA-256 drawByTwo",
                        "SHA-256 rootS",
                        "SHA-256 hashed",
                        " shuffle",
                        " bouncyCastle",
                        " interval",
                        " rejection",
                        " database",
                        " databaseHash");
        report.at("/timings")
                .forEach(timing -> assertThat(timing.get("wallNanos").asLong()).isPositive());
        assertThat(names(report.at("/comparisons")))
                .containsExactly(
                        "SM3 drawToTickets",
                        "SM3 oneToTwo",
                        "SM3 rootToHash",
                        "SM3 bouncyCastleToTickets",
                        "SM3 shuffleToDraw",
                        "SM3 databaseToDraw",
                        "SM3 databaseHashToDraw",
                        "SHA-256 drawToTickets",
                        "SHA-256 oneToTwo",
                        "SHA-256 rootToHash",
                        "SHA-256 shuffleToDraw",
                        "SHA-256 databaseToDraw",
                        "SHA-256 databaseHashToDraw");
        assertThat(report.at("/sizes/bytes allocated by a draw SM3").asLong()).isPositive();
        assertThat(report.at("/machine/java").asText()).isNotEmpty();
        assertThat(report.at("/machine/processors").asInt()).isPositive();
    }

    @Test
    void benchDraw_forPeople_namesMachineAndGoals() {
        assertThat(run("bench", "draw", "--subjects", "200", "--rounds", "1")).isZero();
        assertThat(out.toString()).contains("抽取基准 / draw benchmark", "JDK ", "load ", "≤ 1.15", "shuffle ÷ draw");
    }

    @Test
    void benchPages_afterAnImport_timesFirstPageAndCountOfEveryFilter() throws Exception {
        SampleData.write(new SampleSize(400, 200, 1), folder);
        String data = folder.resolve("data").toString();
        assertThat(run(
                        "import",
                        "authorities",
                        folder.resolve("authorities.csv").toString(),
                        "--data",
                        data))
                .isZero();
        run("import", "pools", folder.resolve("pools.csv").toString(), "--data", data);
        run("import", "items", folder.resolve("items.csv").toString(), "--data", data);
        run("import", "inspectors", folder.resolve("inspectors.csv").toString(), "--data", data);
        run("import", "subjects", folder.resolve("subjects.csv").toString(), "--data", data);
        out.getBuffer().setLength(0);

        assertThat(run("bench", "pages", "--rounds", "1", "--json", "--data", data))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.at("/sizes/subjects").asInt()).isEqualTo(397);
        assertThat(report.at("/sizes/inspectors").asInt()).isEqualTo(200);
        assertThat(names(report.at("/timings")))
                .contains(
                        "first subjects: all",
                        "deep subjects: all",
                        "count subjects: pool, name, region, class D",
                        "first inspectors: authority, name",
                        "count published: all",
                        "first audit log: newest first",
                        "count disposals: overdue",
                        "all published: draws, from files");
    }

    @Test
    void benchPages_nothingImported_saysWhatIsMissing() {
        assertThat(run("bench", "pages", "--data", folder.resolve("empty").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0111");
    }

    @Test
    void benchAssignment_json_hasSeatsAndScoresOfBothSuites() throws Exception {
        assertThat(run("bench", "assignment", "--subjects", "1000", "--rounds", "1", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.at("/sizes/seats").asInt()).isEqualTo(4 * 1000);
        assertThat(report.at("/sizes/inspectors").asInt()).isEqualTo(100);
        assertThat(report.at("/sizes/unfilled").asInt()).isLessThan(100);
        assertThat(report.at("/sizes/scores SHA-256").asInt()).isPositive();
        assertThat(names(report.at("/timings"))).containsExactly("SM3 assignment", "SHA-256 assignment");
    }

    @Test
    void benchFairness_isWatermarkedAndTheSameEveryTime() throws Exception {
        String[] command = {"bench", "fairness", "--subjects", "500", "--draws", "1000", "--seed", "x", "--json"};
        assertThat(run(command)).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("practice").asBoolean()).isTrue();
        assertThat(report.get("title").asText()).contains("演练", "no draw");
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(report.at("/pools/0/methods/0/inclusion/p").asDouble()).isBetween(1e-4, 1.0);
        assertThat(report.at("/pools/0/methods/2/outcomes").asInt()).isEqualTo(20);
        out.getBuffer().setLength(0);
        run(command);
        assertThat(new ObjectMapper().readTree(out.toString()).get("pools")).isEqualTo(report.get("pools"));
    }

    @Test
    void benchFairness_forPeople_showsTheWaysSideBySide() {
        assertThat(run("bench", "fairness", "--subjects", "500", "--draws", "1000"))
                .isZero();
        assertThat(out.toString())
                .contains("演练", "SM3", "SHA-256", "interval", "NOT fair", "nothing speaks against the draw");
    }

    @Test
    void bench_outOfRangeOrUnknown_usageError() {
        assertThat(run("bench", "draw", "--subjects", "99")).isEqualTo(2);
        assertThat(err.toString()).startsWith("DR-0902").contains("--subjects", "99");
        assertThat(run("bench", "fairness", "--subjects", "5001")).isEqualTo(2);
        assertThat(run("bench", "fairness", "--draws", "999")).isEqualTo(2);
        assertThat(run("bench", "everything")).isEqualTo(2);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(each ->
                names.add(each.get("suite").asText() + " " + each.get("id").asText()));
        return names;
    }

    private int run(String... args) {
        return RootCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }
}
