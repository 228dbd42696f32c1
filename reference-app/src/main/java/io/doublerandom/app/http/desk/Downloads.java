package io.doublerandom.app.http.desk;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends files to be kept. */
final class Downloads {
    private static final HttpMediaType CSV = HttpMediaType.create("text/csv; charset=UTF-8");

    private Downloads() {}

    /** A CSV file under a plain ASCII name. */
    static void csv(ServerResponse response, Path file, String name) throws IOException {
        response.headers().contentType(CSV);
        response.headers().contentLength(Files.size(file));
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        try (OutputStream out = response.outputStream()) {
            Files.copy(file, out);
        }
    }
}
