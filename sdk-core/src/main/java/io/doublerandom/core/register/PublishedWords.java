package io.doublerandom.core.register;

import java.text.Normalizer;

/** Brings published words into one spelling before they are read: width of digits and signs, spaces, full stops. */
final class PublishedWords {
    private PublishedWords() {}

    /** Half-width digits and punctuation, no white space, no full stop at the end. */
    static String plain(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("[\\s\\u00a0\\u3000]+", "");
        return text.endsWith("。") || text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** The least or most an operator word asks for; exact for none. */
    static RatioRule.Kind kind(String operator) {
        return switch (operator) {
            case "" -> RatioRule.Kind.EXACT;
            case "不少于", "不低于", "至少", "≥", ">=" -> RatioRule.Kind.AT_LEAST;
            case "不超过", "不高于", "不多于", "至多", "≤", "<=" -> RatioRule.Kind.AT_MOST;
            default -> throw new IllegalArgumentException("no operator");
        };
    }
}
