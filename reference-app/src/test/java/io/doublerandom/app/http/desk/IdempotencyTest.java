package io.doublerandom.app.http.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.doublerandom.app.Database;
import io.doublerandom.app.TestClock;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.app.http.DeskProblems;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change asked for twice under one key is made once, on a real socket and a real database. */
class IdempotencyTest {
    @TempDir
    private Path directory;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final TestClock wallClock = new TestClock(Instant.parse("2026-01-05T01:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private WebServer server;
    private Sessions sessions;
    private LocalUsers users;
    private DeskRouter router;

    @BeforeEach
    void start() {
        database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        serve();
    }

    /** Makes everything but the database anew, as after a stop. */
    private void serve() {
        users = LocalUsers.of(directory);
        sessions = new Sessions(users, wallClock);
        Desk desk = new Desk(
                new DeskLedger(database.stores(), wallClock), wallClock, wallClock, directory, users, sessions);
        router = new DeskRouter(desk);
        router.change(Method.POST, "/count/{name}", DeskPermission.READ, (request, now) -> {
            Sent sent = request.sent("step");
            int step = (int) sent.number("step", 1, 10);
            desk.ledger().record(now, request.actor(), "count", request.asked().path("name", name -> name), "");
            return DeskAnswer.created(JsonNodeFactory.instance
                    .objectNode()
                    .put("count", done.addAndGet(step))
                    .put("词", "汉字"));
        });
        router.job("/jobs/{name}", DeskPermission.READ, request -> {
            if (request.sent("step").number("step", 1, 10) > 5) {
                throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "step");
            }
            return DeskAnswer.accepted(JsonNodeFactory.instance.objectNode().put("begun", begun.incrementAndGet()));
        });
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(routing -> {
                    DeskProblems.routing(routing);
                    routing.register("/v1/desk", rules -> router.routing(rules));
                })
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    @Test
    void change_askedAgain_isAnsweredAsTheFirstTimeAndDoneOnce() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        HttpResponse<String> first = post(cookie, "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        HttpResponse<String> again = post(cookie, "/v1/desk/count/a", "{\"step\":1}", "key-00000001");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body()).isEqualTo("{\"count\":1,\"词\":\"汉字\"}");
        assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");
        assertThat(done).hasValue(1);
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void key_usedForAnotherRequest_refusedAndNothingIsDone() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        post(cookie, "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        for (HttpResponse<String> other : List.of(
                post(cookie, "/v1/desk/count/a", "{\"step\":2}", "key-00000001"),
                post(cookie, "/v1/desk/count/b", "{\"step\":1}", "key-00000001"),
                post(cookie, "/v1/desk/count/a?x=1", "{\"step\":1}", "key-00000001"))) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains(ErrorCode.KEY_REUSED.code());
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void key_ofAnotherUser_isAnotherKey() throws Exception {
        post(signIn(DeskRole.PLANNER), "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        post(signIn(DeskRole.LEADER), "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        assertThat(done).hasValue(2);
    }

    @Test
    void key_ofARefusedRequest_isFree() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        assertThat(post(cookie, "/v1/desk/count/a", "{\"step\":99}", "key-00000001")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(cookie, "/v1/desk/count/a", "{\"step\":2}", "key-00000001")
                        .statusCode())
                .isEqualTo(201);
        assertThat(done).hasValue(2);
    }

    @Test
    void key_missingOrMalformed_refusedBeforeAnythingIsDone() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        for (String key : List.of("", "short", "with blank in it")) {
            HttpResponse<String> answer = post(cookie, "/v1/desk/count/a", "{\"step\":1}", key);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"Idempotency-Key\"");
        }
        assertThat(done).hasValue(0);
    }

    @Test
    void key_ofTheDayBefore_isStillKnownAndForgottenAfterTwo() throws Exception {
        post(signIn(DeskRole.PLANNER), "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        wallClock.advance(Duration.ofHours(24));
        router.forget();
        post(signIn(DeskRole.PLANNER), "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        assertThat(done).hasValue(1);
        wallClock.advance(Duration.ofHours(25));
        router.forget();
        post(signIn(DeskRole.PLANNER), "/v1/desk/count/a", "{\"step\":1}", "key-00000001");
        assertThat(done).hasValue(2);
    }

    @Test
    void job_askedAgain_isAnsweredAsItStandsNow_alsoAfterAStop() throws Exception {
        post(signIn(DeskRole.PLANNER), "/v1/desk/jobs/a", "{\"step\":1}", "key-00000001");
        server.stop();
        serve();
        HttpResponse<String> again = post(signIn(DeskRole.PLANNER), "/v1/desk/jobs/a", "{\"step\":1}", "key-00000001");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"begun\":2}");
    }

    @Test
    void key_ofAJob_isTakenForEveryOtherRequest_alsoAfterAStop() throws Exception {
        post(signIn(DeskRole.PLANNER), "/v1/desk/jobs/a", "{\"step\":1}", "key-00000001");
        post(signIn(DeskRole.PLANNER), "/v1/desk/count/a", "{\"step\":1}", "key-00000002");
        server.stop();
        serve();
        String cookie = signIn(DeskRole.PLANNER);
        for (HttpResponse<String> other : List.of(
                post(cookie, "/v1/desk/jobs/b", "{\"step\":1}", "key-00000001"),
                post(cookie, "/v1/desk/count/a", "{\"step\":1}", "key-00000001"),
                post(cookie, "/v1/desk/jobs/a", "{\"step\":1}", "key-00000002"))) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body()).contains(ErrorCode.KEY_REUSED.code());
        }
        assertThat(begun).hasValue(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void key_ofARefusedJob_isFree() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        assertThat(post(cookie, "/v1/desk/jobs/a", "{\"step\":6}", "key-00000001")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(cookie, "/v1/desk/jobs/a", "{\"step\":5}", "key-00000001")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void change_askedTwentyTimesAtOnce_isDoneOnce() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        List<Future<HttpResponse<String>>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(() -> post(cookie, "/v1/desk/count/a", "{\"step\":1}", "key-00000001")));
            }
            for (Future<HttpResponse<String>> one : asked) {
                assertThat(one.get().body()).contains("\"count\":1");
            }
        }
        assertThat(done).hasValue(1);
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void changes_manyAtOnceUnderTheirOwnKeys_areAllDone() throws Exception {
        String cookie = signIn(DeskRole.PLANNER);
        List<Future<HttpResponse<String>>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            for (int i = 0; i < 24; i++) {
                String key = "key-000000" + (10 + i);
                asked.add(threads.submit(() -> post(cookie, "/v1/desk/count/a", "{\"step\":1}", key)));
            }
            for (Future<HttpResponse<String>> one : asked) {
                assertThat(one.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(done).hasValue(24);
        assertThat(logged()).isEqualTo(24);
    }

    private long logged() {
        return new DeskLedger(database.stores(), wallClock)
                .log()
                .trail()
                .requireIntact()
                .entries()
                .size();
    }

    private String signIn(DeskRole role) {
        return DeskRouter.COOKIE + "="
                + sessions.signIn(role.id(), users.password()).token();
    }

    private HttpResponse<String> post(String cookie, String path, String body, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
