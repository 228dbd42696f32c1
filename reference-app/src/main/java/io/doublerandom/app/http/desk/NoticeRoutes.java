package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.publicity.NoticeDesk;
import io.doublerandom.app.desk.publicity.NoticeQueue;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.Withholding;
import io.doublerandom.core.store.jdbc.Stores;
import io.helidon.http.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The publicity queue. */
final class NoticeRoutes implements DeskRoutes {
    private static final int AT_ONCE = 200;
    private static final int NOTE = 300;
    private static final long COUNTED = 10_000_000;

    private final Desk desk;
    private final OfficeTerms terms;
    private final NoticeDesk notices;

    NoticeRoutes(Desk desk, OfficeTerms terms) {
        this.desk = desk;
        this.terms = terms;
        this.notices = new NoticeDesk(desk.ledger());
    }

    @Override
    public void register(DeskRouter router) {
        router.read("/notice-counts", DeskPermission.READ, this::counts);
        router.read("/notices", DeskPermission.READ, this::list);
        router.read("/notices/{id}", DeskPermission.READ, this::one);
        // Each notice has its own transactions, and one that is public is left alone: the same request may come twice.
        router.job("/notices/publish", DeskPermission.PUBLISH, this::publish);
        router.change(Method.POST, "/notices/{id}/withhold", DeskPermission.PUBLISH, this::withhold);
        router.change(Method.POST, "/notices/{id}/withhold-decision", DeskPermission.WITHHOLD_APPROVE, this::decide);
        router.change(Method.POST, "/notices/{id}/release", DeskPermission.WITHHOLD_APPROVE, this::release);
    }

    private DeskAnswer counts(DeskRequest request) {
        LocalDate today = terms.day(request.at());
        NoticeFilter all = NoticeFilter.all().of(request.asked().query("authority", Authority.Id::new));
        return DeskAnswer.ok(desk.ledger().snapshot(now -> {
            ObjectNode view = InspectionViews.object().put("asOf", today.toString());
            ObjectNode states = view.putObject("states");
            for (PublicityNotice.State state : PublicityNotice.State.values()) {
                states.put(state.name(), now.notices().count(all.being(state), COUNTED));
            }
            return view.put("open", now.notices().count(all.open(), COUNTED))
                    .put("overdue", now.notices().count(all.open().dueUntil(today.minusDays(1)), COUNTED));
        }));
    }

    private DeskAnswer list(DeskRequest request) {
        Asked asked = request.asked();
        LocalDate today = terms.day(request.at());
        NoticeFilter chosen = filter(asked, today);
        return DeskAnswer.ok(desk.ledger()
                .snapshot(now -> InspectionViews.page(
                        "notices",
                        now.notices().page(chosen, asked.page()),
                        most -> now.notices().count(chosen, most),
                        notice -> InspectionViews.notice(notice, today))));
    }

    /** The notices asked for. */
    static NoticeFilter filter(Asked asked, LocalDate today) {
        NoticeFilter filter = NoticeFilter.all()
                .about(asked.constant("kind", PublicityNotice.Kind.class))
                .being(asked.constant("state", PublicityNotice.State.class))
                .of(asked.query("authority", Authority.Id::new))
                .dueUntil(asked.query("dueUntil", LocalDate::parse));
        boolean overdue = ResultRoutes.flag(asked, "overdue");
        if (overdue || ResultRoutes.flag(asked, "open")) {
            LocalDate until = overdue ? today.minusDays(1) : LocalDate.of(9999, 12, 31);
            LocalDate given = filter.dueUntil();
            filter = filter.open().dueUntil(given != null && given.isBefore(until) ? given : until);
        }
        return filter;
    }

    private DeskAnswer one(DeskRequest request) {
        PublicityNotice.Id id = id(request);
        return DeskAnswer.ok(desk.ledger().snapshot(now -> whole(now, NoticeDesk.find(now, id), request.at())));
    }

