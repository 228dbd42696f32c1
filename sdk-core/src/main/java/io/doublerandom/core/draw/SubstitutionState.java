package io.doublerandom.core.draw;

import io.doublerandom.core.internal.ByteRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was drawn, who sits where and who ever sat there, after the base draw and some rounds. Immutable. */
final class SubstitutionState {
    private final SubstitutionPosition position;
    private final SamplingFrame frame;
    private final Map<String, Integer> roster;
    private final BitSet drawn;
    private final Map<String, List<String>> teams;
    private final Map<String, Set<String>> sat;
    private final long[] loads;

    private SubstitutionState(
            SubstitutionPosition position,
            SamplingFrame frame,
            Map<String, Integer> roster,
            BitSet drawn,
            Map<String, List<String>> teams,
            Map<String, Set<String>> sat,
            long[] loads) {
        this.position = position;
        this.frame = frame;
        this.roster = roster;
        this.drawn = drawn;
        this.teams = teams;
        this.sat = sat;
        this.loads = loads;
    }

    /** After the base draw. */
    static SubstitutionState of(DrawTranscript base) {
        SamplingFrame frame = base.frame();
        Map<String, Integer> roster = new HashMap<>();
        for (int i = 0; i < frame.roster().size(); i++) {
            roster.put(frame.roster().get(i).iid(), i);
        }
        SubstitutionState state = new SubstitutionState(
                SubstitutionPosition.of(base.plan(), base.headerHash(), base.seed()),
                frame,
                roster,
                new BitSet(frame.count()),
                new HashMap<>(),
                new HashMap<>(),
                frame.roster().stream().mapToLong(RosterEntry::load0).toArray());
        base.selected().forEach(subject -> state.drawn.set(state.row(subject.sid())));
        base.teams().forEach(state::seat);
        return state;
    }

    /** After one more round, which was computed from this state. */
    SubstitutionState after(SubstitutionRound round) {
        SubstitutionState next = new SubstitutionState(
                position.after(round.batch()),
                frame,
                roster,
                (BitSet) drawn.clone(),
                new HashMap<>(teams),
                new HashMap<>(sat),
                loads.clone());
        round.substitutes().forEach(substitute -> {
            next.teams.remove(substitute.sid());
            substitute.newcomer().ifPresent(newcomer -> next.drawn.set(row(newcomer.sid())));
        });
        round.teams().forEach(next::seat);
        round.seats().forEach(next::replace);
        return next;
    }

    private void seat(Team team) {
        teams.put(team.sid(), team.inspectors());
        for (String iid : team.inspectors()) {
            carry(iid);
        }
        sat.put(team.sid(), new HashSet<>(team.inspectors()));
    }

    private void replace(SeatSubstitute seat) {
        List<String> team = new ArrayList<>(team(seat.sid()));
        team.set(seat.seat(), seat.iid());
        teams.put(seat.sid(), team);
        carry(seat.iid());
        Set<String> all = new HashSet<>(everSat(seat.sid()));
        all.add(seat.iid());
        sat.put(seat.sid(), all);
    }

    private void carry(String iid) {
        Integer index = roster.get(iid);
        if (index != null) {
            loads[index]++;
        }
    }

    SubstitutionPosition position() {
        return position;
    }

    SamplingFrame frame() {
        return frame;
    }

    /** The load of each inspector: what it began with and every seat drawn so far. A copy. */
    long[] loads() {
        return loads.clone();
    }

    /** Whether a row of the pool was drawn, whatever became of it. */
    boolean isDrawn(int row) {
        return drawn.get(row);
    }

    /** The row of a subject in the pool; negative if it is not there. */
    int row(String sid) {
        byte[] id = sid.getBytes(StandardCharsets.US_ASCII);
        return frame.sids().find(id, 0, id.length);
    }

    /** Everybody who sits or ever sat in the team of a subject. */
    Set<String> everSat(String sid) {
        return sat.getOrDefault(sid, Set.of());
    }

    private List<String> team(String sid) {
        return teams.getOrDefault(sid, List.of());
    }

    /** Throws unless these requests may be made now. */
    void requireAllowed(Collection<SubstitutionRequest> requests) {
        CheckList.require(!requests.isEmpty(), SubstitutionRound.REQUESTS, "has no request");
        Set<String> asked = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        Set<String> seated = new HashSet<>();
        long row = 0;
        for (SubstitutionRequest request : requests) {
            row++;
            String sid = request.sid();
            List<String> team = team(sid);
            require(!team.isEmpty(), row, "names a subject that is not drawn, or replaced already");
            require(
                    roster.containsKey(request.firstWitness()) && roster.containsKey(request.secondWitness()),
                    row,
                    "names a witness who is not on the roster");
            require(asked.add(sid + ',' + request.seat()), row, "asks for the same twice");
            (request.replacesSubject() ? subjects : seated).add(sid);
            require(
                    !(subjects.contains(sid) && seated.contains(sid)),
                    row,
                    "replaces an inspector of a subject that is replaced itself");
            if (!request.replacesSubject()) {
                require(request.seat() < team.size(), row, "names a seat that the team does not have");
                require(
                        !team.get(request.seat()).equals(Team.UNFILLED),
                        row,
                        "names a seat where nobody sits, and for whom nobody can be found");
            }
        }
    }

    /** The lines of requests, in the order of the protocol. */
    static ByteRows lines(Collection<SubstitutionRequest> requests) {
        return SubjectDraw.rows(requests.stream().map(SubstitutionRequest::line).sorted());
    }

    private static void require(boolean holds, long row, String what) {
        if (!holds) {
            throw CheckList.differ(SubstitutionRound.REQUESTS, row, what);
        }
    }
}
