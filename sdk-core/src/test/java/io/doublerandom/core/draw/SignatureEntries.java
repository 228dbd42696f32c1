package io.doublerandom.core.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries of a {@code signatures.json}, to be changed as text. */
final class SignatureEntries {
    private static final Pattern ENTRY = Pattern.compile("\\{\"alg\"[^}]*\\}");
    private static final Pattern SIG = Pattern.compile("\"sig\":\"([^\"]*)\"");

    private final List<String> entries;

    private SignatureEntries(List<String> entries) {
        this.entries = new ArrayList<>(entries);
    }

    static SignatureEntries of(Forgery bundle) {
        return new SignatureEntries(ENTRY.matcher(bundle.text(BundleSignatures.DOCUMENT))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    void into(Forgery bundle) {
        bundle.write(BundleSignatures.DOCUMENT, '[' + String.join(",", entries) + ']');
    }

    String signature(String document, String by) {
        Matcher sig = SIG.matcher(entries.get(indexOf(document, by)));
        if (!sig.find()) {
            throw new IllegalStateException("an entry without a signature");
        }
        return sig.group(1);
    }

    /** Another signature, which must be another. */
    SignatureEntries change(String document, String by, UnaryOperator<String> change) {
        String before = signature(document, by);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("the signature stays as it is");
        }
        int index = indexOf(document, by);
        entries.set(index, entries.get(index).replace(before, after));
        return this;
    }

    SignatureEntries remove(String document, String by) {
        entries.remove(indexOf(document, by));
        return this;
    }

    /** One more, before the first entry that must stand behind it. */
    SignatureEntries add(String document, String by, String keyId, String alg, String sig) {
        int place = 0;
        while (place < entries.size() && order(entries.get(place)).compareTo(document + '\0' + by) < 0) {
            place++;
        }
        entries.add(
                place,
                "{\"alg\":\"%s\",\"by\":\"%s\",\"doc\":\"%s\",\"keyId\":\"%s\",\"sig\":\"%s\"}"
                        .formatted(alg, by, document, keyId, sig));
        return this;
    }

    SignatureEntries exchangeFirstTwo() {
        Collections.swap(entries, 0, 1);
        return this;
    }

    SignatureEntries repeatFirst() {
        entries.add(0, entries.get(0));
        return this;
    }

    private static String order(String entry) {
        return entry.replaceFirst(".*\"by\":\"([^\"]*)\",\"doc\":\"([^\"]*)\".*", "$2\0$1");
    }

    private int indexOf(String document, String by) {
        for (int i = 0; i < entries.size(); i++) {
            if (order(entries.get(i)).equals(document + '\0' + by)) {
                return i;
            }
        }
        throw new IllegalArgumentException(document + " by " + by);
    }
}
