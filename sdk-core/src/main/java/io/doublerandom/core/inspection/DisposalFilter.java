package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import org.jspecify.annotations.Nullable;

/**
 * Which disposals (后续处置) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param state state
 * @param authority authority that does it
 */
public record DisposalFilter(Disposal.@Nullable State state, Authority.@Nullable Id authority) {
    private static final DisposalFilter ALL = new DisposalFilter(null, null);

    /** Everything. */
    public static DisposalFilter all() {
        return ALL;
    }

    /** Restricted by state too. */
    public DisposalFilter being(Disposal.@Nullable State state) {
        return new DisposalFilter(state, authority);
    }

    /** Restricted by authority too. */
    public DisposalFilter of(Authority.@Nullable Id authority) {
        return new DisposalFilter(state, authority);
    }
}
