package io.doublerandom.app.document;

import io.doublerandom.core.sync.CodeMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with the cells of a row put in: {@code {column}}, {@code {column?}} where an empty cell is no matter,
 * {@code {column:codeSet}} for a translated code ({@code -} in the set means empty), {@code {column+column:codeSet}} for
 * the code of two cells side by side, and {@code {hash:column,column}} for eight hexadecimal digits of a
 * SHA-256 over the cells, joined by U+001F: the same item has the same code however the list is sorted.
 */
final class RowTemplate {
    private static final Pattern PART = Pattern.compile("\\{([^{}]+)\\}");
    private static final String HASH = "hash:";

    private final String text;
    private final Function<String, CodeMap> codeSets;

    RowTemplate(String text, Function<String, CodeMap> codeSets) {
        this.text = text;
        this.codeSets = codeSets;
        // Every code set is looked up at once, so that a missing one is found before the first row.
        PART.matcher(text).results().map(part -> part.group(1)).forEach(this::codes);
    }

    /** The columns it reads. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        PART.matcher(text).results().forEach(part -> {
            String name = part.group(1);
            if (name.startsWith(HASH)) {
                columns.addAll(List.of(name.substring(HASH.length()).split(",")));
            } else {
                columns.addAll(cells(name));
            }
        });
        return columns;
    }

    /**
     * The text for a row; empty if a cell it needs is empty.
     *
     * @throws UnknownCodeException if a cell is not in the code set named
     */
    Optional<String> fill(Map<String, String> cells) throws UnknownCodeException {
        Matcher matcher = PART.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value;
            if (name.startsWith(HASH)) {
                value = hash(List.of(name.substring(HASH.length()).split(",")), cells);
            } else {
                value = translated(name, cells);
                if (value.isEmpty() && !name.endsWith("?")) {
                    return Optional.empty();
                }
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        return Optional.of(filled.toString());
    }

    private String translated(String name, Map<String, String> cells) throws UnknownCodeException {
        StringBuilder joined = new StringBuilder();
        for (String column : cells(name)) {
            joined.append(cells.getOrDefault(column, ""));
        }
        Optional<CodeMap> codes = codes(name);
        if (joined.isEmpty() || codes.isEmpty()) {
            return joined.toString();
        }
        String code = codes.get().toOurs(joined.toString()).orElse("");
        if (code.isEmpty()) {
            throw new UnknownCodeException(cells(name).get(0));
        }
        return code.equals("-") ? "" : code;
    }

    /** The columns a part names: one, or several joined by {@code +}. */
    private static List<String> cells(String name) {
        int colon = name.indexOf(':');
        String columns = colon < 0 ? name : name.substring(0, colon);
        return List.of((columns.endsWith("?") ? columns.substring(0, columns.length() - 1) : columns).split("\\+"));
    }

    private Optional<CodeMap> codes(String name) {
        int colon = name.startsWith(HASH) ? -1 : name.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String set = name.substring(colon + 1);
        return Optional.of(codeSets.apply(set.endsWith("?") ? set.substring(0, set.length() - 1) : set));
    }

    private static String hash(List<String> columns, Map<String, String> cells) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String column : columns) {
                digest.update(cells.getOrDefault(column, "").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1F);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A cell whose code is in no line of its code set. */
    static final class UnknownCodeException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String column;

        UnknownCodeException(String column) {
            super("unknown code");
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
