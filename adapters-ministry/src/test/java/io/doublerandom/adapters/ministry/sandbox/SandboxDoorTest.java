package io.doublerandom.adapters.ministry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.SampleRecords;
import io.doublerandom.adapters.ministry.SetClock;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.SignableRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox refuses, asked over HTTPS by a client that is not our adapter. */
class SandboxDoorTest {
    private static final String PATH = "/mx/v1/packages";

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock("2024-03-01T00:00:00Z");
    private MinistrySandbox sandbox;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        sandbox = new MinistrySandbox("MINISTRY", directory.resolve("rows"), directory.resolve("state"), clock, 0, 1)
                .start();
        client = new RawClient(sandbox, clock);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void request_unsigned_isRefused() throws Exception {
        assertThat(client.get(PATH + "/plan?after=&limit=5", Map.of()))
                .satisfies(reply -> assertRefused(reply, 401, "E401_SIGN"));
    }

    @Test
    void request_queryChangedAfterSigning_isRefused() throws Exception {
        Map<String, String> headers = client.sign(SignableRequest.get(PATH + "/plan", "after=&limit=5"));

        assertRefused(client.get(PATH + "/plan?after=&limit=6", headers), 401, "E401_SIGN");
        assertRefused(client.get(PATH + "/task?after=&limit=5", headers), 401, "E401_SIGN");
        assertThat(client.get(PATH + "/plan?after=&limit=5", headers).status()).isEqualTo(200);
    }

    @Test
    void request_bodyOrNonceChangedAfterSigning_isRefused() throws Exception {
        byte[] body = RawClient.plans("2024030100001-a-plan", 1, PackageDigests.EMPTY, SampleRecords.plan(1));
        byte[] other = RawClient.plans("2024030100001-a-plan", 1, PackageDigests.EMPTY, SampleRecords.plan(2));
        Map<String, String> headers = client.sign(SignableRequest.of("POST", PATH, "", body, ""));

        assertRefused(client.post(other, headers), 401, "E401_SIGN");
        Map<String, String> renamed = new TreeMap<>(headers);
        renamed.put(MessageSigner.NONCE, "n-other");
        assertRefused(client.post(body, renamed), 401, "E401_SIGN");
    }

    @Test
    void request_playedBack_isRefusedInsideAndOutsideTheWindow() throws Exception {
        Map<String, String> headers = client.sign(SignableRequest.get(PATH + "/plan", "after=&limit=5"));
        assertThat(client.get(PATH + "/plan?after=&limit=5", headers).status()).isEqualTo(200);

        assertRefused(client.get(PATH + "/plan?after=&limit=5", headers), 401, "E401_NONCE");
        clock.advance(Duration.ofMinutes(6));
        assertRefused(client.get(PATH + "/plan?after=&limit=5", headers), 401, "E401_CLOCK");
    }

    @Test
    void adminPages_areNotForEveryone() throws Exception {
        assertThat(client.get("/__admin/mappings", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void package_notReadable_isRefusedWhole() throws Exception {
        assertRefused(client.post("<a".getBytes(StandardCharsets.UTF_8)), 400, "E400_FORMAT");
        assertRefused(client.post(new byte[8 * 1024 * 1024 + 1]), 413, "E413_SIZE");
        byte[] doctype = ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + new String(plan("1", 1, PackageDigests.EMPTY), StandardCharsets.UTF_8)
                                .replaceFirst("<\\?xml[^>]*>", ""))
                .getBytes(StandardCharsets.UTF_8);
        assertRefused(client.post(doctype), 400, "E400_FORMAT");
    }

    @Test
    void package_ofAnotherSender_isRefused() throws Exception {
        byte[] foreign = new String(plan("1", 1, PackageDigests.EMPTY), StandardCharsets.UTF_8)
                .replace("<Sender>SSJ-SDK<", "<Sender>OTHER<")
                .getBytes(StandardCharsets.UTF_8);

        assertRefused(client.post(foreign), 403, "E403_SCOPE");
    }

    @Test
    void package_fieldChangedUnderItsHash_isRefused() throws Exception {
        byte[] changed = new String(plan("1", 1, PackageDigests.EMPTY), StandardCharsets.UTF_8)
                .replace("演示任务", "别的任务")
                .getBytes(StandardCharsets.UTF_8);

        assertRefused(client.post(changed), 400, "E400_FORMAT");
    }

    @Test
    void package_sameIdentifier_isAnsweredTheSameOrRefused() throws Exception {
        byte[] first = plan("1", 1, PackageDigests.EMPTY);
        RawClient.Reply reply = client.post(first);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(client.post(first)).isEqualTo(reply);
        assertRefused(client.post(plan("1", 2, RawClient.digest(first))), 409, "E409_IDEM");
    }

    @Test
    void chain_gap_isHeldUntilTheMissingPackageArrives() throws Exception {
        byte[] first = plan("1", 1, PackageDigests.EMPTY);
        byte[] second = plan("2", 2, RawClient.digest(first));

        RawClient.Reply early = client.post(second);
        assertThat(early.status()).isEqualTo(200);
        assertThat(early.body()).contains("<State>REJECTED</State>", "key=\"P2024-2\"", "code=\"C301\"");
        assertThat(feed()).doesNotContain("P2024-2");

        assertThat(client.post(first).body()).contains("<State>ACCEPTED</State>");

        assertThat(feed()).contains("key=\"P2024-1\"", "key=\"P2024-2\"");
        assertThat(client.post(second).body()).contains("<State>ACCEPTED</State>");
    }

    @Test
    void chain_numberUsedOrDigestWrong_isRefused() throws Exception {
        byte[] first = plan("1", 1, PackageDigests.EMPTY);
        client.post(first);

        assertRefused(client.post(plan("2", 1, PackageDigests.EMPTY)), 409, "E409_CHAIN");
        assertRefused(client.post(plan("3", 2, PackageDigests.EMPTY)), 409, "E409_CHAIN");
        assertThat(client.post(plan("2", 2, RawClient.digest(first))).status()).isEqualTo(200);
    }

    @Test
    void paths_unknown_areRefused() throws Exception {
        assertRefused(signedGet("/mx/v1/receipts/none", ""), 404, "E404_RECEIPT");
        assertRefused(signedGet(PATH + "/nothing", "limit=5"), 404, "E404_RES");
        assertRefused(signedGet("/mx/v2/packages/plan", ""), 404, "E404_RES");
        assertRefused(signedGet(PATH + "/plan", "after=&limit=0"), 400, "E400_FORMAT");
        assertRefused(signedGet(PATH + "/plan", "after=w:1&limit=5"), 400, "E400_FORMAT");
    }

    private static byte[] plan(String number, long seq, String prevDigest) {
        return RawClient.plans(
                "202403010000" + number + "-a-plan", seq, prevDigest, SampleRecords.plan(Integer.parseInt(number)));
    }

    private String feed() throws Exception {
        return signedGet(PATH + "/plan", "after=&limit=50").body();
    }

    private RawClient.Reply signedGet(String path, String query) throws Exception {
        return client.get(query.isEmpty() ? path : path + "?" + query, client.sign(SignableRequest.get(path, query)));
    }

    private static void assertRefused(RawClient.Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).contains("<Code>" + code + "</Code>");
    }
}
