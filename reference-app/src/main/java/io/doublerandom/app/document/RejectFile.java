package io.doublerandom.app.document;

import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that were not accepted (拒收文件): the columns of the file as they came, then {@code _row},
 * {@code _problems} and, where cells could not be told apart, the text in {@code _raw}. Corrected, it is imported again
 * as it is; the added columns are passed over. Cells that a spreadsheet would take for formulas are guarded, and read as
 * they were.
 *
 * <p>Nothing is written until there is a row to write, and an earlier reject file, perhaps half corrected, is never
 * replaced: the next free name is taken.
 */
public final class RejectFile implements AutoCloseable {
    /** The columns added to those of the file. */
    public static final List<String> ADDED = List.of("_row", "_problems", "_raw");

    private final Path wanted;
    private final List<String> columns;
    private @Nullable Path part;
    private @Nullable CsvWriter out;

    /**
     * A reject file.
     *
     * @param wanted where it is to be
     * @param header columns of the file being imported
     */
    public RejectFile(Path wanted, List<String> header) {
        this.wanted = wanted;
        List<String> all = new ArrayList<>(header);
        all.removeAll(ADDED);
        all.addAll(ADDED);
        this.columns = List.copyOf(all);
    }

    /** Whether a file with these columns is a reject file. */
    static boolean is(List<String> header) {
        return header.contains("_problems");
    }

    /** The name beside a file: {@code items.csv} gives {@code items.rejected.csv}. */
    public static Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return file.resolveSibling(stem + ".rejected.csv");
    }

    /** Keeps a row with its reasons. */
    void write(Row cells, String raw, boolean sound, List<Problem> problems) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (sound) {
            cells.fields().forEach((name, cell) -> fields.put(name, FormulaGuard.guarded(cell)));
        }
        fields.put("_row", String.valueOf(cells.number()));
        List<String> messages =
                problems.stream().map(Problem::message).distinct().toList();
        fields.put("_problems", String.join(" | ", messages));
        // A reject file imported again before it was corrected still has the only copy of such a text.
        fields.put("_raw", FormulaGuard.guarded(sound ? cells.fields().getOrDefault("_raw", "") : raw));
        writer().write(fields);
    }

    /** Ends the file and puts it in its place; empty if no row was kept. */
    public Optional<Path> finish() {
        if (out == null || part == null) {
            return Optional.empty();
        }
        out.close();
        out = null;
        Path free = free();
        try {
            Files.move(part, free, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(free);
    }

    /** Removes what was not finished. */
    @Override
    public void close() {
        if (out != null && part != null) {
            out.close();
            out = null;
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private CsvWriter writer() {
        CsvWriter open = out;
        if (open == null) {
            Path temporary = wanted.resolveSibling(wanted.getFileName() + ".part");
            open = CsvWriter.create(temporary, columns);
            part = temporary;
            out = open;
        }
        return open;
    }

    private Path free() {
        Path free = wanted;
        String name = String.valueOf(wanted.getFileName());
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        for (int number = 2; Files.exists(free); number++) {
            free = wanted.resolveSibling(stem + "-" + number + ".csv");
        }
        return free;
    }
}
