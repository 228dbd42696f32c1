package io.doublerandom.app.bench;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Adds what is timed of a list in pages: the first page, a page far in, and the count up to its cap. */
final class PageTimings {
    private static final int ROWS = 50;
    private static final int DEEP_PAGES = 50;
    private static final int DEEP_ROWS = 200;

    /** Screens say "more than 10,000" beyond it. */
    private static final long CAP = 10_001;

    private final Rounds rounds;

    PageTimings(Rounds rounds) {
        this.rounds = rounds;
    }

    <T> void list(String label, Function<PageRequest, Page<T>> pages, LongUnaryOperator count) {
        list(label, pages);
        rounds.add("count", label, label, 1, () -> count.applyAsLong(CAP));
    }

    /** A list whose screen shows no count. */
    <T> void list(String label, Function<PageRequest, Page<T>> pages) {
        one("first", label, () -> pages.apply(PageRequest.first(ROWS)).rows().size());
        String deep = deep(pages);
        if (!deep.isEmpty()) {
            one(
                    "deep",
                    label,
                    () -> pages.apply(new PageRequest(ROWS, deep)).rows().size());
        }
    }

    void one(String what, String label, Rounds.Work work) {
        rounds.add(what, label, label, 1, work);
    }

    /** A place some thousand rows in, as far as the list goes. */
    private static <T> String deep(Function<PageRequest, Page<T>> pages) {
        String place = "";
        for (int i = 0; i < DEEP_PAGES; i++) {
            Page<T> page = pages.apply(new PageRequest(DEEP_ROWS, place));
            if (page.last()) {
                return place;
            }
            place = page.next();
        }
        return place;
    }

    /** Some row to make filters from; {@code REFERENCE_UNKNOWN} if there is none. */
    static <T> T one(Page<T> page) {
        List<T> rows = page.rows();
        if (rows.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN, "the benchmark needs subjects and inspectors: import some first");
        }
        return rows.get(0);
    }
}
