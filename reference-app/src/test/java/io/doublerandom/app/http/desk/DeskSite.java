package io.doublerandom.app.http.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.Database;
import io.doublerandom.app.TestClock;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.app.http.AppServer;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.StoredPublications;
import io.doublerandom.app.http.WebFiles;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The desk on a real socket over a real database, asked as a page asks it; every answer is checked against the contract.
 * Close it after each test.
 */
public final class DeskSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    private final Clock clock;
    private final TestClock wallClock = new TestClock(Instant.parse("2026-01-05T01:00:00Z"));
    private final LocalUsers users;
    private final DeskService service;
    private final AppServer server;
    private final Contract contract = Contract.ofTheApp();
    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";

    private DeskSite(Path directory, Clock clock) {
        this.clock = clock;
        this.users = LocalUsers.of(directory);
        this.service = new DeskService(new Desk(
                new DeskLedger(database.stores(), clock),
                clock,
                wallClock,
                directory,
                users,
                new Sessions(users, wallClock)));
        this.server = AppServer.start(
                "127.0.0.1", 0, new StoredPublications(database.stores().stores()), WebFiles.packed(), service);
    }

    /** The desk over an empty database; files go to {@code directory}. */
    public static DeskSite empty(Path directory, Instant now) {
        return new DeskSite(directory, new TestClock(now));
    }

    /** The desk on a simulated clock that is kept in {@code directory}. */
    public static DeskSite simulated(Path directory, Instant from) {
        return new DeskSite(directory, KeptClock.begin(directory, from));
    }

    /** The stores behind it, to put in what a test needs. */
    public JdbcStores stores() {
        return database.stores();
    }

    /** The time of the run goes on. */
    public void advance(Duration step) {
        ((TestClock) clock).advance(step);
    }

    /** The clock on the wall goes on. */
    public void advanceWall(Duration step) {
        wallClock.advance(step);
    }

    /** The password of the local users. */
    public String password() {
        return users.password();
    }

    /** Changes the database behind the app's back. */
    void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    DeskService service() {
        return service;
    }

    /** The contract, which remembers what was asked. */
    public Contract contract() {
        return contract;
    }

    /** Signs in; everything asked from now on is asked by that role. */
    public DeskSite as(DeskRole role) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                post("/v1/desk/session", "{\"user\":\"" + role.id() + "\",\"password\":\"" + password() + "\"}", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        cookie = answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        return this;
    }

    /** Nobody is signed in from now on. */
    public DeskSite asNobody() {
        cookie = "";
        return this;
    }

    /** Asks with this cookie from now on. */
    DeskSite withCookie(String other) {
        cookie = other;
        return this;
    }

    String cookie() {
        return cookie;
    }

    /** GET. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET(), "GET");
    }

    /** POST of JSON under a fresh key. */
    public HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
        return post(path, json, UUID.randomUUID().toString());
    }

    /** POST of JSON under this key; without one if it is empty. */
    public HttpResponse<byte[]> post(String path, String json, String key) throws IOException, InterruptedException {
        return change("POST", path, json, key);
    }

    /** PUT of JSON under a fresh key. */
    public HttpResponse<byte[]> put(String path, String json) throws IOException, InterruptedException {
        return change("PUT", path, json, UUID.randomUUID().toString());
    }

    /** Any changing request with JSON; no body if it is empty. */
    public HttpResponse<byte[]> change(String method, String path, String json, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (json.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        }
        return send(request, method);
    }

    /** A request to be completed by hand, with the cookie. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUri() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Sends it and checks the answer against the contract. */
    public HttpResponse<byte[]> send(HttpRequest.Builder request, String method)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
        contract.check(method, answer);
        return answer;
    }

    URI baseUri() {
        return server.baseUri();
    }

    /** The body of an answer. */
    public static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Requires a status and gives the body. */
    public static JsonNode json(HttpResponse<byte[]> answer, int status) throws IOException {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return json(answer);
    }

    /** Requires a problem with this status and code. */
    public static JsonNode refused(HttpResponse<byte[]> answer, int status, @Nullable ErrorCode code)
            throws IOException {
        JsonNode problem = json(answer, status);
        if (code != null) {
            assertThat(problem.path("code").asText()).as(problem.toString()).isEqualTo(code.code());
        }
        return problem;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
