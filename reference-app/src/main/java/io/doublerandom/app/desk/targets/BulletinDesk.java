package io.doublerandom.app.desk.targets;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.store.jdbc.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Bulletins at the desk (通报): written from the figures of today, looked at, and published only while the figures are still
 * those that were looked at.
 */
public final class BulletinDesk {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DeskLedger ledger;
    private final Clock clock;

    /** Over the ledger of the desk, by the clock of the run. */
    public BulletinDesk(DeskLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A bulletin that is wanted.
     *
     * @param year year it reports on
     * @param title title
     * @param scope what it covers, in words
     * @param note a remark on top, perhaps empty
     */
    public record Wanted(int year, String title, String scope, String note) {}

    /** The bulletin as it would be published now; keeps nothing. */
    public Bulletin write(Stores snapshot, Wanted wanted) {
        return new BulletinWriter(snapshot, today())
                .write(
                        wanted.year(),
                        PublicityRules.publicText("title", wanted.title()),
                        PublicityRules.publicText("scope", wanted.scope()),
                        PublicityRules.publicText("note", wanted.note()));
    }

    /** What a bulletin is known by: SM3 of its text, 64 lower-case hex digits. */
    public static String digest(Bulletin bulletin) {
        return CryptoSuite.SM3_SM2
                .hash(bulletin.markdown().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** Publishes a bulletin whose preview had this digest. */
    public PublishedBulletin publish(Stores now, Actor by, Wanted wanted, String digest) {
        Bulletin bulletin = write(now, wanted);
        String actual = digest(bulletin);
        if (!actual.equals(digest)) {
            throw new DoubleRandomException(
                    ErrorCode.FIGURES_MOVED, "the bulletin has digest " + actual + " now, previewed was " + digest);
        }
        Instant at = clock.instant();
        PublishedBulletin published = PublishedBulletin.of(free(now, bulletin.asOf()), wanted.year(), bulletin, at);
        now.bulletins().add(published);
        ledger.record(now, by, "bulletin:publish", "bulletin/" + published.id(), "");
        return published;
    }

    /** The first id of the day that is not taken. */
    private static String free(Stores now, LocalDate day) {
        String id = "TB-" + day;
        int number = 1;
        while (now.bulletins().find(id).isPresent()) {
            number++;
            id = "TB-" + day + "-" + number;
        }
        return id;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
