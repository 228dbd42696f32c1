package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFields;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Publications as platforms get them (resource {@code publicity}), key the notice's id: who publishes what, and the
 * allowed fields of its kind. A row with any other field filled is rejected.
 */
public final class NoticeFormat implements RowFormat<PublicRecord> {
    private static final List<String> HEAD = List.of("id", "kind", "ref", "version", "channel", "authority");
    private static final List<String> FIELDS = Stream.concat(
                    HEAD.stream(), Arrays.stream(PublicField.values()).map(PublicField::cell))
            .toList();

    @Override
    public String resource() {
        return "publicity";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return HEAD;
    }

    @Override
    public Reading<PublicRecord> read(Row row) {
        RowFields in = RowFields.of(row);
        var id = in.value("id", text -> FieldValues.id(text, PublicityNotice.Id::new));
        var kind = in.code("kind", PublicityNotice.Kind.class);
        var ref = in.text("ref", 64);
        var version = in.whole("version", 1, Integer.MAX_VALUE);
        var channel = in.code("channel", Authority.Platform.class);
        var authority = in.value("authority", text -> FieldValues.id(text, Authority.Id::new));
        Map<PublicField, Supplier<String>> cells = new EnumMap<>(PublicField.class);
        for (String name : row.fields().keySet()) {
            if (HEAD.contains(name) || row.text(name).isEmpty()) {
                continue;
            }
            PublicField.of(name)
                    .ifPresentOrElse(
                            field -> cells.put(field, in.text(name, field.max())),
                            () -> in.reject(ErrorCode.PUBLICITY_REFUSED, name, 0, "is not a public field"));
        }
        return in.reading(() -> {
            Map<PublicField, String> fields = new EnumMap<>(PublicField.class);
            cells.forEach((field, cell) -> fields.put(field, cell.get()));
            return new PublicRecord(
                    id.get(), kind.get(), ref.get(), version.get().intValue(), channel.get(), authority.get(), fields);
        });
    }

    @Override
    public SortedMap<String, String> write(PublicRecord published) {
        RowWriter out = new RowWriter()
                .put("id", published.id())
                .put("kind", published.kind().name())
                .put("ref", published.ref())
                .put("version", published.version())
                .put("channel", published.channel().name())
                .put("authority", published.authority());
        published.fields().forEach((field, text) -> out.put(field.cell(), text));
        return out.fields();
    }

    @Override
    public String key(PublicRecord published) {
        return published.id().value();
    }
}
