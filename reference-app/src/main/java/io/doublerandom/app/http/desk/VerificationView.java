package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.util.Arrays;

/** A kept report of the verifier, in both languages and in the words of the verify page. */
final class VerificationView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerificationView() {}

    /** The view of {@link io.doublerandom.core.draw.VerificationReport#toJson}. */
    static ObjectNode of(String report) {
        try {
            return view(JSON.readTree(report));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("a kept report is none of ours", malformed);
        }
    }

    private static ObjectNode view(JsonNode report) {
        String said = report.path("verdict").asText();
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(one -> one.textEn().equals(said))
                .findFirst()
                .orElseThrow();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("verdictZh", verdict.textZh())
                .put("verdictEn", verdict.textEn());
        ArrayNode checks = view.putArray("checks");
        report.path("checks").forEach(check -> check(checks.addObject(), check));
        ArrayNode lints = view.putArray("lints");
        report.path("lints")
                .forEach(lint -> lints.add(
                        lint.path("id").asText() + ": " + lint.path("detail").asText()));
        return view;
    }

    private static void check(ObjectNode view, JsonNode check) {
        String said = check.path("outcome").asText();
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(one -> one.textEn().equals(said))
                .findFirst()
                .orElseThrow();
        view.put("nameZh", check.path("nameZh").asText())
                .put("nameEn", check.path("name").asText())
                .put("outcome", outcome.name())
                .put("outcomeZh", outcome.textZh())
                .put("outcomeEn", outcome.textEn())
                .put("detail", check.path("detail").asText());
    }
}
