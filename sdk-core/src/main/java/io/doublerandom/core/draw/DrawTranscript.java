package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.ByteRows;
import java.security.MessageDigest;
import java.util.List;

/**
 * The outcome of a draw (抽取结果): strata, drawn subjects and teams, with everything that anyone needs to get the same.
 *
 * <p>Equal inputs give equal bytes, on any machine, for ever. Only {@link Ceremony#draw()} makes one that stands in an
 * audit log.
 */
public final class DrawTranscript {
    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final DrawHeader header;
    private final CeremonyRecord ceremony;
    private final Bytes32 seed;
    private final List<Stratum> strata;
    private final List<SelectedSubject> selected;
    private final List<Team> teams;
    private final ResultDocument result;

    private DrawTranscript(
            DrawPlan plan,
            SamplingFrame frame,
            DrawHeader header,
            CeremonyRecord ceremony,
            SubjectDraw subjects,
            List<Team> teams) {
        this.plan = plan;
        this.frame = frame;
        this.header = header;
        this.ceremony = ceremony;
        this.seed = subjects.seed();
        this.strata = List.copyOf(subjects.strata());
        this.selected = List.copyOf(subjects.selected());
        this.teams = List.copyOf(teams);
        MessageDigest digest = plan.suite().newDigest();
        this.result = new ResultDocument(
                header.hash(plan.suite()),
                seed,
                MerkleTree.linesRoot(digest, strataLines()),
                MerkleTree.linesRoot(digest, selectedLines()),
                MerkleTree.linesRoot(digest, publicLines()),
                MerkleTree.linesRoot(digest, teamLines()));
    }

    /** Computes a draw; whoever calls this answers for the commitment and the order of the ceremony. */
    static DrawTranscript compute(DrawPlan plan, SamplingFrame frame, DrawHeader header, CeremonyRecord ceremony) {
        Bytes32 seed = SeedDerivation.seed(plan.suite(), header.hash(plan.suite()), ceremony);
        SubjectDraw subjects = SubjectDraw.compute(plan, frame, seed);
        return of(plan, frame, header, ceremony, subjects, subjects.teams(frame));
    }

    /** Computes the same from the parts of a pass over the pool, which must be the whole of it. */
    static DrawTranscript compute(
            DrawPlan plan, SamplingFrame frame, DrawHeader header, CeremonyRecord ceremony, PartialDraw parts) {
        Bytes32 seed = SeedDerivation.seed(plan.suite(), header.hash(plan.suite()), ceremony);
        SubjectPass pass = SubjectPass.of(plan, frame, seed);
        Survivors survivors = parts.requireWhole(seed, pass, frame.count());
        SubjectDraw subjects = SubjectDraw.of(plan, frame, seed, pass, survivors);
        return of(plan, frame, header, ceremony, subjects, subjects.teams(frame));
    }

    /** A transcript of parts that were computed one by one. */
    static DrawTranscript of(
            DrawPlan plan,
            SamplingFrame frame,
            DrawHeader header,
            CeremonyRecord ceremony,
            SubjectDraw subjects,
            List<Team> teams) {
        return new DrawTranscript(plan, frame, header, ceremony, subjects, teams);
    }

    /** The rules that were followed. */
    public DrawPlan plan() {
        return plan;
    }

    /** What was chosen from. */
    public SamplingFrame frame() {
        return frame;
    }

    /** What was committed to. */
    public DrawHeader header() {
        return header;
    }

    /** The header hash: the identity of the draw. */
    public Bytes32 headerHash() {
        return result.header();
    }

    /** The ceremony that gave the seed. */
    public CeremonyRecord ceremony() {
        return ceremony;
    }

    /** The seed. */
    public Bytes32 seed() {
        return seed;
    }

    /** The strata, ascending by key; also those of which nothing was drawn. */
    public List<Stratum> strata() {
        return strata;
    }

    /** The drawn subjects, by stratum, then by rank. */
    public List<SelectedSubject> selected() {
        return selected;
    }

    /** The teams, by unit, then in ticket order. */
    public List<Team> teams() {
        return teams;
    }

    /** What binds the outcome. */
    public ResultDocument result() {
        return result;
    }

    /** The bundle of evidence of this draw. */
    public EvidenceBundle evidence() {
        return EvidenceBundle.of(this);
    }

    ByteRows strataLines() {
        return SubjectDraw.strataLines(strata);
    }

    ByteRows selectedLines() {
        return SubjectDraw.selectedLines(selected);
    }

    ByteRows publicLines() {
        return SubjectDraw.publicLines(selected);
    }

    ByteRows teamLines() {
        return SubjectDraw.teamLines(teams);
    }
}
