package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.List;

/** The platforms that have a sandbox. */
enum DemoPlatform {
    GD_PROVINCE,
    ZJ_CITY,
    MINISTRY;

    /** The lists, pools and people a platform is asked for, parents first. */
    static final List<String> RESOURCES = List.of("authority", "pool", "item", "subject", "inspector");

    /** The platform of a name; self-built platforms have no sandbox. */
    static DemoPlatform of(String name) {
        for (DemoPlatform platform : values()) {
            if (platform.name().equals(name)) {
                return platform;
            }
        }
        throw new DoubleRandomException(new Problem(
                ErrorCode.CODE_UNKNOWN,
                Place.of("authorities.csv", 0, "homePlatform"),
                "the demo has sandboxes of " + List.of(values()) + " only"));
    }

    /** The home platform of an authority. */
    static DemoPlatform of(Authority authority) {
        return of(authority.homePlatform().name());
    }

    Authority.Platform channel() {
        return Authority.Platform.valueOf(name());
    }
}
