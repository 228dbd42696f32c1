package io.doublerandom.core.inspection;

import io.doublerandom.core.Step;
import io.doublerandom.core.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Proposes what follows from a result (后续处置): the default of each of its outcomes, once, with its deadline.
 *
 * <p>A result with a problem always gets at least one disposal, so that problems handled can reach 100 %; a clear one
 * gets none. {@link Disposal.Type#NONE} after a problem corrected on the spot is a decision too and is closed at once.
 */
public final class DisposalPlanner {
    private final DisposalTerms terms;
    private final WorkingCalendar calendar;

    /** A planner with its terms and its calendar. */
    public DisposalPlanner(DisposalTerms terms, WorkingCalendar calendar) {
        this.terms = terms;
        this.calendar = calendar;
    }

    /**
     * The disposals of a result; the authority that inspected is charged with them until it hands one over.
     *
     * @param decidedOn the day of the step, in Asia/Shanghai
     * @param decided the step {@link Disposal.State#DECIDED}
     */
    public List<Disposal> plan(InspectionResult result, LocalDate decidedOn, Step<Disposal.State> decided) {
        Set<Disposal.Type> types = new LinkedHashSet<>();
        for (Outcome outcome : result.outcomes()) {
            if (outcome.nature() != Outcome.Nature.CLEAR) {
                types.add(outcome.defaultDisposal());
            }
        }
        if (types.size() > 1) {
            types.remove(Disposal.Type.NONE);
        }
        List<Disposal> disposals = new ArrayList<>();
        for (Disposal.Type type : types) {
            Disposal disposal = new Disposal(
                    new Disposal.Id(result.id() + "-D" + (disposals.size() + 1)),
                    result.id(),
                    type,
                    result.authority(),
                    "",
                    terms.deadline(type, decidedOn, calendar),
                    "",
                    List.of(decided));
            disposals.add(
                    type == Disposal.Type.NONE
                            ? disposal.with(new Step<>(Disposal.State.CLOSED, decided.by(), decided.at(), "已当场改正"))
                            : disposal);
        }
        return List.copyOf(disposals);
    }
}
