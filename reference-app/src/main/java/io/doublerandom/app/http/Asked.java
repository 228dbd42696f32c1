package io.doublerandom.app.http;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request. Each is there once or not at all; one that does not read is refused naming it, without
 * repeating what was sent.
 */
public final class Asked {
    /** The source that errors about a request name. */
    public static final String SOURCE = "request";

    private static final int LIMIT = 50;

    private final ServerRequest request;

    /** Those of a request. */
    public Asked(ServerRequest request) {
        this.request = request;
    }

    /** A part of the path. */
    public <T> T path(String name, Function<String, T> read) {
        return read(name, request.path().pathParameters().get(name), read);
    }

    /** A parameter of the query; null if it is not there. */
    public <T> @Nullable T query(String name, Function<String, T> read) {
        String text = text(name);
        return text == null ? null : read(name, text, read);
    }

    /** A parameter of the query that has to be there. */
    public String required(String name, int most) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw refused(ErrorCode.VALUE_REQUIRED, name, "is missing");
        }
        return Values.atMost(name, text, most);
    }

    /** The name of a constant; null if the parameter is not there. */
    public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        return query(name, text -> Enum.valueOf(type, text));
    }

    /** The page asked for by {@code limit} and {@code after}. */
    public PageRequest page() {
        String after = text("after");
        return new PageRequest(limit(), after == null ? "" : after);
    }

    /** How many rows at most. */
    public int limit() {
        Integer limit = query("limit", Integer::valueOf);
        return limit == null ? LIMIT : (int) Values.between("limit", limit, 1, PageRequest.MOST);
    }

    private @Nullable String text(String name) {
        if (!request.query().contains(name)) {
            return null;
        }
        List<String> all = request.query().all(name);
        if (all.size() != 1) {
            throw refused(ErrorCode.VALUE_INVALID, name, "is given " + all.size() + " times");
        }
        return all.get(0);
    }

    private static <T> T read(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (DoubleRandomException | IllegalArgumentException | DateTimeException malformed) {
            throw refused(ErrorCode.VALUE_PATTERN, name, "does not have the form that openapi.yaml asks for");
        }
    }

    /** That something of the request is wrong; {@code detail} follows its name. */
    public static DoubleRandomException refused(ErrorCode code, String name, String detail) {
        return new DoubleRandomException(new Problem(code, new Place(SOURCE, 0, name, 0), name + " " + detail));
    }
}
