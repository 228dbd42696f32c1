package io.doublerandom.app.desk.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes on this site's own pages (本站公示). The page that shows it and the notice are kept together, so the receipt is
 * that of the transaction: there is no moment at which one says more than the other.
 */
public final class OwnSite {
    /** The channel that stands for this site. */
    public static final Authority.Platform CHANNEL = Authority.Platform.SELF_BUILT;

    private static final String RECEIPT = "own-site";

    private OwnSite() {}

    /**
     * Makes records public. What waits as a notice goes on from there; the others begin theirs now.
     *
     * @param now the stores of the transaction
     * @param records what is published, on {@link #CHANNEL}
     * @param dueOn the day by which it has to be public, for those that begin now
     * @param by who publishes
     * @return how many are new
     */
    public static int publish(Stores now, List<PublicRecord> records, LocalDate dueOn, String by, Instant at) {
        List<PublicityNotice> notices = new ArrayList<>();
        for (PublicRecord record : records) {
            notices.add(now.notices()
                    .find(record.id())
                    .orElseGet(() -> record.notice(dueOn, new Step<>(PublicityNotice.State.PENDING, by, at, "")))
                    .with(record, published(by, at)));
        }
        return release(now, notices, records, at);
    }

    /** Makes what a notice waits for public; gives the notice as it is then. */
    public static PublicityNotice publish(
            Stores now, PublicityNotice waiting, PublicRecord content, String by, Instant at) {
        PublicityNotice notice = waiting.with(content, published(by, at));
        release(now, List.of(notice), List.of(content), at);
        return notice;
    }

    private static Step<PublicityNotice.State> published(String by, Instant at) {
        return new Step<>(PublicityNotice.State.PUBLISHED, by, at, RECEIPT);
    }

    /** Keeps notices that a receipt settled, and what they are about, as public from now on. */
    public static int release(Stores now, List<PublicityNotice> notices, List<PublicRecord> records, Instant at) {
        now.notices().save(notices);
        return now.publications().add(records, at);
    }
}
