package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which inspectors (执法检查人员) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param authority authority they belong to
 * @param status status
 * @param namePrefix beginning of the name, 1 to 50 characters
 */
public record InspectorFilter(
        Authority.@Nullable Id authority,
        Inspector.@Nullable Status status,
        @Nullable String namePrefix) {
    private static final InspectorFilter ALL = new InspectorFilter(null, null, null);

    public InspectorFilter {
        if (namePrefix != null) {
            Values.text("namePrefix", namePrefix, 50);
        }
    }

    /** Everything. */
    public static InspectorFilter all() {
        return ALL;
    }

    /** Restricted by authority too. */
    public InspectorFilter of(Authority.@Nullable Id authority) {
        return new InspectorFilter(authority, status, namePrefix);
    }

    /** Restricted by status too. */
    public InspectorFilter being(Inspector.@Nullable Status status) {
        return new InspectorFilter(authority, status, namePrefix);
    }

    /** Restricted by namePrefix too. */
    public InspectorFilter named(@Nullable String namePrefix) {
        return new InspectorFilter(authority, status, namePrefix);
    }
}
