package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.Database;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server on a real socket, over facts held in memory. */
class AppServerTest {
    /** As {@code result.json} of the vector has it. */
    private static final String HASH = "6176bb7f70fb9be7800b64d2fc2cba9246bb7323b6878d46e3cce2eaa147b8b9";

    private static final Path VECTOR = Path.of("../docs/spec/vectors/v1/valid/practice-sm3");

    @TempDir
    private Path directory;

    private final InMemoryFacts facts = new InMemoryFacts();
    private final HttpClient client = HttpClient.newHttpClient();
    private AppServer server;

    @BeforeEach
    void start() {
        server = AppServer.start("127.0.0.1", 0, facts, new WebFiles(name -> null), null);
    }

    @AfterEach
    void stop() {
        server.close();
        facts.close();
    }

    @Test
    void overview_withFacts_hasEveryCount() throws Exception {
        HttpResponse<String> answer = get("/v1/overview");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(json(answer)).isEqualTo(new ObjectMapper().readTree("""
                                        {"authorities":14,"items":52,"subjectPools":9,"subjects":18000,
                                         "inspectors":600,"plans":1,"tasks":4,"draws":4,
                                         "published":{"plans":0,"tasks":0,"draws":0,"results":0,"disposals":0,
                                         "bulletins":0},"practiceOnly":false,"now":"2024-04-01T00:00:00Z",
                                         "simulated":true}
                                        """));
    }

    @Test
    void draws_practice_isMarkedAndNamesItsBundle() throws Exception {
        facts.published = List.of(draw());
        JsonNode draw = json(get("/v1/draws")).path("draws").path(0);
        assertThat(draw.path("practice").booleanValue()).isTrue();
        assertThat(draw.path("snapshotAt").asText()).isEqualTo("2024-03-20T01:00:00Z");
        assertThat(draw.path("bundle").asText()).isEqualTo("/v1/draws/" + HASH + "/bundle.zip");
    }

