package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import java.util.List;
import java.util.SortedMap;

/** The flat form of an {@link Inspector} (执法检查人员); the certificate is spread over three fields. */
public final class InspectorFormat implements RowFormat<Inspector> {
    private static final List<String> FIELDS = RowFields.names(
            "id,employeeNo,name,authority,office,level,certificateNumber,certificateIssuer,certificateValidity,role,"
                    + "qualifications,itemScope,unavailable,status");

    @Override
    public String resource() {
        return "inspector";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("id,employeeNo,name,authority,office,level,certificateNumber,certificateIssuer,"
                + "certificateValidity,role,status");
    }

    @Override
    public Reading<Inspector> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<Inspector.Id> id = fields.value("id", InspectorFormat::id);
        RowFields.Field<String> employeeNo = fields.text("employeeNo", 32);
        RowFields.Field<String> name = fields.text("name", 50);
        RowFields.Field<Authority.Id> authority = fields.value("authority", AuthorityFormat::id);
        RowFields.Field<String> office = fields.text("office", 100);
        RowFields.Field<Authority.Level> level = fields.code("level", Authority.Level.class);
        RowFields.Field<String> number = fields.text("certificateNumber", 50);
        RowFields.Field<String> issuer = fields.text("certificateIssuer", 100);
        RowFields.Field<Period> validity = fields.period("certificateValidity");
        RowFields.Field<Inspector.Role> role = fields.code("role", Inspector.Role.class);
        RowFields.Field<List<String>> qualifications = fields.list("qualifications", InspectorFormat::qualification);
        RowFields.Field<List<InspectionItem.Code>> itemScope = fields.list("itemScope", ItemFormat::code);
        RowFields.Field<List<Period>> unavailable = fields.periods("unavailable");
        RowFields.Field<Inspector.Status> status = fields.code("status", Inspector.Status.class);
        return fields.reading(() -> new Inspector(
                id.get(),
                employeeNo.get(),
                name.get(),
                authority.get(),
                office.get(),
                level.get(),
                new Inspector.Credential(number.get(), issuer.get(), validity.get()),
                role.get(),
                qualifications.get(),
                itemScope.get(),
                unavailable.get(),
                status.get()));
    }

    @Override
    public SortedMap<String, String> write(Inspector value) {
        return new RowWriter()
                .put("id", value.id())
                .put("employeeNo", value.employeeNo())
                .put("name", value.name())
                .put("authority", value.authority())
                .put("office", value.office())
                .put("level", value.level())
                .put("certificateNumber", value.credential().number())
                .put("certificateIssuer", value.credential().issuer())
                .put(
                        "certificateValidity",
                        FieldValues.period(value.credential().validity()))
                .put("role", value.role())
                .list("qualifications", value.qualifications())
                .list("itemScope", value.itemScope())
                .list("unavailable", value.unavailable(), FieldValues::period)
                .put("status", value.status())
                .fields();
    }

    @Override
    public String key(Inspector value) {
        return value.id().value();
    }

    static Inspector.Id id(String text) {
        return FieldValues.id(text, Inspector.Id::new);
    }

    static String qualification(String text) {
        return FieldValues.form(text, Inspector.QUALIFICATION, q -> q);
    }
}
