package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Substitute.Newcomer;
import io.doublerandom.core.internal.ByteRows;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The outcome of one substitution round (替换轮次), with everything that anyone needs to get the same beside the base draw and
 * the rounds before.
 *
 * <p>Equal inputs give equal bytes. Only {@link SubstitutionCeremony#draw()} makes one that stands in an audit log. The base
 * draw stays as it is: who was drawn, who was assigned and who came are three facts.
 */
public final class SubstitutionRound {
    static final String REQUESTS = "requests.csv";
    static final String SUBSTITUTES = "substitutes.csv";
    static final String SEATS = "seats.csv";

    private final SubstitutionBatch batch;
    private final List<SubstitutionRequest> requests;
    private final List<Substitute> substitutes;
    private final List<Team> teams;
    private final List<SeatSubstitute> seats;
    private final SubstitutionDocument result;

    private SubstitutionRound(
            SubstitutionBatch batch,
            List<SubstitutionRequest> requests,
            List<Substitute> substitutes,
            SubstituteAssignment.Outcome assigned,
            SubstitutionDocument result) {
        this.batch = batch;
        this.requests = List.copyOf(requests);
        this.substitutes = List.copyOf(substitutes);
        this.teams = List.copyOf(assigned.teams());
        this.seats = List.copyOf(assigned.seats());
        this.result = result;
    }

    /** Computes a round; whoever calls this answers for the batch, the link and the order of the steps. */
    static SubstitutionRound compute(
            SubstitutionState before,
            SubstitutionBatch batch,
            List<SubstitutionRequest> requests,
            Bytes32 link,
            List<PublicValue> values) {
        SubstitutionPosition position = before.position();
        CryptoSuite suite = position.plan().suite();
        Bytes32 seed = SeedDerivation.substitutionSeed(suite, position.seed(), batch, link, values);
        List<Substitute> substitutes = substitutes(before, seed, requests);
        List<Newcomer> newcomers = newcomers(substitutes);
        SubstituteAssignment.Outcome assigned =
                SubstituteAssignment.assign(before, SeedDerivation.assignmentKey(suite, seed), newcomers, requests);
        MessageDigest digest = suite.newDigest();
        return new SubstitutionRound(
                batch,
                requests,
                substitutes,
                assigned,
                new SubstitutionDocument(
                        position.header(),
                        batch.round(),
                        batch.hash(suite),
                        link,
                        values,
                        seed,
                        MerkleTree.linesRoot(digest, substituteLines(substitutes)),
                        MerkleTree.linesRoot(digest, publicLines(newcomers)),
                        MerkleTree.linesRoot(digest, SubjectDraw.teamLines(assigned.teams())),
                        MerkleTree.linesRoot(digest, seatLines(assigned.seats()))));
    }

    /** Of each stratum the never-drawn with the smallest tickets, for the replaced ones in ascending order. */
    private static List<Substitute> substitutes(
            SubstitutionState before, Bytes32 seed, List<SubstitutionRequest> requests) {
        SamplingFrame frame = before.frame();
        DrawPlan plan = before.position().plan();
        TreeMap<Integer, List<String>> replaced = new TreeMap<>();
        requests.stream()
                .filter(SubstitutionRequest::replacesSubject)
                .map(SubstitutionRequest::sid)
                .sorted()
                .forEach(sid -> replaced.computeIfAbsent(frame.stratum(before.row(sid)), h -> new ArrayList<>())
                        .add(sid));
        int strata = frame.strataKeys().size();
        // Those who were drawn before are put into a stratum of their own, of which nothing is drawn.
        Selection.StratumSource source = row -> before.isDrawn(row) ? strata : frame.stratum(row);
        long[] members = new long[strata + 1];
        for (int row = 0; row < frame.count(); row++) {
            members[source.of(row)]++;
        }
        long[] quota = new long[strata + 1];
        replaced.forEach((stratum, sids) -> quota[stratum] = Math.min(sids.size(), members[stratum]));
        Bytes32 ticketKey = SeedDerivation.ticketKey(plan.suite(), seed);
        SubjectPass pass = new SubjectPass(
                frame.count(),
                source,
                () -> new Tickets(plan.suite(), ticketKey, plan.attributesPublic(), frame.sids(), frame.salts()),
                members,
                quota);
        Selection selection = pass.finish(pass.whole(1));
        StratumCodes codes = new StratumCodes(plan);
        List<Substitute> all = new ArrayList<>();
        replaced.forEach((stratum, sids) -> {
            String unit = codes.unit(frame.strataKeys().text(stratum));
            for (int i = 0; i < sids.size(); i++) {
                int place = selection.start(stratum) + i;
                all.add(new Substitute(
                        sids.get(i),
                        place < selection.start(stratum + 1)
                                ? Optional.of(new Newcomer(
                                        frame.sids().text(selection.row(place)), selection.ticket(place), unit))
                                : Optional.empty()));
            }
        });
        all.sort(Comparator.comparing(Substitute::line));
        return all;
    }

    private static List<Newcomer> newcomers(List<Substitute> substitutes) {
        return substitutes.stream()
                .flatMap(substitute -> substitute.newcomer().stream())
                .toList();
    }

    /** What was fixed before anybody could know the seed. */
    public SubstitutionBatch batch() {
        return batch;
    }

    /** The requests, in the order of their lines. */
    public List<SubstitutionRequest> requests() {
        return requests;
    }

    /** Who takes the place of the replaced subjects, ascending by these. */
    public List<Substitute> substitutes() {
        return substitutes;
    }

    /** The teams of the new subjects, by unit, then in ticket order. */
    public List<Team> teams() {
        return teams;
    }

    /** Who takes the seats of the replaced inspectors. */
    public List<SeatSubstitute> seats() {
        return seats;
    }

    /** What binds the outcome. */
    public SubstitutionDocument result() {
        return result;
    }

    /** The bundle of evidence of this round. */
    public SubstitutionBundle evidence() {
        return new SubstitutionBundle(this);
    }

    ByteRows requestLines() {
        return SubstitutionState.lines(requests);
    }

    ByteRows substituteLines() {
        return substituteLines(substitutes);
    }

    ByteRows publicLines() {
        return publicLines(newcomers(substitutes));
    }

    ByteRows teamLines() {
        return SubjectDraw.teamLines(teams);
    }

    ByteRows seatLines() {
        return seatLines(seats);
    }

    private static ByteRows substituteLines(List<Substitute> substitutes) {
        return SubjectDraw.rows(substitutes.stream().map(Substitute::line));
    }

    private static ByteRows publicLines(List<Newcomer> newcomers) {
        return SubjectDraw.rows(newcomers.stream().map(Newcomer::sid).sorted());
    }

    private static ByteRows seatLines(List<SeatSubstitute> seats) {
        return SubjectDraw.rows(seats.stream().map(SeatSubstitute::line));
    }
}
