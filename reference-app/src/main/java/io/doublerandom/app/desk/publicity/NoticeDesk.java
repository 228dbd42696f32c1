package io.doublerandom.app.desk.publicity;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.Withholding;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The publicity queue at work (公示办理): publishes on this site, or withholds by law. */
public final class NoticeDesk {
    private static final int NOTE = 400;

    private final DeskLedger ledger;

    /** Over where the desk keeps things. */
    public NoticeDesk(DeskLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * What became of a notice.
     *
     * @param notice the notice as it is now
     * @param failure why it was not published; null if it is public
     */
    public record Published(
            PublicityNotice notice, @Nullable DoubleRandomException failure) {}

    /**
     * Publishes each notice in a transaction of its own. One that fails is kept as FAILED and does not hold up the others;
     * one that is public already is left alone, so all may be asked for again.
     *
     * @throws DoubleRandomException {@link ErrorCode#NOT_FOUND} if one is not kept; nothing is published then
     */
    public List<Published> publish(List<PublicityNotice.Id> ids, Actor by, Instant at) {
        ids.forEach(id -> find(ledger.stores(), id));
        List<Published> all = new ArrayList<>();
        for (PublicityNotice.Id id : ids) {
            all.add(publish(id, by, at));
        }
        return List.copyOf(all);
    }

    private Published publish(PublicityNotice.Id id, Actor by, Instant at) {
        try {
            return new Published(ledger.act(now -> publish(now, id, by, at)), null);
        } catch (DoubleRandomException failure) {
            if (failure.code() == ErrorCode.NOTICE_STATE || failure.code() == ErrorCode.STORE_CONFLICT) {
                return new Published(find(ledger.stores(), id), failure);
            }
            return new Published(ledger.act(now -> failed(now, id, by, at, failure)), failure);
        }
    }

    private PublicityNotice publish(Stores now, PublicityNotice.Id id, Actor by, Instant at) {
        PublicityNotice notice = find(now, id);
        if (notice.state() == PublicityNotice.State.PUBLISHED) {
            return notice;
        }
        if (notice.state() != PublicityNotice.State.PENDING && notice.state() != PublicityNotice.State.FAILED) {
            throw NoticeQueue.refused(notice, "处于 " + notice.state() + "，不能公示 / is " + notice.state());
        }
        PublicRecord content = NoticeQueue.content(now, notice);
        requireResultShown(now, notice);
        PublicityNotice published = OwnSite.publish(now, notice, content, by.id(), at);
        if (notice.kind() == PublicityNotice.Kind.RESULT) {
            InspectionResult result = NoticeQueue.result(now, new InspectionResult.Id(notice.subjectRef()));
            now.results().save(List.of(result.with(new Step<>(InspectionResult.State.PUBLISHED, by.id(), at, ""))));
            Progress.follow(now, result.assignment(), by.id(), at);
        }
        ledger.record(now, by, "notice:publish", "notice/" + id, "");
        return published;
    }

    /** What followed is not told before what it followed from. */
    private static void requireResultShown(Stores now, PublicityNotice notice) {
        if (notice.kind() != PublicityNotice.Kind.DISPOSAL) {
            return;
        }
        Disposal disposal =
                now.disposals().find(new Disposal.Id(notice.subjectRef())).orElseThrow();
        boolean shown = now
                .notices()
                .of(PublicityNotice.Kind.RESULT, disposal.result().value())
                .stream()
                .anyMatch(result -> result.state() == PublicityNotice.State.PUBLISHED);
        if (!shown) {
            throw NoticeQueue.refused(notice, "对应的检查结果尚未公示 / its result is not public yet");
        }
    }

    private PublicityNotice failed(
            Stores now, PublicityNotice.Id id, Actor by, Instant at, DoubleRandomException failure) {
        String why = failure.code().code() + " " + failure.problem().detail();
        String note = why.substring(0, Math.min(NOTE, why.length()));
        PublicityNotice notice = find(now, id).with(new Step<>(PublicityNotice.State.FAILED, by.id(), at, note));
        now.notices().save(List.of(notice));
        ledger.record(now, by, "notice:fail", "notice/" + id, note);
        return notice;
    }

    /** Asks for a notice to be withheld on a ground in law. */
    public PublicityNotice withhold(Stores now, PublicityNotice.Id id, Withholding withholding, Actor by, Instant at) {
        PublicityNotice notice = find(now, id);
        if (!NoticeQueue.ours(notice)
                || (notice.state() != PublicityNotice.State.PENDING
                        && notice.state() != PublicityNotice.State.FAILED)) {
            throw NoticeQueue.refused(notice, "处于 " + notice.state() + "，不能申请不公示 / is " + notice.state());
        }
        return step(now, notice, PublicityNotice.State.WITHHOLDING, withholding.note(), "notice:withhold", by, at);
    }

    /** Approves what somebody else asked for, or declines it: then it is pending again. */
    public PublicityNotice decide(
            Stores now, PublicityNotice.Id id, boolean approve, String note, Actor by, Instant at) {
        PublicityNotice notice = find(now, id);
        if (notice.state() != PublicityNotice.State.WITHHOLDING) {
            throw NoticeQueue.refused(notice, "没有待批准的不公示申请 / was not asked to be withheld");
        }
        if (lastBy(notice).equals(by.id())) {
            throw new DoubleRandomException(
                    ErrorCode.SECOND_PERSON, "申请人不得批准本人的申请 / who asked may not decide: " + by.id());
        }
        if (!approve) {
            return step(now, notice, PublicityNotice.State.PENDING, note, "notice:withhold-decline", by, at);
        }
        return step(now, notice, PublicityNotice.State.WITHHELD, note, "notice:withhold-approve", by, at);
    }

    /** Puts a withheld notice back into the queue. */
    public PublicityNotice release(Stores now, PublicityNotice.Id id, String reason, Actor by, Instant at) {
        PublicityNotice notice = find(now, id);
        if (notice.state() != PublicityNotice.State.WITHHELD) {
            throw NoticeQueue.refused(notice, "未处于依法不公示 / is not withheld");
        }
        return step(now, notice, PublicityNotice.State.PENDING, reason, "notice:release", by, at);
    }

    private PublicityNotice step(
            Stores now,
            PublicityNotice notice,
            PublicityNotice.State state,
            String note,
            String type,
            Actor by,
            Instant at) {
        PublicityNotice next = notice.with(new Step<>(state, by.id(), at, note));
        now.notices().save(List.of(next));
        if (state == PublicityNotice.State.WITHHELD && notice.kind() == PublicityNotice.Kind.RESULT) {
            InspectionResult result = NoticeQueue.result(now, new InspectionResult.Id(notice.subjectRef()));
            Progress.follow(now, result.assignment(), by.id(), at);
        }
        ledger.record(now, by, type, "notice/" + notice.id(), note);
        return next;
    }

    private static String lastBy(PublicityNotice notice) {
        return notice.steps().get(notice.steps().size() - 1).by();
    }

    /** A notice that is kept. */
    public static PublicityNotice find(Stores now, PublicityNotice.Id id) {
        return now.notices()
                .find(id)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这条公示 / no such notice"));
    }
}
