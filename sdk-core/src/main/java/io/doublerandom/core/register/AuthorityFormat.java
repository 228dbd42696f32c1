package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import java.util.List;
import java.util.SortedMap;

/** The flat form of an {@link Authority} (执法主体); a wrong check digit of its credit code holds the row. */
public final class AuthorityFormat implements RowFormat<Authority> {
    private static final List<String> FIELDS = RowFields.names(
            "id,creditCode,name,region,level,sector,qualification,conferenceMembership,homePlatform,validity");

    @Override
    public String resource() {
        return "authority";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("id,creditCode,name,region,level,sector,qualification,homePlatform,validity");
    }

    @Override
    public Reading<Authority> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<Authority.Id> id = fields.value("id", AuthorityFormat::id);
        RowFields.Field<UnifiedSocialCreditCode> creditCode = fields.value("creditCode", SubjectFormat::creditCode);
        RowFields.Field<String> name = fields.text("name", 100);
        RowFields.Field<RegionCode> region = fields.value("region", SubjectFormat::region);
        RowFields.Field<Authority.Level> level = fields.code("level", Authority.Level.class);
        RowFields.Field<String> sector = fields.text("sector", 40);
        RowFields.Field<Authority.Qualification> qualification =
                fields.code("qualification", Authority.Qualification.class);
        RowFields.Field<List<Period>> membership = fields.periods("conferenceMembership");
        RowFields.Field<Authority.Platform> platform = fields.code("homePlatform", Authority.Platform.class);
        RowFields.Field<Period> validity = fields.period("validity");
        if (creditCode.valid()) {
            creditCode.get().checkFault().ifPresent(at -> fields.holdWrongCheck("creditCode", at));
        }
        return fields.reading(() -> new Authority(
                id.get(),
                creditCode.get(),
                name.get(),
                region.get(),
                level.get(),
                sector.get(),
                qualification.get(),
                membership.get(),
                platform.get(),
                validity.get()));
    }

    @Override
    public SortedMap<String, String> write(Authority value) {
        return new RowWriter()
                .put("id", value.id())
                .put("creditCode", value.creditCode())
                .put("name", value.name())
                .put("region", value.region())
                .put("level", value.level())
                .put("sector", value.sector())
                .put("qualification", value.qualification())
                .list("conferenceMembership", value.conferenceMembership(), FieldValues::period)
                .put("homePlatform", value.homePlatform())
                .put("validity", FieldValues.period(value.validity()))
                .fields();
    }

    @Override
    public String key(Authority value) {
        return value.id().value();
    }

    static Authority.Id id(String text) {
        return FieldValues.id(text, Authority.Id::new);
    }
}
