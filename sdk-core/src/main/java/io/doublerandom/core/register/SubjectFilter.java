package io.doublerandom.core.register;

import io.doublerandom.core.Values;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects (检查对象) to list. Each part that is null does not restrict; the others hold together.
 *
 * @param pool pool they are members of on {@code day}
 * @param day day of membership; given exactly when {@code pool} is
 * @param namePrefix beginning of the name, 1 to 200 characters
 * @param creditClass credit risk class
 * @param regionPrefix beginning of the region code, 1 to 11 characters
 * @param idPrefix beginning of the id, 1 to 21 characters
 */
public record SubjectFilter(
        SubjectPool.@Nullable Id pool,
        @Nullable LocalDate day,
        @Nullable String namePrefix,
        @Nullable CreditRiskClass creditClass,
        @Nullable String regionPrefix,
        @Nullable String idPrefix) {
    private static final SubjectFilter ALL = new SubjectFilter(null, null, null, null, null, null);

    public SubjectFilter {
        Values.require((pool == null) == (day == null), "day", "and pool are given together");
        if (namePrefix != null) {
            Values.text("namePrefix", namePrefix, 200);
        }
        if (regionPrefix != null) {
            Values.text("regionPrefix", regionPrefix, 11);
        }
        if (idPrefix != null) {
            Values.text("idPrefix", idPrefix, 21);
        }
    }

    /** Everything. */
    public static SubjectFilter all() {
        return ALL;
    }

    /** Restricted by pool and day too. */
    public SubjectFilter in(SubjectPool.@Nullable Id pool, @Nullable LocalDate day) {
        return new SubjectFilter(pool, day, namePrefix, creditClass, regionPrefix, idPrefix);
    }

    /** Restricted by namePrefix too. */
    public SubjectFilter named(@Nullable String namePrefix) {
        return new SubjectFilter(pool, day, namePrefix, creditClass, regionPrefix, idPrefix);
    }

    /** Restricted by creditClass too. */
    public SubjectFilter rated(@Nullable CreditRiskClass creditClass) {
        return new SubjectFilter(pool, day, namePrefix, creditClass, regionPrefix, idPrefix);
    }

    /** Restricted by regionPrefix too. */
    public SubjectFilter inRegion(@Nullable String regionPrefix) {
        return new SubjectFilter(pool, day, namePrefix, creditClass, regionPrefix, idPrefix);
    }

    /** Restricted by idPrefix too. */
    public SubjectFilter withId(@Nullable String idPrefix) {
        return new SubjectFilter(pool, day, namePrefix, creditClass, regionPrefix, idPrefix);
    }
}
