package io.doublerandom.core.publicity;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds identity and telephone numbers in free text (个人信息), before it is published.
 *
 * <p>Found are identity numbers of 18 characters whose check character is right (GB 11643-1999) and of 15 digits with a
 * real day of birth, mobile numbers and area-code telephone numbers; full-width digits, blanks and hyphens between
 * digits do not hide them. A number that merely looks like one is blocked too: a person has to reword it.
 */
final class PersonalData {
    private static final String SEPARATED = "[ \\-‐-―]?";
    private static final Pattern IDENTITY_18 =
            Pattern.compile("(?<![0-9])[1-9](?:" + SEPARATED + "[0-9]){16}" + SEPARATED + "[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern IDENTITY_15 =
            Pattern.compile("(?<![0-9A-Za-z])[1-9](?:" + SEPARATED + "[0-9]){14}(?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])(?:(?:\\+|00)86" + SEPARATED + ")?1"
            + SEPARATED + "[3-9](?:" + SEPARATED + "[0-9]){9}(?![0-9A-Za-z])");
    private static final Pattern LANDLINE = Pattern.compile(
            "(?<![0-9A-Za-z])[(（]?0[1-9][0-9]{1,2}[)）]?" + SEPARATED + "[2-9][0-9]{6,7}(?![0-9A-Za-z])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private PersonalData() {}

    /** The place (from 1) of the first number of a person in a text; empty if there is none. */
    static OptionalInt find(String text) {
        String plain = narrow(text);
        int first = Integer.MAX_VALUE;
        first = Math.min(first, firstMatch(IDENTITY_18, plain, PersonalData::identityOf18));
        first = Math.min(first, firstMatch(IDENTITY_15, plain, PersonalData::identityOf15));
        first = Math.min(first, firstMatch(MOBILE, plain, digits -> true));
        first = Math.min(first, firstMatch(LANDLINE, plain, digits -> true));
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first + 1);
    }

    private static int firstMatch(Pattern pattern, String text, java.util.function.Predicate<String> real) {
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (from < text.length() && matcher.find(from)) {
            if (real.test(matcher.group().replaceAll("[^0-9Xx]", ""))) {
                return matcher.start();
            }
            from = matcher.start() + 1;
        }
        return Integer.MAX_VALUE;
    }

    private static boolean identityOf18(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(digits.charAt(17))
                && realDay(digits.substring(6, 10), digits.substring(10, 12), digits.substring(12, 14));
    }

    private static boolean identityOf15(String digits) {
        return realDay("19" + digits.substring(6, 8), digits.substring(8, 10), digits.substring(10, 12));
    }

    private static boolean realDay(String year, String month, String day) {
        int number = Integer.parseInt(year);
        if (number < 1880 || number > 2100) {
            return false;
        }
        try {
            LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The same text with the narrow form of every wide character, one for one so that places stay true. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                narrow.append((char) ('0' + digit));
            } else {
                String form = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                narrow.append(form.length() == 1 ? form.charAt(0) : c);
            }
        }
        return narrow.toString();
    }
}
