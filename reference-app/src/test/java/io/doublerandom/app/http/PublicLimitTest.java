package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The bound on a real socket. */
class PublicLimitTest {
    /** There is no such draw, and that is an answer. */
    private static final String ASKED = "/v1/draws/0000";

    private static final int ANSWERED = 404;
    private static final WebFiles FILES =
            new WebFiles(name -> name.equals("index.html") ? new java.io.ByteArrayInputStream(new byte[] {'x'}) : null);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void api_askedTooOften_refusedWithTheTimeToWaitAndThePagesGoOn() throws Exception {
        try (AppServer server = serve(PublicLimit.of(3, ""))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(server, ASKED).statusCode()).isEqualTo(ANSWERED);
            }
            HttpResponse<byte[]> refused = get(server, ASKED);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("retry-after").orElseThrow())
                    .isBetween(1L, 20L);
            assertThat(refused.headers().firstValue("content-security-policy")).isPresent();
            assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("DR-0913");
            Contract.ofTheApp().check("GET", refused);
            assertThat(get(server, "/v1/nothing").statusCode()).isEqualTo(429);
            assertThat(get(server, "/observe/health").statusCode()).isEqualTo(200);
            assertThat(get(server, "/openapi.yaml").statusCode()).isEqualTo(200);
            assertThat(get(server, "/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void gateway_namesTheClient_eachHasItsOwnAndOnlyTheLastNameCounts() throws Exception {
        try (AppServer server = serve(PublicLimit.of(1, "X-Forwarded-For"))) {
            assertThat(get(server, ASKED, "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(ANSWERED);
            assertThat(get(server, ASKED, "X-Forwarded-For", "192.0.2.2").statusCode())
                    .isEqualTo(ANSWERED);
            assertThat(get(server, ASKED, "X-Forwarded-For", "made-up, 192.0.2.1")
                            .statusCode())
                    .isEqualTo(429);
            assertThat(get(server, ASKED).statusCode()).isEqualTo(ANSWERED);
            assertThat(get(server, ASKED).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void header_nobodySetUp_changesNothing() throws Exception {
        try (AppServer server = serve(PublicLimit.of(1, ""))) {
            assertThat(get(server, ASKED, "X-Forwarded-For", "192.0.2.1").statusCode())
                    .isEqualTo(ANSWERED);
            assertThat(get(server, ASKED, "X-Forwarded-For", "192.0.2.2").statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void zero_isNoBound() throws Exception {
        try (AppServer server = serve(PublicLimit.of(0, ""))) {
            for (int i = 0; i < 50; i++) {
                assertThat(get(server, ASKED).statusCode()).isEqualTo(ANSWERED);
            }
        }
    }

    private static AppServer serve(PublicLimit limit) {
        return AppServer.start("127.0.0.1", 0, new NoFacts(), FILES, null, limit);
    }

    private HttpResponse<byte[]> get(AppServer server, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.baseUri().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
