package io.doublerandom.app.http;

import io.doublerandom.app.AppConfig;

/** Reaches out of its room, to show that the rule of the architecture test can fail. */
public final class HttpRuleBreaker {
    private HttpRuleBreaker() {}

    /** What a handler must not do. */
    public static int port(AppConfig config) {
        return config.port();
    }
}
