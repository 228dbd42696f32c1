package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.ceremony.CeremonyWorld;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.SubjectProofCheck;
import io.doublerandom.core.draw.SubjectProofReport;
import io.doublerandom.core.plan.InspectionTask;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws at the desk over HTTP; each answer is checked against openapi.yaml. */
class CeremonyRoutesTest {
    private static final List<DeskRole> PARTIES = List.of(DeskRole.OFFICE, DeskRole.DISCIPLINE, DeskRole.NOTARY);
    private static final String PREPARATION = "/v1/desk/draw-preparations/" + CeremonyWorld.TASK;
    private static final String TERMS = "{\"revision\":0,\"parties\":[\"office\",\"discipline\",\"notary\"],"
            + "\"beacons\":[{\"type\":\"dice\",\"source\":\"现场掷骰 10\",\"round\":0}],\"revealMinutes\":60,"
            + "\"training\":{\"on\":\"2024-04-10\",\"people\":8,\"note\":\"\"}}";
    private static final String FREEZE = "{\"task\":\"" + CeremonyWorld.TASK + "\",\"revision\":1}";

    @TempDir
    private Path directory;

    private DeskSite site;

    @BeforeEach
    void open() {
        site = DeskSite.empty(directory, CeremonyWorld.NOW);
        CeremonyWorld.fill(site.stores().stores(), 4, InspectionTask.State.ANNOUNCED);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Bytes32 nonce(DeskRole party) {
        return CryptoSuite.SHA256_ED25519.hash(party.id().getBytes(StandardCharsets.UTF_8));
    }

    private String frozen() throws Exception {
        assertThat(json(site.as(DeskRole.OFFICE).put(PREPARATION, TERMS), 200)
                        .path("ready")
                        .asBoolean())
                .isTrue();
        return json(site.post("/v1/desk/draws", FREEZE), 201).path("headerHash").asText();
    }

    private void commitAndOpen(String draw) throws Exception {
        String hash = draw.substring(draw.lastIndexOf('/') + 1);
        for (DeskRole party : PARTIES) {
            Bytes32 commitment =
                    Ceremony.nonceCommitment(CryptoSuite.SM3_SM2, Bytes32.parse(hash), party.id(), nonce(party));
            json(site.as(party).post(draw + "/commitment", "{\"commitment\":\"" + commitment.hex() + "\"}"), 200);
        }
        for (DeskRole party : PARTIES) {
            json(
                    site.as(party)
                            .post(
                                    draw + "/opening",
                                    "{\"nonce\":\"" + nonce(party).hex() + "\"}"),
                    200);
        }
    }

    @Test
    void ceremony_wholeWayOverHttp_asDocumented() throws Exception {
        JsonNode gates = json(site.as(DeskRole.OFFICE).get(PREPARATION), 200).path("gates");
        assertThat(gates).hasSize(8);
        refused(site.post("/v1/desk/draws", FREEZE), 409, ErrorCode.REVISION_STALE);
        String draw = "/v1/desk/draws/" + frozen();
        commitAndOpen(draw);
        String value = "{\"value\":\"1234561234\"}";
        JsonNode early = refused(site.post(draw + "/public-values/0", value), 409, ErrorCode.DRAW_STATE);
        assertThat(early.path("detail").asText()).contains("2024-04-16T01:10:00Z");
        site.advance(Duration.ofMinutes(10));
        json(site.post(draw + "/public-values/0", value), 200);
        refused(
                site.as(DeskRole.OFFICE).post(draw + "/public-values/0", "{\"value\":\"6543216543\"}"),
                409,
                ErrorCode.READINGS_DIFFER);
        JsonNode hidden = json(site.get(draw), 200).path("values").get(0);
        assertThat(hidden.has("value")).isFalse();
        json(site.post(draw + "/public-values/0", value), 200);
        JsonNode drawn = json(site.post(draw + "/result", ""), 200);
        assertThat(drawn.path("phase").asText()).isEqualTo("DRAWN");
        assertThat(drawn.path("practice").asBoolean()).isTrue();
        assertThat(drawn.at("/result/verification/verdictZh").asText()).isEqualTo("核验通过");
        assertThat(drawn.at("/result/verification/checks"))
                .extracting(check -> check.path("outcomeZh").asText())
                .contains("一致", "需人工核对")
                .doesNotContain("不一致", "未执行");
        // The parties, the log and its witness.
        assertThat(json(site.get(draw + "/trust.json"), 200)).hasSize(PARTIES.size() + 2);
        json(site.post(draw + "/publication", ""), 200);
        String assignment = json(site.get("/v1/desk/assignments?limit=1"), 200)
                .at("/assignments/0/id")
                .asText();
        assertThat(json(site.get("/v1/desk/assignments/" + assignment), 200)
                        .path("drawPage")
                        .asText())
                .isEqualTo("DESK");
        assertThat(json(site.get("/v1/desk/draws?phase=DRAWN"), 200).path("draws"))
                .hasSize(1);
        JsonNode events = json(site.get(draw + "/events?after=10"), 200);
        assertThat(events.path("complete").asBoolean()).isTrue();
        assertThat(events.path("events").get(0).path("frame").path("rank").asInt())
                .isEqualTo(1);
        HttpResponse<byte[]> stream = site.send(
                site.request(draw + "/events")
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "9")
                        .GET(),
                "GET");
        assertThat(new String(stream.body(), StandardCharsets.UTF_8))
                .contains("id:10", "event:step", "event:frame", "event:end")
                .doesNotContain("id:9\n");
        String own = draw + "/subjects/"
                + json(site.get("/v1/desk/assignments?limit=1"), 200)
                        .at("/assignments/0/subject")
                        .asText()
                + "/proof";
        refused(site.get(own), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.get(draw + "/audit.zip"), 403, ErrorCode.PERMISSION_DENIED);
        assertThat(site.as(DeskRole.AUDITOR).get(draw + "/audit.zip").body()).startsWith('P', 'K');
        SubjectProofReport shown = SubjectProofCheck.standard()
                .withSignatures((key, message, signature) -> true)
                .check(site.get(own).body());
        assertThat(shown.standing()).isEqualTo(SubjectProofReport.Standing.DRAWN);
        assertThat(shown.stratum()).isPresent();
    }

