package io.doublerandom.app.demo;

import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.ceremony.DrawInputs;
import io.doublerandom.app.desk.ceremony.DrawOutcome;
import io.doublerandom.app.desk.ceremony.PublicFolder;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.core.Authority;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.DrawTerms;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.RosterKey;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws subjects and teams for the tasks, one draw after the other, and keeps the evidence. */
final class DrawStage {
    private static final String LEAD = "lead";
    private static final String NOTARY = "notary";
    private static final List<String> PARTIES = List.of(LEAD, "audit", NOTARY, "association", "public");
    private static final String TRUSTED = "trusted-keys.json";
    private static final Duration TO_REVEAL = Duration.ofHours(1);

    private final DemoWorld world;
    private final SimulatedClock clock;
    private final InsecureDemoSecrets secrets;
    private final JourneyFiles files;
    private final WitnessedLog witnessed;
    private final Map<Authority.Id, FormerDraw> former = new HashMap<>();
    private long draws;

    DrawStage(DemoWorld world, SimulatedClock clock, InsecureDemoSecrets secrets, JourneyFiles files)
            throws IOException {
        this.world = world;
        this.clock = clock;
        this.secrets = secrets;
        this.files = files;
        this.witnessed = WitnessedLog.of(
                world.log(),
                files.data(),
                kept("log key", WitnessedLog.operatorKey(files.data())),
                kept("witness key", WitnessedLog.witnessKey(files.data())));
    }

    /** A signer whose key whoever opens the data goes on with. */
    private InsecureDemoSigner kept(String purpose, Path file) throws IOException {
        InsecureDemoSigner signer = InsecureDemoSigner.of(secrets.secret(purpose));
        signer.keep(file);
        return signer;
    }

    /** Where the series of an authority stands. */
    private record FormerDraw(long seq, String planHash) {}

    /** A drawn task with its assignments and the folder of its AUDIT bundle. */
    record Drawn(InspectionTask task, DrawTranscript transcript, List<Assignment> assignments, Path audit) {
        /** The folder of its PUBLIC bundle. */
        Path open() {
            return audit.resolveSibling("public");
        }

        /** The list of the keys that sign it, beside the bundles and never in them. */
        Path trusted() {
            return audit.resolveSibling(TRUSTED);
        }

        String counts() {
            return task.no() + " " + task.visitMode() + (task.joint() ? " joint" : " single") + ": "
                    + transcript.header().count() + " in frame + "
                    + (transcript.header().registryCount() - transcript.header().count()) + " excluded, "
                    + assignments.size() + " drawn, "
                    + assignments.stream().mapToLong(a -> a.team().size()).sum() + " seats filled";
        }
    }

    /** Prepares, commits, holds the ceremony, draws, keeps draw and assignments, signs, writes both bundles and the keys. */
    Drawn draw(InspectionTask task) throws IOException {
        PreparedDraw prepared = prepare(task);
        DrawTranscript transcript = new DrawCeremony(witnessed, clock, secrets)
                .hold(DrawRequest.first(
                        prepared.plan(),
                        prepared.frame(),
                        clock.instant(),
                        clock.instant().plus(TO_REVEAL)));
        former.put(
                task.lead(),
                new FormerDraw(prepared.plan().seq(), prepared.plan().hash().hex()));
        DrawOutcome outcome = world.stores()
                .inTransaction(stores ->
                        DrawOutcome.keep(stores, prepared, transcript, DeskRole.OFFICE.id(), clock.instant()));
        Path audit = files.out().resolve("draws").resolve(task.no().value()).resolve("audit");
        DemoSignatures signed = DemoSignatures.over(transcript, LEAD, List.of(LEAD, NOTARY), secrets);
        EvidenceBundle evidence = transcript
                .evidence()
                .signed(signed.signatures())
                .logged(witnessed.part(transcript.plan(), transcript.header()));
        TrustedKeys keys = witnessed.trusting(signed.keys());
        evidence.writeAudit(audit);
        evidence.writePublic(audit.resolveSibling("public"));
        Files.write(audit.resolveSibling(TRUSTED), keys.canonicalBytes());
        PublicFolder published = new PublicFolder(files.published());
        published.trusted(transcript.headerHash().hex(), keys);
        published.result(transcript.headerHash().hex(), evidence);
        world.stores().stores().publications().addDraw(transcript.headerHash().hex(), task.no());
        return new Drawn(outcome.task(), transcript, outcome.assignments(), audit);
    }

    private PreparedDraw prepare(InspectionTask task) {
        draws++;
        String purpose = task.no() + "|" + draws;
        DrawInputs inputs = new DrawInputs(
                terms(task),
                SaltKey.of(secrets.secret("salt|" + purpose).bytes()),
                RosterKey.of(secrets.secret("roster|" + purpose).bytes()));
        return world.stores().inSnapshot(stores -> inputs.prepare(stores, task, clock.today()));
    }

    /** Each authority has a series of its own, without gaps; the public value is announced per draw. */
    private DrawTerms terms(InspectionTask task) {
        FormerDraw before = former.getOrDefault(task.lead(), new FormerDraw(0, ""));
        return new DrawTerms(
                CryptoSuite.SM3_SM2,
                "demo-" + clock.today().getYear(),
                before.seq() + 1,
                before.planHash(),
                PARTIES,
                List.of(new Beacon(Beacon.Type.DICE, "demo dice, rolls 20", draws)),
                true,
                "");
    }
}
