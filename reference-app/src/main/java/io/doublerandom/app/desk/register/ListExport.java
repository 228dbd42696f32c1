package io.doublerandom.app.desk.register;

import io.doublerandom.app.document.CsvWriter;
import io.doublerandom.app.document.FormulaGuard;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;

/** A list as a CSV file (清单导出): read and written page by page, and safe to open in a spreadsheet. */
public final class ListExport {
    private ListExport() {}

    /**
     * Writes a list to its end, or until there are so many rows.
     *
     * @param text where to; closed with the last row
     * @param columns the header
     * @param most the most rows, to the page
     * @param pages the cells of each page, in the order of the columns
     */
    public static void write(
            Writer text, List<String> columns, long most, Function<PageRequest, Page<List<String>>> pages) {
        try (CsvWriter out = new CsvWriter(text, columns)) {
            String after = "";
            long left = most;
            do {
                Page<List<String>> page = pages.apply(new PageRequest(PageRequest.MOST, after));
                page.rows()
                        .forEach(row -> out.write(
                                row.stream().map(FormulaGuard::guarded).toList()));
                left -= page.rows().size();
                after = page.next();
            } while (!after.isEmpty() && left > 0);
        }
    }
}
