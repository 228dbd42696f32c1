package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.HexFormat;

/**
 * A public value as published (公布的公共值).
 *
 * @param beacon which one it is
 * @param valueHex its bytes, in lower-case hexadecimal digits; 1 to 65,535 bytes
 */
public record PublicValue(
        @NotNull @Valid Beacon beacon,
        @NotNull @Pattern(regexp = "([0-9a-f]{2})+") String valueHex) {
    public PublicValue {
        Values.present("beacon", beacon);
        Values.present("value", valueHex);
        Values.require(valueHex.length() <= 2 * 65_535, "value", "has more than 65535 bytes");
        Values.require(
                !valueHex.isEmpty()
                        && valueHex.length() % 2 == 0
                        && valueHex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f'),
                "value",
                "is not bytes in lower-case hexadecimal digits");
    }

    /** A value from its bytes. */
    public static PublicValue of(Beacon beacon, byte[] value) {
        return new PublicValue(beacon, HexFormat.of().formatHex(value));
    }

    /** The bytes. */
    public byte[] value() {
        return HexFormat.of().parseHex(valueHex);
    }
}
