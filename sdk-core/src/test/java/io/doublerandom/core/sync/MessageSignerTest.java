package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.sync.MessageSigner.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSignerTest {
    private static final Instant SENT = Instant.ofEpochMilli(1710835200000L);
    private static final byte[] BODY = bytes("{\"batch\":\"2024031900001\",\"resource\":\"result\",\"items\":[]}");
    private static final String IDEMPOTENCY_KEY = "2024031900001-440800-result";

    private final MessageSigner signer = new MessageSigner(
            Credentials.of("demo-app", "k1", bytes("test-secret-not-real")), new BouncyCastleProvider());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SignableRequest request(String method, String path, String query, byte[] body, String key) {
        return SignableRequest.of(method, path, query, body, key);
    }

    private static SignableRequest published() {
        return request("POST", "/v1/batches", "", BODY, IDEMPOTENCY_KEY);
    }

    @Test
    void request_ofPublishedVector_hasThePublishedDigestAndSignature() {
        assertThat(signer.signRequest(published(), "n-0001", SENT))
                .containsEntry(
                        MessageSigner.CONTENT_SM3, "d4f4e8bc255bf3c5713bd3cabba128786ef8489f4d8d647ea2488444a2a23d81")
                .containsEntry(
                        MessageSigner.SIGNATURE, "5436694120e289484cb90eb3ff6499c287db7bddaf18b3e8339853b2f9c2c446");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/batches,'',2024031900001-440800-result",
        "POST,/v1/batchez,'',2024031900001-440800-result",
        "POST,/v1/batches,limit=1,2024031900001-440800-result",
        "POST,/v1/batches,'',2024031900002-440800-result",
    })
    void request_changedInOnePart_isRefused(String method, String path, String query, String key) {
        Map<String, String> headers = signer.signRequest(published(), "n-0001", SENT);

        assertThat(signer.checkRequest(published(), headers, SENT)).isEqualTo(Check.VALID);
        assertThat(signer.checkRequest(request(method, path, query, BODY, key), headers, SENT))
                .isEqualTo(Check.E401_SIGN);
    }

    @Test
    void request_withChangedBody_isRefused() {
        Map<String, String> headers = signer.signRequest(published(), "n-0001", SENT);
        SignableRequest changed = request("POST", "/v1/batches", "", bytes("{}"), IDEMPOTENCY_KEY);

        assertThat(signer.checkRequest(changed, headers, SENT)).isEqualTo(Check.E401_SIGN);
    }

    @ParameterizedTest
    @CsvSource({"X-Ssj-Nonce,n-0002", "X-Ssj-App,other", "X-Ssj-Key-Id,k2", "X-Ssj-Timestamp,1710835200001"})
    void request_withChangedHeader_isRefused(String header, String value) {
        Map<String, String> headers = new HashMap<>(signer.signRequest(published(), "n-0001", SENT));
        headers.put(header, value);

        assertThat(signer.checkRequest(published(), headers, SENT)).isEqualTo(Check.E401_SIGN);
    }

    @Test
    void request_outsideTheWindow_isRefusedByClock() {
        Map<String, String> headers = signer.signRequest(published(), "n-0001", SENT);

        assertThat(signer.checkRequest(published(), headers, SENT.plusSeconds(300)))
                .isEqualTo(Check.VALID);
        assertThat(signer.checkRequest(published(), headers, SENT.plusSeconds(301)))
                .isEqualTo(Check.E401_CLOCK);
        assertThat(signer.checkRequest(published(), headers, SENT.minusSeconds(301)))
                .isEqualTo(Check.E401_CLOCK);
    }

    @Test
    void query_inAnotherOrder_signsTheSame() {
        String a = signer.signRequest(SignableRequest.get("/v1/x", "b=2&a=9&a=1"), "n", SENT)
                .get(MessageSigner.SIGNATURE);
        String b = signer.signRequest(SignableRequest.get("/v1/x", "a=1&b=2&a=9"), "n", SENT)
                .get(MessageSigner.SIGNATURE);

        assertThat(a).isEqualTo(b);
    }

    @Test
    void response_asSigned_isAccepted() {
        Map<String, String> headers = signer.signResponse(200, "n-0001", BODY, SENT);

        assertThatCode(() -> signer.requireResponse(200, "n-0001", BODY, headers, SENT))
                .doesNotThrowAnyException();
    }

    @Test
    void response_changedOrForAnotherRequest_isRefused() {
        Map<String, String> headers = signer.signResponse(200, "n-0001", BODY, SENT);

        assertRefused(() -> signer.requireResponse(409, "n-0001", BODY, headers, SENT));
        assertRefused(() -> signer.requireResponse(200, "n-0002", BODY, headers, SENT));
        assertRefused(() -> signer.requireResponse(200, "n-0001", bytes("{}"), headers, SENT));
        assertRefused(() -> signer.requireResponse(200, "n-0001", BODY, headers, SENT.plusSeconds(301)));
        assertRefused(() -> signer.requireResponse(200, "n-0001", BODY, Map.of(), SENT));
    }

    @Test
    void nonce_usedTwice_isKnownForTwiceTheWindow() {
        NonceMemory memory = new NonceMemory();

        assertThat(memory.firstUse("n-0001", SENT)).isTrue();
        assertThat(memory.firstUse("n-0001", SENT.plusSeconds(600))).isFalse();
        assertThat(memory.firstUse("n-0001", SENT.plusSeconds(601))).isTrue();
    }

    @Test
    void credentials_asText_holdNoSecret() {
        assertThat(Credentials.of("demo-app", "k1", bytes("test-secret-not-real")))
                .hasToString("demo-app/k1");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(DoubleRandomException.class).hasMessageStartingWith("DR-0701");
    }
}
