package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks the requests and responses of the signing mode {@code sm} (报文签名): HMAC-SM3 (GB/T 15852.2 over
 * GB/T 32905) of method, path, query, application, time, nonce, body digest and idempotency key.
 *
 * <p>A response is bound to the nonce of its request, so that a recorded answer cannot be played back. HMAC-SM3 comes
 * from the JCA ({@code HmacSM3}); a certified module can take its place. Safe for use by many threads.
 */
public final class MessageSigner {
    /** Header: name of the application. */
    public static final String APP = "X-Ssj-App";
    /** Header: milliseconds since 1970-01-01T00:00Z. */
    public static final String TIMESTAMP = "X-Ssj-Timestamp";
    /** Header: a value never used before. */
    public static final String NONCE = "X-Ssj-Nonce";
    /** Header: SM3 of the body, hexadecimal. */
    public static final String CONTENT_SM3 = "X-Ssj-Content-SM3";
    /** Header: name of the key. */
    public static final String KEY_ID = "X-Ssj-Key-Id";
    /** Header: the signature, hexadecimal. */
    public static final String SIGNATURE = "X-Ssj-Signature";
    /** How far a message's time may be from the receiver's clock, either way. */
    public static final Duration WINDOW = Duration.ofSeconds(300);

    private static final String ALGORITHM = "HmacSM3";

    private final Credentials credentials;
    private final @Nullable Provider provider;

    /** A signer that takes {@code HmacSM3} from the providers registered with the JVM. */
    public MessageSigner(Credentials credentials) {
        this(credentials, null);
    }

    /** A signer that takes {@code HmacSM3} from one provider; null means those registered with the JVM. */
    public MessageSigner(Credentials credentials, @Nullable Provider provider) {
        this.credentials = credentials;
        this.provider = provider;
        hmac("probe");
    }

    /** The application this signer signs for. */
    public String app() {
        return credentials.app();
    }

    /** The headers to send with a request. */
    public Map<String, String> signRequest(SignableRequest request, String nonce, Instant now) {
        String timestamp = Long.toString(now.toEpochMilli());
        Map<String, String> headers = new TreeMap<>();
        headers.put(APP, credentials.app());
        headers.put(TIMESTAMP, timestamp);
        headers.put(NONCE, nonce);
        headers.put(CONTENT_SM3, request.contentDigest());
        headers.put(KEY_ID, credentials.keyId());
        headers.put(SIGNATURE, hmac(request.canonicalText(credentials.app(), timestamp, nonce)));
        return headers;
    }

    /** What is wrong with the signature of a request, if anything; whether its nonce is new is for the caller. */
    public Check checkRequest(SignableRequest request, Map<String, String> headers, Instant now) {
        Map<String, String> given = ignoringCase(headers);
        String timestamp = given.getOrDefault(TIMESTAMP, "");
        String nonce = given.getOrDefault(NONCE, "");
        String expected = hmac(request.canonicalText(credentials.app(), timestamp, nonce));
        boolean genuine = credentials.app().equals(given.get(APP))
                && credentials.keyId().equals(given.get(KEY_ID))
                && request.contentDigest().equals(given.get(CONTENT_SM3))
                && nonce.matches(ExchangeRecord.KEY)
                && same(expected, given.getOrDefault(SIGNATURE, ""));
        if (!genuine) {
            return Check.E401_SIGN;
        }
        return inWindow(timestamp, now) ? Check.VALID : Check.E401_CLOCK;
    }

    /** The headers to send with the response to a request with this nonce. */
    public Map<String, String> signResponse(int status, String requestNonce, byte[] body, Instant now) {
        String timestamp = Long.toString(now.toEpochMilli());
        String digest = RecordDigest.sm3(body);
        Map<String, String> headers = new TreeMap<>();
        headers.put(TIMESTAMP, timestamp);
        headers.put(NONCE, requestNonce);
        headers.put(CONTENT_SM3, digest);
        headers.put(KEY_ID, credentials.keyId());
        headers.put(SIGNATURE, hmac(responseText(status, requestNonce, digest, timestamp)));
        return headers;
    }

    /**
     * Requires that a response is the platform's own answer to this request, unchanged.
     *
     * @throws DoubleRandomException {@link ErrorCode#SYNC_SIGNATURE} if not, naming what does not fit
     */
    public void requireResponse(
            int status, String requestNonce, byte[] body, Map<String, String> headers, Instant now) {
        Map<String, String> given = ignoringCase(headers);
        String timestamp = given.getOrDefault(TIMESTAMP, "");
        String digest = RecordDigest.sm3(body);
        if (!given.containsKey(SIGNATURE)) {
            throw refused("the response has no signature");
        }
        if (!credentials.keyId().equals(given.get(KEY_ID))) {
            throw refused("the response is signed with another key");
        }
        if (!requestNonce.equals(given.get(NONCE))) {
            throw refused("the response answers another request");
        }
        if (!digest.equals(given.get(CONTENT_SM3))
                || !same(
                        hmac(responseText(status, requestNonce, digest, timestamp)),
                        given.getOrDefault(SIGNATURE, ""))) {
            throw refused("the response or its signature was changed");
        }
        if (!inWindow(timestamp, now)) {
            throw refused("the response's time is more than " + WINDOW.toSeconds() + " s from the clock here");
        }
    }

    private static String responseText(int status, String nonce, String digest, String timestamp) {
        return String.join("\n", "SSJ1R", Integer.toString(status), nonce, digest, timestamp);
    }

    private static boolean inWindow(String timestamp, Instant now) {
        if (!timestamp.matches("\\d{1,15}")) {
            return false;
        }
        Duration off = Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now)
                .abs();
        return off.compareTo(WINDOW) <= 0;
    }

    private static boolean same(String expected, String given) {
        // In constant time: how much of a forged signature is right must not show in the time taken.
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> ignoringCase(Map<String, String> headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    private String hmac(String text) {
        try {
            Mac mac = provider == null ? Mac.getInstance(ALGORITHM) : Mac.getInstance(ALGORITHM, provider);
            mac.init(new SecretKeySpec(credentials.secret(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new DoubleRandomException(
                    ErrorCode.CONFIG_INVALID, "no JCA provider offers " + ALGORITHM + "; register one", missing);
        }
    }

    private static DoubleRandomException refused(String why) {
        return new DoubleRandomException(ErrorCode.SYNC_SIGNATURE, why);
    }

    /** What checking a request's signature gave. */
    public enum Check {
        /** Genuine and in time. */
        VALID,
        /** Not signed, signed by another, or changed on the way. */
        E401_SIGN,
        /** Genuine, but its time is out of the window. */
        E401_CLOCK
    }
}
