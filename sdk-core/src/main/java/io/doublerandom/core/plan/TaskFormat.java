package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFields;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowWriter;
import io.doublerandom.core.register.SubjectPool;
import java.util.List;
import java.util.SortedMap;

/** Tasks as platforms are told of them (resource {@code task}), key the task's number. */
public final class TaskFormat implements RowFormat<TaskAnnouncement> {
    private static final List<String> FIELDS = List.of(
            "no",
            "name",
            "plan",
            "line",
            "visitMode",
            "direction",
            "lead",
            "participations",
            "subjectScope",
            "pool",
            "windowFrom",
            "windowUntil",
            "inspectorsPerAuthority",
            "state");

    @Override
    public String resource() {
        return "task";
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
    public Reading<TaskAnnouncement> read(Row row) {
        RowFields in = RowFields.of(row);
        var no = in.value("no", text -> FieldValues.id(text, InspectionTask.No::new));
        var name = in.text("name", 200);
        var plan = in.value("plan", text -> FieldValues.id(text, AnnualPlan.No::new));
        var line = in.whole("line", 1, Integer.MAX_VALUE);
        var visitMode = in.code("visitMode", VisitMode.class);
        var direction = in.code("direction", Direction.class);
        var lead = in.value("lead", text -> FieldValues.id(text, Authority.Id::new));
        var participations = in.some("participations", ParticipationCells::parse);
        var scope = in.text("subjectScope", 1000);
        var pool = in.value("pool", text -> FieldValues.id(text, SubjectPool.Id::new));
        var from = in.day("windowFrom");
        var until = in.day("windowUntil");
        var inspectors = in.whole("inspectorsPerAuthority", 2, 20);
        var state = in.code("state", InspectionTask.State.class);
        if (lead.valid()
                && participations.valid()
                && !participations.get().get(0).authority().equals(lead.get())) {
            in.reject(ErrorCode.VALUE_INVALID, "lead", 0, "is not the first of the participations");
        }
        return in.reading(() -> new TaskAnnouncement(
                no.get(),
                name.get(),
                plan.get(),
                line.get().intValue(),
                visitMode.get(),
                direction.get(),
                participations.get(),
                scope.get(),
                pool.get(),
                new Period(from.get(), until.get()),
                inspectors.get().intValue(),
                state.get()));
    }

    @Override
    public SortedMap<String, String> write(TaskAnnouncement task) {
        return new RowWriter()
                .put("no", task.no())
                .put("name", task.name())
                .put("plan", task.plan())
                .put("line", task.line())
                .put("visitMode", task.visitMode().name())
                .put("direction", task.direction().name())
                .put("lead", task.lead())
                .put("participations", ParticipationCells.text(task.participations()))
                .put("subjectScope", task.subjectScope())
                .put("pool", task.pool())
                .put("windowFrom", task.window().from())
                .put("windowUntil", task.window().until())
                .put("inspectorsPerAuthority", task.inspectorsPerAuthority())
                .put("state", task.state().name())
                .fields();
    }

    @Override
    public String key(TaskAnnouncement task) {
        return task.no().value();
    }
}
