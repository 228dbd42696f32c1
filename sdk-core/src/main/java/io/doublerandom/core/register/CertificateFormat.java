package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import java.util.List;
import java.util.SortedMap;

/** The flat form of a {@link CertificateHolder}, one line of the certificate register (执法证件登记册). */
public final class CertificateFormat implements RowFormat<CertificateHolder> {
    private static final List<String> FIELDS = RowFields.names("certificateNumber,authority,validity");

    @Override
    public String resource() {
        return "certificate";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return FIELDS;
    }

    @Override
    public Reading<CertificateHolder> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<String> number = fields.text("certificateNumber", 50);
        RowFields.Field<Authority.Id> authority = fields.value("authority", AuthorityFormat::id);
        RowFields.Field<Period> validity = fields.period("validity");
        return fields.reading(() -> new CertificateHolder(number.get(), authority.get(), validity.get()));
    }

    @Override
    public SortedMap<String, String> write(CertificateHolder value) {
        return new RowWriter()
                .put("certificateNumber", value.certificateNumber())
                .put("authority", value.authority())
                .put("validity", FieldValues.period(value.validity()))
                .fields();
    }

    @Override
    public String key(CertificateHolder value) {
        return value.certificateNumber();
    }
}
