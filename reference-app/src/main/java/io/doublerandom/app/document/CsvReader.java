package io.doublerandom.app.document;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a CSV file of RFC 4180 record by record, with a header, in bounded memory.
 *
 * <p>Line ends are CRLF or LF; empty lines are passed over. What is wrong with one record is said in the record and the
 * reading goes on at the next line. What makes the rest unreadable is thrown: bytes that are not in the encoding, a quote
 * that never ends (naming the line it began in), a line or record beyond the limits, a header that is missing or names a
 * column twice.
 */
public final class CsvReader implements AutoCloseable {
    /** The most columns a file may have. */
    public static final int MAX_COLUMNS = 200;

    /** The most characters a record may have, all its lines together. */
    public static final int MAX_RECORD_CHARACTERS = 262_144;

    private final CsvText text;
    private final String source;
    private List<String> header = List.of();

    private CsvReader(CsvText text, String source) {
        this.text = text;
        this.source = source;
        this.header = readHeader();
    }

    /** Opens a UTF-8 file. */
    public static CsvReader open(Path file) {
        return open(file, StandardCharsets.UTF_8);
    }

    /** Opens a file in a named encoding. */
    public static CsvReader open(Path file, Charset charset) {
        String name = String.valueOf(file.getFileName());
        try {
            return of(Files.newInputStream(file), name, charset);
        } catch (IOException e) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_UNREADABLE, Place.of(name), "the file cannot be opened"), e);
        }
    }

    /** Reads a stream, which is closed with this reader. */
    public static CsvReader of(InputStream in, String source, Charset charset) {
        CsvText text = new CsvText(in, source, charset);
        try {
            return new CsvReader(text, source);
        } catch (DoubleRandomException e) {
            text.close();
            throw e;
        }
    }

    /** Column names in the order of the file. */
    public List<String> header() {
        return header;
    }

    /** Whether the file begins with a byte order mark. */
    public boolean byteOrderMark() {
        return text.byteOrderMark();
    }

    /** The next record, empty at the end of the file. */
    public Optional<CsvRecord> next() {
        Optional<CsvRecord> found = record();
        if (found.isPresent() && found.get().sound() && found.get().cells().size() != header.size()) {
            CsvRecord record = found.get();
            Problem problem = problem(
                    record.line(), "", 0, "has " + record.cells().size() + " columns, the header has " + header.size());
            return Optional.of(new CsvRecord(record.line(), record.cells(), record.raw(), List.of(problem)));
        }
        return found;
    }

    @Override
    public void close() {
        text.close();
    }

    private List<String> readHeader() {
        CsvRecord first = record().orElseThrow(() ->
                text.failure(ErrorCode.COLUMN_MISSING, 1, "the file is empty, a header line is required", null));
        if (!first.sound()) {
            throw new DoubleRandomException(first.problems().get(0));
        }
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String cell : first.cells()) {
            String name = cell.strip();
            if (name.isEmpty() || !seen.add(name)) {
                throw text.failure(
                        ErrorCode.COLUMN_MISSING,
                        first.line(),
                        "column " + (names.size() + 1) + (name.isEmpty() ? " has no name" : " has the name of another"),
                        null);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private Optional<CsvRecord> record() {
        while (text.peek() == '\n' || text.peek() == '\r') {
            text.read();
        }
        return text.peek() == CsvText.END ? Optional.empty() : Optional.of(new Parsing(text.line()).record());
    }

    private Problem problem(long line, String column, int offset, String detail) {
        return new Problem(ErrorCode.ROW_MALFORMED, new Place(source, line, column, offset), detail);
    }

    /** One record being read. */
    private final class Parsing {
        private final long line;
        private final List<String> cells = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final StringBuilder raw = new StringBuilder();
        private final StringBuilder cell = new StringBuilder();

        Parsing(long line) {
            this.line = line;
        }

        CsvRecord record() {
            boolean more = true;
            while (more) {
                more = text.peek() == '"' ? quoted() : plain();
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.size() > MAX_COLUMNS) {
                    throw text.failure(ErrorCode.LIMIT_EXCEEDED, line, "more than " + MAX_COLUMNS + " columns", null);
                }
            }
            return new CsvRecord(line, cells, raw.toString().stripTrailing(), problems);
        }

        /** Reads an unquoted cell with its separator; whether another cell follows. */
        private boolean plain() {
            int c = take();
            while (c != ',' && !endOfLine(c)) {
                if (c == '"') {
                    wrong("a quote inside a cell that does not begin with one");
                }
                if (c == '\r') {
                    wrong("a carriage return without a line feed");
                }
                put(c);
                c = take();
            }
            return c == ',';
        }

        private boolean quoted() {
            take();
            while (true) {
                int c = take();
                if (c == CsvText.END) {
                    throw text.failure(ErrorCode.ROW_MALFORMED, line, "the quote of this record never ends", null);
                }
                if (c == '"') {
                    if (text.peek() != '"') {
                        return afterQuote();
                    }
                    take();
                }
                put(c);
            }
        }

        private boolean afterQuote() {
            int c = take();
            if (c != ',' && !endOfLine(c)) {
                wrong("text after the closing quote");
                while (c != ',' && !endOfLine(c)) {
                    c = take();
                }
            }
            return c == ',';
        }

        private boolean endOfLine(int c) {
            if (c == '\r' && text.peek() == '\n') {
                text.read();
                return true;
            }
            return c == '\n' || c == CsvText.END;
        }

        private int take() {
            int c = text.read();
            if (c != CsvText.END && c != '\n' && !(c == '\r' && text.peek() == '\n')) {
                raw.append((char) c);
            } else if (c == '\n') {
                raw.append('\n');
            }
            if (raw.length() > MAX_RECORD_CHARACTERS) {
                throw text.failure(
                        ErrorCode.LIMIT_EXCEEDED,
                        line,
                        "the record has more than " + MAX_RECORD_CHARACTERS + " characters; a quote may be open",
                        null);
            }
            return c;
        }

        private void put(int c) {
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                wrong(String.format("the control character U+%04X", c));
            }
            cell.append((char) c);
        }

        private void wrong(String detail) {
            if (problems.isEmpty()) {
                problems.add(problem(line, column(), cell.length() + 1, detail));
            }
        }

        private String column() {
            return cells.size() < header.size() ? header.get(cells.size()) : "#" + (cells.size() + 1);
        }
    }
}
