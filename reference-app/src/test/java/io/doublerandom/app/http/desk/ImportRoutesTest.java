package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.demo.SampleData;
import io.doublerandom.app.demo.SampleSize;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists and pools brought in at the desk, looked at there, and rows released, over HTTP from upload to log. */
class ImportRoutesTest {
    private static final Instant NOW = Instant.parse("2024-05-01T01:00:00Z");
    private static final String GOOD = "91440800MA0000015U";
    /** Its last character is not the check digit of GB 32100-2015. */
    private static final String WRONG_CHECK = "91440800MA0000015Q";

    @TempDir
    private Path directory;

    private DeskSite site;
    private Path sample;

    @BeforeEach
    void start() {
        site = DeskSite.empty(directory, NOW);
        sample = directory.resolve("sample");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void import_ofTheSample_isSeenInEveryListOfTheDesk() throws Exception {
        SampleData.write(new SampleSize(900, 300, 8), sample);
        site.as(DeskRole.PLANNER);
        for (String kind : List.of("authorities", "pools", "items", "subjects", "inspectors")) {
            JsonNode checked = checked(upload(kind, Files.readAllBytes(sample.resolve(kind + ".csv")), kind + ".csv"));
            assertThat(checked.path("state").asText()).as(checked.toString()).isEqualTo("CHECKED");
            JsonNode done = committed(checked.path("id").asText());
            assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("COMMITTED");
            JsonNode progress = done.path("progress");
            assertThat(progress.path("rows").asLong())
                    .isEqualTo(progress.path("accepted").asLong()
                            + progress.path("held").asLong()
                            + progress.path("rejected").asLong());
            assertThat(progress.path("accepted").asLong())
                    .as(kind)
                    .isPositive()
                    .isEqualTo(checked.at("/progress/accepted").asLong());
        }
        lists();
        try (Stream<Path> left = Files.list(directory.resolve("uploads"))) {
            assertThat(left.filter(path -> !path.toString().contains(".committed.")
                            && !path.toString().contains(".checked.")))
                    .isEmpty();
        }
        JsonNode log = json(site.as(DeskRole.AUDITOR).get("/v1/desk/audit-log"), 200);
        assertThat(log.path("entries"))
                .hasSize(5)
                .allSatisfy(entry -> assertThat(entry.at("/action/by").asText()).isEqualTo("planner"));
        site.asNobody();
        for (String list : List.of("authorities", "items", "pools", "subjects", "inspectors", "held-rows", "imports")) {
            refused(site.get("/v1/desk/" + list), 401, ErrorCode.SIGN_IN_REQUIRED);
        }
    }

    private void lists() throws Exception {
        assertThat(json(site.get("/v1/desk/authorities"), 200).path("authorities"))
                .isNotEmpty();
        JsonNode items = json(site.get("/v1/desk/items?tier=KEY&limit=2"), 200);
        assertThat(items.path("items"))
                .hasSize(2)
                .allMatch(item -> item.path("tier").asText().equals("KEY"));
        assertThat(items.at("/total/count").asInt()).isGreaterThan(2);
        JsonNode more = json(
                site.get("/v1/desk/items?tier=KEY&limit=2&after="
                        + items.path("next").asText()),
                200);
        assertThat(more.at("/items/0/code").asText())
                .isGreaterThan(items.at("/items/1/code").asText());

        JsonNode pools = json(site.get("/v1/desk/pools"), 200);
        assertThat(pools.path("asOf").asText()).isEqualTo("2024-05-01");
        JsonNode pool = pools.path("pools").path(0);
        long byClass = 0;
        for (String each : List.of("A", "B", "C", "D", "N")) {
            byClass += pool.path("census").path(each).asLong();
        }
        assertThat(byClass).isPositive().isEqualTo(pool.path("drawable").asLong());

        JsonNode subjects = json(
                site.get("/v1/desk/subjects?creditClass=A&limit=200&pool="
                        + pool.path("id").asText()),
                200);
        assertThat(subjects.path("subjects"))
                .isNotEmpty()
                .allMatch(subject -> subject.path("creditClass").asText().equals("A"));
        assertThat(subjects.at("/total/more").booleanValue()).isFalse();
        assertThat(json(site.get("/v1/desk/inspectors?status=ACTIVE"), 200).path("inspectors"))
                .isNotEmpty();
        for (String bad : List.of(
                "/v1/desk/items?tier=HIGH",
                "/v1/desk/subjects?creditClass=E",
                "/v1/desk/subjects?region=x",
                "/v1/desk/inspectors?limit=1000",
                "/v1/desk/held-rows?state=GONE")) {
            refused(site.get(bad), 400, null);
        }
    }

    @Test
    void rows_heldAndRejected_areCountedKeptGivenBackAndReleasedWithAReason() throws Exception {
        SampleData.write(new SampleSize(900, 300, 8), sample);
        site.as(DeskRole.PLANNER);
        committed(checked(upload("authorities", Files.readAllBytes(sample.resolve("authorities.csv")), "a.csv"))
                .path("id")
                .asText());
        committed(checked(upload("pools", Files.readAllBytes(sample.resolve("pools.csv")), "p.csv"))
                .path("id")
                .asText());
        List<String> lines = Files.readAllLines(sample.resolve("subjects.csv"));
        String good = lines.stream()
                .skip(1)
                .filter(line -> line.matches("[0-9A-Z]{18},.*"))
                .findFirst()
                .orElseThrow();
        String code = good.substring(0, 18);
        String csv = lines.get(0) + "\n" + good.replace(code, GOOD) + "\n" + good.replace(code, WRONG_CHECK) + "\nx\n";

        JsonNode checked = checked(upload("subjects", csv.getBytes(StandardCharsets.UTF_8), "对象.csv"));
        assertThat(checked.path("file").asText()).isEqualTo("对象.csv");
        assertThat(checked.path("progress").toString())
                .startsWith("{\"rows\":3,\"accepted\":1,\"held\":1,\"rejected\":1,");
        assertThat(checked.path("problems")).hasSize(2);
        assertThat(json(site.get("/v1/desk/subjects"), 200).path("subjects")).isEmpty();
        assertThat(json(site.get("/v1/desk/held-rows"), 200).path("rows")).isEmpty();
        HttpResponse<byte[]> rejects =
                site.get("/v1/desk/imports/" + checked.path("id").asText() + "/rejects.csv");
        assertThat(new String(rejects.body(), StandardCharsets.UTF_8)).contains(WRONG_CHECK, "DR-0110", "DR-0103");
        assertThat(rejects.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"rejects.csv\"");

        committed(checked.path("id").asText());
        JsonNode held = json(site.get("/v1/desk/held-rows?state=HELD"), 200);
        assertThat(held.at("/total/count").asInt()).isEqualTo(1);
        assertThat(held.at("/rows/0/problems/0/code").asText()).isEqualTo("DR-0110");
        String release = "/v1/desk/held-rows/" + held.at("/rows/0/id").asText() + "/release";

        refused(site.post(release, "{\"reason\":\" \"}"), 400, ErrorCode.VALUE_REQUIRED);
        refused(site.as(DeskRole.LEADER).post(release, "{\"reason\":\"已核对档案\"}"), 403, ErrorCode.PERMISSION_DENIED);
        JsonNode released = json(site.as(DeskRole.PLANNER).post(release, "{\"reason\":\"已核对档案\"}"), 200);
        assertThat(released.path("state").asText()).isEqualTo("OVERRIDDEN");
        assertThat(released.at("/steps/1/by").asText()).isEqualTo("planner");
        assertThat(released.at("/steps/1/note").asText()).isEqualTo("已核对档案");
        assertThat(json(site.get("/v1/desk/subjects?id=" + WRONG_CHECK), 200).path("subjects"))
                .hasSize(1);
        refused(site.post(release, "{\"reason\":\"再来\"}"), 409, ErrorCode.STORE_CONFLICT);
        refused(site.post("/v1/desk/held-rows/nothing/release", "{\"reason\":\"x\"}"), 404, ErrorCode.NOT_FOUND);
        assertThat(json(site.as(DeskRole.AUDITOR).get("/v1/desk/audit-log"), 200)
                        .at("/entries/0/action/note")
                        .asText())
                .isEqualTo("已核对档案");
    }

    @Test
    void upload_sentAgain_isTheSameImportAndOtherContentIsRefused() throws Exception {
        site.as(DeskRole.PLANNER);
        byte[] csv = "subject,year\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> first = send(request("one-visit", "a.csv", "upload-000001"), csv);
        HttpResponse<byte[]> again = send(request("one-visit", "a.csv", "upload-000001"), csv);
        assertThat(json(again, 201).path("id")).isEqualTo(json(first, 201).path("id"));
        assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");
        refused(
                send(
                        request("one-visit", "a.csv", "upload-000001"),
                        "subject,year\nx,y\n".getBytes(StandardCharsets.UTF_8)),
                422,
                ErrorCode.KEY_REUSED);
        assertThat(json(site.get("/v1/desk/imports"), 200).path("imports")).hasSize(1);
    }

    @Test
    void import_cancelled_keepsNothingAndCannotBeCommitted() throws Exception {
        site.as(DeskRole.PLANNER);
        SampleData.write(new SampleSize(900, 300, 8), sample);
        String id = checked(upload("authorities", Files.readAllBytes(sample.resolve("authorities.csv")), "a.csv"))
                .path("id")
                .asText();
        assertThat(json(site.change("POST", "/v1/desk/imports/" + id + "/cancel", "", "cancel-00001"), 200)
                        .path("state")
                        .asText())
                .isEqualTo("CANCELLED");
        refused(
                site.change("POST", "/v1/desk/imports/" + id + "/commit", "", "commit-00001"),
                409,
                ErrorCode.IMPORT_STATE);
        assertThat(json(site.get("/v1/desk/authorities"), 200).path("authorities"))
                .isEmpty();
        assertThat(Files.exists(directory.resolve("uploads/" + id + ".csv"))).isFalse();
    }

    @Test
    void file_thatCannotBeRead_failsNamingWhy() throws Exception {
        site.as(DeskRole.PLANNER);
        JsonNode failed = checked(upload("subjects", "名称\n甲\n".getBytes(StandardCharsets.UTF_8), "wrong.csv"));
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.at("/failure/code").asText()).isEqualTo("DR-0104");
        assertThat(failed.at("/failure/fix").asText()).isNotEmpty();
    }

