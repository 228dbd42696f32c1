package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.SubjectProof.OwnPart;
import io.doublerandom.core.draw.Verification.Documents;
import io.doublerandom.core.draw.VerificationReport.Projection;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the proofs for single subjects of one draw (单户证明): of a bundle that a verifier has verified, so that nobody is
 * handed a proof of a draw that does not hold.
 *
 * <p>Made in one pass over the pool; keeps the ids and one hash for 256 of them, so that a proof is made in the time of
 * hashing a group's head, not the pool. Not for use by two threads at once.
 */
public final class SubjectProofs {
    private static final int LEAF = IdStretch.LEAF;

    private final Documents documents;
    private final CryptoSuite suite;
    private final BundleSignatures signatures;
    private final ByteRows pool;
    private final @Nullable ByteRows list;
    private final @Nullable DrawTranscript transcript;
    private final PoolForest ids;
    private @Nullable PoolForest commitments;

    private SubjectProofs(
            Documents documents,
            BundleSignatures signatures,
            ByteRows pool,
            @Nullable ByteRows list,
            @Nullable DrawTranscript transcript) {
        this.documents = documents;
        this.suite = documents.suite();
        this.signatures = signatures;
        this.pool = pool;
        this.list = list;
        this.transcript = transcript;
        this.ids = PoolForest.of(suite, pool, (from, to) -> PoolStretch.leaf(suite, texts(pool, from, to)));
    }

    /** Of an AUDIT bundle: proofs of both levels. */
    public static SubjectProofs of(EvidenceBundle bundle) {
        DrawTranscript transcript = bundle.transcript();
        return new SubjectProofs(
                new Documents(
                        transcript.plan(),
                        transcript.header(),
                        transcript.ceremony(),
                        transcript.result(),
                        transcript.headerHash()),
                bundle.signatures(),
                transcript.frame().sids(),
                transcript.publicLines(),
                transcript);
    }

    /**
     * Of a bundle of either projection, after this verifier has verified it; of a PUBLIC one, proofs of the public level.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} with the finding if it is refused
     * @throws IOException if a file cannot be read
     */
    public static SubjectProofs read(Path directory, DrawVerifier verifier, ReadLimits limits) throws IOException {
        BundleFiles files = BundleFiles.list(directory, limits);
        if (files.projection() == Projection.AUDIT) {
            return of(verifier.verifiedBundle(directory));
        }
        verifier.verify(directory).requireValid();
        DrawPlan plan = DrawPlan.parse(files.document(DrawPlan.DOCUMENT));
        DrawHeader header = DrawHeader.parse(files.document(DrawHeader.DOCUMENT));
        FrameReader reader = new FrameReader(directory, limits);
        return new SubjectProofs(
                new Documents(
                        plan,
                        header,
                        CeremonyRecord.parse(files.document(CeremonyRecord.DOCUMENT)),
                        ResultDocument.parse(files.document(ResultDocument.DOCUMENT)),
                        header.hash(plan.suite())),
                files.isSigned()
                        ? BundleSignatures.parse(
                                files.document(BundleSignatures.DOCUMENT), files.document(BundleSignatures.KEYS))
                        : BundleSignatures.none(),
                reader.ids(SamplingFrame.POOL),
                files.has(EvidenceBundle.PUBLIC_LIST) ? reader.ids(EvidenceBundle.PUBLIC_LIST) : null,
                null);
    }

    /** The same without the public list, as long as an embargo holds it back. */
    public SubjectProofs withoutList() {
        return new SubjectProofs(documents, signatures, pool, null, transcript);
    }

    /** Whether it can make proofs of the own level: it has the AUDIT bundle. */
    public boolean hasOwnLevel() {
        return transcript != null;
    }

    /**
     * The proof for anybody.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} if this is no legal subject id
     */
    public SubjectProof publicProof(String sid) {
        return proof(sid, null);
    }

