package io.doublerandom.core;

/**
 * One thing wrong with one piece of input: the code, the place and the numbers, as a value.
 *
 * @param code what is wrong
 * @param place where it is wrong
 * @param detail what was found and what was expected, in numbers and codes, without personal data
 */
public record Problem(ErrorCode code, Place place, String detail) {
    /** The problem in one line: code, place, Chinese, English, detail and how to mend it. */
    public String message() {
        return code.code() + " " + place + " " + code.titleZh() + " / " + code.titleEn() + ": " + detail + "。"
                + code.fixZh() + " / " + code.fixEn();
    }
}
