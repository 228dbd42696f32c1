package io.doublerandom.core.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A strict reader of JSON text: linear, bounded in depth; {@link CanonicalJson} decides what is canonical. */
final class JsonParser {
    private static final int MAX_INTEGER_DIGITS = 16;

    private final byte[] in;
    private int at;

    JsonParser(byte[] in) {
        this.in = in;
    }

    Json document() {
        Json value = value(1);
        if (at != in.length) {
            throw fault("has bytes after the document");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw fault("is nested deeper than " + CanonicalJson.MAX_DEPTH);
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return new Json.Text(string());
            case 't':
                literal("true");
                return new Json.Bool(true);
            case 'f':
                literal("false");
                return new Json.Bool(false);
            default:
                return integer();
        }
    }

    private Json object(int depth) {
        Map<String, Json> members = new TreeMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return new Json.Obj(members);
        }
        while (true) {
            String key = string();
            take(':');
            if (members.put(key, value(depth + 1)) != null) {
                throw fault("has a key twice");
            }
            if (peek() == '}') {
                at++;
                return new Json.Obj(members);
            }
            take(',');
        }
    }

    private Json array(int depth) {
        List<Json> elements = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return new Json.Arr(elements);
        }
        while (true) {
            elements.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return new Json.Arr(elements);
            }
            take(',');
        }
    }

    private Json integer() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        long magnitude = 0;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            if (at - digits >= MAX_INTEGER_DIGITS) {
                throw fault("has an integer of 2^53 or more");
            }
            magnitude = magnitude * 10 + (in[at] - '0');
            at++;
        }
        if (at == digits) {
            at = start;
            throw fault("has a value that is no object, array, string, integer or truth value");
        }
        return new Json.Int(digits == start ? magnitude : -magnitude);
    }

    private String string() {
        take('"');
        int start = at;
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = peek();
            if (c == '"') {
                text.append(utf8(start, at));
                at++;
                return text.toString();
            }
            if (c == '\\') {
                text.append(utf8(start, at));
                at++;
                text.append(escaped());
                start = at;
            } else if (c >= 0 && c < 0x20) {
                throw fault("has a bare control character in a string");
            } else {
                at++;
            }
        }
    }

    private char escaped() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw fault("has a bad escape");
                    }
                    unit = unit << 4 | digit;
                    at++;
                }
                yield (char) unit;
            }
            default -> throw fault("has a bad escape");
        };
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(in, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedTextException(from, "is not valid UTF-8");
        }
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            take(word.charAt(i));
        }
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw fault("lacks '" + expected + "'");
        }
        at++;
    }

    /** The byte here, signed: bytes of 0x80 and more are negative, so that they match no syntax character. */
    private int peek() {
        if (at >= in.length) {
            throw fault("ends too early");
        }
        return in[at];
    }

    private MalformedTextException fault(String what) {
        return new MalformedTextException(at, what);
    }
}
