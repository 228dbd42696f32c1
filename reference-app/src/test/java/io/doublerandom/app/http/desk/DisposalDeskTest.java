package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static io.doublerandom.app.http.desk.InspectionSite.CLEAR;
import static io.doublerandom.app.http.desk.InspectionSite.PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from problems, over HTTP and a real database. */
class DisposalDeskTest extends OverInspections {
    private static final String PROOF = "{\"on\":\"2024-04-10\",\"documentNo\":\"示例〔2024〕1号\"}";

    private String result;

    @BeforeEach
    void enterAProblem() throws Exception {
        result = site.approved(DrawnTask.ONE, DrawnTask.MARKET, PROBLEM);
        site.desk.as(DeskRole.REVIEWER);
    }

    private JsonNode decided(String body) throws Exception {
        return json(site.desk.post("/v1/desk/results/" + result + "/disposals", body), 201);
    }

    @Test
    void decision_withoutADay_hasTheTermOfItsTypeAndIsNoLongerProposed() throws Exception {
        JsonNode lead = decided("{\"type\":\"CASE_LEAD\"}");
        assertThat(lead.path("deadline").asText()).isEqualTo("2024-04-25");
        assertThat(lead.path("toAuthority").asText()).isEqualTo(DrawnTask.MARKET.value());
        JsonNode now = json(site.desk.get("/v1/desk/results/" + result), 200);
        assertThat(now.path("proposals")).isEmpty();
        assertThat(now.path("disposals")).hasSize(1);
        assertThat(json(site.desk.get("/v1/desk/notices/DSP-" + lead.path("id").asText()), 200)
                        .path("state")
                        .asText())
                .isEqualTo("PENDING");
    }

    @Test
    void decision_againstARule_refused() throws Exception {
        String address = "/v1/desk/results/" + result + "/disposals";
        refused(
                site.desk.post(address, "{\"type\":\"CASE_LEAD\",\"deadline\":\"2024-04-26\"}"),
                400,
                ErrorCode.VALUE_INVALID);
        refused(
                site.desk.post(address, "{\"type\":\"CASE_LEAD\",\"deadline\":\"2024-04-09\"}"),
                400,
                ErrorCode.VALUE_INVALID);
        refused(site.desk.post(address, "{\"type\":\"OTHER\"}"), 400, ErrorCode.VALUE_INVALID);
        refused(site.desk.post(address, "{\"type\":\"NONE\"}"), 409, ErrorCode.DISPOSAL_STATE);
        refused(site.desk.post(address, "{\"type\":\"FINE\"}"), 400, ErrorCode.VALUE_PATTERN);
        refused(
                site.desk.post(address, "{\"type\":\"CASE_LEAD\",\"toAuthority\":\"nobody\"}"),
                400,
                ErrorCode.REFERENCE_UNKNOWN);
        refused(
                site.desk.post("/v1/desk/results/none/disposals", "{\"type\":\"CASE_LEAD\"}"),
                404,
                ErrorCode.NOT_FOUND);

        String clear = site.approved(DrawnTask.TWO, DrawnTask.MARKET, CLEAR);
        refused(
                site.desk.post("/v1/desk/results/" + clear + "/disposals", "{\"type\":\"GUIDANCE\"}"),
                409,
                ErrorCode.DISPOSAL_STATE);
        String waiting = site.submit(DrawnTask.TWO, DrawnTask.FIRE, InspectionSite.FIRE_CLEAR);
        refused(
                site.desk.post("/v1/desk/results/" + waiting + "/disposals", "{\"type\":\"GUIDANCE\"}"),
                409,
                ErrorCode.RESULT_STATE);
        site.desk.as(DeskRole.PLANNER);
        refused(site.desk.post(address, "{\"type\":\"CASE_LEAD\"}"), 403, ErrorCode.PERMISSION_DENIED);
        assertThat(site.desk.stores().stores().disposals().count()).isZero();
    }

