package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.inspection.DisposalDesk;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalFilter;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.LocalDate;

/** What follows from problems. */
final class DisposalRoutes implements DeskRoutes {
    private static final int NOTE = 400;
    private static final int AUTHORITY = 32;
    private static final int DOCUMENT = 100;

    private final Desk desk;
    private final OfficeTerms terms;
    private final DisposalDesk disposals;

    DisposalRoutes(Desk desk, OfficeTerms terms) {
        this.desk = desk;
        this.terms = terms;
        this.disposals = new DisposalDesk(desk.ledger(), terms);
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/disposals", DeskPermission.READ, this::list);
        router.read("/disposals/{id}", DeskPermission.READ, this::one);
        router.change(Method.POST, "/results/{id}/disposals", DeskPermission.DISPOSAL_EDIT, this::decide);
        router.change(Method.POST, "/disposals/{id}/progress", DeskPermission.DISPOSAL_EDIT, this::carryOn);
        router.change(Method.POST, "/disposals/{id}/close", DeskPermission.DISPOSAL_EDIT, this::close);
    }

    private DeskAnswer list(DeskRequest request) {
        Asked asked = request.asked();
        LocalDate today = terms.day(request.at());
        DisposalFilter filter = DisposalFilter.all()
                .being(asked.constant("state", Disposal.State.class))
                .of(asked.query("authority", Authority.Id::new))
                .openBefore(ResultRoutes.flag(asked, "overdue") ? today : null);
        return DeskAnswer.ok(desk.ledger()
                .snapshot(now -> InspectionViews.page(
                        "disposals",
                        now.disposals().page(filter, asked.page()),
                        most -> now.disposals().count(filter, most),
                        disposal -> InspectionViews.disposal(disposal, today))));
    }

    private DeskAnswer one(DeskRequest request) {
        return DeskAnswer.ok(view(request, DisposalDesk.find(desk.ledger().stores(), id(request))));
    }

    private DeskAnswer decide(DeskRequest request, Stores now) {
        Sent sent = request.sent("type", "toAuthority", "documentNo", "deadline", "note");
        DisposalDesk.Decision decision = new DisposalDesk.Decision(
                sent.constant("type", Disposal.Type.class),
                sent.textOrNull("toAuthority", AUTHORITY, Authority.Id::new),
                sent.textOr("documentNo", DOCUMENT, ""),
                sent.textOrNull("deadline", 10, LocalDate::parse),
                sent.textOr("note", 1000, ""));
        return DeskAnswer.created(view(
                request,
                disposals.decide(
                        now,
                        request.asked().path("id", InspectionResult.Id::new),
                        decision,
                        request.actor(),
                        request.at())));
    }

    private DeskAnswer carryOn(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "note", "toAuthority", "documentNo", "proof");
        return DeskAnswer.ok(view(
                request,
                disposals.carryOn(
                        now,
                        id(request),
                        revision(sent),
                        sent.text("note", NOTE),
                        sent.textOrNull("toAuthority", AUTHORITY, Authority.Id::new),
                        sent.textOrNull("documentNo", DOCUMENT, text -> text),
                        sent.has("proof") ? EntryReader.proof(sent) : null,
                        request.actor(),
                        request.at())));
    }

    private DeskAnswer close(DeskRequest request, Stores now) {
        Sent sent = request.sent("revision", "note", "proof");
        return DeskAnswer.ok(view(
                request,
                disposals.close(
                        now,
                        id(request),
                        revision(sent),
                        EntryReader.proof(sent),
                        sent.textOr("note", NOTE, ""),
                        request.actor(),
                        request.at())));
    }

    private com.fasterxml.jackson.databind.node.ObjectNode view(DeskRequest request, Disposal disposal) {
        return InspectionViews.disposal(disposal, terms.day(request.at()));
    }

    private static Disposal.Id id(DeskRequest request) {
        return request.asked().path("id", Disposal.Id::new);
    }

    private static int revision(Sent sent) {
        return (int) sent.number("revision", 1, Integer.MAX_VALUE);
    }
}
