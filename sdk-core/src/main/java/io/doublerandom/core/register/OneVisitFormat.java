package io.doublerandom.core.register;

import java.util.List;
import java.util.SortedMap;

/** The flat form of a {@link OneVisitListing}: subject and year. */
public final class OneVisitFormat implements RowFormat<OneVisitListing> {
    private static final List<String> FIELDS = RowFields.names("subject,year");

    @Override
    public String resource() {
        return "one-visit";
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
    public Reading<OneVisitListing> read(Row row) {
        RowFields fields = RowFields.of(row);
        RowFields.Field<Subject.Id> subject = fields.value("subject", SubjectFormat::id);
        RowFields.Field<Long> year = fields.whole("year", 2015, 2100);
        return fields.reading(
                () -> new OneVisitListing(subject.get(), year.get().intValue()));
    }

    @Override
    public SortedMap<String, String> write(OneVisitListing value) {
        return new RowWriter()
                .put("subject", value.subject())
                .put("year", value.year())
                .fields();
    }

    @Override
    public String key(OneVisitListing value) {
        return value.subject() + "/" + value.year();
    }
}
