package io.doublerandom.core.audit;

import java.util.Collection;
import java.util.Map;

/** Keeps the acts (操作记录) whose digests stand in the audit log: added, never changed. */
public interface ActStore {
    /**
     * Adds an act, in the caller's transaction.
     *
     * @param sequence the log entry that fixes its digest
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if that entry has an act already
     */
    void add(long sequence, Act act);

    /** The acts of these log entries; entries that are about something else are left out. */
    Map<Long, Act> find(Collection<Long> sequences);
}
