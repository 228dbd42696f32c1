package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An audit log in memory, for tests and for embedders who export it: gone when the process ends. */
public final class InMemoryAuditLogStore implements AuditLogStore {
    private final List<LoggedEntry> entries = new ArrayList<>();
    private final Map<Key, LoggedEntry> firsts = new HashMap<>();

    private record Key(String type, String doc) {}

    @Override
    public synchronized Optional<LoggedEntry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    @Override
    public synchronized Optional<LoggedEntry> first(String type, String doc) {
        return Optional.ofNullable(firsts.get(new Key(type, doc)));
    }

    @Override
    public synchronized void append(LoggedEntry entry) {
        String head = last().map(last -> last.hash().hex()).orElse("");
        if (entry.sequence() != entries.size() + 1L || !entry.entry().prev().equals(head)) {
            throw new DoubleRandomException(
                    ErrorCode.STORE_CONFLICT,
                    "entry " + entry.sequence() + " does not follow entry " + entries.size() + " of the log");
        }
        entries.add(entry);
        firsts.putIfAbsent(new Key(entry.entry().type(), entry.entry().doc()), entry);
    }

    @Override
    public synchronized Stream<LoggedEntry> entries(long fromSequence) {
        int from = (int) Math.min(entries.size(), Math.max(0, fromSequence - 1));
        return List.copyOf(entries.subList(from, entries.size())).stream();
    }

    @Override
    public synchronized Page<LoggedEntry> page(boolean newestFirst, PageRequest request) {
        long seen = request.after().isEmpty() ? 0 : sequence(request.after());
        List<LoggedEntry> rows = new ArrayList<>();
        long next = seen == 0 ? (newestFirst ? entries.size() : 1) : seen + (newestFirst ? -1 : 1);
        while (next >= 1 && next <= entries.size() && rows.size() < request.limit()) {
            rows.add(entries.get((int) next - 1));
            next += newestFirst ? -1 : 1;
        }
        boolean more = next >= 1 && next <= entries.size() && !rows.isEmpty();
        return new Page<>(rows, more ? Long.toString(rows.get(rows.size() - 1).sequence()) : "");
    }

    private static long sequence(String after) {
        Values.pattern("after", after, "[1-9]\\d{0,17}");
        return Long.parseLong(after);
    }
}
