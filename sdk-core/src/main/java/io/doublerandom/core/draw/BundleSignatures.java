package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import io.doublerandom.core.internal.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The signatures over a draw and the keys they were made with (抽取签名): {@code signatures.json} and {@code keys.json} of
 * draw protocol v1. Grows with the ceremony; immutable.
 */
public final class BundleSignatures {
    /** The document with the signatures. */
    public static final String DOCUMENT = "signatures.json";
    /** The document with the keys. */
    public static final String KEYS = "keys.json";
    /** The most signatures, and the most keys, of one bundle. */
    public static final int MAX = 64;

    private final List<DocumentSignature> signatures;
    private final Map<Bytes32, VerificationKey> keys;

    private BundleSignatures(List<DocumentSignature> signatures, Map<Bytes32, VerificationKey> keys) {
        this.signatures = List.copyOf(signatures);
        this.keys = new TreeMap<>(keys);
    }

    /** None yet. */
    public static BundleSignatures none() {
        return new BundleSignatures(List.of(), Map.of());
    }

    /**
     * These and one more.
     *
     * @param document what is signed
     * @param by who signs: the party for its commitment, its opening and the result; 1 to 255 bytes
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} if {@code by} signed this before, if the key signed
     *     under another name, or if there is no room; {@link ErrorCode#DRAW_UNSUPPORTED} if the key is of another
     *     suite; {@link ErrorCode#SIGNATURE_UNAVAILABLE} if the signer does not sign
     */
    public BundleSignatures sign(SignedDocument document, String by, Signer signer) {
        VerificationKey key = signer.key();
        if (key.algorithm() != SignatureAlgorithm.of(document.suite())) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNSUPPORTED,
                    "a draw in " + document.suite().id() + " is not signed with "
                            + key.algorithm().id());
        }
        if (has(document.name(), by)) {
            throw state(document.name() + " is signed by " + by + " already");
        }
        if (signatures.stream()
                .anyMatch(other ->
                        other.keyId().equals(key.keyId()) && !other.by().equals(by))) {
            throw state("the key of " + by + " signed under another name");
        }
        if (signatures.size() == MAX) {
            throw state("there are " + MAX + " signatures, and no more may be");
        }
        List<DocumentSignature> more = new ArrayList<>(signatures);
        more.add(new DocumentSignature(
                document.name(), by, key.keyId(), key.algorithm(), signer.sign(document.message())));
        more.sort(DocumentSignature::compare);
        Map<Bytes32, VerificationKey> known = new HashMap<>(keys);
        known.put(key.keyId(), key);
        return new BundleSignatures(more, known);
    }

    /** Whether a document was signed by this one. */
    public boolean has(String document, String by) {
        return signatures.stream().anyMatch(signature -> signature.isOf(document, by));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return signatures.isEmpty();
    }

    /** The signatures, by document, then by who signed. */
    public List<DocumentSignature> signatures() {
        return signatures;
    }

    /** The key of a signature. */
    public VerificationKey key(DocumentSignature signature) {
        VerificationKey key = keys.get(signature.keyId());
        if (key == null) {
            throw new IllegalArgumentException("no signature of these");
        }
        return key;
    }

    /** The canonical bytes of {@code signatures.json}. */
    public byte[] canonicalBytes() {
        List<Json> all = new ArrayList<>();
        for (DocumentSignature signature : signatures) {
            all.add(new Json.Obj(Map.of(
                    "doc", new Json.Text(signature.document()),
                    "by", new Json.Text(signature.by()),
                    "keyId", new Json.Text(signature.keyId().hex()),
                    "alg", new Json.Text(signature.algorithm().id()),
                    "sig", new Json.Text(signature.base64()))));
        }
        return DocumentReader.bytes(DOCUMENT, new Json.Arr(all));
    }

    /** The canonical bytes of {@code keys.json}. */
    public byte[] keysBytes() {
        Map<String, Json> all = new HashMap<>();
        keys.values()
                .forEach(key -> all.put(
                        key.keyId().hex(),
                        new Json.Obj(Map.of(
                                "alg", new Json.Text(key.algorithm().id()), "spki", new Json.Text(key.base64())))));
        return DocumentReader.bytes(KEYS, new Json.Obj(all));
    }

    /**
     * Reads both documents; whether the signatures hold is for a {@link DrawVerifier} to say.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if they are not in their one form or do not
     *     belong together, {@link ErrorCode#LIMIT_EXCEEDED} if they are too many or too large
     */
    public static BundleSignatures parse(byte[] signatures, byte[] keys) {
        Map<Bytes32, VerificationKey> known = new TreeMap<>();
        Map<String, VerificationKey> named = DocumentReader.named(KEYS, bounded(KEYS, keys), BundleSignatures::key);
        named.forEach((id, key) -> {
            CheckList.require(key.keyId().hex().equals(id), KEYS, "has a key under an id that is not its fingerprint");
            known.put(key.keyId(), key);
        });
        List<DocumentSignature> read =
                DocumentReader.array(DOCUMENT, bounded(DOCUMENT, signatures), DocumentSignature::read);
        CheckList.require(!read.isEmpty(), DOCUMENT, "has no signature");
        Map<Bytes32, String> names = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            DocumentSignature signature = read.get(i);
            if (i > 0 && DocumentSignature.compare(read.get(i - 1), signature) >= 0) {
                throw CheckList.differ(DOCUMENT, i + 1L, "does not ascend by document and signer, each once");
            }
            VerificationKey key = known.get(signature.keyId());
            if (key == null || key.algorithm() != signature.algorithm()) {
                throw CheckList.differ(DOCUMENT, i + 1L, "names a key that keys.json has not, or not for this alg");
            }
            String name = names.putIfAbsent(signature.keyId(), signature.by());
            if (name != null && !name.equals(signature.by())) {
                throw CheckList.differ(DOCUMENT, i + 1L, "is by a key that signs under another name too");
            }
        }
        CheckList.require(names.size() == known.size(), KEYS, "has a key that signed nothing");
        return new BundleSignatures(read, known);
    }

    private static Json bounded(String name, byte[] document) {
        Json value = DocumentReader.canonical(name, document);
        int size = value instanceof Json.Arr array
                ? array.elements().size()
                : value instanceof Json.Obj object ? object.members().size() : 0;
        if (size > MAX) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.LIMIT_EXCEEDED, Place.of(name), "has " + size + " entries, at most " + MAX));
        }
        return value;
    }

    private static VerificationKey key(DocumentReader reader) {
        return VerificationKey.of(
                SignatureAlgorithm.parse(reader.text("alg")), DocumentSignature.base64(reader, "spki"));
    }

    private static DoubleRandomException state(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_STATE, what);
    }
}
