package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param status status
 * @param body JSON; null for none
 */
record DeskAnswer(Status status, @Nullable JsonNode body) {
    /** 200. */
    static DeskAnswer ok(JsonNode body) {
        return new DeskAnswer(Status.OK_200, body);
    }

    /** 201. */
    static DeskAnswer created(JsonNode body) {
        return new DeskAnswer(Status.CREATED_201, body);
    }

    /** 202. */
    static DeskAnswer accepted(JsonNode body) {
        return new DeskAnswer(Status.ACCEPTED_202, body);
    }

    /** 204. */
    static DeskAnswer done() {
        return new DeskAnswer(Status.NO_CONTENT_204, null);
    }
}
