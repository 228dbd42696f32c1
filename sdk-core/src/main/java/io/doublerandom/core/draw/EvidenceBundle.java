package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.internal.ByteRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a draw from which anyone can verify it (证据包), in two projections: AUDIT with everything, for auditors,
 * courts and the office; PUBLIC with what is published. Both carry the signatures, if there are any.
 */
public final class EvidenceBundle {
    static final String STRATA = "strata.csv";
    static final String SELECTED = "selected.csv";
    static final String PUBLIC_LIST = "public.csv";
    static final String TEAMS = "teams.csv";

    /** The files of the AUDIT projection. */
    static final List<String> AUDIT_FILES = List.of(
            DrawPlan.DOCUMENT,
            DrawHeader.DOCUMENT,
            CeremonyRecord.DOCUMENT,
            ResultDocument.DOCUMENT,
            SamplingFrame.POOL,
            SamplingFrame.ATTRIBUTES,
            SamplingFrame.EXCLUSIONS,
            SamplingFrame.ROSTER,
            SamplingFrame.RECUSAL,
            STRATA,
            SELECTED,
            PUBLIC_LIST,
            TEAMS);

    /** The files of the PUBLIC projection, without the public list, which an embargo may hold back. */
    static final List<String> PUBLIC_FILES = List.of(
            DrawPlan.DOCUMENT,
            DrawHeader.DOCUMENT,
            CeremonyRecord.DOCUMENT,
            ResultDocument.DOCUMENT,
            SamplingFrame.POOL);

    /** The files of a signed bundle beside those of its projection. */
    static final List<String> SIGNATURE_FILES = List.of(BundleSignatures.DOCUMENT, BundleSignatures.KEYS);

    private final DrawTranscript transcript;
    private final BundleSignatures signatures;
    private final @Nullable BundleLog log;

    EvidenceBundle(DrawTranscript transcript, BundleSignatures signatures, @Nullable BundleLog log) {
        this.transcript = transcript;
        this.signatures = signatures;
        this.log = log;
    }

    /** The bundle of a transcript, unsigned. */
    public static EvidenceBundle of(DrawTranscript transcript) {
        return new EvidenceBundle(transcript, BundleSignatures.none(), null);
    }

    /** The same draw with these signatures, which a {@link DrawVerifier} checks, and which replace any others. */
    public EvidenceBundle signed(BundleSignatures all) {
        return new EvidenceBundle(transcript, all, log);
    }

    /** The same draw with this part of the log, which a {@link DrawVerifier} checks, and which replaces any other. */
    public EvidenceBundle logged(BundleLog part) {
        return new EvidenceBundle(transcript, signatures, part);
    }

    /** The part of the log that comes with it; empty if there is none. */
    public Optional<BundleLog> log() {
        return Optional.ofNullable(log);
    }

    /** The signatures; empty in an unsigned bundle. */
    public BundleSignatures signatures() {
        return signatures;
    }

    /**
     * Reads an AUDIT bundle, after verifying it: there is no way to hold one that does not verify.
     *
     * <p>A bundle signed with SM2 needs a provider registered with the JVM, or {@link #read(Path, DrawVerifier)}.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} with the finding if it is refused or no whole AUDIT
     *     bundle
     * @throws IOException if a file cannot be read
     */
    public static EvidenceBundle read(Path directory) throws IOException {
        return read(directory, DrawVerifier.standard());
    }

    /**
     * Reads an AUDIT bundle, after this verifier has verified it.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} as above
     * @throws IOException if a file cannot be read
     */
    public static EvidenceBundle read(Path directory, DrawVerifier verifier) throws IOException {
        return verifier.verifiedBundle(directory);
    }

    /** The outcome, recomputed if the bundle was read. */
    public DrawTranscript transcript() {
        return transcript;
    }

