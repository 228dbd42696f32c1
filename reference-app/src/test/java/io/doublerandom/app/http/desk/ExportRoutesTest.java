package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a list shows, taken away as a file: all of its pages, safe to open, and known to whoever reads the log. */
class ExportRoutesTest extends OverInspections {
    @Test
    void subjects_moreThanAPage_areAllThereAndNoFormulaIs() throws Exception {
        site.desk
                .stores()
                .stores()
                .subjects()
                .save(IntStream.range(0, 450)
                        .mapToObj(number -> subject("s-" + number, number == 7 ? "=HYPERLINK(\"x\")" : "示例" + number))
                        .toList());
        site.desk.as(DeskRole.PLANNER);
        List<String> lines = lines(site.desk.get("/v1/desk/subjects.csv?id=s-"));
        assertThat(lines.get(0)).isEqualTo("\uFEFFid,name,kind,status,creditClass,region,address,pools");
        assertThat(lines).hasSize(451).doesNotHaveDuplicates();
        assertThat(lines).contains("s-7,\"'=HYPERLINK(\"\"x\"\")\",ENTITY,ACTIVE,B,440802,示例路1号,");
        assertThat(lines(site.desk.get("/v1/desk/subjects.csv?id=s-44"))).hasSize(12);
        refused(site.desk.get("/v1/desk/subjects.csv?region=x"), 400, ErrorCode.VALUE_PATTERN);

        site.desk.as(DeskRole.AUDITOR);
        var entries = json(site.desk.get("/v1/desk/audit-log"), 200).path("entries");
        assertThat(entries).hasSize(2);
        assertThat(entries.at("/0/type").asText()).isEqualTo("export:subjects");
        assertThat(entries.at("/0/action/by").asText()).isEqualTo("planner");
        assertThat(entries.at("/0/action/note").asText()).isEqualTo("id=s-44");
    }

    @Test
    void results_asTheListShowsThem() throws Exception {
        String id = site.submit(DrawnTask.ONE, DrawnTask.MARKET, InspectionSite.CLEAR);
        HttpResponse<byte[]> answer = site.desk.get("/v1/desk/results.csv?problem=false");
        assertThat(answer.headers().firstValue("content-disposition")).hasValue("attachment; filename=\"results.csv\"");
        assertThat(lines(answer)).hasSize(2);
        assertThat(lines(answer).get(1))
                .startsWith(id + "," + DrawnTask.ONE + ",")
                .contains(",2024-04-09,NO_PROBLEM,");
        assertThat(lines(site.desk.get("/v1/desk/results.csv?problem=true"))).hasSize(1);
    }

    @Test
    void registersTasksAndNotices_asTheirListsShowThem() throws Exception {
        String id = site.submit(DrawnTask.ONE, DrawnTask.MARKET, InspectionSite.CLEAR);
        json(site.desk.as(DeskRole.REVIEWER).post("/v1/desk/results/" + id + "/approve", "{\"revision\":1}"), 200);
        for (String list : List.of("items", "inspectors", "tasks", "notices")) {
            var shown =
                    json(site.desk.get("/v1/desk/" + list + "?limit=200"), 200).path(list);
            List<String> lines = lines(site.desk.get("/v1/desk/" + list + ".csv"));
            assertThat(shown).as(list).isNotEmpty();
            assertThat(lines).as(list).hasSize(1 + shown.size());
            String key = lines.get(0).replace("\uFEFF", "").split(",", 2)[0];
            assertThat(lines.get(1)).as(list).startsWith(shown.get(0).path(key).asText() + ",");
            for (String column : lines.get(0).replace("\uFEFF", "").split(",")) {
                assertThat(shown.get(0).has(column)).as(list + " " + column).isTrue();
            }
        }
        assertThat(lines(site.desk.get("/v1/desk/inspectors.csv?status=INACTIVE")))
                .hasSize(1);
        assertThat(lines(site.desk.get("/v1/desk/items.csv?code=none"))).hasSize(1);
        refused(site.desk.get("/v1/desk/tasks.csv?year=1900"), 400, ErrorCode.VALUE_PATTERN);
    }

    @Test
    void auditLog_forWhoMayReadIt_holdsItsOwnExport() throws Exception {
        site.submit(DrawnTask.ONE, DrawnTask.MARKET, InspectionSite.CLEAR);
        site.desk.as(DeskRole.PLANNER);
        refused(site.desk.get("/v1/desk/audit-log.csv"), 403, ErrorCode.PERMISSION_DENIED);
        List<String> lines = lines(site.desk.as(DeskRole.AUDITOR).get("/v1/desk/audit-log.csv"));
        assertThat(lines.get(1)).contains(",auditor,export:audit-log,");
        assertThat(lines).anyMatch(line -> line.contains(",inspector,"));
        for (String list : List.of("items", "subjects", "inspectors", "tasks", "results", "notices", "audit-log")) {
            refused(site.desk.asNobody().get("/v1/desk/" + list + ".csv"), 401, ErrorCode.SIGN_IN_REQUIRED);
        }
    }

    private static List<String> lines(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
    }

    private static Subject subject(String id, String name) {
        return new Subject(
                new Subject.Id(id),
                Subject.Kind.ENTITY,
                name,
                Subject.Nature.LEGAL_PERSON,
                new Subject.Identity("001", id),
                new RegionCode("440802"),
                "示例路1号",
                Subject.RegistrationStatus.ACTIVE,
                new Subject.CreditRisk(CreditRiskClass.B, "演示", LocalDate.of(2024, 3, 1)),
                List.of());
    }
}
