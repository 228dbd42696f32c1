package io.doublerandom.core.sync;

import io.doublerandom.core.Values;

/**
 * What became of the records of a page or of a run (接收统计): sent = applied + dup + stale + held + rejected + forked.
 *
 * @param sent records the platform sent
 * @param applied records that took effect
 * @param dup records that had taken effect before
 * @param stale records older than what is there
 * @param held records put aside until a parent arrives
 * @param rejected records put aside with a reason
 * @param forked records put aside because the same version has other content here
 * @param unmapped field values that no mapping names
 */
public record PageOutcome(int sent, int applied, int dup, int stale, int held, int rejected, int forked, int unmapped) {
    /** Nothing yet. */
    public static final PageOutcome NONE = new PageOutcome(0, 0, 0, 0, 0, 0, 0, 0);

    public PageOutcome {
        int counted = applied + dup + stale + held + rejected + forked;
        Values.require(sent == counted, "sent", "is " + sent + ", counted " + counted);
    }

    /** Both together. */
    public PageOutcome plus(PageOutcome other) {
        return new PageOutcome(
                sent + other.sent,
                applied + other.applied,
                dup + other.dup,
                stale + other.stale,
                held + other.held,
                rejected + other.rejected,
                forked + other.forked,
                unmapped + other.unmapped);
    }
}
