package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.Actor;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers a request by itself, as downloads and streams do. */
@FunctionalInterface
interface RawHandler {
    void handle(ServerRequest request, ServerResponse response, Actor actor) throws Exception;
}
