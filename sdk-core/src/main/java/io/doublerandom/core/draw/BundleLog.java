package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LogTree;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of the log that travels with a bundle (证据包日志), {@code log/} of draw protocol v1: the entries of the draw, and what
 * shows that they stand in a log whose earlier states were signed and only added to. Immutable.
 */
public final class BundleLog {
    /** Its folder in a bundle. */
    public static final String DIRECTORY = "log";

    static final String ENTRIES = "entries.jsonl";
    static final String PROOF = "proof.json";

    /** Where the entries stand in a bundle. */
    public static final String ENTRIES_FILE = DIRECTORY + '/' + ENTRIES;

    /** Where their proofs and the checkpoints stand in a bundle. */
    public static final String PROOF_FILE = DIRECTORY + '/' + PROOF;

    private static final int MAX_ENTRIES = 4096;
    private static final int MAX_CHECKPOINTS = 64;

    private final List<Proven> entries;
    private final List<Seen> checkpoints;

    /** An entry, and its path to the root of the last checkpoint. */
    record Proven(LoggedEntry logged, List<Bytes32> path) {
        long index() {
            return logged.sequence() - 1;
        }
    }

    /** A checkpoint, and the path that shows that the next one only added to it. */
    record Seen(SignedNote note, Checkpoint checkpoint, List<Bytes32> path) {}

    private BundleLog(List<Proven> entries, List<Seen> checkpoints) {
        this.entries = List.copyOf(entries);
        this.checkpoints = List.copyOf(checkpoints);
    }

