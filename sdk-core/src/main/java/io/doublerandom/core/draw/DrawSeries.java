package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/**
 * The next place in a series of draws (抽取序列): numbers follow each other without a gap, and each plan names the one before.
 *
 * @param seq number of the next plan, from 1
 * @param prev hash of the plan before; empty exactly when {@code seq} is 1
 */
public record DrawSeries(
        @Positive long seq,
        @NotNull @Pattern(regexp = DrawValues.HASH_OR_EMPTY) String prev) {
    public DrawSeries {
        Values.between("seq", seq, 1, DrawValues.MAX_INTEGER);
        Values.pattern("prev", prev, DrawValues.HASH_OR_EMPTY);
    }

    /** The place behind the last plan that the log has of an authority's series. */
    public static DrawSeries next(AuditLog log, String authority, String series) {
        long seq = 1;
        String prev = "";
        Optional<LoggedEntry> plan = log.find(DrawLog.PLAN, DrawLog.planDoc(authority, series, seq));
        while (plan.isPresent()) {
            prev = plan.get().entry().digest().hex();
            seq++;
            plan = log.find(DrawLog.PLAN, DrawLog.planDoc(authority, series, seq));
        }
        return new DrawSeries(seq, prev);
    }
}
