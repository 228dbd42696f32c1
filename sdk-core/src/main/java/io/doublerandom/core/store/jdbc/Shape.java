package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Step;
import java.util.List;
import java.util.function.Function;

/**
 * How one kind of record lies in tables: a main row, and rows of child tables in order.
 *
 * @param table main table
 * @param keys columns of its primary key
 * @param columns its other columns
 * @param children child tables; of a stepped record the last one holds the steps
 * @param stepped whether what is kept may change only together with a further step
 * @param write from the record to cells
 * @param read from cells to the record
 */
record Shape<T>(
        String table,
        List<Column> keys,
        List<Column> columns,
        List<Child> children,
        boolean stepped,
        Function<T, Image> write,
        Function<Image, T> read) {
    static final List<Column> STEP_COLUMNS =
            List.of(Column.text("state"), Column.text("done_by"), Column.instant("done_at"), Column.text("note"));

    /**
     * A child table: the parent's key under names of its own, {@code seq} from 0, and columns.
     *
     * @param table name
     * @param keys names of the columns that hold the parent's key
     * @param columns columns after {@code seq}
     */
    record Child(String table, List<String> keys, List<Column> columns) {}

    /**
     * A record as cells.
     *
     * @param row cells of the main row, key first
     * @param children for each child table its rows, without key and {@code seq}
     */
    record Image(List<Object> row, List<List<List<Object>>> children) {
        Cells cells() {
            return new Cells(row);
        }

        <C> List<C> children(int index, Function<Cells, C> read) {
            return children.get(index).stream().map(Cells::new).map(read).toList();
        }
    }

    /** The shape of a record in one row that is replaced as a whole. */
    static <T> Shape<T> flat(
            String table,
            List<Column> keys,
            List<Column> columns,
            Function<T, List<Object>> write,
            Function<Cells, T> read) {
        return new Shape<>(
                table,
                keys,
                columns,
                List.of(),
                false,
                value -> new Image(write.apply(value), List.of()),
                image -> read.apply(image.cells()));
    }

    static <S extends Enum<S>> List<List<Object>> steps(List<Step<S>> steps) {
        return rows(steps, step -> Cells.row(step.state(), step.by(), step.at(), step.note()));
    }

    static <S extends Enum<S>> Step<S> step(Cells cells, Class<S> states) {
        return new Step<>(cells.constant(states), cells.text(), cells.instant(), cells.text());
    }

    static <C> List<List<Object>> rows(List<C> children, Function<C, List<Object>> write) {
        return children.stream().map(write).toList();
    }

    List<Column> all() {
        return java.util.stream.Stream.concat(keys.stream(), columns.stream()).toList();
    }

    List<Object> key(List<Object> row) {
        return row.subList(0, keys.size());
    }
}
