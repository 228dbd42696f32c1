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
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
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

    @Override
    public void register(DeskRouter router) {
        router.raw("/subjects.csv", DeskPermission.READ, this::subjects);
        router.raw("/results.csv", DeskPermission.READ, this::results);
        router.raw("/audit-log.csv", DeskPermission.AUDIT_READ, this::auditLog);
    }

    private void subjects(ServerRequest request, ServerResponse response, Actor actor) throws IOException {
        LocalDate today = desk.today();
        SubjectFilter filter = RegisterRoutes.filter(new Asked(request), today);
        permit(desk.ledger().stores().subjects().count(filter, MOST + 1));
        log(request, actor, SUBJECTS);
        write(response, SUBJECTS, wanted -> {
            Page<Subject> page = desk.ledger().stores().subjects().page(filter, wanted);
            return new Page<>(
                    page.rows().stream()
                            .map(subject -> RegisterViews.subject(subject, today))
                            .toList(),
                    page.next());
        });
    }

    private void results(ServerRequest request, ServerResponse response, Actor actor) throws IOException {
        ResultFilter filter = ResultRoutes.filter(new Asked(request));
        permit(desk.ledger().stores().results().count(filter, MOST + 1));
        log(request, actor, RESULTS);
        write(
                response,
                RESULTS,
                wanted -> desk.ledger().snapshot(now -> {
                    Page<InspectionResult> page = now.results().page(filter, wanted);
                    return new Page<>(
                            page.rows().stream()
                                    .map(result -> results.summary(now, result))
                                    .toList(),
                            page.next());
                }));
    }

    private void auditLog(ServerRequest request, ServerResponse response, Actor actor) throws IOException {
        permit(desk.ledger()
                .stores()
                .auditLog()
                .last()
                .map(last -> last.sequence())
                .orElse(0L));
        log(request, actor, AUDIT_LOG);
        write(response, AUDIT_LOG, wanted -> AuditLogRoutes.page(desk, wanted));
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
