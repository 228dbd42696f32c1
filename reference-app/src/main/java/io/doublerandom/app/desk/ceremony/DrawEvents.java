package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a ceremony as a numbered list (仪式回放): the logged steps in the order of the log, then, once all of it is
 * drawn, signed and kept, the drawn subjects by stratum and rank, then the end. Numbers never change.
 */
public final class DrawEvents {
    private final CeremonyDesk desk;
    private final Stores stores;

    /** The events of the ceremonies of a desk; names come from the assignments. */
    public DrawEvents(CeremonyDesk desk, Stores stores) {
        this.desk = desk;
        this.stores = stores;
    }

    /**
     * An event.
     *
     * @param id its number, from 1
     * @param step a logged step; null if it is none
     * @param frame a drawn subject; null if it is none; with neither it is the end
     */
    public record Event(
            long id, @Nullable LoggedEntry step, @Nullable Frame frame) {}

    /**
     * A drawn subject.
     *
     * @param number the how-manieth
     * @param of how many there are
     * @param stratum codes of its stratum
     * @param rank its rank there
     * @param subject its id
     * @param name its name at the time of the draw
     * @param ticket the first 16 digits of its ticket
     * @param hash hash of its line in {@code selected.csv}
     */
    public record Frame(
            int number, int of, String stratum, int rank, String subject, String name, String ticket, String hash) {}

    /**
     * A part of the list.
     *
     * @param events the events
     * @param complete whether nothing follows, now or later
     */
    public record Part(List<Event> events, boolean complete) {}

    /** At most so many events behind a number. */
    public Part after(String hash, long after, int limit) {
        Attempt attempt = desk.one(hash);
        List<LoggedEntry> steps = attempt.logged().entries();
        boolean drawn = attempt.phase() == Attempt.Phase.DRAWN;
        List<String> lines = drawn ? selected(hash) : List.of();
        boolean over = drawn || attempt.phase() == Attempt.Phase.VOIDED;
        long last = steps.size() + (long) lines.size() + (over ? 1 : 0);
        Map<String, String> names = drawn && after < last ? names(attempt) : Map.of();
        List<Event> events = new ArrayList<>();
        for (long id = after + 1; id <= last && events.size() < limit; id++) {
            if (id <= steps.size()) {
                events.add(new Event(id, steps.get((int) id - 1), null));
            } else if (id <= steps.size() + lines.size()) {
                int number = (int) (id - steps.size());
                events.add(new Event(id, null, frame(attempt, lines, number, names)));
            } else {
                events.add(new Event(id, null, null));
            }
        }
        return new Part(List.copyOf(events), over && after + events.size() >= last);
    }

    private List<String> selected(String hash) {
        try {
            return Files.readAllLines(desk.results().audit(hash).resolve("selected.csv"), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, String> names(Attempt attempt) {
        Map<String, String> names = new HashMap<>();
        for (Assignment assignment : stores.assignments().ofTask(attempt.task())) {
            names.put(assignment.subject().value(), assignment.subjectName());
        }
        return names;
    }

    private static Frame frame(Attempt attempt, List<String> lines, int number, Map<String, String> names) {
        String line = lines.get(number - 1);
        String[] cells = line.split(",", -1);
        return new Frame(
                number,
                lines.size(),
                cells[0],
                Integer.parseInt(cells[1]),
                cells[2],
                names.getOrDefault(cells[2], ""),
                cells[3],
                attempt.plan()
                        .suite()
                        .hash(line.getBytes(StandardCharsets.UTF_8))
                        .hex());
    }
}
