package io.doublerandom.core.draw;

import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.Verification.Documents;
import io.doublerandom.core.draw.VerificationReport.Lint;
import io.doublerandom.core.draw.VerificationReport.Projection;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checks of pool, inputs and outcome: everything is computed again and compared line by line. */
final class OutcomeChecks {
    private static final int SMALL_STRATUM = 5;
    private static final int GOOD_PARTIES = 5;
    private static final int MANY_STRATA = 46_000;

    private final BundleFiles files;
    private final ReadLimits limits;
    private final boolean audit;
    private final Documents documents;
    private final CheckList checks;
    private final FrameReader reader;
    private @Nullable ByteRows sids;
    private SamplingFrame.@Nullable Pool pool;
    private @Nullable ByteRows exclusions;
    private SamplingFrame.@Nullable Roster roster;
    private @Nullable ByteRows recusals;
    private @Nullable SubjectDraw subjects;
    private @Nullable DrawTranscript transcript;

    OutcomeChecks(BundleFiles files, ReadLimits limits, Projection projection, Documents documents, CheckList checks) {
        this.files = files;
        this.limits = limits;
        this.audit = projection == Projection.AUDIT;
        this.documents = documents;
        this.checks = checks;
        this.reader = new FrameReader(files.directory(), limits);
    }

    void run() throws IOException {
        checks.run(CheckName.POOL, this::checkPool);
        checks.run(CheckName.EXCLUSIONS, this::checkExclusions);
        checks.run(CheckName.ROOT_S, this::checkRootS);
        checks.run(CheckName.ROOT_A, auditOnly(this::checkRootA));
        checks.run(CheckName.STRATA, auditOnly(this::checkStrata));
        if (audit) {
            checks.run(CheckName.SELECTION, this::checkSelection, CheckName.SEED, CheckName.ROOT_A, CheckName.STRATA);
            checks.run(CheckName.PUBLIC_LIST, this::checkPublicList, CheckName.SELECTION);
        } else {
            checks.run(CheckName.SELECTION, auditOnly(this::checkSelection));
            checks.run(CheckName.PUBLIC_LIST, this::checkPublishedList);
        }
        checks.run(CheckName.ROSTER, auditOnly(this::checkRoster));
        checks.run(CheckName.RECUSAL, auditOnly(this::checkRecusal));
        if (audit) {
            checks.run(CheckName.TEAMS, this::checkTeams, CheckName.SELECTION, CheckName.ROSTER, CheckName.RECUSAL);
        } else {
            checks.run(CheckName.TEAMS, auditOnly(this::checkTeams));
        }
    }

    /** Those who are kept off the roster; null if this is not the AUDIT projection, or they cannot be read. */
    @Nullable
    ByteRows rosterExclusions() {
        return roster == null ? null : roster.exclusions();
    }

    @Nullable
    DrawTranscript transcript() {
        return transcript;
    }

    private CheckList.Body auditOnly(CheckList.Body body) {
        return audit ? body : () -> Finding.notApplicable("not part of the PUBLIC projection");
    }

    private Finding checkPool() throws IOException {
        ByteRows rows = reader.ids(SamplingFrame.POOL);
        sids = rows;
        CheckList.require(rows.size() > 0, SamplingFrame.POOL, "is empty");
        CheckList.require(
                rows.size() == documents.header().count(),
                SamplingFrame.POOL,
                "has " + rows.size() + " subjects, the header says "
                        + documents.header().count());
        return Finding.agree(rows.size() + " subjects");
    }

    private Finding checkExclusions() throws IOException {
        DrawHeader header = documents.header();
        if (!audit) {
            CheckList.require(
                    header.registryCount() >= header.count(),
                    DrawHeader.DOCUMENT,
                    "registers fewer subjects than the pool has");
            return Finding.notApplicable("not part of the PUBLIC projection");
        }
        if (sids == null) {
            return Finding.notRun("the pool cannot be read");
        }
        ByteRows rows = reader.exclusions(sids);
        exclusions = rows;
        requireRoot(rows, header.exclusionsRoot(), SamplingFrame.EXCLUSIONS);
        long registered = (long) sids.size() + rows.size();
        CheckList.require(
                registered == header.registryCount(),
                SamplingFrame.EXCLUSIONS,
                "pool and exclusions are " + registered + ", the header registers " + header.registryCount());
        return Finding.agree(rows.size() + " excluded");
    }

