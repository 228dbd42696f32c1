package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static io.doublerandom.app.http.desk.PlanRegister.line;
import static io.doublerandom.app.http.desk.PlanRegister.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.store.jdbc.Stores;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a year at the desk over HTTP, the rows behind them, and the bulletin that reports them. */
class TargetRoutesTest {
    private static final String TARGETS = "/v1/desk/targets";
    private static final String PLAN = "44080020241001";
    private static final String WANTED = "{\"year\":2024,\"title\":\"2024年情况通报\",\"scope\":\"全市\",\"note\":\"演练\"}";

    @TempDir
    private Path directory;

    private DeskSite site;

    /** A published plan, and a task of it whose one drawn subject has a result of one of two authorities. */
    @BeforeEach
    void inspectOnce() throws Exception {
        site = DeskSite.empty(directory, Instant.parse("2024-06-03T01:00:00Z"));
        Stores stores = site.stores().stores();
        PlanRegister.fill(stores);
        site.as(DeskRole.PLANNER);
        json(site.post("/v1/desk/plans", "{\"year\":2024,\"name\":\"示例计划\",\"owner\":\"440800-SCJG\"}"), 201);
        json(site.put("/v1/desk/plans/" + PLAN + "/lines", lines(1, line(""))), 200);
        json(site.as(DeskRole.LEADER).post("/v1/desk/plans/" + PLAN + "/approve", "{\"revision\":2}"), 200);
        json(site.as(DeskRole.OFFICE).post("/v1/desk/plans/" + PLAN + "/publish", "{\"revision\":3}"), 200);
        InspectionTask task = Samples.task();
        stores.tasks().save(List.of(task));
        stores.draws().add(Samples.draw());
        stores.assignments().save(List.of(Samples.assignment()));
        stores.results().save(List.of(Samples.result()));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String figure(JsonNode targets, String code) {
        for (JsonNode measure : targets.path("measures")) {
            if (measure.path("code").asText().equals(code)) {
                return measure.path("numerator").asInt() + "/"
                        + measure.path("denominator").asInt() + " "
                        + measure.path("status").asText();
            }
        }
        throw new AssertionError("no " + code);
    }

    @Test
    void targets_ofTheYear_areMeasuredForAllAndForOne() throws Exception {
        JsonNode all = json(site.get(TARGETS + "?year=2024"), 200);
        assertThat(all.path("asOf").asText()).isEqualTo("2024-06-03");
        assertThat(all.path("measures")).hasSize(7);
        assertThat(figure(all, "KPI-1")).isEqualTo("2/2 MET");
        assertThat(figure(all, "KPI-2")).isEqualTo("1/1 MET");
        assertThat(figure(all, "KPI-3")).isEqualTo("1/2 MISSED");
        assertThat(figure(all, "KPI-4")).isEqualTo("0/1 MISSED");
        assertThat(figure(all, "KPI-5")).isEqualTo("0/1 MISSED");
        assertThat(figure(all, "KPI-6")).isEqualTo("2/2 MET");
        assertThat(figure(all, "KPI-8")).isEqualTo("0/1 MISSED");

        JsonNode market = json(site.get(TARGETS + "?year=2024&authority=440800-SCJG"), 200);
        assertThat(market.path("authority").asText()).isEqualTo("440800-SCJG");
        assertThat(figure(market, "KPI-4")).isEqualTo("1/1 MET");
        assertThat(figure(json(site.get(TARGETS + "?year=2023"), 200), "KPI-4")).isEqualTo("0/0 NOT_APPLICABLE");
        refused(site.get(TARGETS + "?year=2024&authority=nobody"), 400, ErrorCode.REFERENCE_UNKNOWN);
        refused(site.get(TARGETS), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.asNobody().get(TARGETS + "?year=2024"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void targets_whileAnAmendmentIsDrafted_standOnThePublishedPlan() throws Exception {
        json(site.as(DeskRole.PLANNER).post("/v1/desk/plans/" + PLAN + "/amend", "{\"reason\":\"调整\"}"), 201);
        assertThat(figure(json(site.get(TARGETS + "?year=2024"), 200), "KPI-1")).isEqualTo("2/2 MET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KPI-1|denominator|SCJG-01;XF-01|示例事项SCJG-01;示例事项XF-01|/desk/items?code=SCJG-01",
                "KPI-2|numerator|440800202403011001|示例任务1|/desk/tasks/440800202403011001",
                "KPI-3|open|440800-SCJG/粤H-2|示例局440800-SCJG|/desk/inspectors?authority=440800-SCJG",
                "KPI-4|open|440800202403011001-0001|示例企业91440800MA0000015U|/desk/assignments/440800202403011001-0001",
                "KPI-5|denominator|440800202403011001-0001|示例企业91440800MA0000015U|/desk/assignments/440800202403011001-0001",
                "KPI-6|numerator|SCJG-01;XF-01|示例事项SCJG-01;示例事项XF-01|/desk/items?code=SCJG-01",
                "KPI-8|open|440800202403011001-0001-440800-SCJG|示例企业91440800MA0000015U|/desk/results/440800202403011001-0001-440800-SCJG"
            })
    void rows_ofAFigure_areNamedAndLeadToWhatTheyAreAbout(
            String code, String part, String ids, String labels, String page) throws Exception {
        JsonNode rows = json(site.get(TARGETS + "/" + code + "/rows?year=2024&part=" + part), 200);
        List<String> wanted = List.of(ids.split(";"));
        assertThat(rows.path("count").asInt()).isEqualTo(wanted.size());
        assertThat(rows.path("rows")).extracting(row -> row.path("id").asText()).containsExactlyElementsOf(wanted);
        assertThat(rows.path("rows"))
                .extracting(row -> row.path("label").asText())
                .containsExactly(labels.split(";"));
        assertThat(rows.at("/rows/0/href").asText()).isEqualTo(page);
        String behind = page.replace("/desk/", "/v1/desk/");
        JsonNode about = json(site.get(behind), 200);
        // A list in which one thing is wanted shows it.
        assertThat(about.path("items").size() + about.path("inspectors").size())
                .isEqualTo(page.contains("items") || page.contains("inspectors") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&authority=440800-SCJG"})
    void figures_allSeven_areAsManyAsTheirRows(String scope) throws Exception {
        for (JsonNode measure :
                json(site.get(TARGETS + "?year=2024" + scope), 200).path("measures")) {
            for (String part : List.of("numerator", "denominator", "open")) {
                String path = TARGETS + "/" + measure.path("code").asText() + "/rows?year=2024&part=" + part + scope;
                JsonNode rows = json(site.get(path), 200);
                assertThat(rows.path("count").asInt())
                        .as(path)
                        .isEqualTo(measure.path(part).asInt())
                        .isEqualTo(rows.path("rows").size());
            }
        }
    }

    @Test
    void rows_inPages_eachOnce() throws Exception {
        String path = TARGETS + "/KPI-1/rows?year=2024&part=denominator&limit=1";
        JsonNode first = json(site.get(path), 200);
        JsonNode second = json(site.get(path + "&after=" + first.path("next").asText()), 200);
        assertThat(first.at("/rows/0/id").asText()).isEqualTo("SCJG-01");
        assertThat(second.at("/rows/0/id").asText()).isEqualTo("XF-01");
        assertThat(second.has("next")).isFalse();
        assertThat(second.path("count").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KPI-1", "KPI-2", "KPI-2&plan=" + PLAN, "KPI-3", "KPI-4", "KPI-5", "KPI-6", "KPI-8"})
    void rows_afterWhatIsNoPlace_refused(String figure) throws Exception {
        String path = TARGETS + "/" + figure.replaceFirst("&|$", "/rows?year=2024&part=denominator$0");
        for (String place : List.of("a;b;c", "%E7%A4%BA%E4%BE%8B", "x".repeat(300))) {
            refused(site.get(path + "&after=" + place), 400, ErrorCode.VALUE_INVALID);
        }
        JsonNode first = json(site.get(path + "&limit=1"), 200);
        String seen = first.at("/rows/0/id").asText();
        json(site.get(path + "&after=" + URLEncoder.encode(seen, StandardCharsets.UTF_8)), 200);
    }

    @Test
    void rows_ofAPlansMeter_areItsLines() throws Exception {
        JsonNode rows = json(site.get(TARGETS + "/KPI-2/rows?year=2024&part=denominator&plan=" + PLAN), 200)
                .path("rows");
        assertThat(rows.at("/0/id").asText()).isEqualTo(PLAN + "-1");
        assertThat(rows.at("/0/label").asText()).isEqualTo("示例联合抽查");
        assertThat(rows.at("/0/href").asText()).isEqualTo("/desk/plans/" + PLAN);
        refused(site.get(TARGETS + "/KPI-2/rows?year=2024&part=denominator&plan=none"), 404, ErrorCode.NOT_FOUND);
        refused(site.get(TARGETS + "/KPI-9/rows?year=2024&part=open"), 404, ErrorCode.NOT_FOUND);
        refused(site.get(TARGETS + "/KPI-1/rows?year=2024&part=OPEN"), 400, ErrorCode.VALUE_PATTERN);
    }

    @Test
    void bulletin_previewed_isPublishedWordForWord() throws Exception {
        JsonNode preview = json(site.change("POST", "/v1/desk/bulletins/preview", WANTED, ""), 200);
        assertThat(preview.path("markdown").asText()).contains("2024年情况通报", "| KPI-8 ", "示例局440800-XF");
        assertThat(site.stores().stores().bulletins().count()).isZero();

        String body =
                WANTED.replace("}", ",\"digest\":\"" + preview.path("digest").asText() + "\"}");
        JsonNode published = json(site.post("/v1/desk/bulletins", body, "bulletin-once"), 201);
        assertThat(published.path("id").asText()).isEqualTo("TB-2024-06-03");
        HttpResponse<byte[]> again = site.post("/v1/desk/bulletins", body, "bulletin-once");
        assertThat(json(again, 201)).isEqualTo(published);
        PublishedBulletin kept = site.stores()
                .stores()
                .bulletins()
                .page(PageRequest.first(5))
                .rows()
                .get(0);
        assertThat(kept.markdown()).isEqualTo(preview.path("markdown").asText());
        assertThat(kept.year()).isEqualTo(2024);
        assertThat(site.stores().stores().bulletins().count()).isEqualTo(1);
        assertThat(json(site.post("/v1/desk/bulletins", body), 201).path("id").asText())
                .isEqualTo("TB-2024-06-03-2");
    }

    @Test
    void bulletin_whoseFiguresMovedSinceThePreview_refused() throws Exception {
        JsonNode preview = json(site.change("POST", "/v1/desk/bulletins/preview", WANTED, ""), 200);
        String body =
                WANTED.replace("}", ",\"digest\":\"" + preview.path("digest").asText() + "\"}");
        site.stores().stores().disposals().save(List.of(Samples.disposal()));
        refused(site.post("/v1/desk/bulletins", body), 409, ErrorCode.FIGURES_MOVED);
        site.advance(Duration.ofDays(1));
        refused(site.post("/v1/desk/bulletins", body), 409, ErrorCode.FIGURES_MOVED);
        assertThat(site.stores().stores().bulletins().count()).isZero();
    }

    @Test
    void bulletin_wantedWrongly_refused() throws Exception {
        refused(site.post("/v1/desk/bulletins", WANTED), 400, ErrorCode.VALUE_REQUIRED);
        refused(
                site.change("POST", "/v1/desk/bulletins/preview", WANTED.replace("演练", "联系13800138000"), ""),
                400,
                ErrorCode.PUBLICITY_REFUSED);
        refused(site.as(DeskRole.PLANNER).post("/v1/desk/bulletins", WANTED), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.change("POST", "/v1/desk/bulletins/preview", WANTED, ""), 403, ErrorCode.PERMISSION_DENIED);
    }
}
