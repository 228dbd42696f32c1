package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.MessageSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Signs a call before it leaves and lets only the platform's own answer to this very call come back. */
final class SignedExchange {
    private static final String NONCE = "provincial.nonce";

    private final MessageSigner signer;
    private final Clock clock;
    private final String basePath;
    private final OutcomeClassifier outcomes = OutcomeClassifier.bundled();
    private final SecureRandom random = new SecureRandom();

    SignedExchange(MessageSigner signer, Clock clock, String basePath) {
        this.signer = signer;
        this.clock = clock;
        this.basePath = basePath;
    }

    /** Turns the {@link WireCall} in the body into a signed HTTP request. */
    void sign(Exchange exchange) {
        Message message = exchange.getMessage();
        WireCall call = message.getBody(WireCall.class);
        byte[] unique = new byte[16];
        random.nextBytes(unique);
        String nonce = HexFormat.of().formatHex(unique);
        exchange.setProperty(NONCE, nonce);
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_PATH, call.path());
        if (!call.query().isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, call.query());
        }
        signer.signRequest(call.signable(basePath), nonce, clock.instant()).forEach(message::setHeader);
        if (call.method().equals("POST")) {
            message.setHeader(Exchange.CONTENT_TYPE, GdJson.MEDIA_TYPE);
            message.setHeader("Idempotency-Key", call.idempotencyKey());
            message.setBody(call.body());
        } else {
            message.setBody(null);
        }
    }

    /** Turns a genuine, successful HTTP response into its JSON object; throws for any other. */
    void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        outcomes.requireMessage(status, message.getHeader(Exchange.CONTENT_TYPE, "", String.class));
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "the answer is empty");
        }
        ObjectNode body;
        try {
            body = GdJson.read(bytes);
        } catch (DoubleRandomException malformed) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER, malformed.problem().detail());
        }
        Map<String, String> headers = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        signer.requireResponse(status, exchange.getProperty(NONCE, String.class), bytes, headers, clock.instant());
        if (status == 404 && body.path("code").asText("").equals("E404_BATCH")) {
            message.setBody(GdJson.object());
        } else {
            outcomes.requireSuccess(status, body);
            message.setBody(body);
        }
    }
}
