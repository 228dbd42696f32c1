package io.doublerandom.app.http;

import io.helidon.webserver.http.HttpRouting;

/** Lets a test in another package answer errors as the app does. */
public final class DeskProblems {
    private DeskProblems() {}

    /** The handlers of errors. */
    public static void routing(HttpRouting.Builder routing) {
        Problems.routing(routing);
    }
}
