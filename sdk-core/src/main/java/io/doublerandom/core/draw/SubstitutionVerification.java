package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.SubstitutionVerifier.Context;
import io.doublerandom.core.draw.VerificationReport.Projection;
import io.doublerandom.core.internal.ByteRows;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verification of one substitution round. */
final class SubstitutionVerification {
    private final BundleFiles files;
    private final ReadLimits limits;
    private final int number;
    private final boolean last;
    private final @Nullable Context before;
    private final boolean audit;
    private final SubstitutionCheckList checks = new SubstitutionCheckList();
    private @Nullable Json batchJson;
    private @Nullable Json resultJson;
    private byte[] batchBytes = {};
    private @Nullable Read parsed;
    private @Nullable Bytes32 end;
    private @Nullable List<SubstitutionRequest> requests;
    private @Nullable SubstitutionRound computed;
    private @Nullable ByteRows list;

    SubstitutionVerification(BundleFiles files, ReadLimits limits, int number, boolean last, @Nullable Context before) {
        this.files = files;
        this.limits = limits;
        this.number = number;
        this.last = last;
        this.before = before;
        this.audit = SubstitutionBundle.AUDIT_FILES.stream()
                .filter(name ->
                        !SubstitutionBundle.PUBLIC_FILES.contains(name) && !name.equals(EvidenceBundle.PUBLIC_LIST))
                .anyMatch(files::has);
    }

    /** The two documents of a round. */
    private record Read(SubstitutionBatch batch, SubstitutionDocument result) {}

    /** Makes the checks; answers what the next round is compared with, null if this one does not hold. */
    @Nullable
    Context run() throws IOException {
        Context draw = before;
        checks.run(SubstitutionCheckName.BASE, () -> {
            if (draw == null) {
                return Finding.notRun("the base draw or an earlier round does not hold");
            }
            return audit && draw.state() == null
                    ? Finding.notRun("an AUDIT bundle needs those of the draw and of the rounds before")
                    : Finding.agree(number - 1 + " earlier round(s)");
        });
        if (draw == null || !checks.holds(SubstitutionCheckName.BASE)) {
            return null;
        }
        checks.run(SubstitutionCheckName.FILES, () -> checkFiles(draw));
        checks.run(SubstitutionCheckName.CANONICAL, this::checkCanonical, SubstitutionCheckName.FILES);
        Read read = members();
        if (read == null) {
            return null;
        }
        checkRound(draw, read);
        if (audit) {
            checkOutcome(draw, read);
        } else {
            checks.run(SubstitutionCheckName.PUBLIC_LIST, () -> checkPublishedList(draw, read));
        }
        checks.run(SubstitutionCheckName.LOG, () -> checkLog(draw, read), SubstitutionCheckName.PERMISSION);
        return report().verdict() == VerificationReport.Verdict.REFUSED ? null : next(draw, read);
    }

    /** What was computed again, if this is an AUDIT bundle whose inputs hold. */
    Optional<SubstitutionRound> computed() {
        return Optional.ofNullable(computed);
    }

    SubstitutionReport.Round report() {
        return new SubstitutionReport.Round(
                number,
                !checks.holds(SubstitutionCheckName.FILES)
                        ? Projection.NONE
                        : audit ? Projection.AUDIT : Projection.PUBLIC,
                checks.complete());
    }

    private Context next(Context draw, Read read) {
        SubstitutionState state = draw.state();
        SubstitutionRound round = computed;
        ByteRows listed = round == null ? list : round.publicLines();
        return new Context(
                draw.documents(),
                draw.position().after(read.batch()),
                state == null || round == null ? null : state.after(round),
                listed == null ? draw.listed() : draw.listed().and(listed),
                draw.log(),
                read.result().link());
    }

    private Finding checkFiles(Context draw) throws IOException {
        files.requireExactly(
                audit ? SubstitutionBundle.AUDIT_FILES : SubstitutionBundle.PUBLIC_FILES,
                List.of(EvidenceBundle.PUBLIC_LIST));
        CheckList.require(
                files.has(EvidenceBundle.PUBLIC_LIST)
                        || !draw.documents().plan().embargoUntil().isEmpty(),
                EvidenceBundle.PUBLIC_LIST,
                "is missing, and the plan has no embargo");
        return Finding.agree(audit ? "AUDIT" : "PUBLIC");
    }

    private Finding checkCanonical() throws IOException {
        batchBytes = files.document(SubstitutionBatch.DOCUMENT);
        batchJson = DocumentReader.canonical(SubstitutionBatch.DOCUMENT, batchBytes);
        resultJson =
                DocumentReader.canonical(SubstitutionDocument.DOCUMENT, files.document(SubstitutionDocument.DOCUMENT));
        return Finding.agree("2 documents");
    }

    private @Nullable Read members() throws IOException {
        checks.run(
                SubstitutionCheckName.MEMBERS,
                () -> {
                    parsed = new Read(
                            SubstitutionBatch.read(Objects.requireNonNull(batchJson, "checked before")),
                            SubstitutionDocument.read(Objects.requireNonNull(resultJson, "checked before")));
                    return Finding.agree("");
                },
                SubstitutionCheckName.CANONICAL);
        return parsed;
    }