    @Test
    void upload_bad_refusedBeforeAnythingIsKept() throws Exception {
        site.as(DeskRole.PLANNER);
        byte[] csv = "a\n".getBytes(StandardCharsets.UTF_8);
        refused(send(request("nothing", "a.csv", "upload-000001"), csv), 400, ErrorCode.VALUE_INVALID);
        refused(send(request("items&mapping=..", "a.csv", "upload-000002"), csv), 400, null);
        refused(send(request("items&charset=UTF-16", "a.csv", "upload-000003"), csv), 400, ErrorCode.VALUE_PATTERN);
        refused(
                site.send(
                        site.request("/v1/desk/imports?kind=items&file=a.csv")
                                .header("Idempotency-Key", "upload-000004")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")),
                        "POST"),
                415,
                ErrorCode.REQUEST_REFUSED);
        refused(send(request("items", "a.csv", "short"), csv), 400, null);
        assertThat(json(site.get("/v1/desk/imports"), 200).path("imports")).isEmpty();
        try (Stream<Path> left = Files.list(directory.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
        refused(site.get("/v1/desk/imports/" + "0".repeat(32)), 404, ErrorCode.NOT_FOUND);
        refused(site.get("/v1/desk/imports/x"), 400, null);
        site.as(DeskRole.LEADER);
        refused(send(request("items", "a.csv", "upload-000005"), csv), 403, ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void body_ofAnotherAddress_largerThanFourMebibytes_refused() throws Exception {
        site.as(DeskRole.PLANNER);
        refused(
                site.post("/v1/desk/session", "{\"user\":\"" + "x".repeat(5_000_000) + "\"}", ""),
                413,
                ErrorCode.TOO_LARGE);
    }

    @Test
    void kinds_areThoseOfTheImportCommand() throws Exception {
        JsonNode kinds = json(site.as(DeskRole.PLANNER).get("/v1/desk/imports/kinds"), 200);
        assertThat(kinds.path("kinds"))
                .extracting(kind -> kind.path("name").asText())
                .startsWith("authorities", "pools", "items", "subjects");
        assertThat(kinds.path("mappings")).extracting(JsonNode::asText).contains("guangdong-plan");
    }

    private HttpResponse<byte[]> upload(String kind, byte[] csv, String name) throws Exception {
        return send(request(kind, name, UUID.randomUUID().toString()), csv);
    }

    private HttpRequest.Builder request(String kind, String name, String key) {
        return site.request("/v1/desk/imports?kind=" + kind + "&file="
                        + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, byte[] csv) throws Exception {
        return site.send(request.POST(BodyPublishers.ofByteArray(csv)), "POST");
    }

    private JsonNode checked(HttpResponse<byte[]> uploaded) throws Exception {
        return settled(json(uploaded, 201).path("id").asText());
    }

    private JsonNode committed(String id) throws Exception {
        json(
                site.change(
                        "POST",
                        "/v1/desk/imports/" + id + "/commit",
                        "",
                        UUID.randomUUID().toString()),
                202);
        return settled(id);
    }

    private JsonNode settled(String id) throws Exception {
        for (int i = 0; i < 600; i++) {
            JsonNode job = json(site.get("/v1/desk/imports/" + id), 200);
            if (!List.of("CHECKING", "COMMITTING").contains(job.path("state").asText())) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import does not end");
    }
}
