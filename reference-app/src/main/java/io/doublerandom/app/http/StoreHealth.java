package io.doublerandom.app.http;

import io.doublerandom.core.DoubleRandomException;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;

/** Ready exactly while the facts can be read. */
final class StoreHealth implements HealthCheck {
    private final PublicFacts facts;

    StoreHealth(PublicFacts facts) {
        this.facts = facts;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            facts.overview();
            return HealthCheckResponse.builder().status(true).build();
        } catch (DoubleRandomException e) {
            return HealthCheckResponse.builder()
                    .status(false)
                    .detail("code", e.code().code())
                    .build();
        }
    }
}
