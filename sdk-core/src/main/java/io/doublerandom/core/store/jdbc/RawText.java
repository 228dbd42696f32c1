package io.doublerandom.core.store.jdbc;

import java.util.HexFormat;

/**
 * Text as it came from outside, which may hold what no text column takes: a back-slash, {@code u} and four hexadecimal
 * digits stand for U+0000 and for half a surrogate pair, two back-slashes for one. What a row or message was refused for
 * has to be kept all the same.
 */
final class RawText {
    private RawText() {}

    static String encode(String raw) {
        StringBuilder text = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char unit = raw.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < raw.length()
                    && Character.isLowSurrogate(raw.charAt(i + 1))) {
                text.append(unit).append(raw.charAt(++i));
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                text.append('\\').append('u').append(hex(unit));
            } else if (unit == '\\') {
                text.append("\\\\");
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    static String decode(String text) {
        StringBuilder raw = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit != '\\') {
                raw.append(unit);
            } else if (text.charAt(++i) == 'u') {
                raw.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                raw.append('\\');
            }
        }
        return raw.toString();
    }

    private static String hex(char unit) {
        return HexFormat.of().toHexDigits(unit);
    }
}
