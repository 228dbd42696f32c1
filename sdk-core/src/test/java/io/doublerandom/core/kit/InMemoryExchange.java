package io.doublerandom.core.kit;

import io.doublerandom.core.sync.DeadLetter;
import io.doublerandom.core.sync.DeadLetterStore;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.InboxStore;
import io.doublerandom.core.sync.OutboxRow;
import io.doublerandom.core.sync.OutboxStore;
import io.doublerandom.core.sync.RecordApplier;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.UnitOfWork;
import io.doublerandom.core.sync.WatermarkStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The exchange ports of a host, in memory, with transactions that really roll back. One platform per instance; for one
 * thread.
 */
public final class InMemoryExchange
        implements UnitOfWork, WatermarkStore, InboxStore, DeadLetterStore, OutboxStore, RecordApplier {
    private State state = new State();

    @Override
    public <T> T call(Supplier<T> work) {
        State before = state.copy();
        try {
            return work.get();
        } catch (RuntimeException failed) {
            state = before;
            throw failed;
        }
    }

    @Override
    public Optional<String> watermark(String platform, String resource) {
        return Optional.ofNullable(state.watermarks.get(resource));
    }

    @Override
    public void store(String platform, String resource, String watermark, Instant serverTime) {
        state.watermarks.put(resource, watermark);
    }

    @Override
    public Map<String, Received> find(String platform, String resource, Collection<String> keys) {
        Map<String, Received> found = new LinkedHashMap<>();
        for (String key : keys) {
            Received received = state.received.get(resource + ' ' + key);
            if (received != null) {
                found.put(key, received);
            }
        }
        return found;
    }

    @Override
    public void store(String platform, String resource, Collection<Received> received) {
        received.forEach(one -> state.received.put(resource + ' ' + one.key(), one));
    }

    @Override
    public void add(DeadLetter letter) {
        boolean known = state.letters.stream()
                .anyMatch(old -> old.key().equals(letter.key())
                        && old.ver() == letter.ver()
                        && old.resource().equals(letter.resource())
                        && old.direction() == letter.direction()
                        && old.code().equals(letter.code())
                        && old.raw().equals(letter.raw()));
        if (!known) {
            state.letters.add(letter);
        }
    }

    @Override
    public List<DeadLetter> letters(String platform) {
        return List.copyOf(state.letters);
    }

    @Override
    public void add(String platform, Collection<ExchangeRecord> records) {
        for (ExchangeRecord record : records) {
            String name = name(record);
            if (state.names.add(name)) {
                long id = state.names.size();
                state.open.put(id, new OutboxRow(id, record, "", 0));
            }
        }
    }

    @Override
    public List<OutboxRow> open(String platform, String resource, long after, int limit) {
        return state.open.values().stream()
                .filter(row -> row.record().resource().equals(resource))
                .filter(row -> row.id() > after || !row.batchId().isEmpty())
                .sorted(Comparator.comparing((OutboxRow row) -> row.batchId().isEmpty())
                        .thenComparing(OutboxRow::id))
                .limit(limit)
                .toList();
    }

    @Override
    public List<OutboxRow> batch(String platform, String batchId) {
        return state.open.values().stream()
                .filter(row -> row.batchId().equals(batchId))
                .toList();
    }

    @Override
    public int nextBatchNumber(String platform, LocalDate day) {
        return state.numbers.merge(day, 1, Integer::sum);
    }

    @Override
    public void stamp(String platform, String batchId, Collection<Long> ids) {
        ids.forEach(id ->
                state.open.computeIfPresent(id, (key, row) -> new OutboxRow(key, row.record(), batchId, row.tries())));
    }

    @Override
    public void record(String platform, long id, RecordReceipt receipt) {
        OutboxRow row = state.open.remove(id);
        if (row == null) {
            throw new IllegalArgumentException("row " + id + " is not open");
        }
        state.receipts.put(name(row.record()), receipt);
        if (receipt.status().again()) {
            state.open.put(id, new OutboxRow(id, row.record(), "", row.tries() + 1));
        }
    }

    @Override
    public Optional<RecordReceipt> receipt(String platform, String resource, String key, long ver) {
        return Optional.ofNullable(state.receipts.get(resource + ' ' + key + ' ' + ver));
    }

    /** Keeps every record; refuses those whose data have a field {@code refuse}. */
    @Override
    public List<RecordReceipt> apply(String platform, String resource, List<ExchangeRecord> records) {
        List<RecordReceipt> receipts = new ArrayList<>();
        for (ExchangeRecord record : records) {
            if (record.data().containsKey("refuse")) {
                receipts.add(RecordReceipt.of(record, RecordReceipt.Status.REJ, "V105", "refuse"));
            } else {
                state.applied.add(record);
                receipts.add(RecordReceipt.of(record, RecordReceipt.Status.OK));
            }
        }
        return receipts;
    }

    /** Every record that took effect, in order. */
    public List<ExchangeRecord> applied() {
        return List.copyOf(state.applied);
    }

    private static String name(ExchangeRecord record) {
        return record.resource() + ' ' + record.key() + ' ' + record.ver();
    }

    private static final class State {
        private final Map<String, String> watermarks = new HashMap<>();
        private final Map<String, Received> received = new HashMap<>();
        private final List<DeadLetter> letters = new ArrayList<>();
        private final List<ExchangeRecord> applied = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<Long, OutboxRow> open = new TreeMap<>();
        private final Map<String, RecordReceipt> receipts = new HashMap<>();
        private final Map<LocalDate, Integer> numbers = new HashMap<>();

        State copy() {
            State copy = new State();
            copy.watermarks.putAll(watermarks);
            copy.received.putAll(received);
            copy.letters.addAll(letters);
            copy.applied.addAll(applied);
            copy.names.addAll(names);
            copy.open.putAll(open);
            copy.receipts.putAll(receipts);
            copy.numbers.putAll(numbers);
            return copy;
        }
    }
}
