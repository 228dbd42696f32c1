package io.doublerandom.app.document;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes a CSV file of RFC 4180 in UTF-8 without byte order mark, with LF line ends; a cell is quoted only when it must
 * be, so that the same rows always give the same bytes.
 */
public final class CsvWriter implements AutoCloseable {
    private final Writer out;
    private final List<String> header;

    /** Writes to a writer, which is closed with this one; the header is written at once. */
    public CsvWriter(Writer out, List<String> header) {
        this.out = out;
        this.header = List.copyOf(header);
        write(this.header);
    }

    /** Creates a file, or replaces it. */
    public static CsvWriter create(Path file, List<String> header) {
        try {
            return new CsvWriter(new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)), header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the fields of a row in the order of the header; fields that are absent are empty. */
    public void write(Map<String, String> fields) {
        write(header.stream().map(name -> fields.getOrDefault(name, "")).toList());
    }

    /** Writes cells. */
    public void write(List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(cell(cells.get(i)));
            }
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String value) {
        boolean quoted = value.indexOf(',') >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