    /**
     * The proof for the subject itself; handed to nobody else.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} if this is no legal subject id, {@link
     *     ErrorCode#DRAW_UNUSABLE} of a PUBLIC bundle
     */
    public SubjectProof ownProof(String sid) {
        DrawTranscript whole = transcript;
        if (whole == null) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.DRAW_UNUSABLE, Place.of("bundle"), "a PUBLIC bundle has no codes, salts and reasons"));
        }
        int row = find(pool, sid);
        return proof(
                sid,
                row < 0
                        ? new OwnPart(null, null, reason(whole.frame().exclusions(), sid))
                        : new OwnPart(attributes(whole.frame(), row), strata(whole, row), null));
    }

    private SubjectProof proof(String sid, @Nullable OwnPart own) {
        byte[] bytes = sid.getBytes(StandardCharsets.UTF_8);
        Values.require(SubjectIdentifier.matches(bytes, 0, bytes.length), "sid", "is no legal subject id");
        List<PoolStretch> inPool = new ArrayList<>();
        for (int row : around(pool, sid)) {
            PoolStretch stretch = ids.stretch(row, texts(pool, ids.from(row), ids.to(row)));
            if (inPool.isEmpty() || !inPool.get(0).equals(stretch)) {
                inPool.add(stretch);
            }
        }
        return new SubjectProof(
                sid,
                documents,
                documents.plan().hash(),
                inPool,
                list == null ? null : listed(list, sid),
                own,
                signatures);
    }

    private List<ListStretch> listed(ByteRows lines, String sid) {
        List<Bytes32> leaves = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LEAF) {
            leaves.add(ListStretch.leaf(suite, texts(lines, from, Math.min(lines.size(), from + LEAF))));
        }
        return Arrays.stream(around(lines, sid))
                .map(row -> row / LEAF)
                .distinct()
                .mapToObj(chunk -> new ListStretch(
                        texts(lines, chunk * LEAF, Math.min(lines.size(), (chunk + 1) * LEAF)),
                        chunk,
                        leaves.size(),
                        MerklePath.of(suite, leaves, chunk)))
                .toList();
    }

    private OwnAttributes attributes(SamplingFrame frame, int row) {
        if (commitments == null) {
            commitments =
                    PoolForest.of(suite, pool, (from, to) -> OwnAttributes.leaf(suite, commitments(frame, from, to)));
        }
        PoolStretch place = commitments.stretch(row, texts(pool, commitments.from(row), commitments.to(row)));
        return new OwnAttributes(
                frame.strataKeys().text(frame.stratum(row)),
                HexFormat.of().formatHex(salt(frame, row)),
                commitments(frame, commitments.from(row), commitments.to(row)),
                place.path(),
                place.bucketPath());
    }

    private List<Bytes32> commitments(SamplingFrame frame, int from, int to) {
        List<Bytes32> all = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            all.add(OwnAttributes.commitment(
                    suite, salt(frame, row), pool.text(row), frame.strataKeys().text(frame.stratum(row))));
        }
        return all;
    }

    private static byte[] salt(SamplingFrame frame, int row) {
        return Arrays.copyOfRange(frame.salts(), row * SaltKey.SALT, (row + 1) * SaltKey.SALT);
    }

    private StrataStretch strata(DrawTranscript whole, int row) {
        List<Stratum> all = whole.strata();
        List<Bytes32> leaves = new ArrayList<>();
        for (int from = 0; from < all.size(); from += LEAF) {
            leaves.add(ListStretch.leaf(
                    suite,
                    all.subList(from, Math.min(all.size(), from + LEAF)).stream()
                            .map(Stratum::line)
                            .toList()));
        }
        // The strata of a frame that was read or built ascend by key, as do those of its transcript.
        int chunk = whole.frame().stratum(row) / LEAF;
        return new StrataStretch(
                all.subList(chunk * LEAF, Math.min(all.size(), (chunk + 1) * LEAF)),
                chunk,
                leaves.size(),
                MerklePath.of(suite, leaves, chunk));
    }

    private static String reason(ByteRows exclusions, String sid) {
        byte[] start = (sid + ',').getBytes(StandardCharsets.US_ASCII);
        int at = -1 - exclusions.find(start, 0, start.length);
        return at >= 0 && at < exclusions.size() && exclusions.text(at).startsWith(sid + ',')
                ? exclusions.text(at).substring(sid.length() + 1)
                : "";
    }

    /** The row of a subject, or those before and behind its place. */
    private static int[] around(ByteRows rows, String sid) {
        int found = find(rows, sid);
        if (found >= 0) {
            return new int[] {found};
        }
        int behind = -1 - found;
        return java.util.stream.IntStream.of(behind - 1, behind)
                .filter(row -> row >= 0 && row < rows.size())
                .toArray();
    }

    private static int find(ByteRows rows, String sid) {
        byte[] bytes = sid.getBytes(StandardCharsets.UTF_8);
        return rows.find(bytes, 0, bytes.length);
    }

    private static List<String> texts(ByteRows rows, int from, int to) {
        List<String> all = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            all.add(rows.text(row));
        }
        return all;
    }
}
