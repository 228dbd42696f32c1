package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which items (抽查事项) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param owner authority whose list they are on
 * @param tier tier
 * @param nameContains part of the name, 1 to 200 characters
 */
public record ItemFilter(
        Authority.@Nullable Id owner,
        InspectionItem.@Nullable Tier tier,
        @Nullable String nameContains) {
    private static final ItemFilter ALL = new ItemFilter(null, null, null);

    public ItemFilter {
        if (nameContains != null) {
            Values.text("nameContains", nameContains, 200);
        }
    }

    /** Everything. */
    public static ItemFilter all() {
        return ALL;
    }

    /** Restricted by owner too. */
    public ItemFilter of(Authority.@Nullable Id owner) {
        return new ItemFilter(owner, tier, nameContains);
    }

    /** Restricted by tier too. */
    public ItemFilter ofTier(InspectionItem.@Nullable Tier tier) {
        return new ItemFilter(owner, tier, nameContains);
    }

    /** Restricted by nameContains too. */
    public ItemFilter named(@Nullable String nameContains) {
        return new ItemFilter(owner, tier, nameContains);
    }
}
