package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a platform says it can do (能力声明).
 *
 * @param contract contract it speaks, for example {@code gd-json/1}
 * @param platform its name
 * @param pageLimit most records it serves in a page
 * @param codeSets names and versions of its code tables
 * @param serverTime its clock, UTC
 */
public record PlatformMeta(String contract, String platform, int pageLimit, List<String> codeSets, Instant serverTime) {
    public PlatformMeta {
        codeSets = List.copyOf(codeSets);
    }

    static PlatformMeta read(ObjectNode body) {
        try {
            List<String> sets = new ArrayList<>();
            for (JsonNode set : body.path("codeSets")) {
                sets.add(set.asText());
            }
            return new PlatformMeta(
                    body.path("contract").asText(""),
                    body.path("platform").asText(""),
                    body.path("pageLimit").asInt(0),
                    sets,
                    OffsetDateTime.parse(body.path("serverTime").asText("")).toInstant());
        } catch (DateTimeException noTime) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "the capabilities have no readable serverTime");
        }
    }
}