    @Test
    void orderToRectify_failedReCheckThenPassed_closedOnlyThen() throws Exception {
        String id = decided("{\"type\":\"ORDER_RECTIFY\",\"documentNo\":\"责改1号\"}")
                .path("id")
                .asText();
        String address = "/v1/desk/disposals/" + id;
        refused(site.desk.post(address + "/close", "{\"revision\":1}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(
                site.desk.post(address + "/close", "{\"revision\":1,\"proof\":" + PROOF + "}"),
                400,
                ErrorCode.DISPOSAL_UNPROVEN);
        String failed = PROOF.replace("}", ",\"passed\":false}");
        refused(
                site.desk.post(address + "/close", "{\"revision\":1,\"proof\":" + failed + "}"),
                400,
                ErrorCode.DISPOSAL_UNPROVEN);
        json(
                site.desk.post(address + "/progress", "{\"revision\":1,\"note\":\"复查未通过\",\"proof\":" + failed + "}"),
                200);
        String passed = PROOF.replace(
                "}", ",\"passed\":true,\"evidence\":{\"name\":\"复查记录\",\"digest\":\"" + InspectionSite.DIGEST + "\"}}");
        refused(
                site.desk.post(address + "/close", "{\"revision\":1,\"proof\":" + passed + "}"),
                409,
                ErrorCode.REVISION_STALE);
        refused(
                site.desk.post(
                        address + "/close", "{\"revision\":2,\"proof\":" + passed.replace("04-10", "04-11") + "}"),
                400,
                ErrorCode.DISPOSAL_UNPROVEN);
        HttpResponse<byte[]> closing =
                site.desk.post(address + "/close", "{\"revision\":2,\"proof\":" + passed + "}", "key-00000001");
        JsonNode closed = json(closing, 200);
        assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("proofs"))
                .extracting(proof -> proof.path("passed").asBoolean())
                .containsExactly(false, true);
        assertThat(json(
                        site.desk.post(address + "/close", "{\"revision\":2,\"proof\":" + passed + "}", "key-00000001"),
                        200))
                .isEqualTo(closed);
        refused(
                site.desk.post(address + "/progress", "{\"revision\":3,\"note\":\"再办\"}"),
                409,
                ErrorCode.DISPOSAL_STATE);
    }

    @Test
    void lead_handedOver_andOverdueFromTheDayAfterItsDeadline() throws Exception {
        String id = decided("{\"type\":\"CASE_LEAD\"}").path("id").asText();
        JsonNode handed = json(
                site.desk.post(
                        "/v1/desk/disposals/" + id + "/progress",
                        "{\"revision\":1,\"note\":\"移送\",\"toAuthority\":\"" + DrawnTask.FIRE
                                + "\",\"documentNo\":\"移1号\"}"),
                200);
        assertThat(handed.path("toAuthority").asText()).isEqualTo(DrawnTask.FIRE.value());
        assertThat(json(site.desk.get("/v1/desk/disposals?overdue=true"), 200).path("disposals"))
                .isEmpty();
        site.advanceDays(16);
        site.desk.as(DeskRole.REVIEWER);
        JsonNode late = json(site.desk.get("/v1/desk/disposals?overdue=true&authority=" + DrawnTask.FIRE), 200);
        assertThat(late.at("/disposals/0/overdue").asBoolean()).isTrue();
        assertThat(late.at("/total/count").asInt()).isEqualTo(1);
        assertThat(json(site.desk.get("/v1/desk/disposals?state=CLOSED"), 200).path("disposals"))
                .isEmpty();
        assertThat(json(site.desk.get("/v1/desk/disposals/" + id), 200)
                        .path("revision")
                        .asInt())
                .isEqualTo(2);
        refused(site.desk.get("/v1/desk/disposals/none"), 404, ErrorCode.NOT_FOUND);
    }

    @Test
    void correctedOnTheSpot_isADecisionClosedAtOnceAndNotPublished() throws Exception {
        String corrected =
                site.approved(DrawnTask.TWO, DrawnTask.MARKET, PROBLEM.replace("OTHER_VIOLATION", "CORRECTED"));
        JsonNode none =
                json(site.desk.post("/v1/desk/results/" + corrected + "/disposals", "{\"type\":\"NONE\"}"), 201);
        assertThat(none.path("state").asText()).isEqualTo("CLOSED");
        refused(site.desk.get("/v1/desk/notices/DSP-" + none.path("id").asText()), 404, ErrorCode.NOT_FOUND);
    }
}