    /**
     * Writes the AUDIT projection into a directory that is empty or not there yet.
     *
     * @throws DoubleRandomException {@link ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writeAudit(Path directory) throws IOException {
        prepare(directory);
        writeDocuments(directory);
        writeFrame(directory, transcript.frame());
        write(directory, STRATA, transcript.strataLines());
        write(directory, SELECTED, transcript.selectedLines());
        write(directory, PUBLIC_LIST, transcript.publicLines());
        write(directory, TEAMS, transcript.teamLines());
    }

    /**
     * Writes the PUBLIC projection, with the drawn list, into a directory that is empty or not there yet. Under an
     * embargo use {@link #writePublicWithoutList} until it is over.
     *
     * @throws DoubleRandomException {@link ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writePublic(Path directory) throws IOException {
        prepare(directory);
        writeDocuments(directory);
        write(directory, SamplingFrame.POOL, transcript.frame().sids());
        write(directory, PUBLIC_LIST, transcript.publicLines());
    }

    /**
     * Writes the PUBLIC projection without the drawn list, as an embargo asks.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} if the plan has no embargo, {@link
     *     ErrorCode#OUTPUT_NOT_EMPTY} if the directory holds anything
     * @throws IOException if a file cannot be written
     */
    public void writePublicWithoutList(Path directory) throws IOException {
        if (transcript.plan().embargoUntil().isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNUSABLE, "the plan has no embargo, so the list belongs to the bundle");
        }
        prepare(directory);
        writeDocuments(directory);
        write(directory, SamplingFrame.POOL, transcript.frame().sids());
    }

    private void writeDocuments(Path directory) throws IOException {
        write(directory, DrawPlan.DOCUMENT, transcript.plan().canonicalBytes());
        write(directory, DrawHeader.DOCUMENT, transcript.header().canonicalBytes());
        write(directory, CeremonyRecord.DOCUMENT, transcript.ceremony().canonicalBytes());
        write(directory, ResultDocument.DOCUMENT, transcript.result().canonicalBytes());
        if (!signatures.isEmpty()) {
            write(directory, BundleSignatures.DOCUMENT, signatures.canonicalBytes());
            write(directory, BundleSignatures.KEYS, signatures.keysBytes());
        }
        if (log != null) {
            Path folder = Files.createDirectory(directory.resolve(BundleLog.DIRECTORY));
            write(folder, BundleLog.ENTRIES, log.entryLines());
            write(folder, BundleLog.PROOF, log.proofBytes());
        }
    }

    static void writeFrame(Path directory, SamplingFrame frame) throws IOException {
        write(directory, SamplingFrame.POOL, frame.sids());
        writeAttributes(directory, frame);
        write(directory, SamplingFrame.EXCLUSIONS, frame.exclusions());
        write(directory, SamplingFrame.ROSTER, frame.rosterLines());
        write(directory, SamplingFrame.RECUSAL, frame.recusals());
        if (frame.rosterExclusionCount() > 0) {
            write(directory, SamplingFrame.ROSTER_EXCLUSIONS, frame.rosterExclusions());
        }
    }

    static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.OUTPUT_NOT_EMPTY, Place.of(directory.toString()), "a bundle is a folder of its own"));
            }
        }
    }

    static void write(Path directory, String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content, StandardOpenOption.CREATE_NEW);
    }

    static void write(Path directory, String name, ByteRows rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(directory.resolve(name), StandardOpenOption.CREATE_NEW), 1 << 16)) {
            for (int row = 0; row < rows.size(); row++) {
                out.write(rows.slab(), rows.start(row), rows.length(row));
                out.write('\n');
            }
        }
    }

    private static void writeAttributes(Path directory, SamplingFrame frame) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(directory.resolve(SamplingFrame.ATTRIBUTES), StandardOpenOption.CREATE_NEW),
                1 << 16)) {
            writeAttributes(out, frame);
        }
    }

    static void writeAttributes(OutputStream out, SamplingFrame frame) throws IOException {
        ByteRows keys = frame.strataKeys();
        byte[] digits = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] hex = new byte[2 * SaltKey.SALT];
        for (int row = 0; row < frame.count(); row++) {
            int key = frame.stratum(row);
            out.write(keys.slab(), keys.start(key), keys.length(key));
            out.write(',');
            for (int i = 0; i < SaltKey.SALT; i++) {
                int salt = frame.salts()[row * SaltKey.SALT + i] & 0xff;
                hex[2 * i] = digits[salt >>> 4];
                hex[2 * i + 1] = digits[salt & 15];
            }
            out.write(hex);
            out.write('\n');
        }
    }
}
