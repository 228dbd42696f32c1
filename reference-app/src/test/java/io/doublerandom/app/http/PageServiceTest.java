package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on a real socket, over a few files of known content. */
class PageServiceTest {
    private static final String SCRIPT = "export const words = '双随机';\n".repeat(200);
    private static final Map<String, String> FILES = Map.of(
            "index.html", "the site",
            "verify.html", "the verify page",
            "verify-offline.html", "the verify page in one file",
            "verify-offline.html.sha256", "ab12  verify-offline.html\n",
            "desk.html", "the desk",
            "icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "licenses.txt", "MIT",
            "manifest.json", "{}",
            "assets/site-Ab12.js", SCRIPT);

    private final HttpClient client = HttpClient.newHttpClient();
    private AppServer server;

    @BeforeEach
    void start() {
        server = serve(FILES, true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,the site",
        "/plans,the site",
        "/plans/44080020241001,the site",
        "/tasks?plan=1&after=2,the site",
        "/tasks/440800202404081004,the site",
        "/draws,the site",
        "/draws/c496e18f,the site",
        "/results,the site",
        "/results/440800202404081004-00027-440800-EMERGENCY,the site",
        "/subjects/91440883MA000F2P5H,the site",
        "/search?q=%E6%B9%9B%E6%B1%9F,the site",
        "/bulletins,the site",
        "/bulletins/TB-2024-10-09,the site",
        "/verify,the verify page",
        "/verify?draw=ab,the verify page",
        "/desk,the desk",
        "/desk/,the desk",
        "/desk/plans/1/lines,the desk"
    })
    void address_ofAPage_answersWithItsPart(String path, String body) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html; charset=UTF-8");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("script-src 'unsafe", "unsafe-eval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/plans/1/2", "/subjects", "/manifest.json", "/index.html"})
    void address_ofNoPage_saysSoAsAPageWithTheRightStatus(String path) throws Exception {
        HttpResponse<String> page = get(path, "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).isEqualTo("the site");
        HttpResponse<String> problem = get(path, "Accept", "application/json");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/site-none.js", "/assets/", "/v1/nothing", "/assets/manifest.json", "/observe/nothing"})
    void address_forPrograms_neverAPage(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void asset_isKeptForEverAndSentCompressedWhereThatIsTaken() throws Exception {
        HttpResponse<byte[]> packed = client.send(
                request("/assets/site-Ab12.js")
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(packed.headers().firstValue("content-type")).hasValue("text/javascript; charset=UTF-8");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(SCRIPT.getBytes(StandardCharsets.UTF_8));
        assertThat(get("/assets/site-Ab12.js").body()).isEqualTo(SCRIPT);
        assertThat(get("/assets/site-Ab12.js", "Accept-Encoding", "gzip;q=0").body())
                .isEqualTo(SCRIPT);
    }

    @Test
    void page_alreadyKnown_notSentAgain() throws Exception {
        String tag = get("/").headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again = get("/", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/", "If-None-Match", "W/\"0\"").body()).isEqualTo("the site");
    }

    @Test
    void offlinePage_isForKeepingAndNotForRunningHere() throws Exception {
        HttpResponse<String> answer = get("/verify-offline.html");
        assertThat(answer.body()).isEqualTo("the verify page in one file");
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"verify-offline.html\"");
    }

    @Test
    void offlinePage_hasItsHashBesideIt() throws Exception {
        HttpResponse<String> answer = get("/verify-offline.html.sha256");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ab12  verify-offline.html\n");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=UTF-8");
    }

    @Test
    void desk_notServed_isNothing() throws Exception {
        try (AppServer without = serve(FILES, false)) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(without.baseUri().resolve("/desk/plans"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("the desk");
        }
    }

    @Test
    void pages_leftOutOfTheBuild_saySo() throws Exception {
        try (AppServer without = serve(Map.of(), true)) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(without.baseUri().resolve("/verify")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("没有包含网页", "without its pages", "20.19");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/desk/plans"})
    void method_thatChangesThings_refused(String path) throws Exception {
        HttpResponse<String> answer = client.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
    }

    @Test
    void head_ofAPage_headersWithoutBody() throws Exception {
        HttpResponse<String> answer = client.send(request("/").HEAD().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static AppServer serve(Map<String, String> files, boolean desk) {
        return AppServer.start(
                "127.0.0.1",
                0,
                new NoFacts(),
                new WebFiles(name -> Optional.ofNullable(files.get(name))
                        .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null)),
                desk ? new NoDesk() : null);
    }

    /** A desk with pages and nothing behind them. */
    private static final class NoDesk implements DeskDoor {
        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void routing(HttpRules rules) {}
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUri() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }
}
