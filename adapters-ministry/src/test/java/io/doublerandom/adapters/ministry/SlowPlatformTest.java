package io.doublerandom.adapters.ministry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.doublerandom.adapters.ministry.sandbox.MinistrySandbox;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter on a line that is slow, cut or garbled, over real HTTPS. */
class SlowPlatformTest {
    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock("2024-03-01T00:00:00Z");

    @Test
    void answer_dribbling_isGivenUpAsAWhole() throws IOException {
        // Each byte comes well within the client's timeout of a second; the answer as a whole would take ten.
        assertUnreachable(WireMock.aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(100, 10_000));
    }

    @Test
    void answer_never_isGivenUp() throws IOException {
        assertUnreachable(WireMock.aResponse().withBody("x").withFixedDelay(10_000));
    }

    @Test
    void connection_reset_isOutOfReach() throws IOException {
        assertUnreachable(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertUnreachable(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertUnreachable(WireMock.aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    private void assertUnreachable(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer)
            throws IOException {
        MinistryConnection honest;
        // The sandbox makes key, password and certificate; another server answers with them.
        try (MinistrySandbox sandbox =
                new MinistrySandbox("MINISTRY", directory, directory.resolve("state"), clock, 0, 1).start()) {
            honest = sandbox.connection(directory.resolve("chain"));
        }
        String password = Files.readString(directory.resolve("state").resolve("tls.password"));
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(directory.resolve("state").resolve("tls.p12").toString())
                .keystoreType("PKCS12")
                .keystorePassword(password)
                .keyManagerPassword(password));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(answer));
        MinistryConnection connection = new MinistryConnection(
                "MINISTRY",
                URI.create("https://127.0.0.1:" + server.httpsPort()),
                honest.certificate(),
                honest.credentials(),
                directory.resolve("chain"));
        try (MinistryAdapter adapter = new MinistryAdapter(connection, clock, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> adapter.changes("item", "", 10))
                    .isInstanceOfSatisfying(
                            DoubleRandomException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.SYNC_UNREACHABLE));
            assertThat(server.getAllServeEvents())
                    .as("asked once, never tried again silently")
                    .hasSize(1);
        } finally {
            server.stop();
        }
    }
}