    private Finding checkRootS() {
        if (sids == null) {
            return Finding.notRun("the pool cannot be read");
        }
        CheckList.require(
                PoolRoots.ofIds(documents.suite(), sids)
                        .equals(documents.header().rootS()),
                SamplingFrame.POOL,
                "has another root than the header");
        return Finding.agree(documents.header().rootS().hex());
    }

    private Finding checkRootA() throws IOException {
        if (sids == null) {
            return Finding.notRun("the pool cannot be read");
        }
        SamplingFrame.Pool read = reader.pool(sids);
        pool = read;
        CheckList.require(
                PoolRoots.ofAttributes(documents.suite(), frame(read, none()))
                        .equals(documents.header().rootA()),
                SamplingFrame.ATTRIBUTES,
                "have another root than the header");
        return Finding.agree(documents.header().rootA().hex());
    }

    private Finding checkStrata() throws IOException {
        if (pool == null || !checks.holds(CheckName.SEED)) {
            return Finding.notRun("depends on " + (pool == null ? "readable attributes" : "seed"));
        }
        SamplingFrame frame = frame(pool, none());
        frame.requireCodes(documents.plan());
        SubjectDraw drawn = SubjectDraw.compute(documents.plan(), frame, documents.seed());
        subjects = drawn;
        requireLines(
                EvidenceBundle.STRATA,
                SubjectDraw.strataLines(drawn.strata()),
                documents.result().strataRoot());
        return Finding.agree(drawn.strata().size() + " strata");
    }

    private Finding checkSelection() throws IOException {
        if (subjects == null) {
            return Finding.notRun("depends on strata");
        }
        requireLines(
                EvidenceBundle.SELECTED,
                SubjectDraw.selectedLines(subjects.selected()),
                documents.result().selectedRoot());
        return Finding.agree(subjects.selected().size() + " drawn");
    }

    private Finding checkPublicList() throws IOException {
        if (subjects == null) {
            return Finding.notRun("depends on selection");
        }
        requireLines(
                EvidenceBundle.PUBLIC_LIST,
                SubjectDraw.publicLines(subjects.selected()),
                documents.result().publicRoot());
        return Finding.agree(subjects.selected().size() + " listed");
    }

    /** Without the selection the list can only be compared with its root and the pool. */
    private Finding checkPublishedList() throws IOException {
        if (!files.has(EvidenceBundle.PUBLIC_LIST)) {
            return Finding.notApplicable(
                    "under embargo until " + documents.plan().embargoUntil());
        }
        ByteRows listed = reader.ids(EvidenceBundle.PUBLIC_LIST);
        requireRoot(listed, documents.result().publicRoot(), EvidenceBundle.PUBLIC_LIST);
        if (sids == null) {
            return Finding.notRun("the pool cannot be read");
        }
        for (int row = 0; row < listed.size(); row++) {
            if (sids.find(listed.slab(), listed.start(row), listed.length(row)) < 0) {
                throw CheckList.differ(EvidenceBundle.PUBLIC_LIST, row + 1L, "lists a subject that is not in the pool");
            }
        }
        return Finding.agree(listed.size() + " listed");
    }

    private Finding checkRoster() throws IOException {
        SamplingFrame.Roster read = reader.roster(files.has(SamplingFrame.ROSTER_EXCLUSIONS));
        roster = read;
        requireRoot(read.lines(), documents.header().rosterRoot(), SamplingFrame.ROSTER);
        SamplingFrame.requireQualifications(documents.plan(), read.entries());
        return Finding.agree(read.entries().size() + " inspectors");
    }

    private Finding checkRecusal() throws IOException {
        ByteRows read = reader.recusals();
        recusals = read;
        requireRoot(read, documents.header().recusalRoot(), SamplingFrame.RECUSAL);
        return Finding.agree(read.size() + " pairs");
    }

