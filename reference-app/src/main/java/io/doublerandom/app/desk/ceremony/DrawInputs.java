package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.DrawMaterial;
import io.doublerandom.core.draw.DrawPreparation;
import io.doublerandom.core.draw.DrawTerms;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.RosterKey;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a draw is prepared from, as the registers have it (抽取准备材料).
 *
 * @param terms who takes part, and where it stands in its series
 * @param salts the secret behind the salts, fresh for each snapshot
 * @param roster the secret behind the pseudonyms, fresh for each snapshot
 */
public record DrawInputs(DrawTerms terms, SaltKey salts, RosterKey roster) {
    /**
     * Prepares the draw of a task; use the stores of one snapshot, so that pool and roster are of one moment.
     *
     * @param day the day of the snapshot, in Asia/Shanghai
     * @throws io.doublerandom.core.DoubleRandomException as {@link DrawPreparation#prepare}
     */
    public PreparedDraw prepare(Stores stores, InspectionTask task, LocalDate day) {
        List<Inspector> inspectors = new ArrayList<>();
        for (Participation participation : task.participations()) {
            inspectors.addAll(stores.inspectors().of(participation.authority()));
        }
        List<Recusal> recusals;
        try (Stream<Recusal> during = stores.recusals().during(task.window())) {
            recusals = during.toList();
        }
        DrawMaterial material = DrawMaterial.of(
                        task, stores.authorities().all(), stores.items().all(), inspectors)
                .recusing(recusals)
                .withOneVisitList(oneVisitList(stores, task))
                .loaded(loads(stores, task.window().from().getYear()));
        DrawPreparation preparation = new DrawPreparation(material, terms, salts, roster);
        try (Stream<Subject> members = stores.subjects().members(task.pool(), day)) {
            return preparation.prepare(members, day);
        }
    }

    /** Both tasks of a one-visit pair need the list: one takes its subjects, the other leaves them out. */
    private static Set<Subject.Id> oneVisitList(Stores stores, InspectionTask task) {
        boolean pair = stores.tasks().ofPlan(task.plan()).stream()
                        .filter(other -> other.line() == task.line())
                        .filter(other -> other.state() != InspectionTask.State.CANCELLED)
                        .count()
                > 1;
        return pair ? stores.oneVisits().listed(task.window().from().getYear()) : Set.of();
    }

    /** The assignments of a year that inspectors carry already, so that further ones go to who has few. */
    private static Map<Inspector.Id, Integer> loads(Stores stores, int year) {
        Map<Inspector.Id, Integer> loads = new HashMap<>();
        try (Stream<Assignment> all = stores.assignments().all()) {
            all.filter(assignment ->
                            assignment.dueOn().getYear() == year && assignment.state() != Assignment.State.WITHDRAWN)
                    .forEach(assignment ->
                            assignment.team().forEach(member -> loads.merge(member.inspector(), 1, Integer::sum)));
        }
        return loads;
    }
}
