package io.doublerandom.adapters.ministry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.adapters.ministry.MinistryAdapter;
import io.doublerandom.adapters.ministry.MinistryConnection;
import io.doublerandom.adapters.ministry.SampleRecords;
import io.doublerandom.adapters.ministry.SetClock;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.RecordReceipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against platforms, proxies and certificates that are not what they should be, over real HTTPS. */
class UntrustworthyPlatformTest {
    private static final String PLATFORM = "MINISTRY";
    private static final byte[] SECRET = "not-a-real-secret-of-anyone".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock("2024-03-01T00:00:00Z");
    private final Credentials credentials = Credentials.of(SampleRecords.APP, "key-1", SECRET);
    private final MessageSigner signer = new MessageSigner(credentials, new BouncyCastleProvider());
    private final List<AutoCloseable> open = new ArrayList<>();
    private SandboxKeys keys;
    private SandboxDoor honest;

    @BeforeEach
    void prepare() throws IOException {
        SampleRecords.writeRows(directory.resolve("rows"));
        keys = new SandboxKeys(directory.resolve("keys"), clock);
        honest = new SandboxDoor(
                new PlatformState(
                        PLATFORM, SampleRecords.APP, directory.resolve("rows"), directory.resolve("state"), clock, 1),
                signer,
                clock);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void platform_honest_isBelieved() {
        assertThat(adapter(honest).changes("item", "", 10).records()).hasSize(2);
    }

    @Test
    void answer_bodyChangedOnTheWay_isRefused() {
        MinistryAdapter adapter = adapter(changed(body -> body.replace("示例事项一", "示例事项二")));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_statusChangedOnTheWay_isRefused() {
        MinistryAdapter adapter = adapter(request -> {
            SandboxServer.Response response = honest.answer(request);
            return new SandboxServer.Response(201, response.headers(), response.body());
        });

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_ofAnEarlierRequest_isRefused() {
        List<SandboxServer.Response> recorded = new ArrayList<>();
        MinistryAdapter adapter = adapter(request -> {
            recorded.add(honest.answer(request));
            return recorded.get(0);
        });
        adapter.changes("item", "", 10);

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_signedLongAgo_isRefused() {
        MinistryAdapter adapter = adapter(request -> {
            SandboxServer.Response response = honest.answer(request);
            clock.advance(Duration.ofMinutes(6));
            return response;
        });

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_withoutSignature_isRefused() {
        MinistryAdapter adapter = adapter(request -> new SandboxServer.Response(
                200,
                Map.of("Content-Type", "application/xml"),
                honest.answer(request).body()));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_signedByAnother_isRefused() {
        MessageSigner other = new MessageSigner(
                Credentials.of(
                        SampleRecords.APP, "key-1", "another-secret-of-no-one".getBytes(StandardCharsets.US_ASCII)),
                new BouncyCastleProvider());
        MinistryAdapter adapter = adapter(request ->
                signed(other, request, 200, new String(honest.answer(request).body(), StandardCharsets.UTF_8)));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void answer_pageOfAProxy_isAnUnknownOutcome() {
        for (int status : new int[] {200, 403, 502}) {
            MinistryAdapter adapter = adapter(request -> new SandboxServer.Response(
                    status, Map.of("Content-Type", "text/html"), "<html>请登录</html>".getBytes(StandardCharsets.UTF_8)));

            assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
        }
    }

    @Test
    void answer_signedGarbage_isAnUnknownOutcomeAndNothingIsApplied() {
        for (String garbage : new String[] {
            "", "ok", "{\"code\":\"E500\"}", "<html/>", "<Receipt xmlns='urn:ssj:min-xml:1'/>", "<!DOCTYPE a><a/>"
        }) {
            MinistryAdapter adapter = adapter(request -> signed(signer, request, 200, garbage));

            assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
            assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_ANSWER);
        }
    }

    @Test
    void answer_signedButCutShort_isAnUnknownOutcome() {
        MinistryAdapter adapter = adapter(resigned(body -> body.substring(0, body.length() - 20)));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void answer_signedButOfAnotherResourceOrReceiver_isAnUnknownOutcome() {
        MinistryAdapter resource = adapter(resigned(body -> body.replace("<Resource>item<", "<Resource>pool<")));
        MinistryAdapter receiver = adapter(resigned(body -> body.replace("<Receiver>SSJ-SDK<", "<Receiver>OTHER<")));

        assertRefused(() -> resource.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
        assertRefused(() -> receiver.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void answer_ofMoreBytesThanAllowed_isRefused() {
        MinistryAdapter adapter = adapter(request -> signed(signer, request, 200, "x".repeat(8 * 1024 * 1024 + 1)));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void redirect_isNeverFollowed() {
        AtomicInteger asked = new AtomicInteger();
        SandboxServer elsewhere = server(keys, request -> {
            asked.incrementAndGet();
            return honest.answer(request);
        });
        MinistryAdapter adapter = adapter(request ->
                new SandboxServer.Response(302, Map.of("Location", elsewhere.baseUri() + request.path()), new byte[0]));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_ANSWER);
        assertThat(asked).hasValue(0);
    }

    @Test
    void pages_oneLeftOut_isSeen() {
        MinistryAdapter adapter = adapter(honest);
        String second = adapter.changes("subject", "", 1).next();
        String third = adapter.changes("subject", second, 1).next();

        try (MinistryAdapter confused = new MinistryAdapter(connection("other", keys.certificate()), clock)) {
            assertRefused(() -> confused.changes("subject", third, 1), ErrorCode.SYNC_ANSWER);
        }
    }

    @Test
    void receipt_lackingRecords_isAnUnknownOutcome() {
        MinistryAdapter adapter =
                adapter(resigned(body -> body.replaceAll("<Rec [^>]*/>", "").replace("<Ok>1<", "<Ok>0<")));

        assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void receipt_inventingRecords_isAnUnknownOutcome() {
        MinistryAdapter adapter = adapter(resigned(body -> body.replace("key=\"P2024-1\"", "key=\"P2024-9\"")));

        assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void receipt_contradictingItself_isAnUnknownOutcome() {
        MinistryAdapter adapter = adapter(resigned(body -> body.replace("<Ok>1<", "<Ok>2<")));

        assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_ANSWER);
    }

    @Test
    void push_answerLost_sameBytesAreSentAgainAndTakeEffectOnce() {
        AtomicInteger sent = new AtomicInteger();
        MinistryAdapter adapter = adapter(request -> {
            SandboxServer.Response response = honest.answer(request);
            boolean lost = request.method().equals("POST") && sent.incrementAndGet() == 1;
            return lost ? new SandboxServer.Response(502, Map.of("Content-Type", "text/html"), new byte[0]) : response;
        });

        assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_ANSWER);
        assertThat(push(adapter, "1", 1)).containsExactly(RecordReceipt.Status.OK);
        assertThat(push(adapter, "2", 2)).containsExactly(RecordReceipt.Status.OK);
    }

    @Test
    void push_crashBeforeTheAnswer_nextAdapterGoesOnWithTheChain() {
        MinistryAdapter crashing = adapter("chain", request -> {
            honest.answer(request);
            return new SandboxServer.Response(502, Map.of(), new byte[0]);
        });
        assertRefused(() -> push(crashing, "1", 1), ErrorCode.SYNC_ANSWER);

        MinistryAdapter restarted = adapter("chain", honest);

        assertThat(push(restarted, "2", 2)).containsExactly(RecordReceipt.Status.OK);
        assertThat(restarted.receipt("2024030100001-a-plan")).isPresent();
        assertThat(restarted.changes("plan", "", 10).records()).hasSize(2);
    }

    @Test
    void push_refusedWhole_leavesTheNumberFree() {
        AtomicInteger sent = new AtomicInteger();
        MinistryAdapter adapter = adapter(request -> sent.incrementAndGet() == 1
                ? signed(
                        signer,
                        request,
                        403,
                        "<Fault xmlns='urn:ssj:min-xml:1'><Code>E403_SCOPE</Code><Message>演示</Message></Fault>")
                : honest.answer(request));

        assertRefused(() -> push(adapter, "1", 1), ErrorCode.SYNC_REFUSED);
        assertThat(push(adapter, "2", 2)).containsExactly(RecordReceipt.Status.OK);
    }

    @Test
    void platform_busy_isOutOfReach() {
        MinistryAdapter adapter = adapter(request -> signed(
                signer,
                request,
                503,
                "<Fault xmlns='urn:ssj:min-xml:1'><Code>E503_BUSY</Code><Message>演示</Message></Fault>"));

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_UNREACHABLE);
    }

    @Test
    void platform_gone_isOutOfReach() {
        SandboxServer server = server(keys, honest);
        MinistryAdapter adapter = adapter("gone", server, keys.certificate(), clock);
        server.close();

        assertRefused(() -> adapter.changes("item", "", 10), ErrorCode.SYNC_UNREACHABLE);
    }

    @Test
    void certificate_ofAnotherKey_isRefused() {
        AtomicInteger asked = new AtomicInteger();
        SandboxKeys others = new SandboxKeys(directory.resolve("other-keys"), clock);
        SandboxServer server = server(others, request -> {
            asked.incrementAndGet();
            return honest.answer(request);
        });

        assertRefused(
                () -> adapter("pin", server, keys.certificate(), clock).changes("item", "", 10),
                ErrorCode.SYNC_SIGNATURE);
        assertThat(asked).hasValue(0);
    }

    @Test
    void certificate_expiredOrNotYetValid_isRefused() {
        SandboxServer server = server(keys, honest);
        Clock late = new SetClock("2035-01-01T00:00:00Z");
        Clock early = new SetClock("2024-02-01T00:00:00Z");

        assertRefused(
                () -> adapter("late", server, keys.certificate(), late).changes("item", "", 10),
                ErrorCode.SYNC_SIGNATURE);
        assertRefused(
                () -> adapter("early", server, keys.certificate(), early).changes("item", "", 10),
                ErrorCode.SYNC_SIGNATURE);
    }

    @Test
    void certificate_ofAnotherHost_isRefused() {
        SandboxKeys elsewhere = new SandboxKeys(
                directory.resolve("elsewhere"), clock, new GeneralName(GeneralName.dNSName, "platform.example"));
        SandboxServer server = server(elsewhere, honest);

        assertRefused(
                () -> adapter("host", server, elsewhere.certificate(), clock).changes("item", "", 10),
                ErrorCode.SYNC_SIGNATURE);
    }

    private static List<RecordReceipt.Status> push(MinistryAdapter adapter, String number, int plan) {
        return adapter
                .push("plan", "202403010000" + number + "-a-plan", List.of(SampleRecords.plan(plan)))
                .receipts()
                .stream()
                .map(RecordReceipt::status)
                .toList();
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageNotContaining("湛江示例企业");
    }

    /** The honest answer with its body changed and the signature left. */
    private SandboxServer.Handler changed(UnaryOperator<String> change) {
        return request -> {
            SandboxServer.Response response = honest.answer(request);
            String body = new String(response.body(), StandardCharsets.UTF_8);
            return new SandboxServer.Response(
                    response.status(), response.headers(), change.apply(body).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The honest answer with its body changed and signed again: a platform that is wrong, not a stranger. */
    private SandboxServer.Handler resigned(UnaryOperator<String> change) {
        return request -> {
            SandboxServer.Response response = honest.answer(request);
            String body = new String(response.body(), StandardCharsets.UTF_8);
            return signed(signer, request, response.status(), change.apply(body));
        };
    }

    private SandboxServer.Response signed(MessageSigner by, SandboxServer.Request request, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(by.signResponse(status, request.header(MessageSigner.NONCE), bytes, clock.instant()));
        headers.put("Content-Type", "application/xml; charset=UTF-8");
        return new SandboxServer.Response(status, headers, bytes);
    }

    private MinistryAdapter adapter(SandboxServer.Handler handler) {
        return adapter("chain-" + open.size(), handler);
    }

    private MinistryAdapter adapter(String chain, SandboxServer.Handler handler) {
        return adapter(chain, server(keys, handler), keys.certificate(), clock);
    }

    private MinistryAdapter adapter(String chain, SandboxServer server, X509Certificate pinned, Clock own) {
        MinistryAdapter adapter = new MinistryAdapter(
                new MinistryConnection(PLATFORM, server.baseUri(), pinned, credentials, directory.resolve(chain)), own);
        open.add(adapter);
        return adapter;
    }

    private MinistryConnection connection(String chain, X509Certificate pinned) {
        return new MinistryConnection(
                PLATFORM, server(keys, honest).baseUri(), pinned, credentials, directory.resolve(chain));
    }

    private SandboxServer server(SandboxKeys with, SandboxServer.Handler handler) {
        SandboxServer server = new SandboxServer(with, 0, handler);
        server.start();
        open.add(server);
        return server;
    }
}
