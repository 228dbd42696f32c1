package io.doublerandom.adapters.provincial.sandbox;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The rows a sandbox starts with: CSV files of RFC 4180 in UTF-8 with our column names. A file that is missing has no
 * rows; one that is not well formed stops the start.
 */
final class SandboxRows {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private SandboxRows() {}

    /** Takes the rows. */
    @FunctionalInterface
    interface Rows {
        void take(long number, Map<String, String> row);
    }

    /** Hands out the rows of a file one by one, with the number of each: the header is row 1. */
    static void read(Path file, Rows rows) {
        if (!Files.exists(file)) {
            return;
        }
        try (MappingIterator<Map<String, String>> found = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            for (long number = 2; found.hasNextValue(); number++) {
                rows.take(number, found.nextValue());
            }
        } catch (CharConversionException foreign) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.INPUT_NOT_UTF8, Place.of(file.toString()), "a byte of the file is not UTF-8"));
        } catch (IOException malformed) {
            // Jackson quotes cells in its messages; they may be personal data.
            throw new DoubleRandomException(new Problem(
                    ErrorCode.ROW_MALFORMED, Place.of(file.toString()), "a row of the sandbox's file cannot be read"));
        }
    }
}
