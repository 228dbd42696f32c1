package io.doublerandom.adapters.provincial.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.doublerandom.adapters.provincial.GdJson;
import io.doublerandom.adapters.provincial.sandbox.SandboxPlatform.Answer;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.NonceMemory;
import io.doublerandom.core.sync.SignableRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers every request of a sandbox: size, signature, clock and nonce first, then the platform; signs every answer. */
final class SandboxResponder implements ResponseDefinitionTransformerV2 {
    private final SandboxPlatform platform;
    private final MessageSigner signer;
    private final Clock clock;
    private final NonceMemory nonces = new NonceMemory();

    SandboxResponder(SandboxPlatform platform, MessageSigner signer, Clock clock) {
        this.platform = platform;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "gd-json-sandbox";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Map<String, String> headers = new TreeMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.putIfAbsent(header.key(), header.firstValue());
        }
        String nonce =
                Optional.ofNullable(request.getHeader(MessageSigner.NONCE)).orElse("");
        Answer answer;
        try {
            answer = answer(request, headers, nonce);
        } catch (RuntimeException broken) {
            System.getLogger(SandboxResponder.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "the sandbox failed: " + broken.getClass().getName());
            answer = Answer.error(500, "E500");
        }
        byte[] body = GdJson.bytes(answer.body());
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("Content-Type", GdJson.MEDIA_TYPE)
                .withBody(body);
        String bound = nonce.matches(ExchangeRecord.KEY) ? nonce : "none";
        signer.signResponse(answer.status(), bound, body, clock.instant()).forEach(response::withHeader);
        return response.build();
    }

    private Answer answer(Request request, Map<String, String> headers, String nonce) {
        byte[] body = Optional.ofNullable(request.getBody()).orElse(new byte[0]);
        if (body.length > GdJson.REQUEST_BYTES) {
            return Answer.error(413, "E413_SIZE");
        }
        String url = request.getUrl();
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String query = mark < 0 ? "" : url.substring(mark + 1);
        String idempotencyKey =
                Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("");
        SignableRequest signable = SignableRequest.of(request.getMethod().getName(), path, query, body, idempotencyKey);
        MessageSigner.Check check = signer.checkRequest(signable, headers, clock.instant());
        if (check != MessageSigner.Check.VALID) {
            return Answer.error(401, check.name());
        }
        if (!nonces.firstUse(nonce, clock.instant())) {
            return Answer.error(401, "E401_NONCE");
        }
        return route(request.getMethod().getName(), path, query, body, idempotencyKey);
    }

    private Answer route(String method, String path, String query, byte[] body, String idempotencyKey) {
        if (method.equals("POST") && path.equals(GdJson.BATCHES)) {
            return platform.take(body, idempotencyKey);
        }
        if (method.equals("GET") && path.equals(GdJson.META)) {
            return platform.meta();
        }
        if (method.equals("GET") && path.startsWith(GdJson.CHANGES)) {
            String limit = parameter(query, "limit");
            return limit.matches("[1-9]\\d{0,3}")
                    ? platform.changes(
                            path.substring(GdJson.CHANGES.length()), parameter(query, "after"), Integer.parseInt(limit))
                    : Answer.error(400, "E400_FORMAT");
        }
        if (method.equals("GET") && path.startsWith(GdJson.BATCHES + "/")) {
            return platform.receipt(path.substring(GdJson.BATCHES.length() + 1));
        }
        return Answer.error(404, "E404_RES");
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
