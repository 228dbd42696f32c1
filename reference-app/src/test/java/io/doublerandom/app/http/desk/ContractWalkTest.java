package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.ListWalk;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.AnsweredRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every list and every change of the desk that {@code openapi.yaml} documents keeps to the rules it states for all. */
class ContractWalkTest extends OverInspections {
    private static final String KEY = "#/components/parameters/IdempotencyKey";
    private static final String BODY = "{}";

    /** Requests that change nothing, the way in and out, and the steps of a ceremony, each of which can be taken once. */
    private static final Set<String> WITHOUT_A_KEY = Set.of(
            "deskSignIn",
            "deskSignOut",
            "deskReviewLines",
            "deskPreviewBulletin",
            "deskPrepareDraw",
            "deskFreezeDraw",
            "deskCommit",
            "deskReveal",
            "deskReadPublicValue",
            "deskDrawResult",
            "deskVoidDraw",
            "deskApproveRedraw",
            "deskPublishDraw");

    /** Jobs, for which no answer is kept. */
    private static final Set<String> THE_SAME_WHEN_DONE_TWICE =
            Set.of("deskUpload", "deskCommitImport", "deskCancelImport", "deskPublishNotices");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<DeskRole, String> cookies = new EnumMap<>(DeskRole.class);

    @BeforeEach
    void signEverybodyIn() throws Exception {
        for (DeskRole role : DeskRole.values()) {
            cookies.put(role, site.desk.asNobody().as(role).cookie());
        }
    }

    @Test
    void lists_allOfThem_pagesFollowEachOtherWithoutGapOrDouble() throws Exception {
        site.approved(DrawnTask.ONE, DrawnTask.MARKET, InspectionSite.CLEAR);
        site.approved(DrawnTask.ONE, DrawnTask.FIRE, InspectionSite.FIRE_CLEAR);
        site.approved(DrawnTask.TWO, DrawnTask.MARKET, InspectionSite.CLEAR);
        holdRows();
        ListWalk walk = new ListWalk(site.desk::get);
        Set<String> cut = new TreeSet<>();
        for (Contract.Operation list : lists()) {
            site.desk.as(list.address().endsWith("audit-log") ? DeskRole.AUDITOR : DeskRole.PLANNER);
            String address = address(list);
            if (walk.requireWhole(list.id(), address) > 1) {
                cut.add(list.id());
            }
            // A place is an id, or two parts.
            walk.requireRefusals(list.id(), address, "a;b;c");
        }
        assertThat(cut)
                .as("lists that had several pages")
                .contains(
                        "deskAssignments",
                        "deskAuditLog",
                        "deskHeldRows",
                        "deskInspectors",
                        "deskItems",
                        "deskNotices",
                        "deskResults",
                        "deskSubjects");
    }

