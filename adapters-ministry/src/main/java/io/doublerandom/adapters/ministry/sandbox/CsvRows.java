package io.doublerandom.adapters.ministry.sandbox;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Row;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of a sandbox's CSV file (RFC 4180, UTF-8, header row of canonical field names); no file means no rows. */
final class CsvRows {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private CsvRows() {}

    /** Hands out the rows of a file one by one. */
    static void read(Path file, Consumer<Row> rows) {
        if (!Files.exists(file)) {
            return;
        }
        String source = file.getFileName().toString();
        long line = 1;
        try (MappingIterator<Map<String, String>> found = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            while (found.hasNextValue()) {
                line = found.getCurrentLocation().getLineNr();
                rows.accept(new Row(source, line, found.nextValue()));
            }
        } catch (CharConversionException foreign) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.INPUT_NOT_UTF8, new Place(source, line, "", 0), "a byte of the file is not UTF-8"));
        } catch (IOException malformed) {
            // Jackson quotes cells in its messages; they may be personal data.
            throw new DoubleRandomException(
                    new Problem(ErrorCode.ROW_MALFORMED, new Place(source, line, "", 0), "the row cannot be read"));
        }
    }
}
