package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static io.doublerandom.app.http.desk.InspectionSite.CLEAR;
import static io.doublerandom.app.http.desk.InspectionSite.FIRE_CLEAR;
import static io.doublerandom.app.http.desk.InspectionSite.PROBLEM;
import static io.doublerandom.app.http.desk.InspectionSite.entered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.plan.InspectionTask;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entry, review and correction of results over HTTP and a real database; each answer is checked against the contract. */
class ResultDeskTest extends OverInspections {
    private static final String DRAFTS = "/v1/desk/assignments/" + DrawnTask.ONE + "/drafts/" + DrawnTask.MARKET;
    private static final String RESULTS = "/v1/desk/assignments/" + DrawnTask.ONE + "/results/" + DrawnTask.MARKET;
    private static final String ID = DrawnTask.ONE + "-" + DrawnTask.MARKET;
    private static final String RESULT = "/v1/desk/results/" + ID;

    /** As a draw of the demo is, which no ceremony at this desk has made. */
    @Test
    void assignment_ofADrawThatWasNotHeldHere_saysWhereItsPageIs() throws Exception {
        site.desk.as(DeskRole.AUDITOR);
        JsonNode before = json(site.desk.get("/v1/desk/assignments/" + DrawnTask.ONE), 200);
        assertThat(before.path("drawPage").asText()).isEqualTo("NONE");

        String hash = before.path("drawHash").asText();
        site.desk.stores().stores().publications().addDraw(hash, DrawnTask.NO);
        assertThat(json(site.desk.get("/v1/desk/assignments/" + DrawnTask.ONE), 200)
                        .path("drawPage")
                        .asText())
                .isEqualTo("PUBLIC");
        refused(site.desk.get("/v1/desk/draws/" + hash), 404, ErrorCode.NOT_FOUND);
    }

