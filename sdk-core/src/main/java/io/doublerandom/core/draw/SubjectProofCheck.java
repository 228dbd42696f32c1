package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.SubjectProof.OwnPart;
import io.doublerandom.core.draw.SubjectProofReport.Standing;
import io.doublerandom.core.draw.Verification.Documents;
import io.doublerandom.core.draw.VerificationReport.Check;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a proof for one subject (单户证明核验) with nothing but the proof: every hash is computed again up to the roots
 * that the header and the result commit to.
 *
 * <p>It cannot see the pool as a whole: that the pool ascends, that the thresholds are those of the tickets, and that no
 * other attempt was made, is what a {@link DrawVerifier} checks on a bundle.
 */
public final class SubjectProofCheck {
    /** The checks that concern one subject, in the order of §11. */
    private static final Set<CheckName> CONCERNED = Set.of(
            CheckName.MEMBERS,
            CheckName.CANONICAL,
            CheckName.PLAN_HASH,
            CheckName.HEADER,
            CheckName.PARTIES,
            CheckName.REVEALS,
            CheckName.BEACONS,
            CheckName.SEED,
            CheckName.EXCLUSIONS,
            CheckName.ROOT_S,
            CheckName.ROOT_A,
            CheckName.STRATA,
            CheckName.SELECTION,
            CheckName.PUBLIC_LIST,
            CheckName.SIGNATURES);

    private final SignatureCheck signatures;
    private final TrustedKeys trusted;

    private SubjectProofCheck(SignatureCheck signatures, TrustedKeys trusted) {
        this.signatures = signatures;
        this.trusted = trusted;
    }

    /** Checks signatures with the providers registered with the JVM; trusts no key. */
    public static SubjectProofCheck standard() {
        return new SubjectProofCheck(JcaSignatures.registered(), TrustedKeys.none());
    }

    /** The same, with this check of signatures. */
    public SubjectProofCheck withSignatures(SignatureCheck check) {
        return new SubjectProofCheck(check, trusted);
    }

    /** The same, with the reader's own list of keys. */
    public SubjectProofCheck trusting(TrustedKeys keys) {
        return new SubjectProofCheck(signatures, keys);
    }

