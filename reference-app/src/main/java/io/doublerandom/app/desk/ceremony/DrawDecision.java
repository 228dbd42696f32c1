package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Beacon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the office decided of a draw before it is frozen (抽取安排).
 *
 * @param revision how often it was decided; 0 for never
 * @param parties users who take part, each once
 * @param beacons the public values to come
 * @param revealMinutes minutes from freezing until the last opening
 * @param embargoUntil until when the drawn list is sealed; null for no embargo
 * @param training that the inspectors were trained; null if that is not recorded
 */
public record DrawDecision(
        int revision,
        List<String> parties,
        List<Beacon> beacons,
        int revealMinutes,
        @Nullable Instant embargoUntil,
        @Nullable Training training) {
    /** The fewest minutes between freezing and the last opening. */
    public static final int LEAST_MINUTES = 5;
    /** The most: a week. */
    public static final int MOST_MINUTES = 10_080;

    public DrawDecision {
        parties = parties.stream().distinct().sorted().toList();
        beacons = List.copyOf(beacons);
        Values.between("revealMinutes", revealMinutes, LEAST_MINUTES, MOST_MINUTES);
    }

    /**
     * The training of the inspectors (岗前培训).
     *
     * @param on when
     * @param people how many took part
     * @param note what it was, perhaps empty
     */
    public record Training(LocalDate on, int people, String note) {
        public Training {
            Values.present("on", on);
            Values.between("people", people, 1, 100_000);
            Values.atMost("note", note, 200);
        }
    }

    /** Nothing decided yet. */
    static DrawDecision none() {
        return new DrawDecision(0, List.of(), List.of(), 60, null, null);
    }

    /** Whether the words are the same, whatever the revision. */
    boolean says(DrawDecision other) {
        return new DrawDecision(other.revision, parties, beacons, revealMinutes, embargoUntil, training).equals(other);
    }
}
