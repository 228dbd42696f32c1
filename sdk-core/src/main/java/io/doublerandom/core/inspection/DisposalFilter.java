package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which disposals (后续处置) to list; with {@code openBefore} by deadline, then id. Each part that is null does not restrict; the others hold together.
 *
 * @param state state
 * @param authority authority that does it
 * @param openBefore a day: not closed, and the deadline is before it
 */
public record DisposalFilter(
        Disposal.@Nullable State state,
        Authority.@Nullable Id authority,
        @Nullable LocalDate openBefore) {
    private static final DisposalFilter ALL = new DisposalFilter(null, null, null);

    /** Everything. */
    public static DisposalFilter all() {
        return ALL;
    }

    /** Restricted by state too. */
    public DisposalFilter being(Disposal.@Nullable State state) {
        return new DisposalFilter(state, authority, openBefore);
    }

    /** Restricted by authority too. */
    public DisposalFilter of(Authority.@Nullable Id authority) {
        return new DisposalFilter(state, authority, openBefore);
    }

    /** Restricted by openBefore too. */
    public DisposalFilter openBefore(@Nullable LocalDate day) {
        return new DisposalFilter(state, authority, day);
    }
}
