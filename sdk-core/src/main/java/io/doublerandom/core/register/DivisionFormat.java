package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.RegionCode;
import java.util.List;
import java.util.SortedMap;

/** The flat form of a {@link Division} (行政区划); an empty {@code untilYear} means it is in use. */
public final class DivisionFormat implements RowFormat<Division> {
    private static final List<String> FIELDS = RowFields.names("code,name,parent,level,fromYear,untilYear,successors");

    @Override
    public String resource() {
        return "division";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("code,name,level,fromYear");
    }

    @Override
    public Reading<Division> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<RegionCode> code = fields.value("code", SubjectFormat::region);
        RowFields.Field<String> name = fields.text("name", 100);
        RowFields.Field<String> parent =
                fields.valueOr("parent", "", text -> FieldValues.form(text, Division.PARENT, p -> p));
        RowFields.Field<Authority.Level> level = fields.code("level", Authority.Level.class);
        RowFields.Field<Long> from = fields.whole("fromYear", 1949, Division.IN_USE);
        RowFields.Field<Long> until = fields.valueOr(
                "untilYear", (long) Division.IN_USE, text -> FieldValues.whole(text, 1949, Division.IN_USE));
        RowFields.Field<String> successors = fields.optionalText("successors", 400);
        return fields.reading(() -> new Division(
                code.get(),
                name.get(),
                parent.get(),
                level.get(),
                from.get().intValue(),
                until.get().intValue(),
                successors.get()));
    }

    @Override
    public SortedMap<String, String> write(Division value) {
        return new RowWriter()
                .put("code", value.code())
                .put("name", value.name())
                .put("parent", value.parent())
                .put("level", value.level())
                .put("fromYear", value.fromYear())
                .put("untilYear", value.untilYear() == Division.IN_USE ? "" : value.untilYear())
                .put("successors", value.successors())
                .fields();
    }

    @Override
    public String key(Division value) {
        return value.code() + "/" + value.fromYear();
    }
}
