package io.doublerandom.core.draw;

import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may be published as a new subject: those of the pool who were not published as drawn before.
 *
 * @param pool the pool's ids, ascending
 * @param drawn the ids published so far; those under embargo are not among them
 */
record Listed(ByteRows pool, Set<String> drawn) {
    /** After a base draw whose bundle holds. */
    static Listed of(Path base, VerificationReport report, ReadLimits limits) throws IOException {
        FrameReader reader = new FrameReader(base, limits);
        Set<String> drawn = new HashSet<>();
        if (report.check(CheckName.PUBLIC_LIST).outcome() == VerificationReport.Outcome.AGREE) {
            add(drawn, reader.ids(EvidenceBundle.PUBLIC_LIST));
        }
        return new Listed(reader.ids(SamplingFrame.POOL), drawn);
    }

    Listed and(ByteRows more) {
        Set<String> all = new HashSet<>(drawn);
        add(all, more);
        return new Listed(pool, all);
    }

    /** Throws unless all of a list may be published. */
    void requireNew(ByteRows list) {
        for (int row = 0; row < list.size(); row++) {
            if (pool.find(list.slab(), list.start(row), list.length(row)) < 0) {
                throw CheckList.differ(EvidenceBundle.PUBLIC_LIST, row + 1L, "lists a subject that is not in the pool");
            }
            if (drawn.contains(list.text(row))) {
                throw CheckList.differ(EvidenceBundle.PUBLIC_LIST, row + 1L, "lists a subject that was drawn before");
            }
        }
    }

    private static void add(Set<String> all, ByteRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            all.add(rows.text(row));
        }
    }
}
