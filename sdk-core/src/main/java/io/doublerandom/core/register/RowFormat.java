package io.doublerandom.core.register;

import java.util.List;
import java.util.SortedMap;

/**
 * The canonical flat form of one kind of record: field names, how a row is read and how a value is written.
 *
 * <p>Reading never throws for bad input; writing then reading gives an equal value.
 *
 * @param <T> the record
 */
public interface RowFormat<T> {
    /** Name of the resource, for example {@code subject}. */
    String resource();

    /** Field names in the order of a CSV file. */
    List<String> fields();

    /** Field names that must be there. */
    List<String> requiredFields();

    /** Reads a row. */
    Reading<T> read(Row row);

    /** Writes a value; sorted by field name, empty fields left out. */
    SortedMap<String, String> write(T value);

    /** The key of a value: what must be unique in a file. */
    String key(T value);
}
