package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.draw.Beacon;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a public value is typed (公共值录入格式): the one form that its type allows, in words. */
public enum PublicValueForm {
    /** A lottery. */
    LOTTERY(
            "每个号码两位，空格分隔，特别号前写 “ + ”，如 03 11 17 22 29 31 + 08",
            "two digits each, a blank between, ' + ' before a special ball: 03 11 17 + 08"),
    /** Dice. */
    DICE("按掷出顺序录入 1–6，不留空格，共 %s 次", "digits 1 to 6 in roll order without blanks, as many as stand in the source: %s"),
    /** A round of drand. */
    DRAND("64 位十六进制数字", "64 hexadecimal digits"),
    /** An index. */
    INDEX("两位小数，如 3021.55", "two decimals: 3021.55");

    private final String zh;
    private final String en;

    PublicValueForm(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The form of a type. */
    public static PublicValueForm of(Beacon.Type type) {
        return valueOf(type.name());
    }

    /** In Chinese. */
    public String wordsZh(Beacon beacon) {
        return String.format(java.util.Locale.ROOT, zh, rolls(beacon));
    }

    /** In English. */
    public String wordsEn(Beacon beacon) {
        return String.format(java.util.Locale.ROOT, en, rolls(beacon));
    }

    /** The bytes that are typed as this text; none if it cannot be one. */
    byte[] bytes(String text) {
        if (this != DRAND) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return text.matches("[0-9a-f]{64}") ? HexFormat.of().parseHex(text) : new byte[0];
    }

    /** As it was typed. */
    public String text(byte[] value) {
        return this == DRAND ? HexFormat.of().formatHex(value) : new String(value, StandardCharsets.UTF_8);
    }

    private static String rolls(Beacon beacon) {
        return beacon.source().replaceAll(".*?([0-9]*)$", "$1");
    }
}
