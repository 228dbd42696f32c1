package io.doublerandom.core.inspection;

import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Values;
import io.doublerandom.core.register.InspectionItem;
import java.util.List;

/** What the result lines of one authority for one assignment make together. */
public sealed interface Assembly {
    /**
     * Every item has its line: the result.
     *
     * @param result the result
     * @param remarks what a person should look at, none of it blocking: an inspector who was not drawn, a late day
     */
    record Complete(InspectionResult result, List<RuleViolation> remarks) implements Assembly {
        public Complete {
            Values.present("result", result);
            remarks = Values.list("remarks", remarks);
        }
    }

    /**
     * Items are still without a line.
     *
     * @param missing the items, in the order of the task sheet, at least one
     */
    record Incomplete(List<InspectionItem.Code> missing) implements Assembly {
        public Incomplete {
            missing = Values.some("missing", missing);
        }
    }
}
