package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells what an HTTP answer means: an answer of the contract, a refusal, or an outcome nobody knows. Many gateways say
 * 200 for everything, so the status alone is never believed.
 */
final class OutcomeClassifier {
    private final Map<String, ErrorCode> byPlatformCode;

    private OutcomeClassifier(Map<String, ErrorCode> byPlatformCode) {
        this.byPlatformCode = byPlatformCode;
    }

    /** The classifier of the bundled table {@code outcomes.map}: lines {@code platform code = our code}. */
    static OutcomeClassifier bundled() {
        Map<String, ErrorCode> table = new HashMap<>();
        PlatformMappings.text("outcomes.map")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] pair = line.split("\\s*=\\s*", 2);
                    table.put(pair[0], ErrorCode.valueOf(pair[1]));
                });
        return new OutcomeClassifier(table);
    }

    /**
     * Refuses what can be no answer of the platform itself: a busy gateway, a redirect, a page for people. Comes before
     * the signature, since proxies do not sign.
     */
    void requireMessage(int status, String contentType) {
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            throw new DoubleRandomException(ErrorCode.SYNC_UNREACHABLE, "HTTP " + status);
        }
        if (status >= 300 && status < 400) {
            throw new DoubleRandomException(ErrorCode.SYNC_REFUSED, "HTTP " + status + ": redirects are not followed");
        }
        if (!contentType.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "HTTP " + status + " whose body is not JSON");
        }
    }

    /** Refuses a signed answer that is an error, whatever its status. */
    void requireSuccess(int status, ObjectNode body) {
        String code = body.path("code").asText("");
        if (status == 200 && code.isEmpty()) {
            return;
        }
        if (status == 200) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "HTTP 200 with the error " + printable(code));
        }
        throw new DoubleRandomException(
                byPlatformCode.getOrDefault(code, ErrorCode.SYNC_ANSWER), printable(code) + " (HTTP " + status + ")");
    }

    private static String printable(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,40}") ? code : "without a readable code";
    }
}
