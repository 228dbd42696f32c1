package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.InboxStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What took effect, in {@code dr_sync_inbox}. */
final class JdbcInboxStore implements InboxStore {
    private record Entry(String platform, String resource, Received received) {}

    private static final Shape<Entry> SHAPE = Shape.flat(
            "dr_sync_inbox",
            List.of(text("platform"), text("resource"), text("record_key")),
            List.of(number("ver"), text("op"), text("hash")),
            e -> Cells.row(
                    e.platform(),
                    e.resource(),
                    e.received().key(),
                    e.received().ver(),
                    e.received().op(),
                    e.received().hash()),
            c -> new Entry(
                    c.text(),
                    c.text(),
                    new Received(c.text(), c.number(), c.constant(ExchangeRecord.Op.class), c.text())));

    private final Records<Entry> records;

    JdbcInboxStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public Map<String, Received> find(String platform, String resource, Collection<String> keys) {
        Map<String, Received> found = new HashMap<>();
        List<List<Object>> wanted = keys.stream()
                .distinct()
                .map(key -> List.<Object>of(platform, resource, key))
                .toList();
        records.ofKeys(wanted).forEach(e -> found.put(e.received().key(), e.received()));
        return found;
    }

    @Override
    public void store(String platform, String resource, Collection<Received> received) {
        records.save(
                received.stream().map(one -> new Entry(platform, resource, one)).toList());
    }
}
