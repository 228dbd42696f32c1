package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract {@code openapi.yaml} as a judge of real answers: an undocumented address, status, media type, member or form
 * fails. Remembers which operations were asked.
 */
public final class Contract {
    private static final String HOME = "urn:double-random:openapi";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    /**
     * One documented operation.
     *
     * @param id its operationId
     * @param method GET, POST …
     * @param address as documented, with {@code {names}}
     * @param node what the document says of it
     */
    public record Operation(String id, String method, String address, JsonNode node) {
        /** Whether it is one that anybody may call. */
        public boolean open() {
            return !address.startsWith("/v1/desk");
        }

        /** The parameters that it shares with others, as references. */
        public Set<String> references() {
            return node.path("parameters")
                    .valueStream()
                    .map(parameter -> parameter.path("$ref").asString(""))
                    .collect(Collectors.toSet());
        }

        boolean matches(String asked, String path) {
            String pattern = Pattern.compile("\\{[^}]+}")
                    .splitAsStream(address)
                    .map(Pattern::quote)
                    .reduce((left, right) -> left + "[^/]+" + right)
                    .orElseThrow();
            return method.equals(asked) && path.matches(pattern + (address.endsWith("}") ? "[^/]+" : ""));
        }
    }

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(HOME, document.toString())));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getValue().path("operationId").asString(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
                    }
                }));
    }

    /** The contract of the app. */
    public static Contract ofTheApp() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new Contract(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is documented. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operations that were asked so far. */
    public Set<String> called() {
        return new TreeSet<>(called);
    }

    /** Requires an answer to be as documented. */
    public void check(String method, HttpResponse<byte[]> answer) {
        String path = answer.uri().getRawPath();
        String where = method + " " + answer.uri() + " → " + answer.statusCode();
        Operation operation = operations.stream()
                .filter(candidate -> candidate.matches(method, path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(where + ": no such operation is documented"));
        called.add(operation.id());
        JsonNode content = response(operation, answer.statusCode(), where).path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(where + ": documented without a body").isEmpty();
            return;
        }
        String type = answer.headers()
                .firstValue("content-type")
                .orElse("")
                .split(";")[0]
                .strip();
        assertThat(content.has(type))
                .as(where + ": media type '" + type + "' is documented")
                .isTrue();
        if (type.endsWith("json")) {
            List<Error> faults = schema(content.path(type).path("schema"))
                    .validate(
                            new String(answer.body(), StandardCharsets.UTF_8),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            assertThat(faults).as(where + " is as documented").isEmpty();
        }
    }

    private JsonNode response(Operation operation, int status, String where) {
        JsonNode responses = operation.node().path("responses");
        JsonNode response = responses.path(String.valueOf(status));
        if (response.isMissingNode() && status >= 400) {
            response = responses.path("default");
        }
        assertThat(response.isMissingNode())
                .as(where + ": the status is documented")
                .isFalse();
        String reference = response.path("$ref").asString("");
        return reference.isEmpty() ? response : document.at(reference.substring(1));
    }

    private Schema schema(JsonNode node) {
        return schemas.getSchema(
                node.toString().replace("\"#/components/", "\"" + HOME + "#/components/"), InputFormat.JSON);
    }
}