    @Test
    void changes_allOfThem_needAKey() throws Exception {
        assertThat(site.desk.contract().operations().stream()
                        .filter(operation ->
                                !operation.open() && !operation.method().equals("GET"))
                        .filter(operation -> !operation.references().contains(KEY))
                        .map(Contract.Operation::id))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_KEY);
        for (Contract.Operation change : changes()) {
            for (@Nullable String key : new @Nullable String[] {null, "short", "with blank in it"}) {
                HttpResponse<String> answer = ask(change, key);
                assertThat(answer.statusCode())
                        .as(change.id() + " " + answer.body())
                        .isEqualTo(400);
                assertThat(answer.body()).as(change.id()).contains("\"field\":\"Idempotency-Key\"");
            }
        }
    }

    @Test
    void changes_underAKeyThatWasAnswered_areAnsweredAgainAndNotDone() throws Exception {
        long before = logged();
        Set<String> notKept = new TreeSet<>();
        for (Contract.Operation change : changes()) {
            String key = UUID.randomUUID().toString();
            DeskRole role = role(change);
            keep(change, role, key, Idempotency.digest(BODY.getBytes(StandardCharsets.UTF_8)));
            HttpResponse<String> answer = ask(change, key);
            if (answer.headers().firstValue("idempotency-replayed").isEmpty()) {
                notKept.add(change.id());
                continue;
            }
            assertThat(answer.statusCode()).as(change.id()).isEqualTo(200);
            assertThat(answer.body()).as(change.id()).isEqualTo("{\"kept\":\"" + change.id() + "\"}");

            String other = UUID.randomUUID().toString();
            keep(change, role, other, "0".repeat(64));
            answer = ask(change, other);
            assertThat(answer.statusCode()).as(change.id()).isEqualTo(422);
            assertThat(answer.body()).as(change.id()).contains(ErrorCode.KEY_REUSED.code());
        }
        assertThat(notKept).containsExactlyInAnyOrderElementsOf(THE_SAME_WHEN_DONE_TWICE);
        assertThat(logged()).isEqualTo(before);
    }

    @Test
    void job_askedForAgain_isDoneOnceAndRefusedForAnotherRequestUnderItsKey() throws Exception {
        site.approved(DrawnTask.ONE, DrawnTask.MARKET, InspectionSite.CLEAR);
        site.desk.as(DeskRole.OFFICE);
        String notice =
                json(site.desk.get("/v1/desk/notices"), 200).at("/notices/0/id").asText();
        String first = "{\"notices\":[\"" + notice + "\"]}";
        String address = "/v1/desk/notices/publish";
        json(site.desk.post(address, first, "publish-0001"), 200);
        long done = logged();
        json(site.desk.post(address, first, "publish-0001"), 200);
        assertThat(logged()).isEqualTo(done);
        refused(site.desk.post(address, "{\"notices\":[\"other\"]}", "publish-0001"), 422, ErrorCode.KEY_REUSED);
        assertThat(logged()).isEqualTo(done);
    }

    private String cookie(DeskRole role) {
        return cookies.getOrDefault(role, "");
    }

    private long logged() {
        return site.desk
                .stores()
                .stores()
                .auditLog()
                .last()
                .map(last -> last.sequence())
                .orElse(0L);
    }

    /** Three rows that no import accepts. */
    private void holdRows() throws Exception {
        site.desk.as(DeskRole.PLANNER);
        String columns = StreamSupport.stream(
                        json(site.desk.get("/v1/desk/imports/kinds"), 200)
                                .path("kinds")
                                .spliterator(),
                        false)
                .filter(kind -> kind.path("name").asText().equals("subjects"))
                .flatMap(kind -> StreamSupport.stream(kind.path("columns").spliterator(), false))
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        String id = json(
                        site.desk.send(
                                site.desk
                                        .request("/v1/desk/imports?kind=subjects&file=a.csv")
                                        .header("Idempotency-Key", "upload-000001")
                                        .header("Content-Type", "text/csv")
                                        .POST(BodyPublishers.ofString(columns + "\nx\ny\nz\n")),
                                "POST"),
                        201)
                .path("id")
                .asText();
        for (int i = 0; i < 200; i++) {
            String state = json(site.desk.get("/v1/desk/imports/" + id), 200)
                    .path("state")
                    .asText();
            if (state.equals("CHECKED")) {
                json(site.desk.post("/v1/desk/imports/" + id + "/commit", ""), 202);
            } else if (state.equals("COMMITTED")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import does not end");
    }

    private List<Contract.Operation> lists() {
        return site.desk.contract().operations().stream()
                .filter(operation -> !operation.open() && operation.references().contains(ListWalk.AFTER))
                .toList();
    }

    private List<Contract.Operation> changes() {
        return site.desk.contract().operations().stream()
                .filter(operation -> operation.references().contains(KEY))
                .toList();
    }

    private static String address(Contract.Operation list) {
        return list.address().replace("{code}", "KPI-2")
                + (list.id().equals("deskTargetRows") ? "?year=2024&part=denominator&" : "?");
    }

    private void keep(Contract.Operation change, DeskRole role, String key, String digest) {
        site.desk
                .stores()
                .stores()
                .answeredRequests()
                .add(new AnsweredRequest(
                        role.id(),
                        key,
                        change.method(),
                        target(change),
                        digest,
                        Instant.parse("2026-01-05T01:00:00Z"),
                        200,
                        "{\"kept\":\"" + change.id() + "\"}"));
    }

    private static String target(Contract.Operation change) {
        return change.address().replaceAll("\\{[^}]+}", "1");
    }

    /** Somebody who may do it. */
    private DeskRole role(Contract.Operation change) throws Exception {
        for (DeskRole role : DeskRole.values()) {
            if (ask(change, role, null).statusCode() != 403) {
                return role;
            }
        }
        throw new AssertionError(change.id() + ": no role may do it");
    }

    private HttpResponse<String> ask(Contract.Operation change, @Nullable String key) throws Exception {
        return ask(change, role(change), key);
    }

    private HttpResponse<String> ask(Contract.Operation change, DeskRole role, @Nullable String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.desk.baseUri().resolve(target(change)))
                .header("Cookie", cookie(role))
                .header("Content-Type", "application/json")
                .method(change.method(), BodyPublishers.ofString(BODY));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
