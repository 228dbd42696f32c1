package io.doublerandom.core;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.OptionalInt;

/**
 * Unified social credit code (统一社会信用代码) of GB 32100-2015: 18 characters of {@code 0-9A-HJ-NPQRTUWXY}.
 *
 * <p>The form is required; the two check characters are not, since registers hold accepted exceptions: a wrong one
 * holds a row until an override is logged. {@link #checkFault()} says which one is wrong.
 *
 * @param value the 18 characters, upper case
 */
public record UnifiedSocialCreditCode(
        @NotNull @Pattern(regexp = UnifiedSocialCreditCode.FORM)
        String value) implements Comparable<UnifiedSocialCreditCode> {
    /** The form, as a regular expression. */
    public static final String FORM = "[0-9A-HJ-NPQRTUWXY]{18}";

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public UnifiedSocialCreditCode {
        Values.pattern("creditCode", value, FORM);
    }

    /**
     * The place (9 to 17 or 18, from 1) of the first wrong check character; empty if both are right.
     *
     * <p>Place 17 is the check character of GB 11714 over places 9 to 16, place 18 that of GB 32100 over the first 17.
     */
    public OptionalInt checkFault() {
        if (value.charAt(16) != bodyCheck(value)) {
            return OptionalInt.of(17);
        }
        return value.charAt(17) == finalCheck(value) ? OptionalInt.empty() : OptionalInt.of(18);
    }

    /** The code for sixteen leading characters, with both check characters computed. */
    public static UnifiedSocialCreditCode complete(String first16) {
        Values.pattern("creditCode", first16, "[0-9A-HJ-NPQRTUWXY]{16}");
        String first17 = first16 + bodyCheck(first16);
        return new UnifiedSocialCreditCode(first17 + finalCheck(first17));
    }

    private static char bodyCheck(String code) {
        int sum = 0;
        for (int i = 0; i < BODY_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(8 + i), 36) * BODY_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    private static char finalCheck(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public int compareTo(UnifiedSocialCreditCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
