package io.doublerandom.app.document;

import io.doublerandom.core.register.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings CSV records into rows. */
public final class CsvRows {
    private CsvRows() {}

    /** The row of a record; cells beyond the header are left to the record's own problems. */
    public static Row row(String source, List<String> header, CsvRecord record) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean rejected = RejectFile.is(header);
        for (int i = 0; i < header.size() && i < record.cells().size(); i++) {
            String cell = record.cells().get(i);
            fields.put(header.get(i), rejected ? FormulaGuard.plain(cell) : cell);
        }
        return new Row(source, record.line(), fields);
    }
}
