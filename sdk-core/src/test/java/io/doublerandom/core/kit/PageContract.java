package io.doublerandom.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the contracts of lists in pages share: reading a list to its end. */
abstract class PageContract extends StoreContract {
    PageContract(DatabaseUnderTest database) {
        super(database);
    }

    /** All rows of a list in its order, read in pages of two, and counted: both ways have to agree. */
    static <T> List<T> walk(Function<PageRequest, Page<T>> pages) {
        List<T> rows = new ArrayList<>();
        Page<T> page = pages.apply(PageRequest.first(2));
        rows.addAll(page.rows());
        while (!page.last()) {
            assertThat(page.rows()).hasSize(2);
            page = pages.apply(new PageRequest(2, page.next()));
            rows.addAll(page.rows());
        }
        return rows;
    }

    static <T> List<T> counted(long count, List<T> rows) {
        assertThat(count).isEqualTo(rows.size());
        return rows;
    }
}
