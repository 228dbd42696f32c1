package io.doublerandom.app.desk.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * New secrets for sign-in, and the keys that hide attributes and inspectors of a draw: from the operating system, never for
 * what decides a draw. The one class of the app that asks the JDK for chance; a rule of the build says so.
 */
public final class FreshSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    /** No letters or digits that look alike; 32 of them, so each is 5 bits. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private FreshSecrets() {}

    /** 256 bits as a key. */
    public static byte[] key() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 256 bits as 43 characters that fit a cookie. */
    static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 100 bits as five groups of letters and digits that can be typed. */
    static String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
