package io.doublerandom.app.http;

import io.helidon.http.HttpMediaType;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the contract itself, {@code openapi.yaml}. */
final class ContractFile implements HttpService {
    static final String ADDRESS = "/openapi.yaml";
    private static final HttpMediaType YAML = HttpMediaType.create("application/yaml");

    private final byte[] document;

    ContractFile() {
        try (InputStream in = ContractFile.class.getResourceAsStream(ADDRESS)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + ADDRESS);
            }
            document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.route(PublicService.READ, PathMatchers.exact("/"), this::send).any("/", PublicService::onlyGet);
    }

    private void send(ServerRequest request, ServerResponse response) {
        if (Answers.changed(request, response, Answers.tag(document))) {
            response.headers().contentType(YAML);
            response.send(document);
        }
    }
}
