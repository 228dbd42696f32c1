package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sends public answers: they may be kept, but are asked for again, and are not sent twice while nothing changed. */
final class Answers {
    private static final Header ASK_AGAIN = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
    private static final int TAG_BYTES = 16;

    private Answers() {}

    static void json(ServerRequest request, ServerResponse response, JsonNode view) {
        byte[] body = view.toString().getBytes(StandardCharsets.UTF_8);
        if (changed(request, response, tag(body))) {
            response.headers().contentType(MediaTypes.APPLICATION_JSON);
            response.send(body);
        }
    }

    /** Says what the answer is known by; answers 304 and returns false if the asker has it already. */
    static boolean changed(ServerRequest request, ServerResponse response, String tag) {
        String quoted = "\"" + tag + "\"";
        response.header(ASK_AGAIN);
        response.header(HeaderNames.ETAG, quoted);
        boolean known = request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(sent -> sent.equals("*") || sent.contains(quoted))
                .isPresent();
        if (known) {
            response.status(Status.NOT_MODIFIED_304);
            response.send();
        }
        return !known;
    }

    static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
