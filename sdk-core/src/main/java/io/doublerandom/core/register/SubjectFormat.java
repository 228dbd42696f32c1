package io.doublerandom.core.register;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * The flat form of a {@link Subject} (检查对象). A credit code with a wrong check character (GB 32100-2015) holds the
 * row: registers contain accepted exceptions, so someone has to decide. Memberships are {@code pool|from/until|reason}.
 */
public final class SubjectFormat implements RowFormat<Subject> {
    /** First two digits of GB/T 2260; 10 is written by organs of the state as a whole. */
    private static final String PROVINCES = "(10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])";

    private static final List<String> FIELDS = RowFields.names(
            "id,kind,name,nature,identityType,identityNumber,region,address,status,creditClass,creditSource,creditAsOf,"
                    + "memberships");
    private static final String CREDIT_CODE_TYPE = "001";

    @Override
    public String resource() {
        return "subject";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return RowFields.names("id,kind,name,nature,identityType,identityNumber,region,status,creditClass,creditSource,"
                + "creditAsOf");
    }

    @Override
    public Reading<Subject> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<Subject.Id> id = fields.value("id", SubjectFormat::id);
        RowFields.Field<Subject.Kind> kind = fields.code("kind", Subject.Kind.class);
        RowFields.Field<String> name = fields.text("name", 200);
        RowFields.Field<Subject.Nature> nature = fields.code("nature", Subject.Nature.class);
        RowFields.Field<String> identityType =
                fields.value("identityType", text -> FieldValues.form(text, "[0-9]{1,3}", t -> t));
        RowFields.Field<String> identityNumber = fields.text("identityNumber", 32);
        RowFields.Field<RegionCode> region = fields.value("region", SubjectFormat::region);
        RowFields.Field<String> address = fields.optionalText("address", 400);
        RowFields.Field<Subject.RegistrationStatus> status = fields.code("status", Subject.RegistrationStatus.class);
        RowFields.Field<CreditRiskClass> creditClass = fields.code("creditClass", CreditRiskClass.class);
        RowFields.Field<String> creditSource = fields.text("creditSource", 100);
        RowFields.Field<LocalDate> creditAsOf = fields.day("creditAsOf");
        RowFields.Field<List<Subject.Membership>> memberships = fields.list("memberships", SubjectFormat::membership);
        if (id.valid()) {
            holdWrongCheck(fields, "id", id.get());
        }
        if (identityType.valid()
                && identityNumber.valid()
                && identityType.get().equals(CREDIT_CODE_TYPE)
                && id.valid()) {
            checkIdentity(fields, id.get(), identityNumber.get());
        }
        return fields.reading(() -> new Subject(
                id.get(),
                kind.get(),
                name.get(),
                nature.get(),
                new Subject.Identity(identityType.get(), identityNumber.get()),
                region.get(),
                address.get(),
                status.get(),
                new Subject.CreditRisk(creditClass.get(), creditSource.get(), creditAsOf.get()),
                memberships.get()));
    }

    private static void checkIdentity(RowFields fields, Subject.Id id, String number) {
        if (!number.matches(UnifiedSocialCreditCode.FORM)) {
            fields.reject(
                    ErrorCode.VALUE_PATTERN,
                    "identityNumber",
                    0,
                    "001 类证件号是 18 位统一社会信用代码 / type 001 is a credit code of 18 characters");
        } else if (id.creditCode().isEmpty()) {
            holdWrongCheck(fields, "identityNumber", new Subject.Id(number));
        } else if (!number.equals(id.value())) {
            fields.reject(
                    ErrorCode.VALUE_INVALID, "identityNumber", 0, "与 id 中的信用代码不同 / differs from the credit code in id");
        }
    }

    private static void holdWrongCheck(RowFields fields, String field, Subject.Id id) {
        id.creditCode()
                .map(UnifiedSocialCreditCode::checkFault)
                .ifPresent(fault -> fault.ifPresent(at -> fields.holdWrongCheck(field, at)));
    }

    @Override
    public SortedMap<String, String> write(Subject value) {
        return new RowWriter()
                .put("id", value.id())
                .put("kind", value.kind())
                .put("name", value.name())
                .put("nature", value.nature())
                .put("identityType", value.identity().type())
                .put("identityNumber", value.identity().number())
                .put("region", value.region())
                .put("address", value.address())
                .put("status", value.status())
                .put("creditClass", value.creditRisk().riskClass())
                .put("creditSource", value.creditRisk().source())
                .put("creditAsOf", value.creditRisk().asOf())
                .list("memberships", value.memberships(), SubjectFormat::membership)
                .fields();
    }

    @Override
    public String key(Subject value) {
        return value.id().value();
    }

    static Subject.Id id(String text) {
        return FieldValues.form(text, UnifiedSocialCreditCode.FORM + "|[a-z][A-Za-z0-9._-]{1,20}", Subject.Id::new);
    }

    static UnifiedSocialCreditCode creditCode(String text) {
        return FieldValues.form(text, UnifiedSocialCreditCode.FORM, UnifiedSocialCreditCode::new);
    }

    /** Counties come and go, so only the province can be told to be wrong without a dated table. */
    static RegionCode region(String text) {
        RegionCode region = FieldValues.form(text, "[1-9][0-9]{5}(-[A-Z0-9]{1,4})?", RegionCode::new);
        if (!text.matches(PROVINCES + ".*")) {
            throw FieldValues.fault(ErrorCode.CODE_UNKNOWN, 1, "begins with no province of GB/T 2260");
        }
        return region;
    }

    private static String membership(Subject.Membership value) {
        return RowWriter.joined(
                "memberships",
                "|",
                List.of(value.pool().value(), FieldValues.period(value.period()), value.reason()),
                text -> text);
    }

    private static Subject.Membership membership(String text) {
        int first = text.indexOf('|');
        int second = text.indexOf('|', first + 1);
        if (first < 0 || second < 0 || text.indexOf('|', second + 1) >= 0) {
            throw FieldValues.fault(ErrorCode.VALUE_PATTERN, 0, "is not of the form pool|from/until|reason");
        }
        SubjectPool.Id pool = PoolFormat.id(text.substring(0, first));
        Period period = FieldValues.shifted(first + 1, () -> FieldValues.period(text.substring(first + 1, second)));
        String reason = FieldValues.shifted(
                second + 1, () -> FieldValues.atMost(text.substring(second + 1).strip(), 200));
        return new Subject.Membership(pool, period, reason);
    }
}
