package io.doublerandom.core.store.jdbc;

/** Patterns of SQL for text that is taken literally, with {@code !} as their escape. */
final class TextPattern {
    private TextPattern() {}

    static String beginningWith(String prefix) {
        return escaped(prefix) + "%";
    }

    static String containing(String part) {
        return "%" + escaped(part) + "%";
    }

    /**
     * Text behind everything that begins with a prefix, by UTF-8 bytes as by UTF-16 units; empty if there is none. A little
     * else may lie between, so it only narrows a search.
     */
    static String after(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last == 0xD7FF) {
                return prefix.substring(0, start) + '\uE000';
            }
            if (last != 0xFFFF && last != Character.MAX_CODE_POINT) {
                return prefix.substring(0, start) + Character.toString(last + 1);
            }
            end = start;
        }
        return "";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
