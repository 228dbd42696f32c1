package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.TestClock;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in at the desk, for how long, and what is kept of what they did. */
class DeskAccessTest {
    private static final Instant NOW = Instant.parse("2024-09-01T01:00:00Z");

    @TempDir
    private Path directory;

    private DeskSite site;

    @BeforeEach
    void start() {
        site = DeskSite.empty(directory, NOW);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void addresses_ofTheDesk_areAllDocumented() {
        assertThat(site.contract().operations().stream()
                        .map(operation -> operation.method() + " " + operation.address())
                        .collect(Collectors.toSet()))
                .containsAll(site.service().operations());
    }

    @Test
    void users_withoutASession_areOneForEachRole() throws Exception {
        JsonNode users = json(site.get("/v1/desk/users"), 200).path("users");
        assertThat(users)
                .extracting(user -> user.path("id").asText())
                .containsExactly(
                        "planner", "leader", "office", "discipline", "notary", "inspector", "reviewer", "auditor");
        assertThat(users.path(0).path("permissions"))
                .extracting(JsonNode::asText)
                .contains("READ", "PLAN_EDIT");
        assertThat(users.path(0).path("permissions"))
                .extracting(JsonNode::asText)
                .doesNotContain("PLAN_APPROVE");
    }

    @Test
    void session_begunAndEnded_isKnownInBetween() throws Exception {
        refused(site.get("/v1/desk/session"), 401, ErrorCode.SIGN_IN_REQUIRED);

        JsonNode session = json(site.as(DeskRole.LEADER).get("/v1/desk/session"), 200);
        assertThat(session.path("user").path("titleZh").asText()).isEqualTo("分管领导");
        assertThat(session.path("now").asText()).isEqualTo("2024-09-01T01:00:00Z");
        assertThat(session.path("simulated").booleanValue()).isTrue();

        assertThat(site.change("DELETE", "/v1/desk/session", "", "").statusCode())
                .isEqualTo(204);
        refused(site.get("/v1/desk/session"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void cookie_ofASession_isForThePagesOfThisSiteAlone() throws Exception {
        HttpResponse<byte[]> answer =
                site.post("/v1/desk/session", "{\"user\":\"planner\",\"password\":\"" + site.password() + "\"}", "");
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .matches("dr_desk=[A-Za-z0-9_-]{43}; Path=/v1/desk; HttpOnly; SameSite=Strict");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void signIn_again_endsTheSessionBefore() throws Exception {
        String first = site.as(DeskRole.PLANNER).cookie();
        site.as(DeskRole.LEADER);
        assertThat(json(site.get("/v1/desk/session"), 200)
                        .path("user")
                        .path("id")
                        .asText())
                .isEqualTo("leader");
        refused(site.withCookie(first).get("/v1/desk/session"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void session_withoutARequestForHalfAnHour_ends() throws Exception {
        site.as(DeskRole.PLANNER);
        site.advanceWall(Sessions.IDLE.minusSeconds(1));
        json(site.get("/v1/desk/session"), 200);
        site.advanceWall(Sessions.IDLE.minusSeconds(1));
        json(site.get("/v1/desk/session"), 200);
        site.advanceWall(Sessions.IDLE);
        refused(site.get("/v1/desk/session"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void session_inUseAllDay_endsAtTheLatestAfterTwelveHours() throws Exception {
        site.as(DeskRole.PLANNER);
        for (int i = 0; i < 35; i++) {
            site.advanceWall(Duration.ofMinutes(20));
            json(site.get("/v1/desk/session"), 200);
        }
        site.advanceWall(Duration.ofMinutes(20));
        refused(site.get("/v1/desk/session"), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void session_whileTheSimulatedClockMoves_goesOn() throws Exception {
        site.as(DeskRole.PLANNER);
        site.advance(Duration.ofDays(100));
        json(site.get("/v1/desk/session"), 200);
    }

    @Test
    void signIn_wrongFiveTimes_waitsEvenWithTheRightPassword() throws Exception {
        for (int i = 0; i < 5; i++) {
            refused(signIn("planner", "wrong-word"), 401, ErrorCode.WRONG_PASSWORD);
        }
        refused(signIn("planner", site.password()), 429, ErrorCode.TOO_MANY_TRIES);
        assertThat(signIn("leader", site.password()).statusCode()).isEqualTo(200);
        site.advanceWall(Sessions.WAIT);
        assertThat(signIn("planner", site.password()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":\"nobody\",\"password\":\"x\"}|401|DR-0914|",
                "{\"user\":\"planner\"}|400|DR-0105|password",
                "{\"user\":7,\"password\":\"x\"}|400|DR-0107|user",
                "{\"user\":\"planner\",\"password\":\"x\",\"role\":\"all\"}|400|DR-0201|body",
                "{\"user\":\"a\",\"user\":\"b\",\"password\":\"x\"}|400|DR-0114|body",
                "{\"user\":\"planner\",\"password\":\"x\"} {}|400|DR-0114|body",
                "[]|400|DR-0107|body",
                "{|400|DR-0114|body"
            })
    void signIn_badBody_refusedNamingTheMember(String body, int status, String code, String field) throws Exception {
        JsonNode problem = refused(site.post("/v1/desk/session", body, ""), status, null);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("field").asText("")).isEqualTo(field == null ? "" : field);
        assertThat(problem.path("fix").asText()).isNotEmpty();
    }

    @Test
    void signIn_asAForm_refused() throws Exception {
        refused(
                site.send(
                        site.request("/v1/desk/session")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("user=planner")),
                        "POST"),
                415,
                ErrorCode.REQUEST_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null"
            })
    void request_ofAnotherSite_refusedBeforeAnythingElse(String header) throws Exception {
        String[] parts = header.split(": ");
        site.as(DeskRole.PLANNER);
        refused(
                site.send(site.request("/v1/desk/session").header(parts[0], parts[1]), "GET"),
                403,
                ErrorCode.REQUEST_REFUSED);
        refused(
                site.send(
                        site.request("/v1/desk/session")
                                .header(parts[0], parts[1])
                                .DELETE(),
                        "DELETE"),
                403,
                ErrorCode.REQUEST_REFUSED);
        json(site.get("/v1/desk/session"), 200);
    }

    @Test
    void request_underAForeignHostName_refused() throws Exception {
        try (Socket socket = new Socket(site.baseUri().getHost(), site.baseUri().getPort())) {
            socket.getOutputStream()
                    .write("GET /v1/desk/users HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket)).startsWith("HTTP/1.1 403").contains("DR-0907", "Host");
        }
    }

    /** All of it: its length is as announced. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Test
    void method_thatIsNot_refusedNamingTheAllowed() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        site.request("/v1/desk/session")
                                .PUT(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("DELETE, GET, POST");
    }

    @Test
    void auditLog_withoutItsPermission_refusedNamingWhoMay() throws Exception {
        refused(site.get("/v1/desk/audit-log"), 401, ErrorCode.SIGN_IN_REQUIRED);
        JsonNode problem =
                refused(site.as(DeskRole.PLANNER).get("/v1/desk/audit-log"), 403, ErrorCode.PERMISSION_DENIED);
        assertThat(problem.path("detail").asText()).contains("AUDIT_READ", "安全审计员", "auditor");
        refused(site.get("/v1/desk/audit-log/check"), 403, ErrorCode.PERMISSION_DENIED);
    }

    @Test
    void auditLog_withActs_isNewestFirstInPagesWithWhoAndWhy() throws Exception {
        DeskLedger ledger = new DeskLedger(site.stores(), new TestClock(NOW));
        for (int i = 1; i <= 3; i++) {
            String doc = "plan/" + i;
            ledger.act(now -> ledger.record(now, Actor.of(DeskRole.LEADER), "plan:approve", doc, "同意"));
        }
        site.as(DeskRole.AUDITOR);

        JsonNode first = json(site.get("/v1/desk/audit-log?limit=2"), 200);
        assertThat(first.path("entries"))
                .extracting(entry -> entry.path("doc").asText())
                .containsExactly("plan/3", "plan/2");
        assertThat(first.at("/entries/0/action/by").asText()).isEqualTo("leader");
        assertThat(first.at("/entries/0/action/note").asText()).isEqualTo("同意");
        JsonNode rest = json(
                site.get(
                        "/v1/desk/audit-log?limit=2&after=" + first.path("next").asText()),
                200);
        assertThat(rest.path("entries")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        refused(site.get("/v1/desk/audit-log?limit=0"), 400, null);
    }

    @Test
    void auditLogCheck_wholeAndThenChanged_saysWhichEntry() throws Exception {
        DeskLedger ledger = new DeskLedger(site.stores(), new TestClock(NOW));
        ledger.act(now -> ledger.record(now, Actor.of(DeskRole.LEADER), "plan:approve", "plan/1", "同意"));
        ledger.act(now -> ledger.record(now, Actor.of(DeskRole.LEADER), "plan:approve", "plan/2", "同意"));
        site.as(DeskRole.AUDITOR);
        JsonNode whole = json(site.get("/v1/desk/audit-log/check"), 200);
        assertThat(whole.path("intact").booleanValue()).isTrue();
        assertThat(whole.path("entries").asInt()).isEqualTo(2);

        site.sql("UPDATE dr_audit_log SET doc = 'plan/9' WHERE sequence = 1");
        site.sql("UPDATE dr_act SET note = '不同意' WHERE sequence = 2");
        JsonNode broken = json(site.get("/v1/desk/audit-log/check"), 200);
        assertThat(broken.path("intact").booleanValue()).isFalse();
        assertThat(broken.path("fault").asText()).contains("entry 1");
        // Changed words are not shown as if they had been logged.
        assertThat(json(site.get("/v1/desk/audit-log"), 200).at("/entries/0").has("action"))
                .isFalse();
    }

    @Test
    void passwordFile_isMadeOnceForItsOwnerAlone() throws Exception {
        Path file = directory.resolve("dev-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(site.password()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
        assertThat(LocalUsers.of(directory).password()).isEqualTo(site.password());
        assertThat(LocalUsers.of(Files.createDirectory(directory.resolve("other")))
                        .password())
                .isNotEqualTo(site.password());
    }

    @Test
    void passwordFile_thatOthersMayRead_refused() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("dev-password"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> LocalUsers.of(directory))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("chmod 600");
    }

    private HttpResponse<byte[]> signIn(String user, String password) throws Exception {
        return site.asNobody()
                .post("/v1/desk/session", "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}", "");
    }
}
