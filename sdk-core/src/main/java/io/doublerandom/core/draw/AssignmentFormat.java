package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.ParticipationCells;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFields;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowWriter;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.SortedMap;

/**
 * Drawn subjects with their teams as platforms get them (resource {@code draw}), key the assignment's id.
 *
 * <p>{@code team} is {@code authority:inspector;…}, {@code items} is {@code authority:item|item;…}.
 */
public final class AssignmentFormat implements RowFormat<TaskSheet> {
    private static final List<String> FIELDS =
            List.of("id", "task", "drawHash", "subject", "subjectName", "team", "items", "windowFrom", "dueOn");

    @Override
    public String resource() {
        return "draw";
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
    public Reading<TaskSheet> read(Row row) {
        RowFields in = RowFields.of(row);
        var id = in.value("id", text -> FieldValues.id(text, Assignment.Id::new));
        var task = in.value("task", text -> FieldValues.id(text, InspectionTask.No::new));
        var drawHash = in.value("drawHash", text -> Values.pattern("drawHash", text, Draw.HASH));
        var subject = in.value("subject", Subject.Id::new);
        var subjectName = in.text("subjectName", 200);
        var team = in.some("team", AssignmentFormat::member);
        var items = in.some("items", ParticipationCells::parse);
        var windowFrom = in.day("windowFrom");
        var dueOn = in.day("dueOn");
        return in.reading(() -> new TaskSheet(
                id.get(),
                task.get(),
                drawHash.get(),
                subject.get(),
                subjectName.get(),
                team.get(),
                items.get(),
                windowFrom.get(),
                dueOn.get()));
    }

    @Override
    public SortedMap<String, String> write(TaskSheet sheet) {
        return new RowWriter()
                .put("id", sheet.id())
                .put("task", sheet.task())
                .put("drawHash", sheet.drawHash())
                .put("subject", sheet.subject())
                .put("subjectName", sheet.subjectName())
                .list("team", sheet.team(), member -> member.authority() + ":" + member.inspector())
                .put("items", ParticipationCells.text(sheet.items()))
                .put("windowFrom", sheet.windowFrom())
                .put("dueOn", sheet.dueOn())
                .fields();
    }

    @Override
    public String key(TaskSheet sheet) {
        return sheet.id().value();
    }

    private static Assignment.Member member(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw FieldValues.fault(ErrorCode.VALUE_PATTERN, 0, "is not authority:inspector");
        }
        return new Assignment.Member(
                new Inspector.Id(text.substring(colon + 1).strip()),
                new Authority.Id(text.substring(0, colon).strip()));
    }
}
