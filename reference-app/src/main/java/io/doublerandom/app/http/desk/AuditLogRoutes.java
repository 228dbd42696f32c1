package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.audit.Act;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.LoggedEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit log, and whether its chain holds. */
final class AuditLogRoutes implements DeskRoutes {
    private final Desk desk;

    AuditLogRoutes(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/audit-log", DeskPermission.AUDIT_READ, this::entries);
        router.read("/audit-log/check", DeskPermission.AUDIT_READ, request -> check());
    }

    private DeskAnswer entries(DeskRequest request) {
        Page<ObjectNode> page = page(desk, request.asked().page());
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.putArray("entries").addAll(page.rows());
        if (!page.next().isEmpty()) {
            view.put("next", page.next());
        }
        return DeskAnswer.ok(view);
    }

    /** Entries, newest first, with the words of those that are acts of the desk. */
    static Page<ObjectNode> page(Desk desk, PageRequest wanted) {
        Page<LoggedEntry> page = desk.ledger().stores().auditLog().page(true, wanted);
        Map<Long, Act> acts = desk.ledger()
                .stores()
                .acts()
                .find(page.rows().stream().map(LoggedEntry::sequence).toList());
        return new Page<>(
                page.rows().stream()
                        .map(entry -> entry(desk, entry, acts.get(entry.sequence())))
                        .toList(),
                page.next());
    }

    private static ObjectNode entry(Desk desk, LoggedEntry logged, @Nullable Act act) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", logged.sequence())
                .put("at", logged.entry().at().toString())
                .put("type", logged.entry().type())
                .put("doc", logged.entry().doc())
                .put("digest", logged.entry().digest().hex())
                .put("hash", logged.hash().hex());
        // Words that do not match their digest are not shown as if they were what was logged.
        if (act != null
                && act.digest(desk.ledger().log().suite()).equals(logged.entry().digest())) {
            view.putObject("action").put("by", act.by()).put("note", act.note());
        }
        return view;
    }

    private DeskAnswer check() {
        AuditTrail trail = desk.ledger().log().trail();
        List<LoggedEntry> entries = trail.entries();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("entries", entries.size())
                .put("intact", trail.fault().isEmpty());
        if (!entries.isEmpty()) {
            view.put("head", entries.get(entries.size() - 1).hash().hex());
        }
        trail.fault().ifPresent(fault -> view.put("fault", fault.detail()));
        return DeskAnswer.ok(view);
    }
}
