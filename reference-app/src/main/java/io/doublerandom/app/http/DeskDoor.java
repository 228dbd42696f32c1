package io.doublerandom.app.http;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/** The desk of the office as the server sees it: what it answers under {@link #ADDRESS}. */
public interface DeskDoor extends HttpService {
    /** Where it is served. */
    String ADDRESS = "/v1/desk";

    /** Where files are uploaded, the one address that takes more than {@link #MOST_BYTES}. */
    String UPLOADS = ADDRESS + "/imports";

    /** Most bytes of any other body: a plan of two thousand lines is a tenth of that. */
    long MOST_BYTES = 4L * 1024 * 1024;

    /** Most bytes of a file. */
    long MOST_UPLOAD_BYTES = 512L * 1024 * 1024;

    /** That a body has more than {@link #MOST_BYTES}. */
    static DoubleRandomException tooLarge() {
        return new DoubleRandomException(ErrorCode.TOO_LARGE, "请求体超过 4 MiB / the body is larger than 4 MiB");
    }

    /** Its addresses, as {@code openapi.yaml} writes them. */
    List<String> addresses();
}
