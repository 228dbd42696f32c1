package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The grammar that the documents of the draw protocol share. */
final class DrawValues {
    static final String NAME = "[A-Za-z0-9._-]{1,64}";
    static final String HASH_OR_EMPTY = Draw.HASH + "|";
    static final long MAX_INTEGER = (1L << 53) - 1;
    static final int MAX_LABEL = 255;

    private static final int MAX_TITLE = 1000;
    private static final String TIME_FORM = "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";

    private DrawValues() {}

    /** A code, unit, department or attribute name. */
    static String name(String field, String value) {
        return Values.pattern(field, value, NAME);
    }

    /** Text of 1 to 255 bytes in normal form C: fits behind a length of one byte. */
    static String label(String field, String value) {
        Values.require(!Values.present(field, value).isEmpty(), field, "is empty");
        int bytes = normal(field, value).getBytes(StandardCharsets.UTF_8).length;
        Values.require(bytes <= MAX_LABEL, field, "has " + bytes + " bytes, at most " + MAX_LABEL);
        return value;
    }

    /** A title: any text in normal form C. */
    static String title(String field, String value) {
        return normal(field, Values.atMost(field, value, MAX_TITLE));
    }

    /** A time in whole seconds of the years 0001 to 9999. */
    static Instant time(String field, Instant value) {
        Values.present(field, value);
        Values.require(value.equals(value.truncatedTo(ChronoUnit.SECONDS)), field, "is not in whole seconds");
        Values.pattern(field, value.toString(), TIME_FORM);
        return value;
    }

    /** The time that {@code YYYY-MM-DDThh:mm:ssZ} stands for; it must be a real one. */
    static Instant parseTime(String field, String text) {
        Values.pattern(field, text, TIME_FORM);
        try {
            Instant time = Instant.parse(text);
            Values.require(time.toString().equals(text), field, "is no real time");
            return time;
        } catch (DateTimeParseException noTime) {
            Values.require(false, field, "is no real time");
            throw noTime;
        }
    }

    /** Party names: at least three, in ascending order of their bytes. */
    static List<String> parties(List<String> parties) {
        List<String> copy = Values.list("parties", parties);
        Values.require(copy.size() >= 3, "parties", "are " + copy.size() + ", at least 3");
        Values.require(copy.size() <= 65_535, "parties", "are more than 65535");
        for (int i = 0; i < copy.size(); i++) {
            label("parties", copy.get(i));
            Values.require(
                    i == 0 || compareBytes(copy.get(i - 1), copy.get(i)) < 0,
                    "parties",
                    "do not ascend at place " + (i + 1));
        }
        return copy;
    }

    /** Beacons: at least one that is not a stock index. */
    static List<Beacon> beacons(List<Beacon> beacons) {
        List<Beacon> copy = Values.some("beacon", beacons);
        Values.require(copy.size() <= 65_535, "beacon", "are more than 65535");
        Values.require(
                copy.stream().anyMatch(beacon -> beacon.type() != Beacon.Type.INDEX),
                "beacon",
                "has only stock indexes, which are too weak alone");
        return copy;
    }

    static int compareBytes(String left, String right) {
        return java.util.Arrays.compareUnsigned(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String normal(String field, String value) {
        Values.require(Normalizer.isNormalized(value, Normalizer.Form.NFC), field, "is not in Unicode normal form C");
        Values.require(StandardCharsets.UTF_8.newEncoder().canEncode(value), field, "has a lone surrogate");
        return value;
    }
}