    @Test
    void bundle_ofADraw_isAZipOfItsFilesAndTheSameBytesEachTime() throws Exception {
        facts.published = List.of(draw());
        Path pool = Files.writeString(directory.resolve("pool.csv"), "x".repeat(200_000));
        facts.files = List.of(new PublicFacts.BundleFile("pool.csv", pool, 200_000));

        HttpResponse<byte[]> answer =
                client.send(request("/v1/draws/" + HASH + "/bundle.zip").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"practice-draw-6176bb7f70fb9be7.zip\"");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            ZipEntry entry = zip.getNextEntry();
            assertThat(entry.getName()).isEqualTo("pool.csv");
            assertThat(zip.readAllBytes()).isEqualTo(Files.readAllBytes(pool));
            assertThat(zip.getNextEntry()).isNull();
        }
        assertThat(client.send(request("/v1/draws/" + HASH + "/bundle.zip").build(), BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/none.css",
                "/assets/",
                "/index.html",
                "/web/index.html",
                "/v1",
                "/v1/draws/abc/bundle.zip",
                "/assets/..%2findex.html",
                "/assets/%2e%2e/index.html",
                "/observe/nothing"
            })
    void address_ofNothing_trueNotFoundAsAProblem(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, path.startsWith("/v1/draws/") ? ErrorCode.NOT_FOUND : ErrorCode.ADDRESS_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/overview", "/v1/draws", "/v1/draws/abc/bundle.zip"})
    void method_thatChangesThings_refusedNamingTheAllowed(String path) throws Exception {
        HttpResponse<String> answer =
                client.send(request(path).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
        assertProblem(answer, ErrorCode.REQUEST_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/overview",
                "/v1/draws/6176bb7f70fb9be7800b64d2fc2cba9246bb7323b6878d46e3cce2eaa147b8b9/bundle.zip"
            })
    void head_ofAPage_headersWithoutBody(String path) throws Exception {
        facts.published = List.of(draw());
        HttpResponse<String> answer = client.send(request(path).HEAD().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/overview", "/assets/none.css", "/nothing", "/observe/health"})
    void answer_ofAnyKind_hasTheSafetyHeaders(String path) throws Exception {
        Map<String, List<String>> headers = get(path).headers().map();
        assertThat(headers.get("content-security-policy"))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
    }

    @Test
    void failure_unexpected_isAProblemThatTellsNothingInside() throws Exception {
        facts.failure = new IllegalStateException("SELECT secret FROM inside");
        HttpResponse<String> answer = get("/v1/overview");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertProblem(answer, ErrorCode.INTERNAL);
        assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void failure_ofTheStore_isUnavailableWithItsCode() throws Exception {
        facts.failure = new DoubleRandomException(ErrorCode.STORE_FAILED, "SQL state 08001");
        HttpResponse<String> answer = get("/v1/overview");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertProblem(answer, ErrorCode.STORE_FAILED);
        assertThat(get("/observe/health").statusCode()).isEqualTo(503);
    }

    @Test
    void health_factsReadable_up() throws Exception {
        HttpResponse<String> answer = get("/observe/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("status").asText()).isEqualTo("UP");
    }

    @Test
    void request_malformed_refusedAsAProblemWithoutEcho() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.baseUri().getPort())) {
            socket.getOutputStream()
                    .write("GET /%zz-echo HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", ErrorCode.REQUEST_REFUSED.code())
                    .doesNotContain("zz-echo");
        }
    }

    @Test
    void start_portTaken_refusedNamingIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> AppServer.start("127.0.0.1", port, facts, new WebFiles(name -> null), null))
                    .isInstanceOfSatisfying(
                            DoubleRandomException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ADDRESS_IN_USE))
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void close_whileServing_freesThePort() throws IOException {
        int port = server.baseUri().getPort();
        server.close();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    private static PublicFacts.PublishedDraw draw() throws IOException {
        return new PublicFacts.PublishedDraw(
                HASH,
                DrawPlan.parse(Files.readAllBytes(VECTOR.resolve("plan.json"))),
                DrawHeader.parse(Files.readAllBytes(VECTOR.resolve("header.json"))),
                PublicFacts.State.REVEALED,
                null,
                OptionalLong.empty());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUri() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, ErrorCode code) throws IOException {
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asText()).isEqualTo(code.code());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asText()).contains(code.titleZh(), code.titleEn());
        assertThat(problem.path("type").asText()).isEqualTo("urn:double-random:problem:" + code.code());
    }

    /** The facts of one moment. */
    private static final class InMemoryFacts implements PublicFacts, AutoCloseable {
        private final Database database = Database.open("jdbc:h2:mem:" + java.util.UUID.randomUUID(), "sa", "");
        private volatile List<PublishedDraw> published = List.of();
        private volatile List<BundleFile> files = List.of();
        private volatile @Nullable RuntimeException failure;

        @Override
        public Overview overview() {
            RuntimeException asked = failure;
            if (asked != null) {
                throw asked;
            }
            return new Overview(14, 52, 9, 18_000, 600, 1, 4, 4);
        }

        @Override
        public List<PublishedDraw> draws() {
            return published;
        }

        @Override
        public Optional<SignedNote> checkpoint() {
            return Optional.empty();
        }

        @Override
        public Optional<TrustedKeys> trusted(String headerHash) {
            return Optional.empty();
        }

        @Override
        public Optional<SubjectProof> proof(String headerHash, Subject.Id subject) {
            return Optional.empty();
        }

        @Override
        public Optional<PublicBundle> bundle(String headerHash) {
            return published.stream()
                    .filter(draw -> draw.headerHash().equals(headerHash))
                    .map(draw -> new PublicBundle(draw, null, null, files))
                    .findFirst();
        }

        @Override
        public PublicationStore publications() {
            return database.stores().stores().publications();
        }

        @Override
        public BulletinStore bulletins() {
            return database.stores().stores().bulletins();
        }

        @Override
        public List<Membership> drawsOf(Subject.Id subject, int limit) {
            return List.of();
        }

        @Override
        public List<Subject.Id> drawnOf(PublishedDraw draw, String after, int limit) {
            return List.of();
        }

        @Override
        public Instant now() {
            return Instant.parse("2024-04-01T00:00:00Z");
        }

        @Override
        public boolean simulated() {
            return true;
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
