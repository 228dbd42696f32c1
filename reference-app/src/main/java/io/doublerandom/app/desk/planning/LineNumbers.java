package io.doublerandom.app.desk.planning;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.register.SubjectPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns edited lines into those of a plan: a new one gets the next number, and how many each would draw is counted, but a
 * line that says what it said when it was published keeps the number it was published with.
 */
final class LineNumbers {
    private static final int MOST = 2000;

    private final Map<Integer, PlanLine> known = new HashMap<>();
    private final Map<Integer, PlanLine> published = new HashMap<>();
    private final Map<SubjectPool.Id, PoolCensus> censuses;
    private int last;

    /**
     * For a draft.
     *
     * @param versions its versions, oldest first, the draft last
     */
    LineNumbers(List<AnnualPlan> versions, Map<SubjectPool.Id, PoolCensus> censuses) {
        this.censuses = censuses;
        for (AnnualPlan version : versions) {
            version.lines().forEach(line -> {
                known.put(line.seq(), line);
                last = Math.max(last, line.seq());
            });
            if (version.state() == AnnualPlan.State.PUBLISHED) {
                version.lines().forEach(line -> published.put(line.seq(), line));
            }
        }
    }

    /** The lines with their numbers, in the order given. */
    List<PlanLine> number(List<DraftLine> drafts) {
        Values.require(drafts.size() <= MOST, "lines", "are " + drafts.size() + ", at most " + MOST);
        List<PlanLine> lines = new ArrayList<>();
        for (DraftLine draft : drafts) {
            if (draft.seq() != 0 && !known.containsKey(draft.seq())) {
                throw new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN,
                        "line " + draft.seq() + " is not of the plan; a new one has no seq");
            }
            lines.add(line(draft, draft.seq() == 0 ? ++last : draft.seq()));
        }
        return lines;
    }

    private PlanLine line(DraftLine draft, int number) {
        PlanLine before = published.get(number);
        if (before != null && draft.line(number, before.expectedCount()).equals(before)) {
            return before;
        }
        PoolCensus census = censuses.get(draft.pool());
        return draft.line(number, census == null ? 0 : census.expected(draft.sampling()));
    }
}
