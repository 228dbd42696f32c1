package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static io.doublerandom.app.http.desk.PlanRegister.line;
import static io.doublerandom.app.http.desk.PlanRegister.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicityNotice;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks at the desk over HTTP, from the plan line to the announcement. */
class TaskRoutesTest {
    private static final String TASKS = "/v1/desk/tasks";
    private static final String PLAN = "44080020241001";
    private static final String FIRST = "440800202403111001";
    private static final String MAKE = "{\"plan\":\"" + PLAN + "\",\"line\":1}";

    @TempDir
    private Path directory;

    private DeskSite site;

    @BeforeEach
    void publishAPlan() throws Exception {
        site = DeskSite.empty(directory, Instant.parse("2024-03-11T01:00:00Z"));
        PlanRegister.fill(site.stores().stores());
        site.as(DeskRole.PLANNER);
        json(site.post("/v1/desk/plans", "{\"year\":2024,\"name\":\"示例计划\",\"owner\":\"440800-SCJG\"}"), 201);
        json(site.put("/v1/desk/plans/" + PLAN + "/lines", lines(1, line(""))), 200);
        json(site.as(DeskRole.LEADER).post("/v1/desk/plans/" + PLAN + "/approve", "{\"revision\":2}"), 200);
        json(site.as(DeskRole.OFFICE).post("/v1/desk/plans/" + PLAN + "/publish", "{\"revision\":3}"), 200);
        site.as(DeskRole.PLANNER);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private JsonNode approved() throws Exception {
        json(site.as(DeskRole.PLANNER).post(TASKS, MAKE), 201);
        return json(site.as(DeskRole.LEADER).post(TASKS + "/" + FIRST + "/approve", "{\"revision\":1}"), 200);
    }

    @Test
    void oneVisitLine_givesAPairThatSharesThePoolAndTheTarget() throws Exception {
        JsonNode tasks = json(site.post(TASKS, MAKE), 201).path("tasks");
        assertThat(tasks).hasSize(2);
        assertThat(tasks.at("/0/no").asText()).isEqualTo(FIRST);
        assertThat(tasks.at("/0/visitMode").asText()).isEqualTo("ONE_VISIT");
        assertThat(tasks.at("/0/poolTotal").asInt()).isEqualTo(PlanRegister.LISTED);
        assertThat(tasks.at("/0/target").asInt()).isEqualTo(1);
        assertThat(tasks.at("/1/poolTotal").asInt()).isEqualTo(PlanRegister.SUBJECTS - PlanRegister.LISTED);
        assertThat(tasks.at("/1/target").asInt()).isEqualTo(9);
        assertThat(tasks.at("/1/planName").asText()).isEqualTo("示例计划");
        assertThat(tasks.at("/1/inspectorsPerAuthority").asInt()).isEqualTo(2);

        refused(site.post(TASKS, MAKE), 409, ErrorCode.TASKS_EXIST);
        assertThat(json(site.get(TASKS + "/" + FIRST), 200)).isEqualTo(tasks.path(0));
    }

    @Test
    void tasks_listed_filteredAndInPages() throws Exception {
        json(site.post(TASKS, MAKE), 201);
        JsonNode first = json(site.get(TASKS + "?limit=1"), 200);
        assertThat(first.at("/total/count").asInt()).isEqualTo(2);
        assertThat(first.at("/tasks/0/no").asText()).isEqualTo(FIRST);
        JsonNode second =
                json(site.get(TASKS + "?limit=1&after=" + first.path("next").asText()), 200);
        assertThat(second.at("/tasks/0/no").asText()).isEqualTo("440800202403111002");
        assertThat(second.has("next")).isFalse();
        assertThat(json(site.get(TASKS + "?state=APPROVED"), 200).path("tasks")).isEmpty();
        assertThat(json(site.get(TASKS + "?plan=" + PLAN + "&year=2024&state=DRAFT"), 200)
                        .path("tasks"))
                .hasSize(2);
        assertThat(json(site.get(TASKS + "?year=2025"), 200).path("tasks")).isEmpty();
        refused(site.get(TASKS + "?state=NONE"), 400, ErrorCode.VALUE_PATTERN);
    }

    @Test
    void task_announced_isOnTheSite() throws Exception {
        approved();
        refused(
                site.as(DeskRole.OFFICE).post(TASKS + "/" + FIRST + "/announce", "{\"revision\":1}"),
                409,
                ErrorCode.REVISION_STALE);
        JsonNode task = json(site.post(TASKS + "/" + FIRST + "/announce", "{\"revision\":2}", "announce-once"), 200);
        assertThat(task.path("state").asText()).isEqualTo("ANNOUNCED");
        HttpResponse<byte[]> again = site.post(TASKS + "/" + FIRST + "/announce", "{\"revision\":2}", "announce-once");
        assertThat(json(again, 200)).isEqualTo(task);
        assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");

        assertThat(site.stores().stores().publications().latest(Topic.TASK, FIRST))
                .hasValueSatisfying(publication -> {
                    assertThat(publication.content().fields()).containsEntry(PublicField.TASK_NO, FIRST);
                    assertThat(site.stores()
                                    .stores()
                                    .notices()
                                    .find(publication.content().id())
                                    .orElseThrow()
                                    .state())
                            .isEqualTo(PublicityNotice.State.PUBLISHED);
                });
        refused(
                site.as(DeskRole.PLANNER).post(TASKS + "/" + FIRST + "/cancel", "{\"revision\":3,\"note\":\"误\"}"),
                409,
                ErrorCode.TASK_STATE);
    }

    @Test
    void task_notApproved_mayNotBeAnnounced() throws Exception {
        json(site.post(TASKS, MAKE), 201);
        refused(
                site.as(DeskRole.OFFICE).post(TASKS + "/" + FIRST + "/announce", "{\"revision\":1}"),
                409,
                ErrorCode.TASK_STATE);
        assertThat(site.stores().stores().publications().latest(Topic.TASK, FIRST))
                .isEmpty();
    }

    @Test
    void task_sentBack_isADraftThatSaysWhy() throws Exception {
        approved();
        refused(site.post(TASKS + "/" + FIRST + "/return", "{\"revision\":2}"), 400, ErrorCode.VALUE_REQUIRED);
        JsonNode returned =
                json(site.post(TASKS + "/" + FIRST + "/return", "{\"revision\":2,\"note\":\"与专项冲突\"}"), 200);
        assertThat(returned.path("state").asText()).isEqualTo("DRAFT");
        assertThat(returned.at("/sentBack/note").asText()).isEqualTo("与专项冲突");
        assertThat(json(site.get(TASKS + "?state=DRAFT"), 200).path("tasks"))
                .extracting(task -> task.path("returned").asBoolean())
                .contains(true);
        json(site.post(TASKS + "/" + FIRST + "/approve", "{\"revision\":3}"), 200);
    }

    @Test
    void tasks_cancelled_mayBeMadeAgainUnderOtherNumbers() throws Exception {
        json(site.post(TASKS, MAKE), 201);
        for (String no : new String[] {FIRST, "440800202403111002"}) {
            refused(site.post(TASKS + "/" + no + "/cancel", "{\"revision\":1}"), 400, ErrorCode.VALUE_REQUIRED);
            assertThat(json(site.post(TASKS + "/" + no + "/cancel", "{\"revision\":1,\"note\":\"重分\"}"), 200)
                            .at("/steps/1/note")
                            .asText())
                    .isEqualTo("重分");
        }
        JsonNode made = json(site.post(TASKS, MAKE.replace("}", ",\"inspectorsPerAuthority\":3}")), 201)
                .path("tasks");
        assertThat(made.at("/0/no").asText()).isEqualTo("440800202403111003");
        assertThat(made.at("/0/inspectorsPerAuthority").asInt()).isEqualTo(3);
    }

    @Test
    void task_whoseLineAnAmendmentCancels_mayNotGoOn() throws Exception {
        approved();
        site.as(DeskRole.PLANNER);
        String plan = "/v1/desk/plans/" + PLAN;
        json(site.post(plan + "/amend", "{\"reason\":\"取消\"}"), 201);
        json(site.put(plan + "/lines", lines(1, line("\"seq\":1,\"cancelled\":true"))), 200);
        json(site.as(DeskRole.LEADER).post(plan + "/approve", "{\"revision\":2}"), 200);
        site.as(DeskRole.OFFICE);
        json(site.post(plan + "/publish", "{\"revision\":3}"), 200);

        refused(site.post(TASKS + "/" + FIRST + "/announce", "{\"revision\":2}"), 409, ErrorCode.TASK_STATE);
        json(
                site.as(DeskRole.PLANNER).post(TASKS + "/" + FIRST + "/cancel", "{\"revision\":2,\"note\":\"计划取消\"}"),
                200);
        refused(site.post(TASKS, MAKE), 409, ErrorCode.TASKS_EXIST);
    }

    @ParameterizedTest
    @CsvSource({
        "LEADER, /v1/desk/tasks",
        "PLANNER, /v1/desk/tasks/440800202403111001/approve",
        "PLANNER, /v1/desk/tasks/440800202403111001/return",
        "PLANNER, /v1/desk/tasks/440800202403111001/announce",
        "OFFICE, /v1/desk/tasks/440800202403111001/cancel"
    })
    void act_ofAnotherRole_refused(DeskRole role, String path) throws Exception {
        refused(site.as(role).post(path, MAKE), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.asNobody().post(path, MAKE), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"plan\":\"44080020241001\",\"line\":9}|400|REFERENCE_UNKNOWN",
                "{\"plan\":\"none\",\"line\":1}|404|NOT_FOUND",
                "{\"plan\":\"44080020241001\"}|400|VALUE_REQUIRED",
                "{\"plan\":\"44080020241001\",\"line\":1,\"inspectorsPerAuthority\":1}|400|VALUE_PATTERN",
                "{\"plan\":\"44080020241001\",\"line\":1,\"more\":1}|400|VALUE_INVALID"
            })
    void task_wantedWrongly_refused(String body, int status, ErrorCode code) throws Exception {
        refused(site.post(TASKS, body), status, code);
        refused(site.get(TASKS + "/none"), 404, ErrorCode.NOT_FOUND);
    }
}