    @Test
    void draws_wrongRoleNobodyAndUnknown_areRefused() throws Exception {
        String draw = "/v1/desk/draws/" + frozen();
        refused(site.as(DeskRole.INSPECTOR).post(draw + "/result", ""), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.post("/v1/desk/draws", FREEZE), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.put(PREPARATION, TERMS), 403, ErrorCode.PERMISSION_DENIED);
        refused(site.get("/v1/desk/draws/" + "0".repeat(64)), 404, ErrorCode.NOT_FOUND);
        refused(site.get("/v1/desk/draws/x/events"), 400, ErrorCode.VALUE_PATTERN);
        refused(site.asNobody().get(draw), 401, ErrorCode.SIGN_IN_REQUIRED);
    }

    @Test
    void voidedDraw_approvedByTheLeader_isFrozenAgain() throws Exception {
        String hash = frozen();
        String draw = "/v1/desk/draws/" + hash;
        json(site.post(draw + "/void", "{\"reason\":\"公证员未到场\"}"), 200);
        refused(site.post("/v1/desk/draws", FREEZE), 409, ErrorCode.GATES_CLOSED);
        json(site.as(DeskRole.LEADER).post(draw + "/redraw", "{\"reason\":\"同意\"}"), 200);
        JsonNode second = json(site.as(DeskRole.OFFICE).post("/v1/desk/draws", FREEZE), 201);
        assertThat(second.path("supersedes").asText()).isEqualTo(hash);
        assertThat(second.path("attempts")).hasSize(2);
    }
}
