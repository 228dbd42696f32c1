package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.register.ImportJob;
import io.doublerandom.app.desk.register.Imports;
import io.doublerandom.app.desk.register.RegisterDesk;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.helidon.http.Method;
import java.util.List;

/** Imports at the desk: upload, dry run, commit, cancel, and the rows that were not accepted. */
final class ImportRoutes implements DeskRoutes {
    private final Imports imports;
    private final UploadReceiver uploads;

    ImportRoutes(Desk desk) {
        this.imports = new Imports(desk.ledger(), desk.clock(), desk.directory());
        this.uploads = new UploadReceiver(desk, imports);
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/imports/kinds", DeskPermission.READ, request -> kinds());
        router.read("/imports", DeskPermission.READ, request -> all());
        router.raw(Method.POST, "/imports", DeskPermission.IMPORT, uploads);
        router.read("/imports/{id}", DeskPermission.READ, request -> DeskAnswer.ok(view(imports.one(id(request)))));
        router.job(
                "/imports/{id}/commit",
                DeskPermission.IMPORT,
                request -> DeskAnswer.accepted(view(imports.commit(id(request)))));
        router.job(
                "/imports/{id}/cancel",
                DeskPermission.IMPORT,
                request -> DeskAnswer.ok(view(imports.cancel(id(request)))));
        router.raw("/imports/{id}/rejects.csv", DeskPermission.IMPORT, (request, response, actor) -> {
            String id = new io.doublerandom.app.http.Asked(request).path("id", ImportRoutes::known);
            Downloads.csv(
                    response,
                    imports.rejects(id)
                            .orElseThrow(() -> new DoubleRandomException(
                                    ErrorCode.NOT_FOUND, "没有被暂存或拒收的行 / no row was held or rejected")),
                    "rejects.csv");
        });
    }

    @Override
    public void stop() {
        imports.close();
    }

    private static String id(DeskRequest request) {
        return request.asked().path("id", ImportRoutes::known);
    }

    private static String known(String id) {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("no id of an import");
        }
        return id;
    }

    private static DeskAnswer kinds() {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode kinds = view.putArray("kinds");
        RegisterDesk.kinds().forEach(kind -> {
            ObjectNode node = kinds.addObject().put("name", kind.name());
            texts(node.putArray("columns"), kind.columns());
            texts(node.putArray("required"), kind.required());
            node.put("kept", kind.kept());
        });
        texts(view.putArray("mappings"), RegisterDesk.mappings());
        return DeskAnswer.ok(view);
    }

    private DeskAnswer all() {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode all = view.putArray("imports");
        imports.all().forEach(job -> all.add(view(job)));
        return DeskAnswer.ok(view);
    }

    static ObjectNode view(ImportJob.View job) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", job.id())
                .put("kind", job.upload().kind());
        if (!job.upload().mapping().isEmpty()) {
            view.put("mapping", job.upload().mapping());
        }
        view.put("file", job.upload().name())
                .put("bytes", job.upload().bytes())
                .put("state", job.state().name())
                .put("by", job.by())
                .put("at", job.at().toString());
        ImportJob.Progress progress = job.progress();
        view.putObject("progress")
                .put("rows", progress.rows())
                .put("accepted", progress.accepted())
                .put("held", progress.held())
                .put("rejected", progress.rejected())
                .put("rowsPerSecond", progress.rowsPerSecond());
        texts(view.putArray("unnamedColumns"), job.unnamed());
        RegisterViews.problems(view.putArray("problems"), job.problems());
        view.put("rejects", job.rejects()).put("kept", job.kept());
        job.failure().ifPresent(failure -> view.set("failure", RegisterViews.failure(failure)));
        return view;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
