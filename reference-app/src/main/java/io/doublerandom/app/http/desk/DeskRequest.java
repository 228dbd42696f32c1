package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.http.Asked;
import io.doublerandom.app.http.DeskDoor;
import io.doublerandom.app.http.RefusedRequest;
import io.doublerandom.core.ErrorCode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request of somebody at the desk: who, which parameters, which body. */
final class DeskRequest {
    private static final int MOST_BYTES = (int) DeskDoor.MOST_BYTES;

    private static final int DEEPEST = 32;
    /** Twice the same member, or something behind the end, is a mistake and not a choice of ours. */
    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ServerRequest request;
    private final Actor actor;
    private final Clock clock;
    private byte @Nullable [] bytes;

    DeskRequest(ServerRequest request, Actor actor, Clock clock) {
        this.request = request;
        this.actor = actor;
        this.clock = clock;
    }

    /** Who asks. */
    Actor actor() {
        return actor;
    }

    /** Its parameters. */
    Asked asked() {
        return new Asked(request);
    }

    /** The time of the run. */
    Instant at() {
        return clock.instant();
    }

    /** The key that the caller chose for this request, so that it is done once. */
    String idempotencyKey() {
        String key = request.headers()
                .first(HeaderNames.create("Idempotency-Key"))
                .orElseThrow(() -> Asked.refused(ErrorCode.VALUE_REQUIRED, "Idempotency-Key", "is missing"));
        if (!key.matches("[A-Za-z0-9._-]{8,64}")) {
            throw Asked.refused(
                    ErrorCode.VALUE_PATTERN, "Idempotency-Key", "needs 8 to 64 letters, digits, '.', '_' or '-'");
        }
        return key;
    }

    /** Method, as GET. */
    String method() {
        return request.prologue().method().text();
    }

    /** Path and query, as they were sent. */
    String target() {
        String query = request.query().rawValue();
        return request.path().absolute().rawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    /** The body as it was sent. */
    byte[] bytes() {
        byte[] known = bytes;
        if (known != null) {
            return known;
        }
        byte[] read = new byte[0];
        if (request.content().hasEntity()) {
            try (InputStream in = request.content().inputStream()) {
                read = in.readNBytes(MOST_BYTES + 1);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        if (read.length > MOST_BYTES) {
            throw DeskDoor.tooLarge();
        }
        bytes = read;
        return read;
    }

    /** The body as JSON: UTF-8, no member twice, nothing behind it. */
    JsonNode body() {
        boolean json = request.headers()
                .contentType()
                .filter(type -> MediaTypes.APPLICATION_JSON
                        .text()
                        .equals(type.mediaType().text()))
                .isPresent();
        if (!json) {
            throw new RefusedRequest(
                    Status.UNSUPPORTED_MEDIA_TYPE_415,
                    "请求体应为 Content-Type: application/json / the body must be application/json");
        }
        try {
            JsonNode body = JSON.readTree(bytes());
            if (body == null || body.isMissingNode()) {
                throw Asked.refused(ErrorCode.VALUE_REQUIRED, "body", "is missing");
            }
            return body;
        } catch (JsonProcessingException malformed) {
            // Jackson's own words may repeat what was sent.
            throw Asked.refused(
                    ErrorCode.DOCUMENT_MALFORMED,
                    "body",
                    "is no JSON (line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ")");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The body as an object that has no members but these. */
    Sent sent(String... members) {
        return Sent.of("", body(), members);
    }
}
