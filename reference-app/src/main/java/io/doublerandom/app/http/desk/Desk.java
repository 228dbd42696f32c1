package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.access.LocalUsers;
import io.doublerandom.app.desk.access.Sessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What every area of the desk is built from.
 *
 * @param ledger where acts are kept
 * @param clock the clock of the run, perhaps simulated
 * @param wallClock the clock on the wall: sessions end and answers are forgotten by it
 * @param directory the data folder
 * @param users who may sign in
 * @param sessions who is signed in
 */
public record Desk(
        DeskLedger ledger, Clock clock, Clock wallClock, Path directory, LocalUsers users, Sessions sessions) {
    /** Days at the desk are days there. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The day of the run. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Whether the time of the run is simulated (模拟时钟). */
    public boolean simulated() {
        return !clock.equals(wallClock);
    }
}
