package io.doublerandom.app.http;

import io.helidon.webserver.http.HttpService;
import java.util.List;

/** The desk of the office as the server sees it: what it answers under {@link #ADDRESS}. */
public interface DeskDoor extends HttpService {
    /** Where it is served. */
    String ADDRESS = "/v1/desk";

    /** Its addresses, as {@code openapi.yaml} writes them. */
    List<String> addresses();
}
