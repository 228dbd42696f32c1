package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static io.doublerandom.app.http.desk.InspectionSite.CLEAR;
import static io.doublerandom.app.http.desk.InspectionSite.FIRE_CLEAR;
import static io.doublerandom.app.http.desk.InspectionSite.PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicityNotice;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The publicity queue over HTTP and a real database. */
class NoticeDeskTest extends OverInspections {
    private static final String ASK = "{\"ground\":\"TRADE_SECRET\",\"reason\":\"涉及配方\"}";

    @Test
    void result_published_isPublicAtOnceAndMovesEverythingOn() throws Exception {
        String market = site.approved(DrawnTask.ONE, DrawnTask.MARKET, PROBLEM);
        String fire = site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        assertThat(site.desk.stores().stores().publications().latest(Topic.RESULT, market))
                .isEmpty();

        refused(site.desk.get("/v1/results/" + market), 404, ErrorCode.NOT_FOUND);
        JsonNode done = site.publish("RES-" + market);
        JsonNode shown =
                json(site.desk.asNobody().get(done.at("/notices/0/publicAt").asText()), 200);
        assertThat(shown.at("/outcomes/0").asText()).isEqualTo("OTHER_VIOLATION");
        assertThat(shown.toString()).doesNotContain("I1", "示例问题", "现场照片");
        site.desk.as(DeskRole.OFFICE);
        assertThat(done.path("published").asInt()).isEqualTo(1);
        assertThat(done.at("/notices/0/publicAt").asText()).isEqualTo("/v1/results/" + market);
        assertThat(site.desk
                        .stores()
                        .stores()
                        .publications()
                        .latest(Topic.RESULT, market)
                        .orElseThrow()
                        .content()
                        .fields())
                .containsEntry(PublicField.SUBJECT_CODE, DrawnTask.SUBJECT)
                .containsEntry(PublicField.RESULT, "OTHER_VIOLATION");
        assertThat(json(site.desk.get("/v1/desk/results/" + market), 200)
                        .path("state")
                        .asText())
                .isEqualTo("PUBLISHED");
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.AUDITED);

