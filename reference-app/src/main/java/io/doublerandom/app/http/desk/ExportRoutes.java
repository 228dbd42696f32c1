package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.register.ListExport;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.plan.TaskFilter;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.SubjectFilter;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** What a list's filter shows, as a CSV file (导出): written page by page, bounded, and logged before its first row. */
final class ExportRoutes implements DeskRoutes {
    /** Most rows of a file: a spreadsheet still opens it. */
    static final long MOST = 100_000;

    private static final int LONGEST_NOTE = 400;

    private final Desk desk;
    private final ResultView results;

    ExportRoutes(Desk desk, OfficeTerms terms) {
        this.desk = desk;
        this.results = new ResultView(desk.ledger(), terms);
    }

    /**
     * One kind of file.
     *
     * @param name its name, and that of what is in it
     * @param columns the members of its rows, a member of a member with a dot
     */
    private record Table(String name, List<String> columns) {}

    private static final Table SUBJECTS =
            new Table("subjects", List.of("id", "name", "kind", "status", "creditClass", "region", "address", "pools"));

    private static final Table RESULTS = new Table(
            "results",
            List.of(
                    "id",
                    "assignment",
                    "authority",
                    "subjectName",
                    "inspectedOn",
                    "primaryOutcome",
                    "problem",
                    "version",
                    "state"));

    private static final Table AUDIT_LOG = new Table(
            "audit-log", List.of("sequence", "at", "action.by", "type", "doc", "action.note", "digest", "hash"));

    private static final Table ITEMS = new Table(
            "items",
            List.of(
                    "code",
                    "name",
                    "subItem",
                    "owner",
                    "tier",
                    "ratio",
                    "frequency",
                    "methods",
                    "oneVisit",
                    "creditRiskApplied",
                    "inForce",
                    "pools"));

    private static final Table INSPECTORS = new Table(
            "inspectors",
            List.of(
                    "id",
                    "name",
                    "authority",
                    "office",
                    "role",
                    "status",
                    "certificateFrom",
                    "certificateUntil",
                    "qualifications"));

    private static final Table TASKS = new Table(
            "tasks",
            List.of(
                    "no",
                    "name",
                    "plan",
                    "line",
                    "state",
                    "lead",
                    "joint",
                    "visitMode",
                    "direction",
                    "pool",
                    "poolTotal",
                    "target",
                    "from",
                    "until"));

    private static final Table NOTICES = new Table(
            "notices",
            List.of("id", "kind", "ref", "version", "authority", "channel", "dueOn", "daysLeft", "overdue", "state"));

    /**
     * The rows of a list under its filter.
     *
     * @param count how many there are, counted up to a bound
     * @param pages the rows as the list shows them
     */
    private record Rows(LongUnaryOperator count, Function<PageRequest, Page<ObjectNode>> pages) {
        static <T> Rows of(
                LongUnaryOperator count, Function<PageRequest, Page<T>> pages, Function<T, ObjectNode> view) {
            return new Rows(count, wanted -> {
                Page<T> page = pages.apply(wanted);
                return new Page<>(page.rows().stream().map(view).toList(), page.next());
            });
        }
    }

    @Override
    public void register(DeskRouter router) {
        router.raw("/items.csv", DeskPermission.READ, export(ITEMS, this::items));
        router.raw("/subjects.csv", DeskPermission.READ, export(SUBJECTS, this::subjects));
        router.raw("/inspectors.csv", DeskPermission.READ, export(INSPECTORS, this::inspectors));
        router.raw("/tasks.csv", DeskPermission.READ, export(TASKS, this::tasks));
        router.raw("/results.csv", DeskPermission.READ, export(RESULTS, this::results));
        router.raw("/notices.csv", DeskPermission.READ, export(NOTICES, this::notices));
        router.raw("/audit-log.csv", DeskPermission.AUDIT_READ, export(AUDIT_LOG, asked -> auditLog()));
    }

    private RawHandler export(Table table, Function<Asked, Rows> list) {
        return (request, response, actor) -> {
            Rows rows = list.apply(new Asked(request));
            permit(rows.count().applyAsLong(MOST + 1));
            log(request, actor, table);
            write(response, table, rows.pages());
        };
    }

