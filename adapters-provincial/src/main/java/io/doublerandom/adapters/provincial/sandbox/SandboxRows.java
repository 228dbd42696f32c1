package io.doublerandom.adapters.provincial.sandbox;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows a sandbox starts with: CSV files of RFC 4180 in UTF-8 with our column names. A file that is missing has no
 * rows; one that is not well formed stops the start.
 */
final class SandboxRows {
    private static final int MAX_CELL = 100_000;

    private SandboxRows() {}

    static List<Map<String, String>> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (PushbackReader in = new PushbackReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            int first = in.read();
            if (first >= 0 && first != '\ufeff') {
                in.unread(first);
            }
            List<String> header = line(in);
            if (header == null) {
                return List.of();
            }
            for (List<String> cells = line(in); cells != null; cells = line(in)) {
                if (cells.size() == 1 && cells.get(0).isEmpty()) {
                    continue;
                }
                if (cells.size() != header.size()) {
                    throw malformed(file, rows.size() + 2);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(row);
            }
        } catch (IOException unreadable) {
            throw new DoubleRandomException(ErrorCode.INPUT_UNREADABLE, file + " cannot be read", unreadable);
        }
        return rows;
    }

    private static @Nullable List<String> line(PushbackReader in) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (true) {
            if (c < 0 || (!quoted && c == '\n')) {
                cells.add(cell.toString());
                return cells;
            }
            if (c == '"') {
                int next = quoted ? in.read() : -1;
                if (quoted && next == '"') {
                    cell.append('"');
                } else {
                    if (quoted && next >= 0) {
                        in.unread(next);
                    }
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (quoted || c != '\r') {
                cell.append((char) c);
            }
            if (cell.length() > MAX_CELL) {
                throw new IOException("a cell has more than " + MAX_CELL + " characters");
            }
            c = in.read();
        }
    }

    private static DoubleRandomException malformed(Path file, int record) {
        return new DoubleRandomException(
                ErrorCode.ROW_MALFORMED, file + ": record " + record + " has another number of cells than the header");
    }
}
