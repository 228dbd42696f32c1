package io.doublerandom.app.desk.publicity;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What waits to be published of results and disposals (公示队列), and what exactly that is. */
public final class NoticeQueue {
    /** Not pushed, not public: it may still be withdrawn. */
    private static final Set<PublicityNotice.State> HERE = EnumSet.of(
            PublicityNotice.State.PENDING,
            PublicityNotice.State.FAILED,
            PublicityNotice.State.WITHHOLDING,
            PublicityNotice.State.WITHHELD);

    private NoticeQueue() {}

    /**
     * Lets an audited result wait for its publication.
     *
     * @throws DoubleRandomException {@link ErrorCode#PUBLICITY_REFUSED} if it holds what may not be published
     */
    public static void add(Stores now, InspectionResult result, LocalDate dueOn, String by, Instant at) {
        add(now, Background.of(now, result.assignment()).result(result), dueOn, by, at);
    }

    /** As above, for a disposal; one of type NONE has nothing to be published. */
    public static void add(
            Stores now, InspectionResult result, Disposal disposal, LocalDate dueOn, String by, Instant at) {
        if (disposal.type() != Disposal.Type.NONE) {
            add(now, Background.of(now, result.assignment()).disposal(result, disposal), dueOn, by, at);
        }
    }

    private static void add(Stores now, PublicRecord content, LocalDate dueOn, String by, Instant at) {
        now.notices().save(List.of(content.notice(dueOn, new Step<>(PublicityNotice.State.PENDING, by, at, ""))));
    }

    /** Takes back what is not public yet of a result that is being corrected. */
    public static void withdraw(Stores now, InspectionResult.Id result, String by, Instant at) {
        now.notices()
                .save(now.notices().of(PublicityNotice.Kind.RESULT, result.value()).stream()
                        .filter(notice -> HERE.contains(notice.state()))
                        .map(notice -> notice.with(new Step<>(PublicityNotice.State.WITHDRAWN, by, at, "结果更正，未公示的撤回")))
                        .toList());
    }

    /** Whether it is published from here: on this site, and not with a plan or task. */
    public static boolean ours(PublicityNotice notice) {
        return notice.channel() == OwnSite.CHANNEL
                && (notice.kind() == PublicityNotice.Kind.RESULT || notice.kind() == PublicityNotice.Kind.DISPOSAL);
    }

    /**
     * What a notice of a result or disposal publishes, from what is kept now.
     *
     * @throws DoubleRandomException {@link ErrorCode#NOTICE_STATE} if it is not published from here or was overtaken,
     *     {@link ErrorCode#PUBLICITY_REFUSED} if it holds what may not be published
     */
    public static PublicRecord content(Stores now, PublicityNotice notice) {
        if (!ours(notice)) {
            throw refused(notice, "不在本队列公示 / is not published from this queue");
        }
        PublicRecord content =
                notice.kind() == PublicityNotice.Kind.RESULT ? result(now, notice) : disposal(now, notice);
        if (!content.id().equals(notice.id())) {
            throw refused(notice, "已有更新的版本 / was overtaken by " + content.id());
        }
        return content;
    }

    private static PublicRecord result(Stores now, PublicityNotice notice) {
        InspectionResult result = result(now, new InspectionResult.Id(notice.subjectRef()));
        return Background.of(now, result.assignment()).result(result);
    }

    private static PublicRecord disposal(Stores now, PublicityNotice notice) {
        Disposal disposal = now.disposals()
                .find(new Disposal.Id(notice.subjectRef()))
                .orElseThrow(() -> missing("disposal", notice.subjectRef()));
        InspectionResult result = result(now, disposal.result());
        return Background.of(now, result.assignment()).disposal(result, disposal);
    }

    static InspectionResult result(Stores now, InspectionResult.Id id) {
        return now.results().find(id).orElseThrow(() -> missing("result", id.value()));
    }

    static DoubleRandomException refused(PublicityNotice notice, String detail) {
        return new DoubleRandomException(ErrorCode.NOTICE_STATE, notice.id() + " " + detail);
    }

    private static DoubleRandomException missing(String what, String id) {
        return new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, what + " " + id + " is missing");
    }
}
