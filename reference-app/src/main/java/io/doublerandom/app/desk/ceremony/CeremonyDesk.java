package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.CeremonyStep;
import io.doublerandom.core.draw.SignedDocument;
import io.doublerandom.core.plan.InspectionTask;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ceremony at the desk (抽取仪式): freezing, commitments, openings, public values, result, voiding, publication. Each act is
 * the same when done twice, and a stop of the program between any two loses nothing. Safe for use by several threads.
 */
public final class CeremonyDesk {
    private final DeskLedger ledger;
    private final Clock clock;
    private final Attempts attempts;
    private final DrawPreparations preparations;
    private final Freezing freezing;
    private final CeremonyRooms rooms;
    private final WitnessedLog witnessed;
    private final DrawResults results;
    private final Voiding voiding;

    /**
     * The ceremonies of a data folder; takes up what a stop left half done.
     *
     * @param ledger where acts are kept
     * @param clock the clock of the run
     * @param data the data folder
     */
    public CeremonyDesk(DeskLedger ledger, Clock clock, Path data) {
        this.ledger = ledger;
        this.clock = clock;
        CeremonyArchive archive = new CeremonyArchive(data.resolve("ceremonies"));
        PublicFolder published = new PublicFolder(data.resolve("public"));
        this.attempts = new Attempts(archive, ledger, clock);
        this.preparations = new DrawPreparations(ledger, clock, new DrawDecisions(archive.decisions()), attempts);
        PartyKeys keys = new PartyKeys(data.resolve("keys"));
        this.rooms = new CeremonyRooms(ledger.log(), keys);
        this.witnessed = WitnessedLog.of(ledger.log(), data);
        this.freezing = new Freezing(ledger, archive, attempts, preparations, rooms, published, witnessed);
        this.results = new DrawResults(ledger, clock, attempts, rooms, keys, published, witnessed);
        this.voiding = new Voiding(ledger, clock, attempts, rooms, published);
        freezing.resume();
        voiding.resume();
    }

    /** The decisions and gates before a draw. */
    public DrawPreparations preparations() {
        return preparations;
    }

    /** Voiding, and approving another attempt. */
    public Voiding voiding() {
        return voiding;
    }

    /** Result, publication and evidence. */
    public DrawResults results() {
        return results;
    }

    /** The header hashes of all attempts, or of those at a task, newest first; reads nothing of what was done in them. */
    public List<String> hashes(InspectionTask.@Nullable No task) {
        return attempts.folders().stream()
                .filter(folder -> task == null || folder.origin().task().equals(task))
                .map(CeremonyFolder::hash)
                .toList();
    }

    /** The attempts of these hashes, in their order. */
    public List<Attempt> these(List<String> hashes) {
        return attempts.these(hashes.stream().map(attempts::folder).toList());
    }

    /** The attempts at a task, newest first. */
    public List<Attempt> ofTask(InspectionTask.No task) {
        return attempts.ofTask(task);
    }

    /** Whether an attempt was frozen at this desk. */
    public boolean held(String hash) {
        return attempts.held(hash);
    }

    /** One attempt; {@link ErrorCode#NOT_FOUND} if there is none. */
    public Attempt one(String hash) {
        return attempts.one(hash);
    }

    /**
     * Freezes (T0).
     *
     * @param revision revision of the decision that was read
     * @throws DoubleRandomException {@link ErrorCode#GATES_CLOSED} naming the gates; {@link ErrorCode#DRAW_UNDER_WAY} if
     *     there is an attempt that was not voided; {@link ErrorCode#REVISION_STALE}
     */
    public Attempt freeze(Actor by, InspectionTask.No task, int revision) {
        return freezing.freeze(by, task, revision);
    }

    /**
     * Commits as the party who acts (T1).
     *
     * @throws DoubleRandomException {@link ErrorCode#NOT_A_PARTY}; {@link ErrorCode#DRAW_STATE} in another phase; {@link
     *     ErrorCode#STORE_CONFLICT} if the party committed to something else before
     */
    public synchronized Attempt commit(Actor by, String hash, Bytes32 commitment) {
        CeremonyFolder folder = party(by, hash);
        CeremonyStep step = new CeremonyStep.Commitment(by.id(), commitment);
        Attempt attempt = attempts.of(folder);
        requireSame(attempt.logged().commitment(by.id()), step, attempt);
        take(by, folder, step, Attempt.Phase.COMMITTING, Journal.Kind.COMMIT, by.id(), commitment.hex());
        rooms.sign(
                folder,
                SignedDocument.commitment(folder.plan().suite(), Bytes32.parse(hash), by.id(), commitment),
                by.id());
        return attempts.of(folder);
    }

