package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.sync.WatermarkStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watermarks in {@code dr_sync_watermark}. */
final class JdbcWatermarkStore implements WatermarkStore {
    private record Mark(String platform, String resource, String watermark, Instant serverTime) {}

    private static final Shape<Mark> SHAPE = Shape.flat(
            "dr_sync_watermark",
            List.of(text("platform"), text("resource")),
            List.of(text("watermark"), instant("server_time")),
            m -> Cells.row(m.platform(), m.resource(), m.watermark(), m.serverTime()),
            c -> new Mark(c.text(), c.text(), c.text(), c.instant()));

    private final Records<Mark> records;

    JdbcWatermarkStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public Optional<String> watermark(String platform, String resource) {
        return records.one("WHERE t.platform = ? AND t.resource = ?", platform, resource)
                .map(Mark::watermark);
    }

    @Override
    public void store(String platform, String resource, String watermark, Instant serverTime) {
        records.save(List.of(new Mark(platform, resource, watermark, serverTime)));
    }
}
