package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Digests of records (记录摘要): SM3 (GB/T 32905-2016) over the canonical JSON (RFC 8785) of their data, 64 lower-case
 * hexadecimal digits.
 *
 * <p>Data whose text is not in Unicode normal form C or has a lone surrogate has no digest: it is refused with
 * {@link ErrorCode#VALUE_INVALID}, never repaired silently.
 */
public final class RecordDigest {
    private static final char UNIT_SEPARATOR = '\u001f';

    private RecordDigest() {}

    /** Digest of data whose values are texts or lists of texts. */
    public static String of(Map<String, FieldValue> data) {
        Map<String, Json> members = new TreeMap<>();
        data.forEach((name, value) -> members.put(name, json(value)));
        return sm3(canonical(new Json.Obj(members)));
    }

    /** Digest of data whose values are texts. */
    public static String ofTexts(Map<String, String> data) {
        Map<String, Json> members = new TreeMap<>();
        data.forEach((name, value) -> members.put(name, new Json.Text(value)));
        return sm3(canonical(new Json.Obj(members)));
    }

    /** The leaf of a record in a digest tree: SM3 of key, version and data digest, joined by U+001F. */
    public static String leaf(String key, long ver, String dataDigest) {
        return sm3((key + UNIT_SEPARATOR + ver + UNIT_SEPARATOR + dataDigest).getBytes(StandardCharsets.UTF_8));
    }

    /** Digest of digests in order, as a page of records carries: SM3 of their hexadecimal texts without separators. */
    public static String ofDigests(List<String> digests) {
        MessageDigest sm3 = CryptoSuite.SM3_SM2.newDigest();
        digests.forEach(digest -> sm3.update(digest.getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(sm3.digest());
    }

    /** SM3 of bytes. */
    public static String sm3(byte[] bytes) {
        return CryptoSuite.SM3_SM2.hash(bytes).hex();
    }

    /** The canonical JSON of data whose values are texts. */
    static String canonicalText(Map<String, String> data) {
        Map<String, Json> members = new TreeMap<>();
        data.forEach((name, value) -> members.put(name, new Json.Text(value)));
        return new String(canonical(new Json.Obj(members)), StandardCharsets.UTF_8);
    }

    private static Json json(FieldValue value) {
        if (value instanceof FieldValue.Many many) {
            return new Json.Arr(many.texts().stream()
                    .map(text -> (Json) new Json.Text(text))
                    .toList());
        }
        return new Json.Text(((FieldValue.Single) value).text());
    }

    private static byte[] canonical(Json.Obj data) {
        try {
            return CanonicalJson.bytes(data);
        } catch (IllegalArgumentException refused) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID, "the data of a record " + refused.getMessage(), refused);
        }
    }
}