    private DeskAnswer publish(DeskRequest request) {
        request.idempotencyKey();
        List<PublicityNotice.Id> ids = request.sent("notices").texts("notices", AT_ONCE, 64).stream()
                .map(NoticeRoutes::id)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw Asked.refused(ErrorCode.VALUE_REQUIRED, "notices", "is empty");
        }
        List<NoticeDesk.Published> all = notices.publish(ids, request.actor(), request.at());
        long published = all.stream().filter(one -> one.failure() == null).count();
        ObjectNode view = InspectionViews.object().put("published", published).put("failed", all.size() - published);
        ArrayNode rows = view.putArray("notices");
        all.forEach(one -> rows.add(outcome(one)));
        return DeskAnswer.ok(view);
    }

    private static ObjectNode outcome(NoticeDesk.Published one) {
        ObjectNode view = InspectionViews.object()
                .put("id", one.notice().id().value())
                .put("state", one.notice().state().name());
        DoubleRandomException failure = one.failure();
        if (failure != null) {
            return view.put("code", failure.code().code())
                    .put("detail", failure.problem().detail());
        }
        publicAt(one.notice()).ifPresent(address -> view.put("publicAt", address));
        return view;
    }

    private DeskAnswer withhold(DeskRequest request, Stores now) {
        Sent sent = request.sent("ground", "reason");
        Withholding withholding =
                new Withholding(sent.constant("ground", Withholding.Ground.class), sent.text("reason", NOTE));
        return answer(request, now, notices.withhold(now, id(request), withholding, request.actor(), request.at()));
    }

    private DeskAnswer decide(DeskRequest request, Stores now) {
        Sent sent = request.sent("approve", "note");
        if (!sent.has("approve")) {
            throw Asked.refused(ErrorCode.VALUE_REQUIRED, "approve", "is missing");
        }
        boolean approve = sent.flagOr("approve", false);
        String note = approve ? sent.textOr("note", NOTE, "") : sent.text("note", NOTE);
        return answer(request, now, notices.decide(now, id(request), approve, note, request.actor(), request.at()));
    }

    private DeskAnswer release(DeskRequest request, Stores now) {
        String reason = request.sent("reason").text("reason", 400);
        return answer(request, now, notices.release(now, id(request), reason, request.actor(), request.at()));
    }

    private DeskAnswer answer(DeskRequest request, Stores now, PublicityNotice notice) {
        return DeskAnswer.ok(whole(now, notice, request.at()));
    }

    private ObjectNode whole(Stores now, PublicityNotice notice, Instant at) {
        ObjectNode view = InspectionViews.notice(notice, terms.day(at));
        Optional<Map<PublicField, String>> fields = fields(now, notice);
        boolean waits =
                notice.state() == PublicityNotice.State.PENDING || notice.state() == PublicityNotice.State.FAILED;
        view.put("publishable", waits && fields.isPresent() && NoticeQueue.ours(notice));
        notice.withholding().ifPresent(why -> view.put("ground", why.ground().name()));
        fields.ifPresent(known -> {
            ObjectNode all = view.putObject("fields");
            known.forEach((field, text) -> all.put(field.cell(), text));
        });
        publicAt(notice).ifPresent(address -> view.put("publicAt", address));
        view.set("steps", InspectionViews.steps(notice.steps()));
        return view;
    }

    /** What is public, or will be; empty if it cannot be told. */
    private static Optional<Map<PublicField, String>> fields(Stores now, PublicityNotice notice) {
        Optional<Publication> shown = now.publications().find(notice.id());
        if (shown.isPresent()) {
            return shown.map(Publication::content).map(PublicRecord::fields);
        }
        try {
            return Optional.of(NoticeQueue.content(now, notice).fields());
        } catch (DoubleRandomException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> publicAt(PublicityNotice notice) {
        if (notice.state() != PublicityNotice.State.PUBLISHED) {
            return Optional.empty();
        }
        return switch (notice.kind()) {
            case RESULT -> Optional.of("/v1/results/" + notice.subjectRef());
            case TASK -> Optional.of("/v1/tasks/" + notice.subjectRef());
            default -> Optional.empty();
        };
    }

    private static PublicityNotice.Id id(DeskRequest request) {
        return request.asked().path("id", PublicityNotice.Id::new);
    }

    private static PublicityNotice.Id id(String text) {
        try {
            return new PublicityNotice.Id(text);
        } catch (DoubleRandomException malformed) {
            throw Asked.refused(ErrorCode.VALUE_PATTERN, "notices", "has an element that is no id");
        }
    }
}
