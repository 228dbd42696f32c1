package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** §8 of the specification word for word: every seat looks at the whole roster. */
final class PlainAssignment {
    private final DrawPlan plan;
    private final List<RosterEntry> roster;
    private final Set<String> recusals;
    private final byte[] assignmentKey;
    private final long[] load;

    PlainAssignment(DrawPlan plan, List<RosterEntry> roster, Set<String> recusals, Bytes32 seed) {
        this.plan = plan;
        this.roster = roster;
        this.recusals = recusals;
        this.assignmentKey = hash(ascii("DRAW1/key\0"), seed.bytes(), ascii("assign"));
        this.load = roster.stream().mapToLong(RosterEntry::load0).toArray();
    }

    List<Team> teams(List<SelectedSubject> selected) {
        TreeMap<String, List<SelectedSubject>> units = new TreeMap<>();
        int unit = plan.attributes().indexOf(plan.unit());
        for (SelectedSubject subject : selected) {
            units.computeIfAbsent(subject.key().split("\\|")[unit], any -> new ArrayList<>())
                    .add(subject);
        }
        List<Team> teams = new ArrayList<>();
        units.forEach((name, subjects) -> {
            subjects.sort(Comparator.comparing(SelectedSubject::ticket).thenComparing(SelectedSubject::sid));
            teams.addAll(unit(name, subjects));
        });
        return teams;
    }

    private List<Team> unit(String unit, List<SelectedSubject> subjects) {
        byte[] kU = hash(ascii("DRAW1/unit\0"), assignmentKey, new byte[] {(byte) unit.length()}, ascii(unit));
        List<List<String>> teams = new ArrayList<>();
        subjects.forEach(any -> teams.add(new ArrayList<>()));
        for (int j = 0; j < plan.team().size(); j++) {
            for (int r = 0; r < subjects.size(); r++) {
                teams.get(r).add(seat(unit, kU, j, r, subjects.get(r).sid(), teams.get(r)));
            }
        }
        List<Team> all = new ArrayList<>();
        for (int r = 0; r < subjects.size(); r++) {
            all.add(new Team(subjects.get(r).sid(), teams.get(r)));
        }
        return all;
    }

    private String seat(String unit, byte[] kU, int j, int r, String sid, List<String> team) {
        for (String from : plan.units().from(unit)) {
            int chosen = -1;
            long least = 0;
            byte[] score = {};
            for (int i = 0; i < roster.size(); i++) {
                RosterEntry entry = roster.get(i);
                Seat seat = plan.team().get(j);
                if (entry.unit().equals(from)
                        && entry.dept().equals(seat.dept())
                        && (entry.qual() & seat.qual()) == seat.qual()
                        && !recusals.contains(entry.iid() + "," + sid)
                        && !team.contains(entry.iid())) {
                    byte[] own = hash(
                            ascii("I"),
                            kU,
                            ByteBuffer.allocate(9)
                                    .putInt(r)
                                    .put((byte) j)
                                    .putInt(i)
                                    .array());
                    long carried = load[i];
                    if (chosen < 0 || carried < least || carried == least && Arrays.compareUnsigned(own, score) < 0) {
                        chosen = i;
                        least = carried;
                        score = own;
                    }
                }
            }
            if (chosen >= 0) {
                load[chosen]++;
                return roster.get(chosen).iid();
            }
        }
        return Team.UNFILLED;
    }

    private byte[] hash(byte[]... parts) {
        MessageDigest digest = plan.suite().newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
