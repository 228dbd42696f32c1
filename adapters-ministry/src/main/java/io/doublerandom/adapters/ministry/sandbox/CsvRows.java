package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a sandbox's CSV file (RFC 4180, UTF-8, header row of canonical field names); no file means no rows. */
final class CsvRows {
    private final String source;
    private final String text;
    private int at;
    private long line = 1;

    private CsvRows(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /** All rows of a file. */
    static List<Row> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        String source = file.getFileName().toString();
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new CsvRows(source, text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
        } catch (IOException e) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_UNREADABLE, Place.of(source), "a file of the sandbox"), e);
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> names = cells();
        while (at < text.length()) {
            long number = line;
            List<String> cells = cells();
            if (cells.size() == 1 && cells.get(0).isEmpty()) {
                continue;
            }
            if (cells.size() != names.size()) {
                throw malformed(number, cells.size() + " cells, the header has " + names.size());
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                fields.put(names.get(i), cells.get(i));
            }
            rows.add(new Row(source, number, fields));
        }
        return rows;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            cells.add(cell());
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length()) {
            if (text.charAt(at) != '\n') {
                throw malformed(line, "text after a closing quote");
            }
            at++;
            line++;
        }
        return cells;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        long start = line;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
                    at++;
                    return cell.toString();
                }
                at++;
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw malformed(start, "a quote that is never closed");
    }

    private DoubleRandomException malformed(long number, String what) {
        return new DoubleRandomException(new Problem(ErrorCode.ROW_MALFORMED, new Place(source, number, "", 0), what));
    }
}
