package io.doublerandom.core.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The canonical form of RFC 8785 (JCS), restricted to what the draw protocol allows.
 *
 * <p>A document is accepted only if writing it again gives the same bytes: that one comparison refuses duplicate keys,
 * unsorted keys, white space, other spellings of a number and needless escapes, without a rule for each.
 */
public final class CanonicalJson {
    /** The deepest nesting allowed; a document's outermost value is at depth 1. */
    public static final int MAX_DEPTH = 8;

    /** Integers are of smaller magnitude than this, so that every JSON reader holds them exactly. */
    public static final long INTEGER_BOUND = 1L << 53;

    private CanonicalJson() {}

    /** The canonical bytes of a value. */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text of a value. */
    public static String text(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 1);
        return out.toString();
    }

    /**
     * Reads a canonical document.
     *
     * @throws MalformedTextException if the bytes are not exactly the canonical form of an allowed value
     */
    public static Json parse(byte[] document) {
        Json value = new JsonParser(document).document();
        byte[] again;
        try {
            again = bytes(value);
        } catch (IllegalArgumentException notAllowed) {
            throw new MalformedTextException(0, String.valueOf(notAllowed.getMessage()));
        }
        int difference = Arrays.mismatch(document, again);
        if (difference >= 0) {
            throw new MalformedTextException(difference, "is not in canonical form (RFC 8785)");
        }
        return value;
    }

    /**
     * Reads a document that a person wrote: members in any order, with white space between.
     *
     * @throws MalformedTextException if it is no allowed value; its offset counts without the white space
     */
    public static Json parseByHand(byte[] document) {
        byte[] tight = new byte[document.length];
        int length = 0;
        boolean inString = false;
        boolean escaped = false;
        for (byte b : document) {
            if (!inString && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
                continue;
            }
            tight[length++] = b;
            inString ^= b == '"' && !escaped;
            escaped = inString && b == '\\' && !escaped;
        }
        return new JsonParser(Arrays.copyOf(tight, length)).document();
    }

    private static void write(Json value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("is nested deeper than " + MAX_DEPTH);
        }
        if (value instanceof Json.Obj object) {
            writeObject(object, out, depth);
        } else if (value instanceof Json.Arr array) {
            out.append('[');
            String separator = "";
            for (Json element : array.elements()) {
                out.append(separator);
                write(element, out, depth + 1);
                separator = ",";
            }
            out.append(']');
        } else if (value instanceof Json.Text text) {
            writeString(text.value(), out);
        } else if (value instanceof Json.Int number) {
            if (number.value() <= -INTEGER_BOUND || number.value() >= INTEGER_BOUND) {
                throw new IllegalArgumentException("has an integer of 2^53 or more");
            }
            out.append(number.value());
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!member.getKey().chars().allMatch(c -> c < 0x80)) {
                throw new IllegalArgumentException("has a key that is not ASCII");
            }
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out, depth + 1);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeString(String text, StringBuilder out) {
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("has a string that is not in Unicode normal form C");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else if (Character.isSurrogate(c)) {
                        i = writePair(text, i, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static int writePair(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new IllegalArgumentException("has a lone surrogate");
        }
        out.append(text, at, at + 2);
        return at + 1;
    }
}
