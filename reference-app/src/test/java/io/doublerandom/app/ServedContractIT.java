package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.app.http.Contract;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app serves what {@code openapi.yaml} documents and nothing else; in prod nothing of the desk. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServedContractIT {
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");
    /** Where there is no route; a record that is not there is told as such. */
    private static final String NO_ROUTE = ErrorCode.ADDRESS_UNKNOWN.code();

    @TempDir
    private Path directory;

    private final Contract contract = Contract.ofTheApp();
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // by start(), first of all
    private Process app;

    @SuppressWarnings("NullAway.Init") // by start(), first of all
    private URI address;

    @AfterEach
    void stop() {
        app.destroyForcibly();
    }

    @Test
    void operations_inDev_areAllServedAndNoOthers() throws Exception {
        start(Map.of());
        Set<String> documented = documented();
        for (String path : addresses()) {
            for (String method : METHODS) {
                HttpResponse<String> answer = ask(method, path);
                String what = method + " " + path + " → " + answer.statusCode() + " " + answer.body();
                if (documented.contains(method + " " + path)) {
                    assertThat(answer.statusCode()).as(what).isNotEqualTo(405).isLessThan(500);
                    assertThat(named(path) || !answer.body().contains(NO_ROUTE))
                            .as(what)
                            .isTrue();
                } else {
                    // That the method is refused, and not the address, shows that there is a route.
                    assertThat(answer.statusCode()).as(what).isEqualTo(405);
                    assertThat(answer.headers().firstValue("content-type"))
                            .as(what)
                            .hasValue("application/problem+json");
                }
            }
        }
        for (String path : List.of("/v1", "/v1/nothing", "/v1/desk", "/v1/desk/nothing", "/v2/overview", "/nothing")) {
            assertThat(ask("GET", path).body()).as(path).contains(NO_ROUTE);
        }
    }

    @Test
    void prod_servesThePublicPartAlone_andMakesNoUsersAndNoPassword() throws Exception {
        start(Map.of("DR_PROFILE", "prod"));
        for (Contract.Operation operation : contract.operations()) {
            HttpResponse<String> answer = ask(operation.method(), path(operation.address()));
            String what = operation.method() + " " + operation.address() + " → " + answer.statusCode();
            if (operation.open()) {
                assertThat(answer.statusCode()).as(what).isNotEqualTo(405).isLessThan(500);
                assertThat(named(path(operation.address())) || !answer.body().contains(NO_ROUTE))
                        .as(what)
                        .isTrue();
            } else {
                assertThat(answer.statusCode()).as(what).isIn(404, 405);
                assertThat(answer.body()).as(what).containsAnyOf(NO_ROUTE, ErrorCode.REQUEST_REFUSED.code());
            }
        }
        for (String page : List.of("/desk", "/desk/", "/desk/plans", "/desk.html", "/desk/draws/x/show")) {
            assertThat(ask("GET", page).statusCode()).as(page).isEqualTo(404);
        }
        try (Stream<Path> made = Files.list(directory.resolve("data"))) {
            assertThat(made.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains("password") || name.contains("user") || name.equals("uploads"))
                    .noneMatch(name -> name.contains("clock") || name.contains("key"));
        }
    }

    private void start(Map<String, String> environment) throws IOException {
        Path errors = directory.resolve("stderr");
        app = AppProcess.start(directory, errors, environment, "serve", "--port", "0");
        address = AppProcess.addressOf(app, errors);
    }

    private Set<String> addresses() {
        return contract.operations().stream()
                .map(operation -> path(operation.address()))
                .collect(Collectors.toSet());
    }

    private Set<String> documented() {
        return contract.operations().stream()
                .map(operation -> operation.method() + " " + path(operation.address()))
                .collect(Collectors.toSet());
    }

    /** Whether it is the public address of one thing: without that thing it answers as if there were no such address. */
    private static boolean named(String path) {
        return !path.startsWith("/v1/desk") && path.matches(".*/x(/.*)?");
    }

    private static String path(String documented) {
        return documented.replaceAll("\\{[^}]+}", "x");
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Accept", "application/json")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