    /**
     * Opens the nonce of the party who acts (T2).
     *
     * @throws DoubleRandomException {@link ErrorCode#NOT_A_PARTY}; {@link ErrorCode#DRAW_STATE} in another phase; {@link
     *     ErrorCode#DRAW_INPUT_INVALID} if it is not what the party committed to
     */
    public synchronized Attempt open(Actor by, String hash, Bytes32 nonce) {
        CeremonyFolder folder = party(by, hash);
        CeremonyStep step = new CeremonyStep.Opening(by.id(), nonce);
        Attempt attempt = attempts.of(folder);
        requireSame(attempt.logged().opening(by.id()), step, attempt);
        if (!attempt.logged().has(step)) {
            requirePhase(attempt, Attempt.Phase.OPENING);
            Bytes32 expected = Ceremony.nonceCommitment(folder.plan().suite(), Bytes32.parse(hash), by.id(), nonce);
            if (!attempt.logged().has(new CeremonyStep.Commitment(by.id(), expected))) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_INPUT_INVALID, "与承诺不符 / the nonce is not what " + by.id() + " committed to");
            }
        }
        take(by, folder, step, Attempt.Phase.OPENING, Journal.Kind.OPEN, by.id(), nonce.hex());
        rooms.sign(folder, SignedDocument.reveal(folder.plan().suite(), Bytes32.parse(hash), by.id(), nonce), by.id());
        return attempts.of(folder);
    }

    /**
     * Types a public value (T3); it counts once another party has typed the same.
     *
     * @param index which one, from 0
     * @param text as published; of drand in hexadecimal digits
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} in another phase or too soon, saying from when; {@link
     *     ErrorCode#DRAW_INPUT_INVALID} if it has not the form of its type; {@link ErrorCode#READINGS_DIFFER}; {@link
     *     ErrorCode#STORE_CONFLICT} if another value counts already
     */
    public synchronized Attempt read(Actor by, String hash, int index, String text) {
        CeremonyFolder folder = party(by, hash);
        Attempt attempt = attempts.of(folder);
        if (index < 0 || index >= folder.header().beacon().size()) {
            throw new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这个公共值 / no such public value");
        }
        Beacon beacon = folder.header().beacon().get(index);
        byte[] value = PublicValueForm.of(beacon.type()).bytes(text);
        if (!beacon.accepts(value)) {
            PublicValueForm form = PublicValueForm.of(beacon.type());
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID, form.wordsZh(beacon) + " / " + form.wordsEn(beacon));
        }
        CeremonyStep.Value step = CeremonyStep.Value.of(index, value);
        requireSame(attempt.logged().value(index), step, attempt);
        if (!attempt.logged().has(step)) {
            requirePhase(attempt, Attempt.Phase.VALUES);
            Instant from = attempt.valuesFrom();
            if (ledger.log().now().isBefore(from)) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_STATE,
                        "不早于 " + from + " / a public value may follow at " + from + " and not before");
            }
            if (!agreed(by, folder, attempt, step)) {
                return attempts.of(folder);
            }
        }
        take(by, folder, step, Attempt.Phase.VALUES, Journal.Kind.VALUE, String.valueOf(index), step.valueHex());
        SignedDocument document = SignedDocument.publicValue(folder.plan().suite(), Bytes32.parse(hash), index, value);
        attempts.of(folder).readings(index).forEach((reader, typed) -> {
            if (typed.equals(step.valueHex())) {
                rooms.sign(folder, document, reader);
            }
        });
        return attempts.of(folder);
    }

    /** Whether another party has typed the same; keeps what is typed unless it differs. */
    private boolean agreed(Actor by, CeremonyFolder folder, Attempt attempt, CeremonyStep.Value step) {
        Map<String, String> readings = attempt.readings(step.index());
        List<String> others = readings.entrySet().stream()
                .filter(reading -> !reading.getKey().equals(by.id()))
                .map(Map.Entry::getValue)
                .toList();
        String doc = "draw/" + folder.hash() + "/beacon/" + step.index();
        if (!others.isEmpty() && !others.contains(step.valueHex())) {
            ledger.act(now -> ledger.record(now, by, "draw:readings-differ", doc, ""));
            throw new DoubleRandomException(
                    ErrorCode.READINGS_DIFFER, "已录入者 / typed so far by: " + String.join(", ", readings.keySet()));
        }
        if (!step.valueHex().equals(readings.get(by.id()))) {
            say(by, folder, Journal.Kind.READING, String.valueOf(step.index()), step.valueHex());
            ledger.act(now -> ledger.record(now, by, "draw:read-value", doc, ""));
        }
        return !others.isEmpty();
    }

    /** Keeps a step, then logs it; one that is logged already stays as it is. */
    private void take(
            Actor by,
            CeremonyFolder folder,
            CeremonyStep step,
            Attempt.Phase phase,
            Journal.Kind kind,
            String name,
            String value) {
        Attempt attempt = attempts.of(folder);
        if (attempt.logged().has(step)) {
            return;
        }
        requirePhase(attempt, phase);
        // What the log was before the step stands signed and witnessed: nobody can put the step elsewhere later.
        witnessed.checkpoint();
        say(by, folder, kind, name, value);
        rooms.open(folder).ceremony().take(step);
    }

    private void say(Actor by, CeremonyFolder folder, Journal.Kind kind, String name, String value) {
        folder.journal().add(new Journal.Line(kind, by.id(), clock.instant(), name, value));
    }

    private CeremonyFolder party(Actor by, String hash) {
        CeremonyFolder folder = attempts.folder(hash);
        if (!folder.plan().parties().contains(by.id())) {
            throw new DoubleRandomException(
                    ErrorCode.NOT_A_PARTY,
                    "参与方 / parties: " + String.join(", ", folder.plan().parties()));
        }
        return folder;
    }

    private static void requireSame(Optional<LoggedEntry> standing, CeremonyStep step, Attempt attempt) {
        if (standing.isPresent() && !attempt.logged().has(step)) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT,
                    "日志第 " + standing.get().sequence() + " 条已记 " + step.type() + "，内容不同 / log entry "
                            + standing.get().sequence() + " has another " + step.type());
        }
    }

    static void requirePhase(Attempt attempt, Attempt.Phase... phases) {
        if (!List.of(phases).contains(attempt.phase())) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_STATE,
                    "当前阶段 " + attempt.phase() + "，须在 " + List.of(phases) + " / it is " + attempt.phase()
                            + ", this needs " + List.of(phases));
        }
    }
}
