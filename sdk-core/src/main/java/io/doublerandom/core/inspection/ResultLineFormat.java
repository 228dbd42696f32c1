package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFields;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowWriter;
import java.util.List;
import java.util.SortedMap;

/** Results as platforms exchange them (resource {@code result}): one record per assignment, authority and item. */
public final class ResultLineFormat implements RowFormat<ResultLine> {
    private static final List<String> FIELDS = List.of(
            "id",
            "assignment",
            "authority",
            "item",
            "inspectedOn",
            "methods",
            "outcomes",
            "check",
            "problem",
            "handling",
            "inspectors",
            "summary");
    private static final List<String> REQUIRED = List.of(
            "id", "assignment", "authority", "item", "inspectedOn", "methods", "outcomes", "check", "inspectors");

    @Override
    public String resource() {
        return "result";
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<String> requiredFields() {
        return REQUIRED;
    }

    @Override
    public Reading<ResultLine> read(Row row) {
        RowFields in = RowFields.of(row);
        var id = in.value("id", text -> Values.pattern("id", text, ResultLine.FORM));
        var assignment = in.value("assignment", text -> FieldValues.id(text, Assignment.Id::new));
        var authority = in.value("authority", text -> FieldValues.id(text, Authority.Id::new));
        var item = in.value("item", text -> FieldValues.id(text, InspectionItem.Code::new));
        var inspectedOn = in.day("inspectedOn");
        var methods = in.some("methods", text -> FieldValues.code(text, Method.class));
        var outcomes = in.some("outcomes", text -> FieldValues.code(text, Outcome.class));
        var check = in.code("check", InspectionResult.Check.class);
        var problem = in.optionalText("problem", 1000);
        var handling = in.optionalText("handling", 1000);
        var inspectors = in.some("inspectors", text -> FieldValues.id(text, Inspector.Id::new));
        var summary = in.optionalText("summary", 2000);
        return in.reading(() -> new ResultLine(
                id.get(),
                assignment.get(),
                authority.get(),
                inspectedOn.get(),
                methods.get(),
                outcomes.get(),
                new InspectionResult.Finding(item.get(), check.get(), problem.get(), handling.get()),
                inspectors.get(),
                summary.get()));
    }

    @Override
    public SortedMap<String, String> write(ResultLine line) {
        return new RowWriter()
                .put("id", line.id())
                .put("assignment", line.assignment())
                .put("authority", line.authority())
                .put("item", line.finding().item())
                .put("inspectedOn", line.inspectedOn())
                .list("methods", line.methods(), Method::name)
                .list("outcomes", line.outcomes(), Outcome::name)
                .put("check", line.finding().check().name())
                .put("problem", line.finding().problem())
                .put("handling", line.finding().handling())
                .list("inspectors", line.inspectors(), Inspector.Id::value)
                .put("summary", line.summary())
                .fields();
    }

    @Override
    public String key(ResultLine line) {
        return line.id();
    }
}
