package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.MinXmlContract;
import io.doublerandom.adapters.ministry.PackageCodec;
import io.doublerandom.adapters.ministry.xml.Fault;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.NonceMemory;
import io.doublerandom.core.sync.SignableRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sandbox's side of the contract over HTTP: who asks, what for, and every answer signed, refusals too. */
final class SandboxDoor implements SandboxServer.Handler {
    private final PlatformState state;
    private final MessageSigner signer;
    private final Clock clock;
    private final PackageCodec codec = new PackageCodec();
    private final NonceMemory nonces = new NonceMemory();

    SandboxDoor(PlatformState state, MessageSigner signer, Clock clock) {
        this.state = state;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public SandboxServer.Response answer(SandboxServer.Request request) {
        int status = 200;
        byte[] body;
        try {
            requireGenuine(request);
            body = route(request);
        } catch (Refusal refusal) {
            status = refusal.status();
            body = fault(refusal);
        }
        String nonce = request.header(MessageSigner.NONCE);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MinXmlContract.MEDIA_TYPE);
        headers.putAll(
                signer.signResponse(status, nonce.matches(ExchangeRecord.KEY) ? nonce : "none", body, clock.instant()));
        return new SandboxServer.Response(status, headers, body);
    }

    private void requireGenuine(SandboxServer.Request request) throws Refusal {
        Instant now = clock.instant();
        if (!request.method().matches("GET|POST") || !request.path().matches("/[!-~]{0,1000}")) {
            throw new Refusal(400, "E400_FORMAT", "method or path");
        }
        SignableRequest signable = request.method().equals("GET")
                ? SignableRequest.get(request.path(), request.query())
                : SignableRequest.of(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.body(),
                        request.header("Idempotency-Key"));
        MessageSigner.Check check = signer.checkRequest(signable, request.headers(), now);
        if (check != MessageSigner.Check.VALID) {
            throw new Refusal(401, check.name(), "signature or time");
        }
        if (!nonces.firstUse(request.header(MessageSigner.NONCE), now)) {
            throw new Refusal(401, "E401_NONCE", "the nonce was used before");
        }
    }

    private byte[] route(SandboxServer.Request request) throws Refusal {
        String path = request.path();
        if (request.method().equals("POST") && path.equals(MinXmlContract.PACKAGES)) {
            return state.take(request.body());
        }
        if (request.method().equals("GET") && path.startsWith(MinXmlContract.RECEIPTS + "/")) {
            return state.receipt(path.substring(MinXmlContract.RECEIPTS.length() + 1))
                    .orElseThrow(() -> new Refusal(404, "E404_RECEIPT", "no such package"));
        }
        if (request.method().equals("GET") && path.startsWith(MinXmlContract.PACKAGES + "/")) {
            Map<String, String> query = query(request.query());
            return state.page(
                    path.substring(MinXmlContract.PACKAGES.length() + 1),
                    query.getOrDefault("after", ""),
                    limit(query.getOrDefault("limit", "500")));
        }
        throw new Refusal(404, "E404_RES", "no such path");
    }

    private static int limit(String text) throws Refusal {
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MinXmlContract.MAX_RECORDS) {
            throw new Refusal(400, "E400_FORMAT", "limit is not 1 to " + MinXmlContract.MAX_RECORDS);
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> query(String text) throws Refusal {
        Map<String, String> query = new LinkedHashMap<>();
        try {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return query;
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "E400_FORMAT", "the query is not percent-encoded");
        }
    }

    private byte[] fault(Refusal refusal) {
        Fault fault = new Fault();
        fault.setCode(refusal.code());
        fault.setMessage(refusal.getMessage());
        return codec.write(fault);
    }
}
