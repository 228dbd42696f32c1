package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What both sides of the contract {@code gd-json/1} share: paths, limits and a JSON reader that refuses what it must. */
public final class GdJson {
    /** Name and version of the contract. */
    public static final String CONTRACT = "gd-json/1";
    /** Most records in a page of changes. */
    public static final int PAGE_LIMIT = 500;
    /** Most bytes in a request. */
    public static final int REQUEST_BYTES = 1 << 20;
    /** Most bytes in a response. */
    public static final int RESPONSE_BYTES = 8 << 20;
    /** Media type of every body. */
    public static final String MEDIA_TYPE = "application/json; charset=UTF-8";
    /** Path of the capabilities. */
    public static final String META = "/v1/meta";
    /** Path of the change feeds, before the resource. */
    public static final String CHANGES = "/v1/changes/";
    /** Path of the batches. */
    public static final String BATCHES = "/v1/batches";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1_000_000)
                            .maxNameLength(128)
                            .maxNumberLength(64)
                            .maxDocumentLength(RESPONSE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GdJson() {}

    /** A new JSON object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The bytes of a JSON object, UTF-8. */
    public static byte[] bytes(ObjectNode object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads one JSON object: at most 32 levels, no key twice, nothing after it.
     *
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} with the place, without any of the content
     */
    public static ObjectNode read(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new DoubleRandomException(ErrorCode.DOCUMENT_MALFORMED, "the body is no JSON object");
        } catch (JsonProcessingException malformed) {
            // The message and the cause of Jackson quote the content, which may be personal data.
            String place = malformed.getLocation() == null
                    ? "?"
                    : Long.toString(malformed.getLocation().getByteOffset());
            throw new DoubleRandomException(
                    ErrorCode.DOCUMENT_MALFORMED,
                    "the body is no acceptable JSON at byte " + place + " ("
                            + malformed.getClass().getSimpleName() + ")");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A time as the contract writes it: ISO 8601 with the offset of Asia/Shanghai. */
    public static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
    }
}
