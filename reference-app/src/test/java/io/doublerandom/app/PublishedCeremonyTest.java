package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.cli.VerifyCommand;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.app.desk.ceremony.CeremonyDesk;
import io.doublerandom.app.desk.ceremony.CeremonyWorld;
import io.doublerandom.app.desk.ceremony.DrawDecision;
import io.doublerandom.app.desk.log.KeptCheckpoints;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.app.http.AppServer;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.WebFiles;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.BundleLog;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VerificationReport;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What everybody sees, over the public API, of what is done at the desk; each answer is checked against openapi.yaml. */
class PublishedCeremonyTest {
    private static final List<Actor> PARTIES =
            List.of(Actor.of(DeskRole.OFFICE), Actor.of(DeskRole.DISCIPLINE), Actor.of(DeskRole.NOTARY));
    private static final Actor OFFICE = PARTIES.get(0);

    @TempDir
    private Path data;

    private final Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    private final TestClock clock = new TestClock(CeremonyWorld.NOW);
    private final Contract contract = Contract.ofTheApp();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable AppServer server;

    @BeforeEach
    void open() {
        CeremonyWorld.fill(database.stores().stores(), 4, InspectionTask.State.ANNOUNCED);
        server = AppServer.start(
                "127.0.0.1",
                0,
                new StoredFacts(
                        database.stores(),
                        new PublicBundles(data.resolve("public"), clock),
                        new KeptCheckpoints(data),
                        clock),
                WebFiles.packed(),
                null);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        database.close();
    }

    private CeremonyDesk desk() {
        return new CeremonyDesk(new DeskLedger(database.stores(), clock), clock, data);
    }

    private HttpResponse<byte[]> answer(String path) throws Exception {
        AppServer app = java.util.Objects.requireNonNull(server);
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(app.baseUri() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        contract.check("GET", answer);
        return answer;
    }

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper().readTree(answer(path).body());
    }

    private String frozen(@Nullable Instant embargo) {
        desk().preparations()
                .decide(
                        OFFICE,
                        CeremonyWorld.TASK,
                        0,
                        new DrawDecision(
                                0,
                                PARTIES.stream().map(Actor::id).toList(),
                                List.of(new Beacon(Beacon.Type.DICE, "现场掷骰 10", 0)),
                                60,
                                embargo,
                                new DrawDecision.Training(LocalDate.of(2024, 4, 10), 8, "")));
        return desk().freeze(OFFICE, CeremonyWorld.TASK, 1).hash();
    }

    private void draw(String hash) {
        CryptoSuite suite = CryptoSuite.SM3_SM2;
        for (Actor party : PARTIES) {
            desk().commit(party, hash, Ceremony.nonceCommitment(suite, Bytes32.parse(hash), party.id(), nonce(party)));
        }
        PARTIES.forEach(party -> desk().open(party, hash, nonce(party)));
        clock.advance(Ceremony.PAUSE);
        desk().read(OFFICE, hash, 0, "1234561234");
        desk().read(PARTIES.get(1), hash, 0, "1234561234");
        desk().results().draw(OFFICE, hash);
        desk().results().publish(OFFICE, hash);
    }

