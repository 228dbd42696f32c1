package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done next in a ceremony, and who can (下一步). */
public final class NextActs {
    private NextActs() {}

    /**
     * Something that can be done next.
     *
     * @param name what, as in openapi.yaml
     * @param by users who can
     * @param index which public value; null if it is not about one
     * @param from not before; null for at once
     * @param until not after; null for any time
     */
    public record Act(
            String name,
            List<String> by,
            @Nullable Integer index,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** What can be done next, and by whom. */
    public static List<Act> of(Attempt attempt) {
        List<Act> acts = new ArrayList<>();
        List<String> parties = attempt.plan().parties();
        List<String> office = DeskRole.with(DeskPermission.DRAW_PREPARE);
        switch (attempt.phase()) {
            case COMMITTING -> {
                acts.add(act(
                        "commit",
                        parties.stream()
                                .filter(party ->
                                        attempt.logged().commitment(party).isEmpty())
                                .toList(),
                        attempt.header().revealBy()));
                acts.add(act("void", office, null));
            }
            case OPENING -> {
                acts.add(act(
                        "open",
                        parties.stream()
                                .filter(party -> attempt.logged().opening(party).isEmpty())
                                .toList(),
                        attempt.header().revealBy()));
                acts.add(act("void", office, null));
            }
            case VALUES -> {
                for (int index = 0; index < attempt.header().beacon().size(); index++) {
                    if (attempt.logged().value(index).isEmpty()) {
                        acts.add(read(attempt, index, parties));
                        acts.add(new Act("void", office, index, null, null));
                    }
                }
            }
            case READY -> acts.add(act("draw", parties, null));
            case LAPSED -> acts.add(act("void", office, null));
            case DRAWN -> {
                if (attempt.published().isEmpty()) {
                    acts.add(act("publish", DeskRole.with(DeskPermission.PUBLISH), null));
                }
            }
            case VOIDED -> {
                if (attempt.newest()) {
                    acts.add(
                            attempt.redraw().isPresent()
                                    ? act("freeze-again", office, null)
                                    : act("approve-redraw", approvers(attempt), null));
                }
            }
        }
        return acts;
    }

    /** Not who voided it. */
    private static List<String> approvers(Attempt attempt) {
        String voider = attempt.voided().map(Attempt.Said::by).orElse("");
        return DeskRole.with(DeskPermission.TASK_APPROVE).stream()
                .filter(user -> !user.equals(voider))
                .toList();
    }

    private static Act read(Attempt attempt, int index, List<String> parties) {
        Set<String> readers = attempt.readers(index);
        List<String> others =
                parties.stream().filter(party -> !readers.contains(party)).toList();
        return readers.isEmpty()
                ? new Act("read-value", parties, index, attempt.valuesFrom(), null)
                : new Act("read-back", others.isEmpty() ? parties : others, index, attempt.valuesFrom(), null);
    }

    private static Act act(String name, List<String> by, @Nullable Instant until) {
        return new Act(name, by, null, null, until);
    }
}
