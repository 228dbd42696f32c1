package io.doublerandom.core;

/**
 * The grammar of the identifiers that may stand in a draw: a unified social credit code (统一社会信用代码), or one scheme
 * letter {@code a}–{@code z} and 1 to 20 bytes of {@code A-Za-z0-9._-} for products, places and projects; natural
 * persons only as keyed pseudonyms.
 *
 * <p>No credit code starts with a lower-case letter, so the two never meet. Check digits are not looked at here: see
 * {@link UnifiedSocialCreditCode#checkFault()}.
 */
public final class SubjectIdentifier {
    /** The form, as a regular expression. */
    public static final String FORM = UnifiedSocialCreditCode.FORM + "|[a-z][A-Za-z0-9._-]{1,20}";

    /** The scheme letters that have a meaning: product, place, project, behaviour, natural person, other body. */
    private static final String SCHEMES = "psjbno";

    private static final int CREDIT_CODE_LENGTH = 18;
    private static final int MAX_OTHER_LENGTH = 21;

    private SubjectIdentifier() {}

    /** Whether a range of bytes is a legal identifier. */
    public static boolean matches(byte[] bytes, int offset, int length) {
        if (length < 2) {
            return false;
        }
        if (isLower(bytes[offset])) {
            return length <= MAX_OTHER_LENGTH && isName(bytes, offset + 1, length - 1);
        }
        if (length != CREDIT_CODE_LENGTH) {
            return false;
        }
        for (int i = offset; i < offset + length; i++) {
            if (!isCreditCodeByte(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a legal identifier begins with a scheme letter that has no meaning yet. Those that have one: {@code p} product,
     * {@code s} place (site), {@code j} project, {@code b} behaviour, {@code n} natural person, {@code o} other body without
     * a credit code.
     */
    public static boolean hasUnknownScheme(String identifier) {
        char first = identifier.charAt(0);
        return first >= 'a' && first <= 'z' && SCHEMES.indexOf(first) < 0;
    }

    /** Whether a range of bytes is not empty and of {@code A-Za-z0-9._-} only. */
    public static boolean isName(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            if (!(isLower(b) || isUpper(b) || isDigit(b) || b == '.' || b == '_' || b == '-')) {
                return false;
            }
        }
        return length > 0;
    }

    private static boolean isCreditCodeByte(byte b) {
        return isDigit(b) || isUpper(b) && b != 'I' && b != 'O' && b != 'S' && b != 'V' && b != 'Z';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }
}