    private static Bytes32 nonce(Actor party) {
        return CryptoSuite.SHA256_ED25519.hash(party.id().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void embargo_endsAfterThePublication_listIsSealedUntilThenAndShownFromThenOn() throws Exception {
        Instant embargo = CeremonyWorld.NOW.plus(Duration.ofDays(2));
        String hash = frozen(embargo);
        draw(hash);
        for (Instant before : List.of(clock.instant(), embargo.minusSeconds(1))) {
            clock.set(before);
            JsonNode sealed = get("/v1/draws/" + hash);
            assertThat(sealed.path("state").asText()).isEqualTo("SEALED");
            assertThat(sealed.path("files").toString()).doesNotContain("public.csv");
            assertThat(get("/v1/draws/" + hash + "/drawn").path("subjects")).isEmpty();
            assertThat(new String(answer("/v1/draws/" + hash + "/bundle.zip").body(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("public.csv");
        }
        clock.set(embargo);
        JsonNode shown = get("/v1/draws/" + hash);
        assertThat(shown.path("state").asText()).isEqualTo("REVEALED");
        assertThat(get("/v1/draws/" + hash + "/drawn").path("subjects"))
                .hasSize(shown.path("drawnCount").asInt())
                .isNotEmpty();
    }

    /** As a reader does it: bundle and keys from the public addresses, the command, signatures required. */
    @Test
    void publishedKeys_verifyTheSignaturesOfThePublishedBundle() throws Exception {
        String hash = frozen(null);
        assertThat(answer("/v1/draws/" + hash + "/trust.json").statusCode()).isEqualTo(404);
        draw(hash);
        String trust = get("/v1/draws/" + hash).path("trust").asText();
        assertThat(trust).isEqualTo("/v1/draws/" + hash + "/trust.json");
        byte[] list = answer(trust).body();
        assertThat(list).isEqualTo(desk().results().trusted(hash).canonicalBytes());
        assertThat(new String(list, StandardCharsets.UTF_8)).doesNotContain("priv");
        DrawVerifier verifier = DrawVerifier.standard()
                .withLog(new DeskLedger(database.stores(), clock).log().trail())
                .withSignatures(JcaSignatures.of(new BouncyCastleProvider()))
                .requiringSignatures();
        Path bundle = data.resolve("public").resolve(hash);
        assertThat(verifier.trusting(TrustedKeys.parse(list))
                        .verify(bundle)
                        .check(CheckName.SIGNATURES)
                        .outcome())
                .isEqualTo(VerificationReport.Outcome.AGREE);
        assertThat(verifier.verify(bundle).verdict()).isEqualTo(VerificationReport.Verdict.REFUSED);
    }

    /** As a reader does it who kept nothing: the published bundle and the published keys are enough for the log. */
    @Test
    void publishedLog_isVerifiedWithTheBundleAlone() throws Exception {
        assertThat(answer("/v1/log/checkpoint").statusCode()).isEqualTo(404);
        String hash = frozen(null);
        draw(hash);
        JsonNode draw = get("/v1/draws/" + hash);
        assertThat(draw.path("files").toString()).contains("log/entries.jsonl", "log/proof.json");
        VerificationReport report = reader(hash).verify(data.resolve("public").resolve(hash));
        assertThat(report.check(CheckName.LOG).detail()).contains("witnessed by local-witness");
        assertThat(report.check(CheckName.LOG).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
        VerificationReport audit = reader(hash).verify(desk().results().audit(Actor.of(DeskRole.AUDITOR), hash));
        assertThat(audit.check(CheckName.LOG).outcome()).isEqualTo(VerificationReport.Outcome.AGREE);
        assertThat(audit.verdict()).isEqualTo(VerificationReport.Verdict.VERIFIED);
        List<String> lines =
                Files.readAllLines(data.resolve("public").resolve(hash).resolve("log/entries.jsonl"));
        assertThat(lines).hasSize(10);
        assertThat(String.join("", lines)).doesNotContain("draw:", "plan:approve");
    }

    /** The office rewrites an entry after the publication, and signs all again with both keys, which lie on its machine. */
    @Test
    void rewrittenLog_isExposedByACheckpointThatSomebodyKept() throws Exception {
        String hash = frozen(null);
        byte[] kept = answer("/v1/log/checkpoint").body();
        draw(hash);
        Path forged = data.resolve("forged");
        Path bundle = desk().results().audit(Actor.of(DeskRole.AUDITOR), hash);
        EvidenceBundle evidence = EvidenceBundle.read(bundle, reader(hash));
        evidence.logged(rewritten(evidence.transcript().header())).writePublic(forged);

        assertThat(reader(hash)
                        .requiringSignatures()
                        .verify(forged)
                        .check(CheckName.LOG)
                        .outcome())
                .isEqualTo(VerificationReport.Outcome.AGREE);
        Path list = data.resolve("public").resolve(hash + ".trust.json");
        Path file = Files.write(data.resolve("kept.txt"), kept);
        Path published = data.resolve("public").resolve(hash);
        assertThat(verify(published, "--trust", list, "--checkpoint", file)).startsWith("0 ");
        assertThat(verify(forged, "--trust", list)).startsWith("0 ");
        assertThat(verify(forged, "--trust", list, "--checkpoint", file))
                .startsWith("1 ")
                .contains("DR-0401", "two states of one log");
    }

    private DrawVerifier reader(String hash) throws Exception {
        return DrawVerifier.standard()
                .requiringLog()
                .withSignatures(JcaSignatures.of(new BouncyCastleProvider()))
                .trusting(TrustedKeys.parse(
                        answer("/v1/draws/" + hash + "/trust.json").body()));
    }

    private static String verify(Path bundle, Object... options) {
        StringWriter out = new StringWriter();
        String[] arguments = Stream.concat(Stream.of(bundle), Stream.of(options))
                .map(Object::toString)
                .toArray(String[]::new);
        int code = new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        return code + " " + out;
    }

    /** The part of a log in which the first entry says something else, chained, signed and witnessed like the real one. */
    private BundleLog rewritten(DrawHeader header) throws IOException {
        CryptoSuite suite = CryptoSuite.SM3_SM2;
        TestClock past = new TestClock(CeremonyWorld.NOW);
        AuditLog other = AuditLog.of(suite, new InMemoryAuditLogStore(), past);
        for (LoggedEntry logged :
                new DeskLedger(database.stores(), clock).log().trail().entries()) {
            LogEntry entry = logged.entry();
            past.set(entry.at());
            other.append(entry.type(), entry.doc(), logged.sequence() == 1 ? suite.hash(new byte[1]) : entry.digest());
        }
        AuditTrail trail = other.trail();
        LogTree tree = LogTree.of(suite, trail);
        List<SignedNote> states = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("log/checkpoints"))) {
            for (Path file : files.sorted().toList()) {
                Checkpoint real = Checkpoint.of(SignedNote.parse(Files.readAllBytes(file)));
                states.add(new Checkpoint(real.origin(), real.size(), tree.root((int) real.size()), real.at())
                        .note()
                        .sign(real.origin(), KeptKey.of(WitnessedLog.operatorKey(data)))
                        .sign("local-witness", KeptKey.of(WitnessedLog.witnessKey(data))));
            }
        }
        return BundleLog.of(suite, trail, header, states);
    }

    @Test
    void voidedAttempt_staysPublicWithReasonAndOffices_andLeadsToTheNextAndBack() throws Exception {
        String first = frozen(null);
        desk().voiding().voidIt(OFFICE, first, "公证员未到场", -1);
        JsonNode voided = get("/v1/draws/" + first);
        assertThat(voided.path("state").asText()).isEqualTo("VOIDED");
        assertThat(voided.at("/voided/reason").asText()).isEqualTo("公证员未到场");
        assertThat(voided.at("/voided/officeZh").asText()).isEqualTo("联席会议办公室");
        assertThat(voided.at("/voided/redraw").isMissingNode()).isTrue();
        assertThat(voided.has("supersededBy")).isFalse();
        clock.advance(Duration.ofSeconds(60));
        desk().voiding().approveRedraw(Actor.of(DeskRole.LEADER), first, "同意");
        String second = desk().freeze(OFFICE, CeremonyWorld.TASK, 1).hash();
        draw(second);
        voided = get("/v1/draws/" + first);
        assertThat(voided.at("/voided/redraw/officeEn").asText()).isEqualTo("leader in charge");
        assertThat(voided.at("/voided/redraw/at").asText()).isEqualTo("2024-04-16T01:01:00Z");
        assertThat(voided.path("supersededBy").asText()).isEqualTo(second);
        assertThat(get("/v1/draws/" + second).path("supersedes").asText()).isEqualTo(first);
        assertThat(get("/v1/draws?state=VOIDED").path("draws"))
                .singleElement()
                .satisfies(draw -> assertThat(draw.path("headerHash").asText()).isEqualTo(first));
        assertThat(get("/v1/draws").path("draws")).hasSize(2);
        String subject =
                get("/v1/draws/" + second + "/drawn").at("/subjects/0/code").asText();
        assertThat(get("/v1/subjects/" + subject).path("draws"))
                .extracting(row -> row.path("standing").asText())
                .containsExactlyInAnyOrder("DRAWN", "NOT_DRAWN");
    }
}