    @Test
    void assignments_listedAndOne_showTeamAndItems() throws Exception {
        site.desk.as(DeskRole.AUDITOR);
        JsonNode page = json(site.desk.get("/v1/desk/assignments?task=" + DrawnTask.NO + "&limit=1"), 200);
        assertThat(page.path("total").path("count").asInt()).isEqualTo(2);
        assertThat(page.at("/assignments/0/id").asText()).isEqualTo(DrawnTask.ONE);
        JsonNode second = json(
                site.desk.get("/v1/desk/assignments?limit=1&after="
                        + page.path("next").asText()),
                200);
        assertThat(second.at("/assignments/0/id").asText()).isEqualTo(DrawnTask.TWO);
        assertThat(json(site.desk.get("/v1/desk/assignments?authority=none"), 200)
                        .path("assignments"))
                .isEmpty();

        JsonNode one = json(site.desk.get("/v1/desk/assignments/" + DrawnTask.ONE), 200);
        assertThat(one.at("/parts/0/authorityName").asText()).isEqualTo("示例市场监管局");
        assertThat(one.at("/parts/0/items")).hasSize(2);
        assertThat(one.at("/parts/0/inspectors/1/name").asText()).isEqualTo("演示I2");
        refused(site.desk.get("/v1/desk/assignments/none"), 404, ErrorCode.NOT_FOUND);
        refused(site.desk.get("/v1/desk/assignments?state=LOST"), 400, ErrorCode.VALUE_PATTERN);
        site.desk.asNobody();
        refused(site.desk.get("/v1/desk/assignments"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void assignment_pastItsDayWithoutResult_isOverdue() throws Exception {
        site.advanceDays(52);
        site.desk.as(DeskRole.AUDITOR);
        assertThat(json(site.desk.get("/v1/desk/assignments/" + DrawnTask.ONE), 200)
                        .path("overdue")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void draft_savedTwice_keepsHalfAnEntryAndIsGoneOnceSubmitted() throws Exception {
        site.desk.as(DeskRole.INSPECTOR);
        refused(site.desk.get(DRAFTS), 404, ErrorCode.NOT_FOUND);
        String half = "{\"findings\":[{\"item\":\"SCJG-01\"}],\"summary\":\"到场\"}";
        json(site.desk.put(DRAFTS, entered(0, half)), 200);
        refused(site.desk.put(DRAFTS, entered(0, half)), 409, ErrorCode.REVISION_STALE);
        JsonNode second = json(site.desk.put(DRAFTS, entered(1, "{\"inspectedOn\":\"2024-04-09\"}")), 200);
        assertThat(second.path("revision").asInt()).isEqualTo(2);
        assertThat(json(site.desk.get(DRAFTS), 200)
                        .path("entry")
                        .path("inspectedOn")
                        .asText())
                .isEqualTo("2024-04-09");
        assertThat(json(site.desk.get("/v1/desk/assignments/" + DrawnTask.ONE), 200)
                        .at("/parts/0")
                        .has("draftSavedAt"))
                .isTrue();
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.TEAM_ASSIGNED);

        for (String malformed : List.of(
                "{\"phone\":\"1\"}",
                "{\"methods\":[\"WALKING\"]}",
                "{\"findings\":[{\"check\":\"PASSED\"}]}",
                "{\"inspectedOn\":\"9 April\"}",
                "{\"evidence\":[{\"name\":\"a\",\"digest\":\"b\"}]}")) {
            assertThat(site.desk.put(DRAFTS, entered(2, malformed)).statusCode())
                    .isEqualTo(400);
        }
        json(site.desk.post(RESULTS, entered(0, CLEAR)), 201);
        refused(site.desk.get(DRAFTS), 404, ErrorCode.NOT_FOUND);
        refused(site.desk.put(DRAFTS, entered(0, half)), 409, ErrorCode.RESULT_STATE);
        site.desk.as(DeskRole.REVIEWER);
        refused(site.desk.put(DRAFTS, entered(0, half)), 403, ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void result_returnedMendedApproved_isOneVersionWithAllItsSteps() throws Exception {
        site.submit(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        site.desk.as(DeskRole.REVIEWER);
        refused(site.desk.post(RESULT + "/return", "{\"revision\":1}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.desk.post(RESULT + "/return", "{\"revision\":3,\"note\":\"缺照片\"}"), 409, ErrorCode.REVISION_STALE);
        json(site.desk.post(RESULT + "/return", "{\"revision\":1,\"note\":\"缺照片\"}"), 200);
        refused(site.desk.post(RESULT + "/approve", "{\"revision\":2}"), 409, ErrorCode.RESULT_STATE);

        site.desk.as(DeskRole.INSPECTOR);
        refused(site.desk.post(RESULTS, entered(0, PROBLEM)), 409, ErrorCode.REVISION_STALE);
        json(site.desk.post(RESULTS, entered(2, PROBLEM)), 201);
        refused(site.desk.post(RESULTS, entered(3, PROBLEM)), 409, ErrorCode.RESULT_STATE);

        site.desk.as(DeskRole.REVIEWER);
        JsonNode approved = json(site.desk.post(RESULT + "/approve", "{\"revision\":3}"), 200);
        assertThat(approved.path("state").asText()).isEqualTo("AUDITED");
        assertThat(approved.path("version").asInt()).isEqualTo(1);
        assertThat(approved.path("steps"))
                .extracting(step -> step.path("state").asText())
                .containsExactly("ENTERED", "RETURNED", "ENTERED", "AUDITED");
        assertThat(approved.at("/entry/evidence/0/digest").asText()).isEqualTo(InspectionSite.DIGEST);
        assertThat(approved.at("/proposals/0/type").asText()).isEqualTo("CASE_LEAD");
        // 20 working days after Tuesday 9 April 2024: 10–12, 15–19, 22–26, 28 (worked) to 30 April are 16, then 6–9 May
        assertThat(approved.at("/notices/0/dueOn").asText()).isEqualTo("2024-05-09");
        assertThat(approved.at("/notices/0/state").asText()).isEqualTo("PENDING");
        refused(site.desk.post(RESULT + "/return", "{\"revision\":4,\"note\":\"x\"}"), 409, ErrorCode.RESULT_STATE);
        assertThat(logged()).contains("result:submit", "result:return", "result:approve");
    }

    @Test
    void result_sameKeyTwice_isSubmittedOnce() throws Exception {
        site.desk.as(DeskRole.INSPECTOR);
        HttpResponse<byte[]> first = site.desk.post(RESULTS, entered(0, CLEAR), "key-00000001");
        HttpResponse<byte[]> again = site.desk.post(RESULTS, entered(0, CLEAR), "key-00000001");
        assertThat(json(first, 201)).isEqualTo(json(again, 201));
        assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");
        refused(site.desk.post(RESULTS, entered(0, PROBLEM), "key-00000001"), 422, ErrorCode.KEY_REUSED);
        assertThat(site.desk.stores().stores().results().count()).isEqualTo(1);
    }

    @Test
    void result_byWhoMayNot_refused() throws Exception {
        site.desk.as(DeskRole.REVIEWER);
        refused(site.desk.post(RESULTS, entered(0, CLEAR)), 403, ErrorCode.PERMISSION_DENIED);
        site.submit(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        refused(site.desk.post(RESULT + "/approve", "{\"revision\":1}"), 403, ErrorCode.PERMISSION_DENIED);
        refused(
                site.desk.post("/v1/desk/assignments/" + DrawnTask.ONE + "/results/440800-GAJ", entered(0, CLEAR)),
                404,
                ErrorCode.NOT_FOUND);
        refused(site.desk.get("/v1/desk/results/none"), 404, ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'item':'SCJG-02','check':'PASSED'}| |SCJG-02",
                "'2024-04-09'|'2024-04-11'|inspectedOn",
                "'2024-04-09'|'2024-03-31'|inspectedOn",
                "'signers':['I1','I2']|'signers':['I1','I9']|team",
                "'signers':['I1','I2']|'signers':['I1','I3']|team",
                "'check':'PASSED'|'check':'NOT_CHECKED'|NO_PROBLEM",
                "['NO_PROBLEM']|['CLOSED']|evidence",
                "'check':'PASSED'}]|'check':'FAILED','problem':'示例'}]|outcome",
            })
    void result_againstARule_refusedNamingIt(String what, String instead, String named) throws Exception {
        String entry = CLEAR.replace('"', '\'')
                .replace(what, instead == null ? "" : instead)
                .replace(",]", "]")
                .replace('\'', '"');
        site.desk.as(DeskRole.INSPECTOR);
        JsonNode problem = refused(site.desk.post(RESULTS, entered(0, entry)), 400, ErrorCode.RESULT_INVALID);
        assertThat(problem.path("detail").asText()).contains(named);
        assertThat(site.desk.stores().stores().results().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'signers':['I1','I2']|'signers':['I1']",
                "['NO_PROBLEM']|['NO_PROBLEM','MOVED']",
                "['NO_PROBLEM']|['SUSPICIOUS']",
                "'check':'PASSED'}]|'check':'FAILED'}]",
                "'methods':['ONSITE']|'methods':[]",
                "'2024-04-09'|'2024-04-31'",
                "'signers'|'phone':'1','signers'"
            })
    void result_malformed_refused(String what, String instead) throws Exception {
        String entry = CLEAR.replace('"', '\'').replace(what, instead).replace('\'', '"');
        site.desk.as(DeskRole.INSPECTOR);
        assertThat(site.desk.post(RESULTS, entered(0, entry)).statusCode()).isEqualTo(400);
        assertThat(site.desk.stores().stores().results().count()).isZero();
    }

    @Test
    void result_lateOrOddButAllowed_isRemarkedForTheReviewer() throws Exception {
        site.advanceDays(60);
        site.submit(DrawnTask.ONE, DrawnTask.MARKET, CLEAR.replace("2024-04-09", "2024-06-03"));
        JsonNode result = json(site.desk.get(RESULT), 200);
        assertThat(result.path("remarks")).hasSize(1);
        assertThat(result.at("/remarks/0/rule").asText()).isEqualTo("BR-10");
    }

    @Test
    void jointTask_takesEachStepWithTheLastOfItsAuthorities() throws Exception {
        site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.TEAM_ASSIGNED);
        assertThat(site.task()).isEqualTo(InspectionTask.State.IN_PROGRESS);
        site.submit(DrawnTask.ONE, DrawnTask.FIRE, FIRE_CLEAR);
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.RESULT_ENTERED);
        site.desk.as(DeskRole.REVIEWER);
        json(
                site.desk.post(
                        "/v1/desk/results/" + DrawnTask.ONE + "-" + DrawnTask.FIRE + "/approve", "{\"revision\":1}"),
                200);
        assertThat(site.assignment(DrawnTask.ONE)).isEqualTo(Assignment.State.AUDITED);
        assertThat(site.task()).isEqualTo(InspectionTask.State.IN_PROGRESS);
        site.approved(DrawnTask.TWO, DrawnTask.MARKET, CLEAR);
        site.approved(DrawnTask.TWO, DrawnTask.FIRE, FIRE_CLEAR);
        assertThat(site.task()).isEqualTo(InspectionTask.State.RESULTS_COMPLETE);

        JsonNode page = json(site.desk.get("/v1/desk/results?task=" + DrawnTask.NO + "&state=AUDITED"), 200);
        assertThat(page.path("total").path("count").asInt()).isEqualTo(4);
        assertThat(json(site.desk.get("/v1/desk/results?problem=true"), 200).path("results"))
                .isEmpty();
        assertThat(json(site.desk.get("/v1/desk/results?authority=" + DrawnTask.FIRE), 200)
                        .path("results"))
                .hasSize(2);
        refused(site.desk.get("/v1/desk/results?problem=yes"), 400, ErrorCode.VALUE_PATTERN);
    }

    @Test
    void correction_beforePublication_withdrawsTheNoticeAndIsReviewedAgain() throws Exception {
        site.approved(DrawnTask.ONE, DrawnTask.MARKET, CLEAR);
        site.desk.as(DeskRole.INSPECTOR);
        String correction = "{\"revision\":2,\"reason\":\"漏记问题\",\"entry\":" + PROBLEM + "}";
        refused(site.desk.post(RESULT + "/correct", correction.replace(PROBLEM, CLEAR)), 400, ErrorCode.RESULT_INVALID);
        JsonNode corrected = json(site.desk.post(RESULT + "/correct", correction), 200);
        assertThat(corrected.path("version").asInt()).isEqualTo(2);
        assertThat(corrected.at("/former/0/reason").asText()).isEqualTo("漏记问题");
        assertThat(corrected.at("/former/0/entry/outcomes/0").asText()).isEqualTo("NO_PROBLEM");
        assertThat(corrected.at("/notices/0/state").asText()).isEqualTo("WITHDRAWN");
        refused(site.desk.post(RESULT + "/correct", correction), 409, ErrorCode.REVISION_STALE);
        refused(
                site.desk.post(RESULT + "/correct", correction.replace("\"revision\":2", "\"revision\":3")),
                409,
                ErrorCode.RESULT_STATE);

        site.desk.as(DeskRole.REVIEWER);
        JsonNode approved = json(site.desk.post(RESULT + "/approve", "{\"revision\":3}"), 200);
        assertThat(approved.path("notices"))
                .extracting(notice -> notice.path("state").asText())
                .containsExactly("WITHDRAWN", "PENDING");
    }

    private List<String> logged() {
        return site.desk
                .stores()
                .stores()
                .auditLog()
                .entries(1)
                .map(entry -> entry.entry().type())
                .toList();
    }
}
