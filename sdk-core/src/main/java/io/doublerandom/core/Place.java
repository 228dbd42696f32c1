package io.doublerandom.core;

/**
 * Where a problem stands in the input: never the value itself, which may be personal data.
 *
 * @param source file name, resource or document, for example {@code subjects.csv}
 * @param row line number in the source, from 1; 0 where rows do not apply
 * @param column column or field name; empty where columns do not apply
 * @param offset place of the first bad character in the value, from 1; 0 for the whole value
 */
public record Place(String source, long row, String column, int offset) {
    /** A place in a source that has neither rows nor columns. */
    public static Place of(String source) {
        return new Place(source, 0, "", 0);
    }

    /** A whole value in a row. */
    public static Place of(String source, long row, String column) {
        return new Place(source, row, column, 0);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (row > 0) {
            text.append(':').append(row);
        }
        if (!column.isEmpty()) {
            text.append(" [").append(column).append(']');
        }
        if (offset > 0) {
            text.append(" @").append(offset);
        }
        return text.toString();
    }
}
