package io.doublerandom.core;

/**
 * Which page of a list is wanted (分页): so many rows after a place in it.
 *
 * <p>The place is that of the last row seen, not a number of rows to skip: a page costs the same at the end of a list as
 * at its beginning, and rows that come and go in the meantime neither repeat nor hide others.
 *
 * @param limit how many rows at most, 1 to {@link #MOST}
 * @param after {@link Page#next()} of the page before; empty for the first page
 */
public record PageRequest(int limit, String after) {
    /** The most rows of a page. */
    public static final int MOST = 200;

    private static final int AFTER_MOST = 1000;

    public PageRequest {
        Values.between("limit", limit, 1, MOST);
        Values.atMost("after", after, AFTER_MOST);
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, "");
    }
}
