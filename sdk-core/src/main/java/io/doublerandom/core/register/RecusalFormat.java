package io.doublerandom.core.register;

import io.doublerandom.core.Period;
import java.util.List;
import java.util.SortedMap;

/** The flat form of a {@link Recusal} (回避); one pair may stand in several rows with different first days. */
public final class RecusalFormat implements RowFormat<Recusal> {
    private static final List<String> FIELDS = RowFields.names("inspector,subject,reason,period");

    @Override
    public String resource() {
        return "recusal";
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
    public Reading<Recusal> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<Inspector.Id> inspector = fields.value("inspector", InspectorFormat::id);
        RowFields.Field<Subject.Id> subject = fields.value("subject", SubjectFormat::id);
        RowFields.Field<String> reason = fields.text("reason", 40);
        RowFields.Field<Period> period = fields.period("period");
        return fields.reading(() -> new Recusal(inspector.get(), subject.get(), reason.get(), period.get()));
    }

    @Override
    public SortedMap<String, String> write(Recusal value) {
        return new RowWriter()
                .put("inspector", value.inspector())
                .put("subject", value.subject())
                .put("reason", value.reason())
                .put("period", FieldValues.period(value.period()))
                .fields();
    }

    @Override
    public String key(Recusal value) {
        return value.inspector() + "/" + value.subject() + "/" + value.period().from();
    }
}