        site.publish("RES-" + fire, "RES-" + market);
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.PUBLISHED);
        assertThat(site.desk.stores().stores().publications().since(0, 10)).hasSize(2);
    }

    @Test
    void task_allPublishedAndDisposed_isClosed() throws Exception {
        String problem = site.approved(DrawnTask.ONE, DrawnTask.MARKET, PROBLEM);
        String one = site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        String two = site.approved(DrawnTask.TWO, DrawnTask.MARKET, CLEAR);
        String three = site.approved(DrawnTask.TWO, DrawnTask.FIRE, FIRE_CLEAR);
        assertThat(site.task()).isEqualTo(InspectionTask.State.RESULTS_COMPLETE);
        site.publish("RES-" + problem, "RES-" + one, "RES-" + two, "RES-" + three);
        assertThat(site.task()).isEqualTo(InspectionTask.State.PUBLISHED);
        assertThat(site.assignment(DrawnTask.TWO)).isEqualTo(Assignment.State.CLOSED);

        site.desk.as(DeskRole.REVIEWER);
        String id = json(site.desk.post("/v1/desk/results/" + problem + "/disposals", "{\"type\":\"CASE_LEAD\"}"), 201)
                .path("id")
                .asText();
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.PUBLISHED);
        json(
                site.desk.post(
                        "/v1/desk/disposals/" + id + "/close",
                        "{\"revision\":1,\"proof\":{\"on\":\"2024-04-10\",\"documentNo\":\"立案1号\"}}"),
                200);
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.CLOSED);
        assertThat(site.task()).isEqualTo(InspectionTask.State.CLOSED);
    }

    @Test
    void lastResultsOfATask_approvedAtOnce_completeIt() throws Exception {
        site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        site.approved(DrawnTask.TWO, DrawnTask.FIRE, FIRE_CLEAR);
        String one = site.submit(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        String two = site.submit(DrawnTask.TWO, DrawnTask.MARKET, CLEAR);
        site.desk.as(DeskRole.REVIEWER);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<HttpResponse<byte[]>> first = threads.submit(() -> approve(one));
            Future<HttpResponse<byte[]>> second = threads.submit(() -> approve(two));
            for (Future<HttpResponse<byte[]>> asked : List.of(first, second)) {
                assertThat(asked.get().statusCode()).isIn(200, 409);
            }
        }
        // Whoever met the other in the middle was refused whole and tries again.
        approve(one);
        approve(two);
        assertThat(site.task()).isEqualTo(InspectionTask.State.RESULTS_COMPLETE);
    }

    private HttpResponse<byte[]> approve(String result) throws Exception {
        return site.desk.post("/v1/desk/results/" + result + "/approve", "{\"revision\":1}");
    }

    @Test
    void disposal_beforeItsResult_waitsAndIsPublishedAfterIt() throws Exception {
        String result = site.approved(DrawnTask.ONE, DrawnTask.MARKET, PROBLEM);
        site.desk.as(DeskRole.REVIEWER);
        String disposal = "DSP-"
                + json(site.desk.post("/v1/desk/results/" + result + "/disposals", "{\"type\":\"CASE_LEAD\"}"), 201)
                        .path("id")
                        .asText();
        JsonNode early = site.publish(disposal, "RES-" + result);
        assertThat(early.path("failed").asInt()).isEqualTo(1);
        assertThat(early.at("/notices/0/code").asText()).isEqualTo(ErrorCode.NOTICE_STATE.code());
        assertThat(early.at("/notices/0/state").asText()).isEqualTo("PENDING");
        assertThat(early.at("/notices/1/state").asText()).isEqualTo("PUBLISHED");
        assertThat(site.publish(disposal).path("published").asInt()).isEqualTo(1);
        assertThat(site.desk.stores().stores().publications().since(0, 10)).hasSize(2);
    }

    @Test
    void publication_thatFails_isMarkedAndSucceedsOnceMended() throws Exception {
        String bad = site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        String good = site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        site.desk.sql("UPDATE dr_task SET name = '电话13800138000' WHERE task_no = '" + DrawnTask.NO + "'");
        JsonNode failed = site.publish("RES-" + bad);
        assertThat(failed.at("/notices/0/code").asText()).isEqualTo(ErrorCode.PUBLICITY_REFUSED.code());
        assertThat(failed.at("/notices/0/state").asText()).isEqualTo("FAILED");
        assertThat(failed.toString()).doesNotContain("13800138000");
        assertThat(site.desk.stores().stores().publications().since(0, 10)).isEmpty();
        assertThat(json(site.desk.get("/v1/desk/results/" + bad), 200)
                        .path("state")
                        .asText())
                .isEqualTo("AUDITED");
        JsonNode shown = json(site.desk.get("/v1/desk/notices/RES-" + bad), 200);
        assertThat(shown.path("publishable").asBoolean()).isFalse();
        assertThat(shown.has("fields")).isFalse();

        // Another name than at the time of the approval: what is published is what is kept now.
        site.desk.sql("UPDATE dr_task SET name = '改名任务' WHERE task_no = '" + DrawnTask.NO + "'");
        JsonNode again = site.publish("RES-" + bad, "RES-" + good);
        assertThat(again.path("published").asInt()).isEqualTo(2);
        JsonNode published = json(site.desk.get("/v1/desk/notices/RES-" + bad), 200);
        assertThat(published.path("steps"))
                .extracting(step -> step.path("state").asText())
                .containsExactly("PENDING", "FAILED", "PUBLISHED");
        assertThat(published.at("/fields/taskName").asText()).isEqualTo("改名任务");
    }

    @Test
    void publication_byWhoMayNotOrOfNothing_refused() throws Exception {
        String result = site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        String body = "{\"notices\":[\"RES-" + result + "\"]}";
        refused(site.desk.post("/v1/desk/notices/publish", body), 403, ErrorCode.PERMISSION_DENIED);
        site.desk.as(DeskRole.OFFICE);
        refused(site.desk.post("/v1/desk/notices/publish", body, ""), 400, ErrorCode.VALUE_REQUIRED);
        refused(
                site.desk.post("/v1/desk/notices/publish", "{\"notices\":[\"RES-" + result + "\",\"none\"]}"),
                404,
                ErrorCode.NOT_FOUND);
        refused(site.desk.post("/v1/desk/notices/publish", "{\"notices\":[]}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.desk.post("/v1/desk/notices/publish", "{\"notices\":[\"a b\"]}"), 400, ErrorCode.VALUE_PATTERN);
        refused(site.desk.get("/v1/desk/notices/none"), 404, ErrorCode.NOT_FOUND);
        assertThat(site.desk.stores().stores().publications().since(0, 10)).isEmpty();
    }

    @Test
    void queue_showsWhatIsOpenAndLate() throws Exception {
        String result = site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        String shown = site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        site.publish("RES-" + shown);
        JsonNode counts = json(site.desk.get("/v1/desk/notice-counts"), 200);
        assertThat(counts.at("/states/PENDING").asInt()).isEqualTo(1);
        assertThat(counts.at("/states/PUBLISHED").asInt()).isEqualTo(1);
        assertThat(counts.path("open").asInt()).isEqualTo(1);
        assertThat(counts.path("overdue").asInt()).isZero();
        assertThat(json(site.desk.get("/v1/desk/notices?overdue=true"), 200).path("notices"))
                .isEmpty();
        site.advanceDays(30);
        site.desk.as(DeskRole.OFFICE);
        JsonNode late = json(site.desk.get("/v1/desk/notices?overdue=true"), 200);
        assertThat(late.at("/notices/0/id").asText()).isEqualTo("RES-" + result);
        assertThat(late.at("/notices/0/daysLeft").asInt()).isEqualTo(-1);
        assertThat(late.path("notices")).hasSize(1);
        assertThat(json(site.desk.get("/v1/desk/notices?open=true&kind=RESULT"), 200)
                        .path("notices"))
                .hasSize(1);
        assertThat(json(site.desk.get("/v1/desk/notices?open=true&dueUntil=2024-05-08"), 200)
                        .path("notices"))
                .isEmpty();
        assertThat(json(site.desk.get("/v1/desk/notices?state=PUBLISHED"), 200).path("notices"))
                .hasSize(1);
        assertThat(json(site.desk.get("/v1/desk/notice-counts?authority=" + DrawnTask.FIRE), 200)
                        .path("overdue")
                        .asInt())
                .isZero();
        refused(site.desk.get("/v1/desk/notices?dueUntil=soon"), 400, ErrorCode.VALUE_PATTERN);
    }

    @Test
    void withheld_byTwo_isNeverPublicAndLetsTheTaskGoOn() throws Exception {
        String secret = site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        String one = site.approved(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        String two = site.approved(DrawnTask.TWO, DrawnTask.MARKET, CLEAR);
        String three = site.approved(DrawnTask.TWO, DrawnTask.FIRE, FIRE_CLEAR);
        String address = "/v1/desk/notices/RES-" + secret;
        site.desk.as(DeskRole.OFFICE);
        refused(
                site.desk.post(address + "/withhold", "{\"ground\":\"SHAME\",\"reason\":\"x\"}"),
                400,
                ErrorCode.VALUE_PATTERN);
        JsonNode asked = json(site.desk.post(address + "/withhold", ASK), 200);
        assertThat(asked.path("state").asText()).isEqualTo("WITHHOLDING");
        assertThat(asked.path("ground").asText()).isEqualTo("TRADE_SECRET");
        refused(site.desk.post(address + "/withhold", ASK), 409, ErrorCode.NOTICE_STATE);
        refused(site.desk.post(address + "/withhold-decision", "{\"approve\":true}"), 403, ErrorCode.PERMISSION_DENIED);
        assertThat(site.publish("RES-" + secret).at("/notices/0/code").asText())
                .isEqualTo(ErrorCode.NOTICE_STATE.code());

        site.desk.as(DeskRole.LEADER);
        refused(site.desk.post(address + "/withhold-decision", "{\"approve\":false}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.desk.post(address + "/withhold-decision", "{}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.desk.post(address + "/release", "{\"reason\":\"x\"}"), 409, ErrorCode.NOTICE_STATE);
        JsonNode withheld = json(site.desk.post(address + "/withhold-decision", "{\"approve\":true}"), 200);
        assertThat(withheld.path("state").asText()).isEqualTo("WITHHELD");
        refused(site.desk.post(address + "/withhold-decision", "{\"approve\":true}"), 409, ErrorCode.NOTICE_STATE);

        site.publish("RES-" + one, "RES-" + two, "RES-" + three);
        assertThat(site.task()).isEqualTo(InspectionTask.State.CLOSED);
        assertThat(site.desk.stores().stores().publications().latest(Topic.RESULT, secret))
                .isEmpty();

        site.desk.as(DeskRole.LEADER);
        json(site.desk.post(address + "/release", "{\"reason\":\"已解密\"}"), 200);
        assertThat(site.publish("RES-" + secret).path("published").asInt()).isEqualTo(1);
    }

    @Test
    void withholding_declined_isPendingAgain() throws Exception {
        String id = "RES-" + site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        site.desk.as(DeskRole.OFFICE);
        json(site.desk.post("/v1/desk/notices/" + id + "/withhold", ASK), 200);
        site.desk.as(DeskRole.LEADER);
        JsonNode declined = json(
                site.desk.post(
                        "/v1/desk/notices/" + id + "/withhold-decision", "{\"approve\":false,\"note\":\"不属商业秘密\"}"),
                200);
        assertThat(declined.path("state").asText()).isEqualTo("PENDING");
        assertThat(declined.has("ground")).isFalse();
        assertThat(declined.path("publishable").asBoolean()).isTrue();
    }

    @Test
    void correction_ofWhatIsPublic_replacesItOnlyOnceItIsPublishedToo() throws Exception {
        String result = site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        site.publish("RES-" + result);
        site.desk.as(DeskRole.INSPECTOR);
        json(
                site.desk.post(
                        "/v1/desk/results/" + result + "/correct",
                        "{\"revision\":3,\"reason\":\"漏记\",\"entry\":" + PROBLEM + "}"),
                200);
        assertThat(outcome(result)).isEqualTo("NO_PROBLEM");
        site.desk.as(DeskRole.REVIEWER);
        json(site.desk.post("/v1/desk/results/" + result + "/approve", "{\"revision\":4}"), 200);
        assertThat(outcome(result)).isEqualTo("NO_PROBLEM");
        site.publish("RES-" + result + "-v2");
        assertThat(outcome(result)).isEqualTo("OTHER_VIOLATION");
        assertThat(site.desk.stores().stores().publications().find(new PublicityNotice.Id("RES-" + result)))
                .isPresent();
    }

    private String outcome(String result) {
        return site.desk
                .stores()
                .stores()
                .publications()
                .latest(Topic.RESULT, result)
                .orElseThrow()
                .content()
                .fields()
                .getOrDefault(PublicField.RESULT, "");
    }
}
