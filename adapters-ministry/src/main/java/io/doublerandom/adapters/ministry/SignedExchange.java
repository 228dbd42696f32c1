package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.MessageSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * The two ends of one HTTP exchange: the request leaves signed with a fresh nonce, and the answer must be signed for that
 * nonce before anything looks at it.
 */
final class SignedExchange {
    private static final String NONCE = "min-xml.nonce";
    private static final int NONCE_BYTES = 16;

    private final MessageSigner signer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignedExchange(MessageSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** Makes the message of a {@link Call} ready to leave. */
    void request(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Call call = message.getMandatoryBody(Call.class);
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        exchange.setProperty(NONCE, nonce);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_PATH, call.path());
        if (!call.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, call.query());
        }
        message.setHeader("Accept", "application/xml");
        signer.signRequest(call.signable(), nonce, clock.instant()).forEach(message::setHeader);
        if (call.body().length == 0) {
            message.setBody(null);
        } else {
            message.setHeader(Exchange.CONTENT_TYPE, MinXmlContract.MEDIA_TYPE);
            message.setBody(call.body());
        }
    }

    /** Turns the message that came back into an {@link Answer}, or refuses it. */
    void response(Exchange exchange) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        String nonce = exchange.getProperty(NONCE, "", String.class);
        byte[] received = message.getBody(byte[].class);
        byte[] body = received == null ? new byte[0] : received;
        Map<String, String> headers = signatureHeaders(message);
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        boolean ours = type.toLowerCase(Locale.ROOT).startsWith("application/xml");
        if (!headers.containsKey(MessageSigner.SIGNATURE) && (status != 200 || !ours)) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER,
                    "an unsigned answer of status " + status + " that is not the platform's, perhaps of a proxy");
        }
        signer.requireResponse(status, nonce, body, headers, clock.instant());
        message.removeHeaders("*");
        message.setBody(new Answer(status, body));
    }

    private static Map<String, String> signatureHeaders(Message message) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> {
            if (value != null && name.toLowerCase(Locale.ROOT).startsWith("x-ssj-")) {
                headers.put(name, value.toString());
            }
        });
        return headers;
    }
}
