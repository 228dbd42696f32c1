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

    /** Without it Excel takes UTF-8 for the encoding of the machine. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** A CSV file in UTF-8 under a plain ASCII name, with a byte order mark. */
    static void csv(ServerResponse response, Path file, String name) throws IOException {
        response.headers().contentLength(BYTE_ORDER_MARK.length + Files.size(file));
        try (OutputStream out = csv(response, name)) {
            Files.copy(file, out);
        }
    }

    /** Where the text of a CSV file is written to, in UTF-8; the byte order mark stands there already. */
    static OutputStream csv(ServerResponse response, String name) throws IOException {
        response.headers().contentType(CSV);
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        OutputStream out = response.outputStream();
        out.write(BYTE_ORDER_MARK);
        return out;
    }
}
