package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** The flat form of a {@link SubjectPool} (检查对象名录库); its members are the subjects that name it. */
public final class PoolFormat implements RowFormat<SubjectPool> {
    private static final List<String> FIELDS = RowFields.names("id,name,owner,kind,items,rule,version,updatedAt");

    @Override
    public String resource() {
        return "pool";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("id,name,owner,kind,rule,version,updatedAt");
    }

    @Override
    public Reading<SubjectPool> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<SubjectPool.Id> id = fields.value("id", PoolFormat::id);
        RowFields.Field<String> name = fields.text("name", 100);
        RowFields.Field<Authority.Id> owner = fields.value("owner", AuthorityFormat::id);
        RowFields.Field<Subject.Kind> kind = fields.code("kind", Subject.Kind.class);
        RowFields.Field<List<InspectionItem.Code>> items = fields.list("items", ItemFormat::code);
        RowFields.Field<String> rule = fields.text("rule", 1000);
        RowFields.Field<Long> version = fields.whole("version", 1, 999_999_999_999_999_999L);
        RowFields.Field<Instant> updatedAt = fields.instant("updatedAt");
        return fields.reading(() -> new SubjectPool(
                id.get(),
                name.get(),
                owner.get(),
                kind.get(),
                items.get(),
                rule.get(),
                version.get(),
                updatedAt.get()));
    }

    @Override
    public SortedMap<String, String> write(SubjectPool value) {
        return new RowWriter()
                .put("id", value.id())
                .put("name", value.name())
                .put("owner", value.owner())
                .put("kind", value.kind())
                .list("items", value.items())
                .put("rule", value.rule())
                .put("version", value.version())
                .put("updatedAt", value.updatedAt())
                .fields();
    }

    @Override
    public String key(SubjectPool value) {
        return value.id().value();
    }

    static SubjectPool.Id id(String text) {
        return FieldValues.id(text, SubjectPool.Id::new);
    }
}