    /**
     * The part of a log that concerns a draw.
     *
     * @param trail the whole log, intact
     * @param header the header of the attempt
     * @param checkpoints signed states of this log in ascending order, at least one; the last one has all steps
     * @throws DoubleRandomException {@link ErrorCode#LOG_BROKEN} if a checkpoint is not a state of this log, or a step
     *     is beyond the last one
     */
    public static BundleLog of(CryptoSuite suite, AuditTrail trail, DrawHeader header, List<SignedNote> checkpoints) {
        LogTree tree = LogTree.of(suite, trail);
        List<Checkpoint> states = Values.some("checkpoints", checkpoints).stream()
                .map(Checkpoint::of)
                .toList();
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Checkpoint state = states.get(i);
            int next = i + 1 == states.size() ? -1 : (int) states.get(i + 1).size();
            if (state.size() < 1
                    || state.size() > tree.size()
                    || !tree.root((int) state.size()).equals(state.root())) {
                throw broken("checkpoint " + state.size() + " is no state of this log");
            }
            if (next >= 0 && next <= state.size()) {
                throw broken("checkpoint " + next + " does not follow " + state.size());
            }
            seen.add(new Seen(
                    checkpoints.get(i), state, next < 0 ? List.of() : tree.consistency((int) state.size(), next)));
        }
        int last = (int) states.get(states.size() - 1).size();
        List<Proven> proven = new ArrayList<>();
        for (LoggedEntry logged : of(suite, trail.entries(), header)) {
            if (logged.sequence() > last) {
                throw broken("entry " + logged.sequence() + " is beyond the last checkpoint");
            }
            proven.add(new Proven(logged, tree.inclusion((int) logged.sequence() - 1, last)));
        }
        return new BundleLog(proven, seen);
    }

    /** The entries that concern a draw: its plan, all attempts up to this one with who was off the roster, how the earlier ones ended, all its steps. */
    private static List<LoggedEntry> of(CryptoSuite suite, List<LoggedEntry> log, DrawHeader header) {
        String plan = DrawLog.planDoc(header.authority(), header.series(), header.seq());
        Set<String> headers = new HashSet<>();
        for (long attempt = 1; attempt <= header.attempt(); attempt++) {
            headers.add(plan + '/' + attempt);
        }
        String own = header.hash(suite).hex();
        Set<String> earlier = new HashSet<>();
        List<LoggedEntry> all = new ArrayList<>();
        for (LoggedEntry logged : log) {
            LogEntry entry = logged.entry();
            boolean ofAttempt = headers.contains(entry.doc());
            boolean isHeader = entry.type().equals(DrawLog.HEADER) && ofAttempt;
            if (isHeader) {
                earlier.add(entry.digest().hex());
            }
            boolean ends = entry.type().equals(DrawLog.VOID) || entry.type().equals(DrawLog.RESULT);
            if (isHeader
                    || (entry.type().equals(DrawLog.ROSTER_EXCLUSIONS) && ofAttempt)
                    || (entry.type().equals(DrawLog.PLAN) && entry.doc().equals(plan))
                    || entry.doc().equals(own)
                    || (ends && earlier.contains(entry.doc()))) {
                all.add(logged);
            }
        }
        return all;
    }

    List<Proven> entries() {
        return entries;
    }

    /** Whether all its entries concern the attempt with this header, and nothing else of the log came with them. */
    public boolean concerns(CryptoSuite suite, DrawHeader header) {
        List<LoggedEntry> all = entries.stream().map(Proven::logged).toList();
        return of(suite, all, header).equals(all);
    }

    /** The number of entries of its last checkpoint. */
    public long size() {
        return last().size();
    }

    List<Seen> checkpoints() {
        return checkpoints;
    }

    Checkpoint last() {
        return checkpoints.get(checkpoints.size() - 1).checkpoint();
    }

    /** The bytes of {@code log/entries.jsonl}: the canonical entries, one a line. */
    byte[] entryLines() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Proven proven : entries) {
            out.writeBytes(proven.logged().entry().canonicalBytes());
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** The canonical bytes of {@code log/proof.json}. */
    byte[] proofBytes() {
        List<Json> notes = checkpoints.stream()
                .map(seen -> (Json) new Json.Obj(Map.of(
                        "note",
                        new Json.Text(new String(seen.note().bytes(), StandardCharsets.UTF_8)),
                        "path",
                        hashes(seen.path()))))
                .toList();
        List<Json> paths = entries.stream()
                .map(proven -> (Json)
                        new Json.Obj(Map.of("index", new Json.Int(proven.index()), "path", hashes(proven.path()))))
                .toList();
        return DocumentReader.bytes(
                PROOF,
                new Json.Obj(Map.of(
                        "v", new Json.Int(1), "checkpoints", new Json.Arr(notes), "entries", new Json.Arr(paths))));
    }

    /**
     * Reads both files; whether they prove anything is for a {@link DrawVerifier} to say.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID}, {@link ErrorCode#DOCUMENT_MALFORMED} or
     *     {@link ErrorCode#LIMIT_EXCEEDED} if they are not in their one form
     */
    public static BundleLog parse(CryptoSuite suite, byte[] lines, byte[] proof) {
        return DocumentReader.document(PROOF, DocumentReader.canonical(PROOF, proof), reader -> {
            reader.version();
            List<Seen> checkpoints = reader.objects("checkpoints", BundleLog::checkpoint);
            Values.between("checkpoints", checkpoints.size(), 1, MAX_CHECKPOINTS);
            List<Stands> places = reader.objects("entries", r -> new Stands(r.integer("index"), hashes(r)));
            Values.between("entries", places.size(), 1, MAX_ENTRIES);
            return new BundleLog(proven(suite, lines, places), checkpoints);
        });
    }

    /** Where an entry stands, and its path. */
    private record Stands(long index, List<Bytes32> path) {}

    private static List<Proven> proven(CryptoSuite suite, byte[] lines, List<Stands> places) {
        List<Proven> all = new ArrayList<>();
        int from = 0;
        for (int to = 0; to < lines.length; to++) {
            if (lines[to] != '\n') {
                continue;
            }
            CheckList.require(all.size() < places.size(), ENTRIES, "has more lines than proof.json has entries");
            Stands place = places.get(all.size());
            byte[] line = Arrays.copyOfRange(lines, from, to);
            LogEntry entry = LogEntry.parse(line, Place.of(ENTRIES, all.size() + 1L, ""));
            all.add(new Proven(new LoggedEntry(place.index() + 1, entry, entry.hash(suite)), place.path()));
            from = to + 1;
        }
        CheckList.require(from == lines.length, ENTRIES, "lacks its last line feed");
        CheckList.require(all.size() == places.size(), ENTRIES, "has fewer lines than proof.json has entries");
        return all;
    }

    private static Seen checkpoint(DocumentReader reader) {
        SignedNote note = SignedNote.parse(reader.text("note").getBytes(StandardCharsets.UTF_8));
        return new Seen(note, Checkpoint.of(note), hashes(reader));
    }

    private static List<Bytes32> hashes(DocumentReader reader) {
        List<String> path = reader.texts("path");
        Values.between("path", path.size(), 0, 64);
        return path.stream().map(Bytes32::parse).toList();
    }

    private static Json hashes(List<Bytes32> path) {
        return new Json.Arr(
                path.stream().map(hash -> (Json) new Json.Text(hash.hex())).toList());
    }

    private static DoubleRandomException broken(String what) {
        return new DoubleRandomException(new Problem(ErrorCode.LOG_BROKEN, Place.of("checkpoint"), what));
    }
}