    private void checkRound(Context draw, Read read) throws IOException {
        CryptoSuite suite = draw.documents().suite();
        SubstitutionDocument result = read.result();
        checks.run(SubstitutionCheckName.PERMISSION, () -> {
            SubstitutionLog log = draw.log();
            if (log == null) {
                return Finding.notRun("only a log shows that substitutions were allowed, and none was given");
            }
            Bytes32 logged = log.requireAllowed();
            end = logged;
            return Finding.agree(logged.hex());
        });
        checks.run(SubstitutionCheckName.BATCH, () -> {
            draw.position().requireNext(read.batch());
            result.requireNames(read.batch(), suite.hash("batch", batchBytes));
            return Finding.agree(result.batch().hex());
        });
        checks.run(SubstitutionCheckName.LINK, () -> checkLink(draw, suite, result), SubstitutionCheckName.PERMISSION);
        checks.run(SubstitutionCheckName.BEACONS, () -> {
            result.requireValues(read.batch());
            return Finding.humanEye("compare the values with their source");
        });
        checks.run(SubstitutionCheckName.SEED, () -> {
            Bytes32 seed = SeedDerivation.substitutionSeed(
                    suite, draw.position().seed(), read.batch(), result.link(), result.beacons());
            CheckList.require(
                    seed.equals(result.seed()), SubstitutionDocument.DOCUMENT, "has another seed than follows");
            return Finding.agree(seed.hex());
        });
        if (!audit) {
            for (SubstitutionCheckName name : List.of(
                    SubstitutionCheckName.REQUESTS,
                    SubstitutionCheckName.SUBSTITUTES,
                    SubstitutionCheckName.TEAMS,
                    SubstitutionCheckName.SEATS)) {
                checks.run(name, () -> Finding.notApplicable("not part of the PUBLIC projection"));
            }
        }
    }

    private Finding checkLink(Context draw, CryptoSuite suite, SubstitutionDocument result) {
        Bytes32 previous = draw.link() == null ? end : draw.link();
        if (!CustodianChain.before(suite, result.link()).equals(previous)) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.LINK_WRONG,
                    Place.of(SubstitutionDocument.DOCUMENT),
                    "the hash of the link is not the one before it"));
        }
        return Finding.agree(result.link().hex());
    }

    private void checkOutcome(Context draw, Read read) throws IOException {
        SubstitutionState state = draw.state();
        if (state == null) {
            throw new IllegalStateException("checked before");
        }
        checks.run(SubstitutionCheckName.REQUESTS, () -> {
            List<SubstitutionRequest> asked = RequestReader.read(files.directory(), limits);
            CheckList.require(
                    MerkleTree.linesRoot(draw.documents().suite().newDigest(), SubstitutionState.lines(asked))
                            .equals(read.batch().requests()),
                    SubstitutionRound.REQUESTS,
                    "has another root than was committed to");
            state.requireAllowed(asked);
            requests = asked;
            return Finding.agree(asked.size() + " request(s)");
        });
        checks.run(
                SubstitutionCheckName.SUBSTITUTES,
                () -> {
                    SubstitutionRound round = SubstitutionRound.compute(
                            state,
                            read.batch(),
                            Objects.requireNonNull(requests, "checked before"),
                            read.result().link(),
                            read.result().beacons());
                    computed = round;
                    LineReader.requireSame(
                            files.directory(), SubstitutionRound.SUBSTITUTES, limits, round.substituteLines());
                    requireRoot(round.result().substitutesRoot(), read.result().substitutesRoot());
                    return Finding.agree(round.substitutes().size() + " replaced");
                },
                SubstitutionCheckName.BATCH,
                SubstitutionCheckName.REQUESTS,
                SubstitutionCheckName.SEED);
        checkLines(
                SubstitutionCheckName.PUBLIC_LIST,
                EvidenceBundle.PUBLIC_LIST,
                SubstitutionRound::publicLines,
                SubstitutionDocument::publicRoot,
                read);
        checkLines(
                SubstitutionCheckName.TEAMS,
                EvidenceBundle.TEAMS,
                SubstitutionRound::teamLines,
                SubstitutionDocument::teamsRoot,
                read);
        checkLines(
                SubstitutionCheckName.SEATS,
                SubstitutionRound.SEATS,
                SubstitutionRound::seatLines,
                SubstitutionDocument::seatsRoot,
                read);
    }

    private void checkLines(
            SubstitutionCheckName name,
            String file,
            Function<SubstitutionRound, ByteRows> lines,
            Function<SubstitutionDocument, Bytes32> root,
            Read read)
            throws IOException {
        SubstitutionRound round = computed;
        if (round != null) {
            checks.run(
                    name,
                    () -> {
                        ByteRows expected = lines.apply(round);
                        LineReader.requireSame(files.directory(), file, limits, expected);
                        requireRoot(root.apply(round.result()), root.apply(read.result()));
                        return Finding.agree(expected.size() + " line(s)");
                    },
                    SubstitutionCheckName.SUBSTITUTES);
        }
    }

    /** Without the outcome the list can only be compared with its root, the pool and the lists before. */
    private Finding checkPublishedList(Context draw, Read read) throws IOException {
        if (!files.has(EvidenceBundle.PUBLIC_LIST)) {
            return Finding.notApplicable(
                    "under embargo until " + draw.documents().plan().embargoUntil());
        }
        ByteRows rows = new FrameReader(files.directory(), limits).ids(EvidenceBundle.PUBLIC_LIST);
        requireRoot(
                MerkleTree.linesRoot(draw.documents().suite().newDigest(), rows),
                read.result().publicRoot());
        draw.listed().requireNew(rows);
        list = rows;
        return Finding.agree(rows.size() + " listed");
    }

    private Finding checkLog(Context draw, Read read) {
        SubstitutionLog log = Objects.requireNonNull(draw.log(), "checked before");
        String where = log.requireSteps(read.batch(), read.result());
        return last && log.has(number + 1)
                ? Finding.humanEye(where + "; the log has a later round, which was not given")
                : Finding.agree(where);
    }

    private static void requireRoot(Bytes32 computed, Bytes32 stated) {
        CheckList.require(
                computed.equals(stated),
                SubstitutionDocument.DOCUMENT,
                "has another root than follows from the inputs");
    }
}
