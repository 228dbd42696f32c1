package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.adapters.provincial.sandbox.ProvincialSandbox;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.MessageSigner;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvincialSignatureTest {
    private static final String BATCH = "2024030100001-440800-plan";

    @TempDir
    Path state;

    private SandboxFixture fixture;
    private AlteringProxy proxy;
    private ProvincialAdapter adapter;

    @BeforeEach
    void start() {
        fixture = new SandboxFixture(state);
        proxy = new AlteringProxy(fixture.sandbox.baseUri());
        adapter = fixture.adapterAt(proxy.address());
    }

    @AfterEach
    void stop() {
        adapter.close();
        proxy.close();
        fixture.close();
    }

    private BatchReceipt push() {
        return adapter.push("plan", BATCH, List.of(fixture.planLine()));
    }

    private void assertRefusedAndNothingTaken(String reason) {
        assertThatThrownBy(this::push).hasMessageStartingWith("DR-0701").hasMessageContaining(reason);
        assertThat(fixture.adapter.receipt(BATCH)).isEmpty();
    }

    @Test
    void messages_passedOnUnchanged_areTaken() {
        assertThat(push().state()).isEqualTo(BatchReceipt.State.ACCEPTED);
    }

    @Test
    void body_changedOnTheWay_isRefused() {
        proxy.requestBody = text -> text.replace("示例", "冒名");
        assertRefusedAndNothingTaken("E401_SIGN");
    }

    @Test
    void body_changedWithItsDigest_isRefused() {
        proxy.requestBody = text -> "{}";
        proxy.requestHeaders = Map.of(
                MessageSigner.CONTENT_SM3,
                io.doublerandom.core.sync.RecordDigest.sm3("{}".getBytes(StandardCharsets.UTF_8)));
        assertRefusedAndNothingTaken("E401_SIGN");
    }

    @Test
    void idempotencyKey_changedOnTheWay_isRefused() {
        proxy.requestHeaders = Map.of("Idempotency-Key", "2024030100002-440800-plan");
        assertRefusedAndNothingTaken("E401_SIGN");
    }

    @Test
    void nonce_changedOnTheWay_isRefused() {
        proxy.requestHeaders = Map.of(MessageSigner.NONCE, "another");
        // The platform answers the nonce it saw, so its answer is not bound to ours.
        assertThatThrownBy(this::push).hasMessageStartingWith("DR-0701");
        assertThat(fixture.adapter.receipt(BATCH)).isEmpty();
    }

    @Test
    void query_changedOnTheWay_isRefused() {
        proxy.uri = uri -> uri.replace("limit=2", "limit=1");
        assertThatThrownBy(() -> adapter.changes("subject", "", 2))
                .hasMessageStartingWith("DR-0701")
                .hasMessageContaining("E401_SIGN");
    }

    @Test
    void path_changedOnTheWay_isRefused() {
        proxy.uri = uri -> uri.replace("/subject", "/inspector");
        assertThatThrownBy(() -> adapter.changes("subject", "", 2)).hasMessageStartingWith("DR-0701");
    }

    @Test
    void request_replayedInTheWindow_isRefusedByItsNonce() {
        push();

        HttpResponse<byte[]> again = proxy.replay(proxy.lastRequest);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).contains("\"code\":\"E401_NONCE\"");
    }

    @Test
    void request_replayedAfterTheWindow_isRefusedByItsTime() {
        push();
        fixture.clock.step(Duration.ofSeconds(601));

        HttpResponse<byte[]> again = proxy.replay(proxy.lastRequest);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).contains("\"code\":\"E401_CLOCK\"");
    }

    @Test
    void request_fromAClockTenMinutesOff_isRefused() {
        Clock fast = Clock.fixed(fixture.clock.instant().plusSeconds(600), ZoneId.of("Asia/Shanghai"));
        try (ProvincialAdapter off =
                new ProvincialAdapter(fixture.sandbox.baseUri(), fixture.sandbox.credentials(), fast, "ZJ_CITY")) {
            assertThatThrownBy(off::meta).hasMessageStartingWith("DR-0701");
        }
    }

    @Test
    void response_changedOnTheWay_isRefused() {
        proxy.responseBody = text -> text.replace("440802", "440803");
        assertThatThrownBy(() -> adapter.changes("subject", "", 2))
                .hasMessageStartingWith("DR-0701")
                .hasMessageContaining("changed");
    }

    @Test
    void response_withoutASignature_isRefused() {
        proxy.responseHeaders = Map.of(MessageSigner.SIGNATURE, "");
        assertThatThrownBy(adapter::meta).hasMessageStartingWith("DR-0701").hasMessageContaining("no signature");
    }

    @Test
    void response_toAnotherRequest_isRefused() {
        proxy.responseHeaders = Map.of(MessageSigner.NONCE, "n-0001");
        assertThatThrownBy(adapter::meta).hasMessageStartingWith("DR-0701").hasMessageContaining("another request");
    }

    @Test
    void credentials_ofAnotherTenant_openNothing() {
        ProvincialSandbox province =
                new ProvincialSandbox("GD_PROVINCE", SandboxFixture.ROWS, state, fixture.clock, 0, 7);
        Credentials theirs = province.credentials();
        assertThat(theirs.keyId()).isNotEqualTo(fixture.sandbox.credentials().keyId());
        try (ProvincialAdapter stranger =
                new ProvincialAdapter(fixture.sandbox.baseUri(), theirs, fixture.clock, "ZJ_CITY")) {
            assertThatThrownBy(() -> stranger.changes("subject", "", 2)).hasMessageStartingWith("DR-0701");
        }
    }
}
