package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Substitute.Newcomer;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts inspectors into the seats of a round: whole teams for new subjects, single seats for replaced inspectors.
 *
 * <p>As in the base draw, but loads go on where it ended. A round has few seats, so every seat looks through the roster.
 */
final class SubstituteAssignment {
    private static final int NOBODY = -1;

    private final SubstitutionState before;
    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final Bytes32 key;
    private final long[] loads;
    private final Map<String, Set<String>> sits = new HashMap<>();
    private final List<Team> teams = new ArrayList<>();
    private final List<SeatSubstitute> seats = new ArrayList<>();

    private SubstituteAssignment(SubstitutionState before, Bytes32 key) {
        this.before = before;
        this.plan = before.position().plan();
        this.frame = before.frame();
        this.key = key;
        this.loads = before.loads();
    }

    /** The teams by unit and ticket, the seats ascending as lines. */
    record Outcome(List<Team> teams, List<SeatSubstitute> seats) {}

    /** A seat to be filled anew. */
    private record Vacancy(String sid, int seat) {}

    static Outcome assign(
            SubstitutionState before,
            Bytes32 key,
            Collection<Newcomer> newcomers,
            Collection<SubstitutionRequest> requests) {
        SubstituteAssignment assignment = new SubstituteAssignment(before, key);
        StratumCodes codes = new StratumCodes(assignment.plan);
        TreeMap<String, List<Newcomer>> arriving = new TreeMap<>();
        newcomers.forEach(newcomer -> arriving.computeIfAbsent(newcomer.unit(), unit -> new ArrayList<>())
                .add(newcomer));
        TreeMap<String, List<Vacancy>> vacant = new TreeMap<>();
        requests.stream()
                .filter(request -> !request.replacesSubject())
                .sorted(Comparator.comparing(SubstitutionRequest::line))
                .forEach(request -> vacant.computeIfAbsent(
                                assignment.unit(codes, request.sid()), unit -> new ArrayList<>())
                        .add(new Vacancy(request.sid(), request.seat())));
        Set<String> units = new TreeSet<>(arriving.keySet());
        units.addAll(vacant.keySet());
        for (String unit : units) {
            assignment.fill(unit, arriving.getOrDefault(unit, List.of()), vacant.getOrDefault(unit, List.of()));
        }
        assignment.seats.sort(Comparator.comparing(SeatSubstitute::line));
        return new Outcome(assignment.teams, assignment.seats);
    }

    private String unit(StratumCodes codes, String sid) {
        return codes.unit(frame.strataKeys().text(frame.stratum(before.row(sid))));
    }

    private void fill(String unit, List<Newcomer> arriving, List<Vacancy> vacant) {
        CryptoSuite suite = plan.suite();
        byte[] unitKey = suite.hash(
                        "unit", new ByteWriter().raw(key.bytes()).lp8(unit).bytes())
                .bytes();
        List<String> units = plan.units().from(unit);
        List<Newcomer> ranked = arriving.stream()
                .sorted(Comparator.comparing(Newcomer::ticket).thenComparing(Newcomer::sid))
                .toList();
        String[][] members = new String[ranked.size()][plan.team().size()];
        for (int seat = 0; seat < plan.team().size(); seat++) {
            for (int rank = 0; rank < ranked.size(); rank++) {
                members[rank][seat] = choose(units, unitKey, ranked.get(rank).sid(), seat, rank);
            }
        }
        for (int rank = 0; rank < ranked.size(); rank++) {
            teams.add(new Team(ranked.get(rank).sid(), Arrays.asList(members[rank])));
        }
        for (int i = 0; i < vacant.size(); i++) {
            Vacancy vacancy = vacant.get(i);
            seats.add(new SeatSubstitute(
                    vacancy.sid(),
                    vacancy.seat(),
                    choose(units, unitKey, vacancy.sid(), vacancy.seat(), ranked.size() + i)));
        }
    }

    private String choose(List<String> units, byte[] unitKey, String sid, int seat, int rank) {
        Set<String> barred = sits.computeIfAbsent(sid, subject -> new HashSet<>(before.everSat(subject)));
        for (String unit : units) {
            int chosen = NOBODY;
            byte[] best = {};
            for (int index = 0; index < frame.roster().size(); index++) {
                RosterEntry entry = frame.roster().get(index);
                if (!entry.unit().equals(unit)
                        || !Seating.takes(entry, plan.team().get(seat))
                        || barred.contains(entry.iid())
                        || (chosen != NOBODY && loads[index] > loads[chosen])
                        || isRecused(entry.iid(), sid)) {
                    continue;
                }
                byte[] score = score(unitKey, rank, seat, index);
                if (chosen == NOBODY || loads[index] < loads[chosen] || Arrays.compareUnsigned(score, best) < 0) {
                    chosen = index;
                    best = score;
                }
            }
            if (chosen != NOBODY) {
                loads[chosen]++;
                String iid = frame.roster().get(chosen).iid();
                barred.add(iid);
                return iid;
            }
        }
        return Team.UNFILLED;
    }

    private boolean isRecused(String iid, String sid) {
        byte[] line = (iid + ',' + sid).getBytes(StandardCharsets.US_ASCII);
        return frame.recusals().find(line, 0, line.length) >= 0;
    }

    private byte[] score(byte[] unitKey, int rank, int seat, int index) {
        return plan.suite()
                .hash(new ByteWriter()
                        .u8('I')
                        .raw(unitKey)
                        .u32(rank)
                        .u8(seat)
                        .u32(index)
                        .bytes())
                .bytes();
    }
}
