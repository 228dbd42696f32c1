package io.doublerandom.adapters.provincial;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.doublerandom.core.kit.InMemoryExchange;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.Inbox;
import io.doublerandom.core.sync.SyncRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Platforms that answer what no platform should: nothing of it may take effect. */
class ProvincialFaultsTest {
    private final InMemoryExchange host = new InMemoryExchange();
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private ProvincialAdapter adapter = adapter(URI.create("http://127.0.0.1:9"));

    @BeforeEach
    void start() {
        adapter.close();
        server.start();
        adapter = adapter(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void stop() {
        adapter.close();
        server.stop();
    }

    private static ProvincialAdapter adapter(URI address) {
        return new ProvincialAdapter(
                address,
                Credentials.of("demo-app", "k1", "test-secret-not-real".getBytes(StandardCharsets.UTF_8)),
                new SteppingClock(Instant.parse("2024-03-01T00:00:00Z")),
                "ZJ_CITY",
                Duration.ofSeconds(1));
    }

    private void assertFails(ResponseDefinitionBuilder answer, String code) {
        server.stubFor(any(anyUrl()).willReturn(answer));
        Inbox inbox = new Inbox(host, host, host, host, host);
        assertThatThrownBy(() -> new SyncRun(adapter, inbox, 100).pull("subject"))
                .hasMessageStartingWith(code);
        assertThat(host.applied()).isEmpty();
        assertThat(host.letters("ZJ_CITY")).isEmpty();
        assertThat(host.watermark("ZJ_CITY", "subject")).isEmpty();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", GdJson.MEDIA_TYPE).withBody(body);
    }

    @Test
    void page_forPeople_isAnUnknownOutcome() {
        assertFails(
                aResponse().withHeader("Content-Type", "text/html").withBody("<html><body>请登录</body></html>"),
                "DR-0702");
        assertFails(json("<html><body>请登录</body></html>"), "DR-0702");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"a\":1",
                "{\"a\":1}{\"b\":2}",
                "{\"complete\":true,\"complete\":false}",
                "{\"a\":NaN}",
                "\ufeffx"
            })
    void body_thatIsNoAcceptableJson_isAnUnknownOutcome(String body) {
        assertFails(json(body), "DR-0702");
    }

    @Test
    void body_beyondTheLimits_isAnUnknownOutcome() {
        assertFails(json("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), "DR-0702");
        assertFails(json("{\"a\":" + "9".repeat(100_000) + "}"), "DR-0702");
        assertFails(json("{\"a\":\"" + "x".repeat(2_000_000) + "\"}"), "DR-0702");
        assertFails(json("{\"a\":[\"" + "x\",\"".repeat(2_500_000) + "\"]}"), "DR-0702");
    }

    @Test
    void answer_thatLooksRightButIsNotSigned_isRefused() {
        assertFails(
                json("{\"resource\":\"subject\",\"items\":[],\"complete\":true,\"watermark\":\"w:1\",\"count\":0}"),
                "DR-0701");
    }

    @Test
    void redirect_isNotFollowed() {
        assertFails(
                aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + server.port() + "/x"),
                "DR-0703");
        assertThat(server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(
                        com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo("/x"))))
                .isEmpty();
    }

    @Test
    void gateway_thatIsBusy_isUnreachable() {
        assertFails(aResponse().withStatus(503), "DR-0704");
        assertFails(aResponse().withStatus(429), "DR-0704");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void connection_thatBreaks_isUnreachable(Fault fault) {
        assertFails(aResponse().withFault(fault), "DR-0704");
    }

    @Test
    void answer_thatNeverComes_isUnreachableAtTheDeadline() {
        assertFails(json("{}").withFixedDelay(5_000), "DR-0704");
    }

    @Test
    void answer_thatComesInDribbles_isUnreachableAtTheDeadline() {
        assertFails(json("{\"a\":\"" + "x".repeat(1_000) + "\"}").withChunkedDribbleDelay(20, 8_000), "DR-0704");
    }

    @Test
    void server_thatIsNotThere_isUnreachable() {
        try (ProvincialAdapter nowhere = adapter(URI.create("http://127.0.0.1:9"))) {
            assertThatThrownBy(nowhere::meta).hasMessageStartingWith("DR-0704");
        }
    }

    @Test
    void request_isSentOnceOnly() {
        assertFails(aResponse().withFault(Fault.EMPTY_RESPONSE), "DR-0704");
        assertThat(server.getAllServeEvents()).hasSize(1);
    }
}
