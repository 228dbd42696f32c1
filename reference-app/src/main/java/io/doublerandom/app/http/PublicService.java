package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Method;
import io.helidon.http.NotFoundException;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The public facts as JSON, and the public evidence of a draw as a zip. */
final class PublicService implements HttpService {
    private static final HttpMediaType ZIP = HttpMediaType.create("application/zip");
    /** The first moment a zip can say; a fixed one makes the same bundle the same bytes. */
    private static final java.time.LocalDateTime ZIP_TIME = java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

    static final Predicate<Method> READ = Method.predicate(Method.GET, Method.HEAD);

    private final PublicFacts facts;

    PublicService(PublicFacts facts) {
        this.facts = facts;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.route(READ, PathMatchers.create("/overview"), this::overview)
                .route(READ, PathMatchers.create("/draws"), this::draws)
                .route(READ, PathMatchers.create("/draws/{hash}/bundle.zip"), this::bundle)
                .any("/overview", PublicService::onlyGet)
                .any("/draws", PublicService::onlyGet)
                .any("/draws/{hash}/bundle.zip", PublicService::onlyGet);
    }

    private void overview(ServerRequest request, ServerResponse response) {
        json(response, JsonViews.overview(facts.overview()));
    }

    private void draws(ServerRequest request, ServerResponse response) {
        json(response, JsonViews.draws(facts.draws()));
    }

    private void bundle(ServerRequest request, ServerResponse response) {
        String hash = request.path().pathParameters().get("hash");
        PublicFacts.PublicBundle bundle = facts.bundle(hash).orElseThrow(() -> new NotFoundException("no such draw"));
        String name = (bundle.draw().practice() ? "practice-" : "") + "draw-"
                + bundle.draw().headerHash().substring(0, 16) + ".zip";
        response.headers().contentType(ZIP);
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try (OutputStream body = response.outputStream();
                ZipOutputStream zip = new ZipOutputStream(body, StandardCharsets.UTF_8)) {
            for (PublicFacts.BundleFile file : bundle.files()) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(entry);
                Files.copy(file.path(), zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void json(ServerResponse response, JsonNode view) {
        response.headers().contentType(MediaTypes.APPLICATION_JSON);
        response.send(view.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void onlyGet(ServerRequest request, ServerResponse response) {
        throw new HttpException("only GET", Status.METHOD_NOT_ALLOWED_405)
                .header(io.helidon.http.HeaderValues.create(HeaderNames.ALLOW, "GET, HEAD"));
    }
}