    /** Checks a document; whatever is wrong with it is in the report. */
    public SubjectProofReport check(byte[] document) {
        try {
            return new Run().check(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a proof needs no file", impossible);
        }
    }

    private final class Run {
        private final CheckList checks = new CheckList();
        private @Nullable Json json;
        private @Nullable SubjectProof proof;
        private boolean inPool;
        private boolean excluded;
        private @Nullable Boolean listed;
        private @Nullable Boolean below;
        private @Nullable Stratum stratum;
        private @Nullable Bytes32 ticket;

        SubjectProofReport check(byte[] document) throws IOException {
            checks.run(CheckName.CANONICAL, () -> {
                json = DocumentReader.canonical(SubjectProof.DOCUMENT, document);
                return Finding.agree(document.length + " bytes");
            });
            checks.run(
                    CheckName.MEMBERS,
                    () -> {
                        proof = SubjectProof.read(json == null ? new Json.Bool(false) : json);
                        return Finding.agree(proof.level().id());
                    },
                    CheckName.CANONICAL);
            SubjectProof read = proof;
            if (read != null) {
                run(read);
            }
            List<Check> made = checks.complete().stream()
                    .filter(check -> CONCERNED.contains(check.name()))
                    .toList();
            boolean holds = made.stream()
                    .noneMatch(check -> check.outcome() == Outcome.DIFFER || check.outcome() == Outcome.NOT_RUN);
            return new SubjectProofReport(
                    Optional.ofNullable(read).map(SubjectProof::level),
                    read == null ? "" : read.sid(),
                    read == null ? "" : read.headerHash().hex(),
                    read != null && read.documents().plan().practice(),
                    holds ? standing() : Standing.UNPROVEN,
                    Optional.ofNullable(stratum),
                    Optional.ofNullable(ticket),
                    made);
        }

        private Standing standing() {
            if (!inPool) {
                return excluded ? Standing.EXCLUDED : Standing.NOT_IN_POOL;
            }
            Boolean drawn = listed != null ? listed : below;
            if (drawn == null) {
                return Standing.NOT_PUBLISHED;
            }
            return drawn ? Standing.DRAWN : Standing.NOT_DRAWN;
        }

        private void run(SubjectProof read) throws IOException {
            Documents documents = read.documents();
            new DocumentChecks(documents, read.planHash()).run(checks);
            checks.run(CheckName.ROOT_S, () -> checkPool(read));
            checks.run(CheckName.EXCLUSIONS, () -> checkReason(read), CheckName.ROOT_S);
            checks.run(CheckName.ROOT_A, () -> checkAttributes(read), CheckName.ROOT_S);
            checks.run(CheckName.STRATA, () -> checkStrata(read), CheckName.ROOT_A, CheckName.SEED);
            checks.run(CheckName.PUBLIC_LIST, () -> checkList(read), CheckName.ROOT_S);
            checks.run(CheckName.SELECTION, () -> checkTicket(read), CheckName.STRATA, CheckName.PUBLIC_LIST);
            checks.run(CheckName.SIGNATURES, () -> checkSignatures(read));
        }

        private Finding checkPool(SubjectProof read) {
            CryptoSuite suite = read.documents().suite();
            DrawHeader header = read.documents().header();
            for (PoolStretch stretch : read.pool()) {
                CheckList.require(
                        stretch.root(suite).equals(Optional.of(header.rootS())),
                        SubjectProof.DOCUMENT,
                        "pool: a stretch does not lead to rootS");
                CheckList.require(
                        stretch.count() <= header.count(),
                        SubjectProof.DOCUMENT,
                        "pool: a group is greater than the pool");
            }
            inPool = IdStretch.contain(read.pool(), PoolStretch::isBefore, read.sid(), SubjectProof.DOCUMENT);
            return Finding.agree(inPool ? "in the pool" : "not in the pool: its place is between two neighbours");
        }

        /** One line of exclusions.csv cannot be shown without 255 others, which are nobody else's business. */
        private Finding checkReason(SubjectProof read) {
            OwnPart own = read.own();
            String reason = own == null ? null : own.reason();
            CheckList.require(
                    own == null || (reason != null) != inPool,
                    SubjectProof.DOCUMENT,
                    "has codes for a subject that is not in the pool, or a reason for one that is");
            if (reason == null) {
                return Finding.notApplicable(own == null ? "for the subject only" : "not excluded");
            }
            if (reason.isEmpty()) {
                return Finding.humanEye("the office states that the subject is not in the register of this draw");
            }
            excluded = true;
            return Finding.humanEye("the office states the reason " + DrawValues.name("reason", reason)
                    + "; whoever has the AUDIT bundle sees it under exclusionsRoot");
        }

        private Finding checkAttributes(SubjectProof read) {
            OwnAttributes attributes = read.own() == null ? null : read.own().attributes();
            if (attributes == null) {
                return Finding.notApplicable(read.own() == null ? "for the subject only" : "not in the pool");
            }
            CryptoSuite suite = read.documents().suite();
            PoolStretch stretch = read.pool().get(0);
            int place = stretch.ids().indexOf(read.sid());
            CheckList.require(
                    place >= 0
                            && attributes.commitments().size() == stretch.ids().size(),
                    SubjectProof.DOCUMENT,
                    "attributes: not one commitment for each subject of the stretch");
            CheckList.require(
                    attributes.commits(suite, read.sid(), place),
                    SubjectProof.DOCUMENT,
                    "attributes: codes and salt are not those committed to");
            CheckList.require(
                    stretch.root(
                                    suite,
                                    OwnAttributes.leaf(suite, attributes.commitments()),
                                    attributes.path(),
                                    attributes.bucketPath())
                            .equals(Optional.of(read.documents().header().rootA())),
                    SubjectProof.DOCUMENT,
                    "attributes: the commitments do not lead to rootA");
            String fault = new StratumCodes(read.documents().plan()).fault(attributes.codes());
            CheckList.require(fault.isEmpty(), SubjectProof.DOCUMENT, "attributes: " + fault);
            return Finding.agree(attributes.codes());
        }

        private Finding checkStrata(SubjectProof read) {
            OwnPart own = read.own();
            StrataStretch strata = own == null ? null : own.strata();
            OwnAttributes attributes = own == null ? null : own.attributes();
            if (strata == null || attributes == null) {
                return Finding.notApplicable(own == null ? "for the subject only" : "not in the pool");
            }
            Documents documents = read.documents();
            CheckList.require(
                    strata.root(documents.suite())
                            .equals(Optional.of(documents.result().strataRoot())),
                    SubjectProof.DOCUMENT,
                    "strata: the lines do not lead to strataRoot");
            Stratum found = strata.stratum(attributes.codes())
                    .orElseThrow(() -> CheckList.differ(
                            SubjectProof.DOCUMENT, 0, "strata: the subject's stratum is not among the lines"));
            stratum = found;
            long members = strata.strata().stream().mapToLong(Stratum::members).sum();
            CheckList.require(
                    strata.isWhole()
                            ? members == documents.header().count()
                            : members <= documents.header().count(),
                    SubjectProof.DOCUMENT,
                    "strata: the members do not add up to the pool");
            String line = found.drawn() + " of " + found.members();
            if (!strata.isWhole()) {
                return Finding.humanEye(line + "; the quotas of more than 256 strata are checked on the AUDIT bundle");
            }
            requireQuotas(documents, strata.strata());
            return Finding.agree(
                    line + "; the quotas of all " + strata.strata().size() + " strata follow from the seed");
        }

        private void requireQuotas(Documents documents, List<Stratum> strata) {
            StratumCodes codes = new StratumCodes(documents.plan());
            long[] members = new long[strata.size()];
            int[] ppm = new int[strata.size()];
            for (int h = 0; h < strata.size(); h++) {
                String key = strata.get(h).key();
                CheckList.require(
                        codes.fault(key).isEmpty(), SubjectProof.DOCUMENT, "strata: line " + (h + 1) + " fits no plan");
                members[h] = strata.get(h).members();
                ppm[h] = codes.ppm(key);
            }
            long[] quota = Quotas.of(
                    members,
                    ppm,
                    documents.plan().quota(),
                    SeedDerivation.quotaNumber(documents.suite(), documents.seed()));
            for (int h = 0; h < quota.length; h++) {
                CheckList.require(
                        quota[h] == strata.get(h).drawn(),
                        SubjectProof.DOCUMENT,
                        "strata: line " + (h + 1) + " has another quota than plan and seed give");
            }
        }

        private Finding checkList(SubjectProof read) {
            Documents documents = read.documents();
            Optional<List<ListStretch>> list = read.list();
            if (list.isEmpty()) {
                CheckList.require(
                        !documents.plan().embargoUntil().isEmpty(),
                        SubjectProof.DOCUMENT,
                        "list: is missing, and the plan has no embargo");
                return Finding.notApplicable(
                        "under embargo until " + documents.plan().embargoUntil());
            }
            Bytes32 root = documents.result().publicRoot();
            if (list.get().isEmpty()) {
                CheckList.require(
                        root.equals(documents.suite().hash(new byte[0])),
                        SubjectProof.DOCUMENT,
                        "list: is empty, but the result has drawn somebody");
                listed = false;
                return Finding.agree("nobody was drawn");
            }
            for (ListStretch stretch : list.get()) {
                CheckList.require(
                        stretch.root(documents.suite()).equals(Optional.of(root)),
                        SubjectProof.DOCUMENT,
                        "list: a stretch does not lead to publicRoot");
            }
            boolean on = IdStretch.contain(list.get(), ListStretch::isBefore, read.sid(), SubjectProof.DOCUMENT);
            CheckList.require(!on || inPool, SubjectProof.DOCUMENT, "list: has a subject that is not in the pool");
            listed = on;
            return Finding.agree(on ? "on the list" : "not on the list: its place is between two neighbours");
        }

        private Finding checkTicket(SubjectProof read) {
            Documents documents = read.documents();
            boolean open = documents.plan().attributesPublic();
            OwnAttributes attributes = read.own() == null ? null : read.own().attributes();
            if (!inPool || (!open && attributes == null)) {
                return Finding.notApplicable(inPool ? "for the subject only" : "not in the pool");
            }
            Bytes32 drew = Tickets.of(
                    documents.suite(),
                    SeedDerivation.ticketKey(documents.suite(), documents.seed()),
                    open,
                    read.sid(),
                    attributes == null ? new byte[SaltKey.SALT] : attributes.saltBytes());
            ticket = drew;
            if (stratum == null) {
                return Finding.agree("ticket " + drew.hex());
            }
            boolean drawn =
                    stratum.threshold().map(tau -> drew.compareTo(tau) <= 0).orElse(false);
            CheckList.require(
                    listed == null || listed == drawn,
                    SubjectProof.DOCUMENT,
                    "ticket and threshold say otherwise than the public list");
            below = drawn;
            return Finding.agree("ticket " + drew.hex() + (drawn ? " is at or below" : " is above") + " the threshold "
                    + (stratum.tau().isEmpty() ? "of nobody" : stratum.tau()));
        }

        private Finding checkSignatures(SubjectProof read) {
            if (read.signatures().isEmpty()) {
                return Finding.notApplicable("unsigned");
            }
            try {
                return new SignatureChecks(read.documents(), signatures, trusted).check(read.signatures());
            } catch (DoubleRandomException refused) {
                if (refused.code() != ErrorCode.SIGNATURE_UNAVAILABLE) {
                    throw refused;
                }
                return Finding.notRun(refused.problem().detail());
            }
        }
    }
}
