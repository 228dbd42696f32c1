package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a request, read strictly: a member that is unknown, missing or of another kind is refused, naming it by
 * its way from the body, as {@code lines[3].pool}.
 */
final class Sent {
    private final String way;
    private final JsonNode object;

    private Sent(String way, JsonNode object) {
        this.way = way;
        this.object = object;
    }

    static Sent of(String way, JsonNode node, String... members) {
        if (!node.isObject()) {
            throw refused(ErrorCode.VALUE_PATTERN, way.isEmpty() ? "body" : way, "is no object");
        }
        Set<String> known = Set.of(members);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                // The name is the caller's own text: not repeated.
                throw refused(
                        ErrorCode.VALUE_INVALID,
                        way.isEmpty() ? "body" : way,
                        "has a member that is none of " + String.join(", ", members));
            }
        });
        return new Sent(way.isEmpty() ? "" : way + ".", node);
    }

    /** Whether a member is there. */
    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Text of 1 to {@code most} characters that are not all blank. */
    String text(String name, int most) {
        String text = textOr(name, most, "");
        if (text.isBlank()) {
            throw refused(ErrorCode.VALUE_REQUIRED, way + name, "is missing");
        }
        return text;
    }

    /** Text of at most {@code most} characters; another if it is not there. */
    String textOr(String name, int most, String other) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return other;
        }
        if (!node.isTextual()) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "is no text");
        }
        if (node.textValue().length() > most) {
            throw refused(ErrorCode.VALUE_TOO_LONG, way + name, "has more than " + most + " characters");
        }
        return node.textValue();
    }

    /** Text that {@code read} understands. */
    <T> T text(String name, int most, Function<String, T> read) {
        String text = text(name, most);
        try {
            return read.apply(text);
        } catch (DoubleRandomException | IllegalArgumentException | DateTimeException malformed) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "does not have the form that openapi.yaml asks for");
        }
    }

    /** Text that {@code read} understands; null if it is not there. */
    <T> @Nullable T textOrNull(String name, int most, Function<String, T> read) {
        return has(name) ? text(name, most, read) : null;
    }

    /** The name of a constant. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return text(name, 64, text -> Enum.valueOf(type, text));
    }

    /** A day. */
    LocalDate day(String name) {
        return text(name, 10, LocalDate::parse);
    }

    /** An instant. */
    Instant instant(String name) {
        return text(name, 40, Instant::parse);
    }

    /** A whole number from {@code least} to {@code most}. */
    long number(String name, long least, long most) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            throw refused(ErrorCode.VALUE_REQUIRED, way + name, "is missing");
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "is no whole number");
        }
        if (node.longValue() < least || node.longValue() > most) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "is not from " + least + " to " + most);
        }
        return node.longValue();
    }

    /** Yes or no; another if it is not there. */
    boolean flagOr(String name, boolean other) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return other;
        }
        if (!node.isBoolean()) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "is neither true nor false");
        }
        return node.booleanValue();
    }

    /** An object with no members but these. */
    Sent object(String name, String... members) {
        return of(way + name, required(name), members);
    }

    /** Objects with no members but these. */
    List<Sent> objects(String name, int most, String... members) {
        List<Sent> all = new ArrayList<>();
        for (JsonNode element : array(name, most)) {
            all.add(of(way + name + "[" + all.size() + "]", element, members));
        }
        return all;
    }

    /** Texts, each of 1 to {@code longest} characters. */
    List<String> texts(String name, int most, int longest) {
        List<String> all = new ArrayList<>();
        for (JsonNode element : array(name, most)) {
            String text = element.isTextual() ? element.textValue() : "";
            if (text.isBlank() || text.length() > longest) {
                throw refused(
                        ErrorCode.VALUE_PATTERN,
                        way + name + "[" + all.size() + "]",
                        "is no text of 1 to " + longest + " characters");
            }
            all.add(text);
        }
        return all;
    }

    private JsonNode array(String name, int most) {
        JsonNode array = required(name);
        if (!array.isArray()) {
            throw refused(ErrorCode.VALUE_PATTERN, way + name, "is no list");
        }
        if (array.size() > most) {
            throw refused(ErrorCode.LIMIT_EXCEEDED, way + name, "has more than " + most + " elements");
        }
        return array;
    }

    private JsonNode required(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            throw refused(ErrorCode.VALUE_REQUIRED, way + name, "is missing");
        }
        return node;
    }

    /** That the member of this object is wrong. */
    DoubleRandomException wrong(String name, String detail) {
        return refused(ErrorCode.VALUE_INVALID, way + name, detail);
    }

    private static DoubleRandomException refused(ErrorCode code, String name, String detail) {
        return Asked.refused(code, name, detail);
    }
}
