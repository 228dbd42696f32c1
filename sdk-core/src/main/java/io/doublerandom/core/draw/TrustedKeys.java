package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.VerificationKey;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import io.doublerandom.core.internal.MalformedTextException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a verifier trusts, and whose they are (可信密钥清单): the verifier's own list, got from the parties by another
 * way than the bundle. Immutable.
 */
public final class TrustedKeys {
    /** The most keys of a list. */
    public static final int MAX = 1024;

    private static final String SOURCE = "trusted keys";

    private final Map<Bytes32, Owned> keys;

    /** A key and whose it is. */
    private record Owned(VerificationKey key, String by) {}

    private TrustedKeys(Map<Bytes32, Owned> keys) {
        this.keys = new TreeMap<>(keys);
    }

    /** No key is trusted. */
    public static TrustedKeys none() {
        return new TrustedKeys(Map.of());
    }

    /** These and one more; a key that is there already gets this owner. */
    public TrustedKeys with(VerificationKey key, String by) {
        Map<Bytes32, Owned> more = new HashMap<>(keys);
        more.put(key.keyId(), new Owned(key, DrawValues.label("by", by)));
        return new TrustedKeys(more);
    }

    /** Whose key this is; empty if it is not on the list. */
    public Optional<String> owner(Bytes32 keyId) {
        return Optional.ofNullable(keys.get(keyId)).map(Owned::by);
    }

    /** The keys of a name. */
    List<VerificationKey> keysOf(String by) {
        return keys.values().stream()
                .filter(owned -> owned.by().equals(by))
                .map(Owned::key)
                .toList();
    }

    /** Whether nobody is trusted. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Reads a list: a JSON object that gives for each fingerprint {@code alg}, {@code by} and {@code spki}. It may be
     * written by hand; a bundle's own {@code keys.json} is no such list, since it does not say whose the keys are.
     *
     * @throws DoubleRandomException {@link ErrorCode#KEY_LIST_INVALID} if it is anything else or has more than
     *     {@value #MAX} keys
     */
    public static TrustedKeys parse(byte[] document) {
        if (document.length > DocumentReader.MAX_DOCUMENT) {
            throw invalid("has more than " + DocumentReader.MAX_DOCUMENT + " bytes", null);
        }
        try {
            Map<Bytes32, Owned> keys = new HashMap<>();
            Map<String, Owned> named =
                    DocumentReader.named(SOURCE, CanonicalJson.parseByHand(document), TrustedKeys::read);
            named.forEach((id, owned) -> {
                if (!owned.key().keyId().hex().equals(id)) {
                    throw invalid("the key of " + owned.by() + " is under an id that is not its fingerprint", null);
                }
                keys.put(owned.key().keyId(), owned);
            });
            if (keys.isEmpty() || keys.size() > MAX) {
                throw invalid("has " + keys.size() + " keys, allowed 1 to " + MAX, null);
            }
            return new TrustedKeys(keys);
        } catch (MalformedTextException malformed) {
            throw invalid(String.valueOf(malformed.getMessage()), malformed);
        } catch (DoubleRandomException refused) {
            throw refused.code() == ErrorCode.KEY_LIST_INVALID
                    ? refused
                    : invalid(refused.problem().detail(), refused);
        }
    }

    /** The list as a canonical document, to be given to readers. */
    public byte[] canonicalBytes() {
        Map<String, Json> all = new HashMap<>();
        keys.forEach((id, owned) -> all.put(
                id.hex(),
                new Json.Obj(Map.of(
                        "alg", new Json.Text(owned.key().algorithm().id()),
                        "by", new Json.Text(owned.by()),
                        "spki", new Json.Text(owned.key().base64())))));
        return DocumentReader.bytes(SOURCE, new Json.Obj(all));
    }

    private static Owned read(DocumentReader reader) {
        VerificationKey key = VerificationKey.of(
                SignatureAlgorithm.parse(reader.text("alg")), DocumentSignature.base64(reader, "spki"));
        return new Owned(key, DrawValues.label("by", reader.text("by")));
    }

    private static DoubleRandomException invalid(String what, @Nullable Throwable cause) {
        return new DoubleRandomException(new Problem(ErrorCode.KEY_LIST_INVALID, Place.of(SOURCE), what), cause);
    }
}
