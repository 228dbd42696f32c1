package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws one pool many times over, for statistics of how fair the draw is (公平性检验；演练，不是抽取). Answers only counts over all
 * draws, never who was drawn in one.
 *
 * <p>No way to a draw without a ceremony: it takes plans of a rehearsal (演练) only, at least {@value #LEAST_DRAWS} draws at
 * once, and seeds of its own ({@code DRAW1/practice}), which no ceremony can give. These seeds depend on plan, pool, roster and
 * the number of draws, so that two trials have no draw in common and the difference of their counts tells of none.
 */
public final class FairnessTrial {
    /** The fewest draws of a trial. */
    public static final int LEAST_DRAWS = 1_000;

    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final int draws;
    private final Bytes32 base;
    private final Map<String, Integer> strata = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> inspectors = new HashMap<>();
    private final List<Integer> members = new ArrayList<>();

    /**
     * A trial.
     *
     * @param plan the rules, of a rehearsal
     * @param frame the pool and the roster; at most 32,768 subjects and 2 to 2,048 inspectors
     * @param seed any text of at most 255 bytes; the same gives the same counts
     * @param draws how many, from {@value #LEAST_DRAWS} to 10,000,000
     * @throws io.doublerandom.core.DoubleRandomException if the plan is none of a rehearsal or cannot draw from the frame,
     *     or a number is out of range
     */
    public FairnessTrial(DrawPlan plan, SamplingFrame frame, String seed, int draws) {
        this.plan = Values.present("plan", plan);
        this.frame = Values.present("frame", frame);
        this.draws = (int) Values.between("draws", draws, LEAST_DRAWS, 10_000_000);
        Values.require(plan.practice(), "plan", "is none of a rehearsal (practice)");
        frame.requireFits(plan);
        this.base = base(seed);
        for (int h = 0; h < frame.strataKeys().size(); h++) {
            strata.put(frame.strataKeys().text(h), h);
            members.add(0);
        }
        for (int row = 0; row < frame.count(); row++) {
            int stratum = frame.stratum(row);
            places.put(frame.sids().text(row), members.get(stratum));
            members.set(stratum, members.get(stratum) + 1);
        }
        for (RosterEntry entry : frame.roster()) {
            inspectors.put(entry.iid(), inspectors.size());
        }
    }

    private Bytes32 base(String seed) {
        CryptoSuite suite = plan.suite();
        return suite.hash(
                "practice",
                new ByteWriter()
                        .lp8(Values.present("seed", seed))
                        .u64(draws)
                        .raw(plan.hash().bytes())
                        .raw(frame.rootS(suite).bytes())
                        .raw(frame.rootA(suite).bytes())
                        .raw(frame.rosterRoot(suite).bytes())
                        .raw(frame.recusalRoot(suite).bytes())
                        .bytes());
    }

    /** Draws and counts; strata in the ascending order of their keys, inspectors in the roster's. */
    public DrawTally run() {
        DrawTally tally = new DrawTally(members, inspectors.size());
        for (int i = 0; i < draws; i++) {
            Bytes32 seed = plan.suite()
                    .hash("practice", new ByteWriter().raw(base.bytes()).u64(i).bytes());
            SubjectDraw draw = SubjectDraw.compute(plan, frame, seed);
            tally.add(places(draw.selected()), teams(draw.teams(frame)));
        }
        return tally;
    }

    private List<int[]> places(List<SelectedSubject> selected) {
        List<List<Integer>> drawn = new ArrayList<>();
        members.forEach(any -> drawn.add(new ArrayList<>()));
        for (SelectedSubject subject : selected) {
            drawn.get(number(strata, subject.key())).add(number(places, subject.sid()));
        }
        return drawn.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private List<int[]> teams(List<Team> teams) {
        return teams.stream()
                .map(team -> team.inspectors().stream()
                        .filter(iid -> !iid.equals(Team.UNFILLED))
                        .mapToInt(iid -> number(inspectors, iid))
                        .toArray())
                .toList();
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return Values.present("name", numbers.get(name));
    }
}