    private Finding checkTeams() throws IOException {
        if (subjects == null || pool == null || roster == null || recusals == null) {
            return Finding.notRun("depends on selection, roster and recusal");
        }
        SamplingFrame frame = new SamplingFrame(pool, exclusions == null ? none() : exclusions, roster, recusals);
        List<Team> teams = subjects.teams(frame);
        requireLines(
                EvidenceBundle.TEAMS,
                SubjectDraw.teamLines(teams),
                documents.result().teamsRoot());
        transcript =
                DrawTranscript.of(documents.plan(), frame, documents.header(), documents.ceremony(), subjects, teams);
        return Finding.agree(teams.size() + " teams");
    }

    private void requireRoot(ByteRows rows, Bytes32 root, String source) {
        CheckList.require(
                MerkleTree.linesRoot(documents.suite().newDigest(), rows).equals(root),
                source,
                "has another root than was committed to");
    }

    /** The file must have exactly these lines, and the result their root. */
    private void requireLines(String name, ByteRows expected, Bytes32 root) throws IOException {
        LineReader.requireSame(files.directory(), name, limits, expected);
        CheckList.require(
                MerkleTree.linesRoot(documents.suite().newDigest(), expected).equals(root),
                ResultDocument.DOCUMENT,
                "has another root for " + name);
    }

    private static SamplingFrame frame(SamplingFrame.Pool pool, ByteRows exclusions) {
        return new SamplingFrame(pool, exclusions, new SamplingFrame.Roster(none(), List.of(), none()), none());
    }

    private static ByteRows none() {
        return new ByteRows();
    }

    /** What is allowed, but worth a look. */
    List<Lint> lints(boolean logged) {
        List<Lint> lints = new ArrayList<>();
        DrawPlan plan = documents.plan();
        if (plan.practice()) {
            lints.add(new Lint("practice", "a rehearsal (演练), never to be published as a draw"));
        }
        if (!logged) {
            lints.add(new Lint("unlogged", "no audit log was compared, so nothing shows that the steps were in time"));
        }
        if (plan.parties().size() < GOOD_PARTIES) {
            lints.add(new Lint("parties", plan.parties().size() + " parties, better " + GOOD_PARTIES));
        }
        Map<String, Integer> seats = new TreeMap<>();
        plan.team().forEach(seat -> seats.merge(seat.dept(), 1, Integer::sum));
        seats.forEach((dept, count) -> {
            if (count < 2) {
                lints.add(new Lint("seats", "department " + dept + " has fewer than two seats"));
            }
        });
        addPoolLints(lints);
        if (transcript != null) {
            long unfilled = transcript.teams().stream()
                    .flatMap(team -> team.inspectors().stream())
                    .filter(Team.UNFILLED::equals)
                    .count();
            add(lints, "unfilled", unfilled, "seat(s) that nobody could fill");
        }
        return lints;
    }

    private void addPoolLints(List<Lint> lints) {
        if (subjects != null) {
            add(
                    lints,
                    "small-strata",
                    subjects.strata().stream()
                            .filter(stratum -> stratum.members() < SMALL_STRATUM)
                            .count(),
                    "strata of fewer than " + SMALL_STRATUM + " subjects");
            if (subjects.strata().size() > MANY_STRATA) {
                lints.add(new Lint("many-strata", subjects.strata().size() + " strata"));
            }
        }
        if (sids != null) {
            long wrong = 0;
            long strange = 0;
            for (int row = 0; row < sids.size(); row++) {
                String sid = sids.text(row);
                strange += SubjectIdentifier.hasUnknownScheme(sid) ? 1 : 0;
                if (sid.matches(UnifiedSocialCreditCode.FORM)
                        && new UnifiedSocialCreditCode(sid).checkFault().isPresent()) {
                    wrong++;
                }
            }
            add(lints, "check-digits", wrong, "credit code(s) with a wrong check digit");
            add(lints, "schemes", strange, "id(s) with a scheme letter that has no meaning yet");
        }
    }

    private static void add(List<Lint> lints, String id, long count, String what) {
        if (count > 0) {
            lints.add(new Lint(id, count + " " + what));
        }
    }
}
