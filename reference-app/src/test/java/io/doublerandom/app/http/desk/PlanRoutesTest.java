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
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicityNotice;
import java.net.http.HttpResponse;
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

/** The life of a plan at the desk over HTTP. */
class PlanRoutesTest {
    private static final String PLANS = "/v1/desk/plans";
    private static final String NO = "44080020241001";
    private static final String PLAN = PLANS + "/" + NO;
    private static final String NEW =
            "{\"year\":2024,\"name\":\"示例市2024年度抽查计划\",\"owner\":\"440800-SCJG\",\"documentNo\":\"示例〔2024〕1号\"}";

    @TempDir
    private Path directory;

    private DeskSite site;

    @BeforeEach
    void start() {
        site = DeskSite.empty(directory, Instant.parse("2024-03-11T01:00:00Z"));
        PlanRegister.fill(site.stores().stores());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private JsonNode draft() throws Exception {
        site.as(DeskRole.PLANNER);
        json(site.post(PLANS, NEW), 201);
        return json(site.put(PLAN + "/lines", lines(1, line(""))), 200);
    }

    private JsonNode approved() throws Exception {
        draft();
        return json(site.as(DeskRole.LEADER).post(PLAN + "/approve", "{\"revision\":2,\"note\":\"会议纪要\"}"), 200);
    }

    private JsonNode published() throws Exception {
        approved();
        return json(site.as(DeskRole.OFFICE).post(PLAN + "/publish", "{\"revision\":3}"), 200);
    }

    private List<Publication> publicLines() {
        return site.stores()
                .stores()
                .publications()
                .planLines(new AnnualPlan.No(NO), PageRequest.first(50))
                .rows();
    }

    @Test
    void plan_begun_isAnEmptyDraftThatIsBlocked() throws Exception {
        JsonNode plan = json(site.as(DeskRole.PLANNER).post(PLANS, NEW), 201);
        assertThat(plan.path("no").asText()).isEqualTo(NO);
        assertThat(plan.path("state").asText()).isEqualTo("DRAFT");
        assertThat(plan.path("lines")).isEmpty();
        assertThat(plan.at("/steps/0/by").asText()).isEqualTo("planner");

        JsonNode review = json(site.get(PLAN + "/review"), 200);
        assertThat(review.path("blocked").asBoolean()).isTrue();
        assertThat(review.path("violations"))
                .extracting(violation -> violation.path("rule").asText())
                .containsExactly("PLAN-EMPTY");
        refused(site.as(DeskRole.LEADER).post(PLAN + "/approve", "{\"revision\":1}"), 400, ErrorCode.PLAN_INVALID);

        JsonNode second = json(site.as(DeskRole.PLANNER).post(PLANS, NEW), 201);
        assertThat(second.path("no").asText()).isEqualTo("44080020241002");
        assertThat(json(site.get(PLANS + "?year=2024"), 200).path("plans")).hasSize(2);
        assertThat(json(site.get(PLANS + "?year=2023"), 200).path("plans")).isEmpty();
    }

    @Test
    void lines_saved_areNumberedCountedAndMeasured() throws Exception {
        JsonNode plan = draft();
        assertThat(plan.path("revision").asInt()).isEqualTo(2);
        assertThat(plan.at("/lines/0/seq").asInt()).isEqualTo(1);
        // 20 subjects of each class: 0.2 + 0.6 + 2 + 6 + 0.6 = 9.4
        assertThat(plan.at("/lines/0/expectedCount").asInt()).isEqualTo(10);

        JsonNode review = json(site.get(PLAN + "/review"), 200);
        assertThat(review.path("blocked").asBoolean()).isFalse();
        assertThat(review.path("revision").asInt()).isEqualTo(2);
        assertThat(review.at("/lines/0/drawable").asInt()).isEqualTo(PlanRegister.SUBJECTS);
        assertThat(review.path("measures"))
                .extracting(measure -> measure.path("code").asText() + " "
                        + measure.path("value").asText())
                .containsExactly(
                        "KPI-1 100.0%",
                        "KPI-2 100.0%", "KPI-3 50.0%", "KPI-4 N/A", "KPI-5 N/A", "KPI-6 100.0%", "KPI-8 N/A");
        assertThat(review.at("/measures/2/shortBy").asInt()).isEqualTo(1);
        JsonNode fire = json(site.get(PLAN + "/review?authority=440800-XF"), 200);
        assertThat(fire.at("/measures/1/value").asText()).isEqualTo("N/A");
        refused(site.get(PLAN + "/review?authority=nobody"), 400, ErrorCode.REFERENCE_UNKNOWN);
    }

    @Test
    void lines_beingEdited_areMeasuredAndNotKept() throws Exception {
        draft();
        JsonNode review =
                json(site.change("POST", PLAN + "/review", lines(2, line("\"seq\":1,\"cancelled\":true")), ""), 200);
        assertThat(review.at("/measures/0/value").asText()).isEqualTo("0.0%");
        assertThat(review.at("/measures/0/shortBy").asInt()).isEqualTo(2);
        assertThat(review.path("hints"))
                .extracting(hint -> hint.path("code").asText())
                .containsExactly("KPI-1", "KPI-3");
        assertThat(review.at("/hints/0/rows"))
                .extracting(
                        row -> row.path("id").asText() + " " + row.path("label").asText())
                .containsExactly("SCJG-01 示例事项SCJG-01", "XF-01 示例事项XF-01");
        assertThat(review.path("lines")).isEmpty();
        assertThat(json(site.get(PLAN), 200).path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void lines_savedOnAnOldRevision_refusedAndNothingIsLost() throws Exception {
        draft();
        refused(site.put(PLAN + "/lines", lines(1)), 409, ErrorCode.REVISION_STALE);
        assertThat(json(site.get(PLAN), 200).path("lines")).hasSize(1);
    }

    @Test
    void request_repeatedUnderItsKey_isDoneOnceAndAnsweredAgain() throws Exception {
        draft();
        String body = lines(2, line("\"seq\":1"), line(""));
        HttpResponse<byte[]> first = site.change("PUT", PLAN + "/lines", body, "key-of-a-save");
        HttpResponse<byte[]> again = site.change("PUT", PLAN + "/lines", body, "key-of-a-save");
        assertThat(json(again, 200)).isEqualTo(json(first, 200));
        assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertThat(json(site.get(PLAN), 200).path("steps")).hasSize(3);
    }

    @Test
    void request_thatWasRefused_mayBeSentAgainUnderItsKey() throws Exception {
        draft();
        refused(
                site.change("PUT", PLAN + "/lines", lines(1, line("")), "key-used-twice"),
                409,
                ErrorCode.REVISION_STALE);
        json(site.change("PUT", PLAN + "/lines", lines(2, line("")), "key-used-twice"), 200);
    }

    @ParameterizedTest
    @CsvSource({
        "AUDITOR, POST, /v1/desk/plans",
        "LEADER, PUT, /v1/desk/plans/44080020241001/lines",
        "LEADER, POST, /v1/desk/plans/44080020241001/review",
        "PLANNER, POST, /v1/desk/plans/44080020241001/approve",
        "PLANNER, POST, /v1/desk/plans/44080020241001/return",
        "LEADER, POST, /v1/desk/plans/44080020241001/publish",
        "OFFICE, POST, /v1/desk/plans/44080020241001/amend"
    })
    void act_ofAnotherRole_refused(DeskRole role, String method, String path) throws Exception {
        site.as(role);
        refused(site.change(method, path, "{}", "some-key-12"), 403, ErrorCode.PERMISSION_DENIED);
        site.asNobody();
        refused(site.change(method, path, "{}", "some-key-12"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\":\"2024-04-01\"|\"from\":\"2024-06-01\"|lines[0].until",
                "\"ONSITE\"|\"BY_TELEPATHY\"|lines[0].methods",
                "\"A\":10000|\"A\":2000000|lines[0].sampling.ppm.A",
                "\"pool\":\"POOL-1\"|\"pool\":\"no pool\"|lines[0].pool",
                "\"440800-XF\"|\"440800-SCJG\"|lines[0].participations",
                "[\"ONSITE\"]|[\"ONSITE\",\"ONSITE\"]|lines[0].methods",
                "\"count\":5|\"count\":5,\"salt\":1|lines[0].sampling",
                "\"taskName\":\"示例联合抽查\"|\"taskName\":\"\"|lines[0].taskName"
            })
    void line_thatBreaksARule_isToldByItsPlace(String from, String to, String place) throws Exception {
        draft();
        JsonNode problem = refused(site.put(PLAN + "/lines", lines(2, line("").replace(from, to))), 400, null);
        assertThat(problem.path("detail").asText()).startsWith(place);
        assertThat(problem.path("detail").asText()).doesNotContain("TELEPATHY");
    }

    @Test
    void line_withANumberThatIsNotOfThePlan_refused() throws Exception {
        draft();
        refused(site.put(PLAN + "/lines", lines(2, line("\"seq\":7"))), 400, ErrorCode.REFERENCE_UNKNOWN);
    }

    @Test
    void plan_ofAnUnknownAuthorityOrCopy_refused() throws Exception {
        site.as(DeskRole.PLANNER);
        refused(site.post(PLANS, NEW.replace("440800-SCJG", "nobody")), 400, ErrorCode.REFERENCE_UNKNOWN);
        refused(site.post(PLANS, NEW.replace("}", ",\"copyOf\":\"none\"}")), 404, ErrorCode.NOT_FOUND);
        refused(site.get(PLAN), 404, ErrorCode.NOT_FOUND);
        refused(site.get(PLANS), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.put(PLAN + "/lines", lines(1)), 404, ErrorCode.NOT_FOUND);
    }

    @Test
    void plan_approvedAndEdited_needsApprovalAgain() throws Exception {
        assertThat(approved().path("state").asText()).isEqualTo("APPROVED");
        refused(site.post(PLAN + "/approve", "{\"revision\":3}"), 409, ErrorCode.PLAN_STATE);
        site.as(DeskRole.PLANNER);
        assertThat(json(site.put(PLAN + "/lines", lines(3, line("\"seq\":1"))), 200)
                        .path("state")
                        .asText())
                .isEqualTo("DRAFT");
        refused(site.as(DeskRole.OFFICE).post(PLAN + "/publish", "{\"revision\":4}"), 409, ErrorCode.PLAN_STATE);
        json(site.as(DeskRole.LEADER).post(PLAN + "/approve", "{\"revision\":4}"), 200);
    }

    @Test
    void plan_sentBack_isADraftThatSaysWhyUntilItIsEdited() throws Exception {
        approved();
        refused(site.post(PLAN + "/return", "{\"revision\":3}"), 400, ErrorCode.VALUE_REQUIRED);
        JsonNode returned = json(site.post(PLAN + "/return", "{\"revision\":3,\"note\":\"比例偏低\"}"), 200);
        assertThat(returned.path("state").asText()).isEqualTo("DRAFT");
        assertThat(returned.at("/sentBack/note").asText()).isEqualTo("比例偏低");
        assertThat(returned.at("/sentBack/by").asText()).isEqualTo("leader");
        assertThat(json(site.get(PLANS + "?year=2024"), 200)
                        .at("/plans/0/returned")
                        .asBoolean())
                .isTrue();
        JsonNode newest = json(site.as(DeskRole.AUDITOR).get("/v1/desk/audit-log"), 200)
                .path("entries")
                .get(0);
        assertThat(newest.path("type").asText() + newest.at("/action/note").asText())
                .isEqualTo("plan:return比例偏低");
        site.as(DeskRole.PLANNER);
        assertThat(json(site.put(PLAN + "/lines", lines(4, line("\"seq\":1"))), 200)
                        .has("sentBack"))
                .isFalse();
    }

    @Test
    void plan_publishedAlready_isNotSentBack() throws Exception {
        published();
        refused(
                site.as(DeskRole.LEADER).post(PLAN + "/return", "{\"revision\":4,\"note\":\"迟了\"}"),
                409,
                ErrorCode.PLAN_STATE);
    }

    @Test
    void plan_published_isOnTheSiteWithItsNotices() throws Exception {
        assertThat(publicLines()).isEmpty();
        assertThat(published().path("state").asText()).isEqualTo("PUBLISHED");

        assertThat(publicLines()).singleElement().satisfies(line -> {
            assertThat(line.content().fields()).containsEntry(PublicField.TASK_NAME, "示例联合抽查");
            assertThat(line.content().fields()).doesNotContainKey(PublicField.REMARK);
            assertThat(line.publishedAt()).isEqualTo(Instant.parse("2024-03-11T01:00:00Z"));
        });
        PublicityNotice notice = site.stores()
                .stores()
                .notices()
                .find(publicLines().get(0).content().id())
                .orElseThrow();
        assertThat(notice.state()).isEqualTo(PublicityNotice.State.PUBLISHED);
        assertThat(notice.dueOn()).isEqualTo("2024-03-30");
        assertThat(json(site.get(PLANS + "?year=2024"), 200)
                        .at("/plans/0/publishedAt")
                        .asText())
                .isEqualTo("2024-03-11T01:00:00Z");
        refused(site.as(DeskRole.PLANNER).put(PLAN + "/lines", lines(4)), 409, ErrorCode.PLAN_STATE);
    }

    @Test
    void amendment_published_showsWhatChangedAndWhyAndKeepsTheOldVersion() throws Exception {
        published();
        site.advance(Duration.ofDays(30));
        site.as(DeskRole.PLANNER);
        JsonNode amended = json(site.post(PLAN + "/amend", "{\"reason\":\"专项整治\"}"), 201);
        assertThat(amended.path("version").asInt()).isEqualTo(2);
        assertThat(amended.path("revision").asInt()).isEqualTo(1);
        refused(site.post(PLAN + "/amend", "{\"reason\":\"再调\"}"), 409, ErrorCode.PLAN_STATE);

        site.as(DeskRole.LEADER);
        JsonNode nothing = refused(site.post(PLAN + "/approve", "{\"revision\":1}"), 400, ErrorCode.PLAN_INVALID);
        assertThat(nothing.path("detail").asText()).contains("changes nothing");
        site.as(DeskRole.PLANNER);
        JsonNode missing = refused(site.put(PLAN + "/lines", lines(1, line(""))), 400, ErrorCode.PLAN_INVALID);
        assertThat(missing.path("detail").asText()).contains("cancel it instead");
        JsonNode edited =
                json(site.put(PLAN + "/lines", lines(1, line("\"seq\":1,\"cancelled\":true"), line(""))), 200);
        assertThat(edited.at("/lines/1/seq").asInt()).isEqualTo(2);
        json(site.as(DeskRole.LEADER).post(PLAN + "/approve", "{\"revision\":2}"), 200);
        assertThat(publicLines()).hasSize(1);
        json(site.as(DeskRole.OFFICE).post(PLAN + "/publish", "{\"revision\":3}"), 200);

        assertThat(publicLines())
                .extracting(line ->
                        line.content().version() + " " + line.content().fields().get(PublicField.REMARK))
                .containsExactlyInAnyOrder("2 已取消；调整原因：专项整治", "2 调整原因：专项整治");
        assertThat(json(site.get(PLAN + "?version=1"), 200)
                        .at("/lines/0/cancelled")
                        .asBoolean())
                .isFalse();
        assertThat(json(site.get(PLAN), 200).path("versions").asInt()).isEqualTo(2);
        refused(site.get(PLAN + "?version=3"), 404, ErrorCode.NOT_FOUND);
    }

    @Test
    void amendment_whoseReasonNamesAPerson_refused() throws Exception {
        published();
        JsonNode problem = refused(
                site.as(DeskRole.PLANNER).post(PLAN + "/amend", "{\"reason\":\"群众13800138000来电\"}"),
                400,
                ErrorCode.PUBLICITY_REFUSED);
        assertThat(problem.path("detail").asText()).doesNotContain("13800138000");
    }

    @Test
    void line_thatMayNotBePublic_blocksTheApproval() throws Exception {
        draft();
        json(site.put(PLAN + "/lines", lines(2, line("").replace("示例对象", "电话0759-3333333"))), 200);
        assertThat(json(site.get(PLAN + "/review"), 200).path("violations"))
                .filteredOn(violation -> violation.path("blocking").asBoolean())
                .extracting(violation -> violation.path("rule").asText())
                .containsExactly("PUBLICITY");
        refused(site.as(DeskRole.LEADER).post(PLAN + "/approve", "{\"revision\":3}"), 400, ErrorCode.PLAN_INVALID);
    }

    @Test
    void plan_copied_movesTheLinesInForceToItsYear() throws Exception {
        published();
        site.as(DeskRole.PLANNER);
        JsonNode copy =
                json(site.post(PLANS, NEW.replace("2024", "2025").replace("}", ",\"copyOf\":\"" + NO + "\"}")), 201);
        assertThat(copy.path("no").asText()).isEqualTo("44080020251001");
        assertThat(copy.at("/lines/0/from").asText()).isEqualTo("2025-04-01");
        assertThat(copy.at("/lines/0/seq").asInt()).isEqualTo(1);
    }

    @Test
    void acts_done_standInTheAuditLogWithWhoAndWhy() throws Exception {
        published();
        JsonNode entries =
                json(site.as(DeskRole.AUDITOR).get("/v1/desk/audit-log"), 200).path("entries");
        assertThat(entries)
                .extracting(entry -> entry.path("type").asText() + " "
                        + entry.at("/action/by").asText() + " "
                        + entry.at("/action/note").asText())
                .contains(
                        "plan:publish office ",
                        "plan:approve leader 会议纪要",
                        "plan:edit planner ",
                        "plan:create planner ");
    }
}