    private Rows items(Asked asked) {
        LocalDate today = desk.today();
        InspectionItem.Code code = asked.query("code", InspectionItem.Code::new);
        if (code != null) {
            List<InspectionItem> found = stores().items().find(code).stream().toList();
            return Rows.of(most -> 1, wanted -> new Page<>(found, ""), item -> RegisterViews.item(item, today));
        }
        ItemFilter filter = RegisterRoutes.items(asked);
        return Rows.of(
                most -> stores().items().count(filter, most),
                wanted -> stores().items().page(filter, wanted),
                item -> RegisterViews.item(item, today));
    }

    private Rows subjects(Asked asked) {
        LocalDate today = desk.today();
        SubjectFilter filter = RegisterRoutes.filter(asked, today);
        return Rows.of(
                most -> stores().subjects().count(filter, most),
                wanted -> stores().subjects().page(filter, wanted),
                subject -> RegisterViews.subject(subject, today));
    }

    private Rows inspectors(Asked asked) {
        InspectorFilter filter = RegisterRoutes.inspectors(asked);
        return Rows.of(
                most -> stores().inspectors().count(filter, most),
                wanted -> stores().inspectors().page(filter, wanted),
                RegisterViews::inspector);
    }

    private Rows tasks(Asked asked) {
        TaskFilter filter = TaskRoutes.filter(asked);
        return Rows.of(
                most -> stores().tasks().count(filter, most),
                wanted -> stores().tasks().page(filter, wanted),
                TaskViews::summary);
    }

    private Rows results(Asked asked) {
        ResultFilter filter = ResultRoutes.filter(asked);
        return new Rows(
                most -> stores().results().count(filter, most),
                wanted -> desk.ledger().snapshot(now -> {
                    Page<InspectionResult> page = now.results().page(filter, wanted);
                    return new Page<>(
                            page.rows().stream()
                                    .map(result -> results.summary(now, result))
                                    .toList(),
                            page.next());
                }));
    }

    private Rows notices(Asked asked) {
        LocalDate today = desk.today();
        NoticeFilter filter = NoticeRoutes.filter(asked, today);
        return Rows.of(
                most -> stores().notices().count(filter, most),
                wanted -> stores().notices().page(filter, wanted),
                notice -> InspectionViews.notice(notice, today));
    }

    private Rows auditLog() {
        return new Rows(
                most -> stores().auditLog().last().map(last -> last.sequence()).orElse(0L),
                wanted -> AuditLogRoutes.page(desk, wanted));
    }

    private Stores stores() {
        return desk.ledger().stores();
    }

    private static void permit(long rows) {
        if (rows > MOST) {
            throw new DoubleRandomException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "超过 " + MOST + " 行，请缩小筛选范围 / more than " + MOST + " rows; narrow the filter");
        }
    }

    private void log(ServerRequest request, Actor actor, Table table) {
        String asked = request.query().value().replaceAll("\\p{Cntrl}", " ");
        String note = asked.length() > LONGEST_NOTE ? asked.substring(0, LONGEST_NOTE) : asked;
        desk.ledger()
                .act(now -> desk.ledger().record(now, actor, "export:" + table.name(), "export/" + table.name(), note));
    }

    private static void write(ServerResponse response, Table table, Function<PageRequest, Page<ObjectNode>> pages)
            throws IOException {
        Writer text = new BufferedWriter(
                new OutputStreamWriter(Downloads.csv(response, table.name() + ".csv"), StandardCharsets.UTF_8));
        ListExport.write(text, table.columns(), MOST, wanted -> {
            Page<ObjectNode> page = pages.apply(wanted);
            return new Page<>(page.rows().stream().map(row -> cells(table, row)).toList(), page.next());
        });
    }

    private static List<String> cells(Table table, JsonNode row) {
        return table.columns().stream()
                .map(column -> cell(row.at("/" + column.replace('.', '/'))))
                .toList();
    }

    private static String cell(JsonNode value) {
        if (!value.isArray()) {
            return value.asText("");
        }
        StringJoiner joined = new StringJoiner("；");
        value.forEach(each -> joined.add(each.asText()));
        return joined.toString();
    }
}
