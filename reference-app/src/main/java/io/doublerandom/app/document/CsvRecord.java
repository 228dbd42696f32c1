package io.doublerandom.app.document;

import io.doublerandom.core.Problem;
import java.util.List;

/**
 * One record of a CSV file as it stands there.
 *
 * @param line line of the file it begins on, from 1
 * @param cells its cells, as many as could be told apart
 * @param raw its text without the line end
 * @param problems why it cannot be used; empty if it can
 */
public record CsvRecord(long line, List<String> cells, String raw, List<Problem> problems) {
    public CsvRecord {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /** Whether its cells can be told apart and are as many as the header has. */
    public boolean sound() {
        return problems.isEmpty();
    }
}
