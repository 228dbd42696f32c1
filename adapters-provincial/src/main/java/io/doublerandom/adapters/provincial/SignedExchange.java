package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.MessageSigner;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
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
    private final Duration deadline;
    private final OutcomeClassifier outcomes = OutcomeClassifier.bundled();
    private final SecureRandom random = new SecureRandom();

    SignedExchange(MessageSigner signer, Clock clock, String basePath, Duration deadline) {
        this.signer = signer;
        this.clock = clock;
        this.basePath = basePath;
        this.deadline = deadline;
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
    void accept(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        outcomes.requireMessage(status, message.getHeader(Exchange.CONTENT_TYPE, "", String.class));
        byte[] bytes = bounded(message.getBody(InputStream.class));
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

    private byte[] bounded(InputStream stream) throws IOException {
        if (stream == null) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "the answer is empty");
        }
        long began = System.nanoTime();
        byte[] bytes = new byte[64 * 1024];
        int filled = 0;
        try (stream) {
            int read;
            while ((read = stream.read(bytes, filled, bytes.length - filled)) >= 0) {
                filled += read;
                if (filled > GdJson.RESPONSE_BYTES) {
                    throw new DoubleRandomException(
                            ErrorCode.SYNC_ANSWER, "the answer has more than " + GdJson.RESPONSE_BYTES + " bytes");
                }
                if (System.nanoTime() - began > deadline.toNanos()) {
                    throw new DoubleRandomException(
                            ErrorCode.SYNC_UNREACHABLE, "the answer took more than " + deadline.toSeconds() + " s");
                }
                if (filled == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                }
            }
        }
        return Arrays.copyOf(bytes, filled);
    }
}
