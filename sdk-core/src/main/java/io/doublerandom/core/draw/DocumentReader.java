package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import io.doublerandom.core.internal.MalformedTextException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes the members of one JSON object of a document, and at the end requires that none is left over. */
final class DocumentReader {
    static final int MAX_DOCUMENT = 1 << 20;

    private final String source;
    private final String path;
    private final Map<String, Json> left;
    private final Set<String> known = new TreeSet<>();

    private DocumentReader(String source, String path, Json value) {
        this.source = source;
        this.path = path;
        if (!(value instanceof Json.Obj object)) {
            throw invalid(source, path, "is no object");
        }
        this.left = new HashMap<>(object.members());
    }

    /** The canonical value of a document's bytes. */
    static Json canonical(String source, byte[] document) {
        if (document.length > MAX_DOCUMENT) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.LIMIT_EXCEEDED, Place.of(source), "has more than " + MAX_DOCUMENT + " bytes"));
        }
        try {
            return CanonicalJson.parse(document);
        } catch (MalformedTextException malformed) {
            throw new DoubleRandomException(
                    new Problem(
                            ErrorCode.DRAW_INPUT_INVALID,
                            new Place(source, 1, "", malformed.offset() + 1),
                            String.valueOf(malformed.getMessage())),
                    malformed);
        }
    }

    /** The canonical bytes of a document that the protocol can carry. */
    static byte[] bytes(String source, Json document) {
        byte[] bytes = CanonicalJson.bytes(document);
        if (bytes.length > MAX_DOCUMENT) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.DRAW_UNSUPPORTED, Place.of(source), "has more than " + MAX_DOCUMENT + " bytes"));
        }
        return bytes;
    }

    /** Reads a whole document; what its record refuses is reported with the document's name. */
    static <T> T document(String source, Json value, Function<DocumentReader, T> reading) {
        DocumentReader reader = new DocumentReader(source, "", value);
        T result = placed(source, () -> reading.apply(reader));
        reader.finish();
        return result;
    }

    /** Reads a document that is an array of objects. */
    static <T> List<T> array(String source, Json value, Function<DocumentReader, T> reading) {
        if (!(value instanceof Json.Arr array)) {
            throw invalid(source, "", "is no array");
        }
        List<T> all = new ArrayList<>();
        for (Json element : array.elements()) {
            all.add(document(source, element, reading));
        }
        return all;
    }

    /** Reads a document whose members are objects under names that are not known before. */
    static <T> Map<String, T> named(String source, Json value, Function<DocumentReader, T> reading) {
        if (!(value instanceof Json.Obj object)) {
            throw invalid(source, "", "is no object");
        }
        Map<String, T> all = new TreeMap<>();
        object.members().forEach((name, member) -> all.put(name, document(source, member, reading)));
        return all;
    }

    private static <T> T placed(String source, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.VALUE_INVALID) {
                throw refused;
            }
            Problem problem = refused.problem();
            throw new DoubleRandomException(
                    new Problem(
                            ErrorCode.DRAW_INPUT_INVALID,
                            Place.of(source, 1, problem.place().column()),
                            problem.detail()),
                    refused);
        }
    }

    String text(String member) {
        return textOf(member, take(member));
    }

    long integer(String member) {
        if (take(member) instanceof Json.Int number) {
            return number.value();
        }
        throw invalid(source, path + member, "is no integer");
    }

    int integer(String member, int max) {
        long value = integer(member);
        if (value < 0 || value > max) {
            throw invalid(source, path + member, "is " + value + ", allowed 0 to " + max);
        }
        return (int) value;
    }

    boolean truth(String member) {
        if (take(member) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw invalid(source, path + member, "is neither true nor false");
    }

    Bytes32 hash(String member) {
        return Bytes32.parse(text(member));
    }

    Instant time(String member) {
        return DrawValues.parseTime(path + member, text(member));
    }

    boolean has(String member) {
        return left.containsKey(member);
    }

    List<String> texts(String member) {
        return textsOf(member, take(member));
    }

    <T> T object(String member, Function<DocumentReader, T> reading) {
        return nested(path + member, take(member), reading);
    }

    <T> List<T> objects(String member, Function<DocumentReader, T> reading) {
        List<T> all = new ArrayList<>();
        for (Json element : elements(member, take(member))) {
            all.add(nested(path + member, element, reading));
        }
        return all;
    }

    Map<String, Integer> integers(String member, int max) {
        return object(member, reader -> {
            Map<String, Integer> all = new HashMap<>();
            for (String key : Set.copyOf(reader.left.keySet())) {
                all.put(key, reader.integer(key, max));
            }
            return all;
        });
    }

    Map<String, List<String>> textLists(String member) {
        return object(member, reader -> {
            Map<String, List<String>> all = new HashMap<>();
            for (String key : Set.copyOf(reader.left.keySet())) {
                all.put(key, reader.texts(key));
            }
            return all;
        });
    }

    void version() {
        long version = integer("v");
        if (version != 1) {
            throw invalid(source, path + "v", "is " + version + ", this version reads 1");
        }
    }

    /** A member as it is, for a reader of its own. */
    Json value(String member) {
        return take(member);
    }

    private <T> T nested(String where, Json value, Function<DocumentReader, T> reading) {
        DocumentReader reader = new DocumentReader(source, where + ".", value);
        T result = reading.apply(reader);
        reader.finish();
        return result;
    }

    private void finish() {
        if (!left.isEmpty()) {
            throw invalid(source, path, "has " + left.size() + " unknown member(s) beside " + known);
        }
    }

    private Json take(String member) {
        known.add(member);
        Json value = left.remove(member);
        if (value == null) {
            throw invalid(source, path + member, "is missing");
        }
        return value;
    }

    private String textOf(String member, Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw invalid(source, path + member, "is no string");
    }

    private List<String> textsOf(String member, Json value) {
        List<String> all = new ArrayList<>();
        for (Json element : elements(member, value)) {
            all.add(textOf(member, element));
        }
        return all;
    }

    private List<Json> elements(String member, Json value) {
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        throw invalid(source, path + member, "is no array");
    }

    private static DoubleRandomException invalid(String source, String member, String what) {
        return new DoubleRandomException(
                new Problem(ErrorCode.DRAW_INPUT_INVALID, Place.of(source, 1, member), member + " " + what));
    }
}
