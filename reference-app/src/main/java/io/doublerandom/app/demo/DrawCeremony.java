package io.doublerandom.app.demo;

import io.doublerandom.app.desk.log.WitnessedLog;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.CommittedDraw;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.DrawTranscript;
import java.time.Duration;
import java.util.List;

/**
 * The ceremony of one draw (抽取仪式) as the demo plays it: every party commits, every party reveals, and only then, more
 * than ten minutes later, the public values come. Parties and values are 演示.
 */
final class DrawCeremony {
    private static final Duration BETWEEN_STEPS = Duration.ofMinutes(2);
    private static final Duration BEFORE_PUBLIC_VALUE = Duration.ofMinutes(11);

    private final WitnessedLog witnessed;
    private final SimulatedClock clock;
    private final InsecureDemoSecrets secrets;

    DrawCeremony(WitnessedLog witnessed, SimulatedClock clock, InsecureDemoSecrets secrets) {
        this.witnessed = witnessed;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Freezes, commits, reveals, takes the public values, draws; before each step the log is signed and witnessed. */
    DrawTranscript hold(DrawRequest request) {
        CommittedDraw committed = request.commit(witnessed.log());
        Ceremony ceremony = committed.ceremony();
        String draw = committed.headerHash().hex();
        List<String> parties = request.plan().parties();
        for (String party : parties) {
            clock.advance(BETWEEN_STEPS);
            witnessed.checkpoint();
            ceremony.commit(party, committed.nonceCommitment(party, nonce(draw, party)));
        }
        for (String party : parties) {
            clock.advance(BETWEEN_STEPS);
            witnessed.checkpoint();
            ceremony.reveal(party, nonce(draw, party));
        }
        clock.advance(BEFORE_PUBLIC_VALUE);
        List<Beacon> beacons = committed.header().beacon();
        for (int index = 0; index < beacons.size(); index++) {
            witnessed.checkpoint();
            ceremony.publicValue(index, secrets.dice(draw + "|beacon|" + index, rolls(beacons.get(index))));
        }
        witnessed.checkpoint();
        return ceremony.draw();
    }

    private Bytes32 nonce(String draw, String party) {
        return secrets.secret(draw + "|nonce|" + party);
    }

    private static int rolls(Beacon dice) {
        return Integer.parseInt(dice.source().replaceAll("\\D", ""));
    }
}
