package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteIndex;
import io.doublerandom.core.internal.ByteRows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects a {@link SamplingFrame} in memory, in any order; the frame is sorted as the protocol asks.
 *
 * <p>Values are checked when they are added, duplicates when the frame is built. Not for use by several threads.
 */
public final class FrameBuilder {
    private final ByteRows sids = new ByteRows();
    private final ByteIndex keys = new ByteIndex();
    private int[] strata = new int[16];
    private final TreeMap<String, String> exclusions = new TreeMap<>();
    private final TreeMap<String, RosterEntry> roster = new TreeMap<>();
    private final TreeMap<String, String> rosterExclusions = new TreeMap<>();
    private final Set<String> recusals = new TreeSet<>();

    FrameBuilder() {}

    /**
     * Adds a subject that may be drawn.
     *
     * @param sid its id, see {@link SubjectIdentifier}
     * @param codes its code for each attribute of the plan, in the plan's order
     */
    public FrameBuilder subject(String sid, List<String> codes) {
        requireSid(sid);
        Values.some("codes", codes).forEach(code -> DrawValues.name("codes", code));
        byte[] key = String.join("|", codes).getBytes(StandardCharsets.US_ASCII);
        if (sids.size() == strata.length) {
            strata = Arrays.copyOf(strata, strata.length * 2);
        }
        strata[sids.size()] = keys.intern(key, 0, key.length);
        sids.add(sid);
        return this;
    }

    /** Adds a subject that may not be drawn, with the code of the reason; it must not be in the pool. */
    public FrameBuilder exclude(String sid, String reason) {
        requireSid(sid);
        DrawValues.name("reason", reason);
        if (exclusions.put(sid, sid + ',' + reason) != null) {
            throw duplicate("a subject is excluded twice");
        }
        return this;
    }

    /** Adds an inspector who may be drawn. */
    public FrameBuilder inspector(RosterEntry entry) {
        if (roster.put(entry.iid(), entry) != null) {
            throw duplicate("an inspector is on the roster twice");
        }
        return this;
    }

    /**
     * Adds an inspector who may not be drawn, with the code of the reason, for instance of an {@link InspectorExclusion};
     * must not be on the roster.
     *
     * @param iid the pseudonym of this snapshot
     */
    public FrameBuilder excludeInspector(String iid, String reason) {
        Values.pattern("iid", iid, RosterEntry.IID);
        DrawValues.name("reason", reason);
        if (rosterExclusions.put(iid, iid + ',' + reason) != null) {
            throw duplicate("an inspector is kept off the roster twice");
        }
        return this;
    }

    /** Adds a pair that may not be put together; the same pair may be added again. */
    public FrameBuilder recuse(String iid, String sid) {
        Values.pattern("iid", iid, RosterEntry.IID);
        requireSid(sid);
        recusals.add(iid + ',' + sid);
        return this;
    }

    /**
     * The frame, with each subject's salt derived from the key of this snapshot.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if a subject is in the pool twice, or both in
     *     the pool and excluded, or an inspector both on the roster and kept off it
     */
    public SamplingFrame build(CryptoSuite suite, SaltKey key) {
        int[] order = sids.ascending();
        ByteRows ascending = new ByteRows();
        int[] orderedStrata = new int[order.length];
        byte[] salts = new byte[Math.multiplyExact(order.length, SaltKey.SALT)];
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            if (i > 0 && sids.compare(order[i - 1], row) == 0) {
                throw duplicate("a subject is in the pool twice");
            }
            ascending.add(sids.slab(), sids.start(row), sids.length(row));
            orderedStrata[i] = strata[row];
            System.arraycopy(key.salt(suite, sids.text(row)), 0, salts, i * SaltKey.SALT, SaltKey.SALT);
        }
        ByteRows excluded = new ByteRows();
        exclusions.forEach((sid, line) -> {
            byte[] bytes = sid.getBytes(StandardCharsets.US_ASCII);
            if (ascending.find(bytes, 0, bytes.length) >= 0) {
                throw duplicate("a subject of the pool is excluded");
            }
            excluded.add(line);
        });
        return new SamplingFrame(
                FrameReader.ordered(ascending, keys.rows(), orderedStrata, salts),
                excluded,
                orderedRoster(),
                rows(List.copyOf(recusals)));
    }

    private SamplingFrame.Roster orderedRoster() {
        // Ordered by id is ordered by line: the comma behind a short id is less than any byte of a longer one.
        List<RosterEntry> entries = List.copyOf(roster.values());
        if (!Collections.disjoint(roster.keySet(), rosterExclusions.keySet())) {
            throw duplicate("an inspector of the roster is kept off it");
        }
        return new SamplingFrame.Roster(
                rows(entries.stream().map(RosterEntry::line).toList()),
                entries,
                rows(List.copyOf(rosterExclusions.values())));
    }

    private static ByteRows rows(List<String> lines) {
        ByteRows rows = new ByteRows();
        lines.forEach(rows::add);
        return rows;
    }

    private static void requireSid(String sid) {
        byte[] bytes = Values.present("sid", sid).getBytes(StandardCharsets.UTF_8);
        Values.require(SubjectIdentifier.matches(bytes, 0, bytes.length), "sid", "is no legal subject id");
    }

    private static DoubleRandomException duplicate(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_INPUT_INVALID, what);
    }
}
