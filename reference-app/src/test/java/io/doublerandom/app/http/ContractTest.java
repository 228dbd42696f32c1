package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of the other tests: it refuses what is not documented. */
class ContractTest {
    private static final String GOOD = "{\"authorities\":[{\"id\":\"A\"}]}";

    @Test
    void answer_asDocumented_passesAndIsRemembered() throws Exception {
        Contract contract = Contract.ofTheApp();
        contract.check("GET", answer("/v1/authorities", 200, "application/json", GOOD));
        contract.check(
                "GET",
                answer(
                        "/v1/plans/1",
                        404,
                        "application/problem+json",
                        "{\"type\":\"a\",\"title\":\"b\",\"status\":404,\"detail\":\"c\",\"code\":\"DR-0906\"}"));
        assertThat(contract.called()).containsExactly("authorities", "plan");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            value = {
                "/v1/authorities|200|application/json|{\"authorities\":[{\"id\":\"A\",\"phone\":\"1\"}]}",
                "/v1/authorities|200|application/json|{\"authorities\":[{}]}",
                "/v1/authorities|200|application/json|{\"authorities\":[{\"id\":7}]}",
                "/v1/authorities|200|text/html|{\"authorities\":[]}",
                "/v1/authorities|201|application/json|{\"authorities\":[]}",
                "/v1/nothing|200|application/json|{}",
                "/v1/plans/1/more|200|application/json|{}",
                "/v1/bulletins|200|application/json|{\"bulletins\":[{\"id\":\"a\",\"title\":\"t\",\"scope\":\"s\",\"year\":2024,"
                        + "\"asOf\":\"yesterday\",\"publishedAt\":\"2024-01-01T00:00:00Z\"}]}",
                "/v1/plans/1|404|application/problem+json|{\"title\":\"without a code\"}"
            })
    void answer_notAsDocumented_refused(String path, int status, String type, String body) {
        assertThatThrownBy(() -> Contract.ofTheApp().check("GET", answer(path, status, type, body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void routedAddresses_allDocumented_andAllThatIsOpenIsRouted() {
        assertThat(Contract.ofTheApp().operations().stream()
                        .filter(Contract.Operation::open)
                        .filter(operation -> operation.address().startsWith("/v1/"))
                        .map(Contract.Operation::address)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(new PublicService(new NoFacts()).addresses());
    }

    @Test
    void openOperations_allOfThem_onlyRead() {
        assertThat(Contract.ofTheApp().operations())
                .filteredOn(Contract.Operation::open)
                .extracting(Contract.Operation::method)
                .containsOnly("GET");
    }

    /** A real answer of a server that says what it is told. */
    private static HttpResponse<byte[]> answer(String path, int status, String type, String body) throws IOException {
        com.sun.net.httpserver.HttpServer server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + server.getAddress().getPort() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop(0);
        }
    }
}
