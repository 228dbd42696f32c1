package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public value that nobody can know or choose before it is published (公共随机值), named before the draw.
 *
 * @param type what kind of value
 * @param source who publishes it, 1 to 255 bytes; for dice it ends in the number of rolls
 * @param round its issue number, fixed beforehand
 */
public record Beacon(
        @NotNull Type type,
        @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL) String source,
        @jakarta.validation.constraints.PositiveOrZero long round) {
    private static final int MAX_ROLLS = 9_999;
    private static final int MAX_VALUE = 255;
    private static final Pattern ROLLS = Pattern.compile("(?:.*[^0-9])?([1-9][0-9]{0,3})", Pattern.DOTALL);

    public Beacon {
        Values.present("beacon.type", type);
        DrawValues.label("beacon.source", source);
        Values.between("beacon.round", round, 0, DrawValues.MAX_INTEGER);
        Values.require(
                type != Type.DICE || ROLLS.matcher(source).matches(),
                "beacon.source",
                "of dice does not end in the number of rolls");
    }

    /** The kinds of public value, each with the one form in which its value may be written. */
    public enum Type {
        /** A public lottery (彩票): two digits each, one blank between, {@code  + } before a special ball. */
        LOTTERY("lottery", "[0-9]{2}(?: [0-9]{2})*(?: \\+ [0-9]{2})*"),
        /** Dice rolled before witnesses (现场掷骰): digits 1–6 in roll order. */
        DICE("dice", "[1-6]+"),
        /** A round of the drand network: exactly 32 bytes. */
        DRAND("drand", ""),
        /** A closing index (收盘指数): decimal with two places; weak, never alone. */
        INDEX("index", "(?:0|[1-9][0-9]*)\\.[0-9]{2}");

        private final String id;
        private final Pattern form;

        Type(String id, String form) {
            this.id = id;
            this.form = Pattern.compile(form);
        }

        /** The name in documents. */
        public String id() {
            return id;
        }

        /** The type with this name; {@link ErrorCode#VALUE_INVALID} for any other name. */
        public static Type parse(String id) {
            for (Type type : values()) {
                if (type.id.equals(id)) {
                    return type;
                }
            }
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "beacon.type is none of lottery, dice, drand and index");
        }
    }

    /** Whether a value has the one allowed form; another spelling of the same numbers would be a late choice. */
    public boolean accepts(byte[] value) {
        if (value.length == 0 || value.length > (type == Type.DICE ? MAX_ROLLS : MAX_VALUE)) {
            return false;
        }
        if (type == Type.DRAND) {
            return value.length == 32;
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        if (!type.form.matcher(text).matches()) {
            return false;
        }
        if (type != Type.DICE) {
            return true;
        }
        Matcher rolls = ROLLS.matcher(source);
        return rolls.matches() && Integer.parseInt(rolls.group(1)) == value.length;
    }
}
