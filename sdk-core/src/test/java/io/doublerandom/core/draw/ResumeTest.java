package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ceremony is taken up again from what was kept, at every step, and the log decides what counted. */
class ResumeTest {
    private final Scenario scenario = new Scenario();
    private final CommittedDraw committed = scenario.request().commit(scenario.log);
    private final LoggedCeremony logged = LoggedCeremony.of(scenario.log, committed.plan(), committed.header());

    private List<CeremonyStep> steps() {
        List<CeremonyStep> steps = new ArrayList<>();
        Scenario.PARTIES.forEach(party ->
                steps.add(new CeremonyStep.Commitment(party, committed.nonceCommitment(party, Scenario.nonce(party)))));
        Scenario.PARTIES.forEach(party -> steps.add(new CeremonyStep.Opening(party, Scenario.nonce(party))));
        steps.add(CeremonyStep.Value.of(0, Scenario.DICE));
        return steps;
    }

    private Ceremony again(List<CeremonyStep> kept) {
        Ceremony ceremony = scenario.request().commit(scenario.log).ceremony();
        kept.forEach(ceremony::resume);
        return ceremony;
    }

    @Test
    void ceremony_stoppedBeforeEveryStep_goesOnAndDrawsTheSame() {
        ResultDocument expected = new Scenario().lawful().result();
        List<CeremonyStep> kept = new ArrayList<>();
        for (CeremonyStep step : steps()) {
            if (step instanceof CeremonyStep.Value) {
                scenario.clock.pass(Ceremony.PAUSE);
            }
            kept.add(step); // kept first, logged afterwards
            assertThat(again(kept).resume(step)).isFalse();
            assertThat(logged.has(step)).isFalse();
            again(kept).take(step);
            assertThat(again(kept).resume(step)).isTrue();
            assertThat(logged.has(step)).isTrue();
        }
        assertThat(again(kept).draw().result()).isEqualTo(expected);
        assertThat(logged.entries().stream().map(entry -> entry.entry().type()))
                .startsWith("plan", "header", "commit:audit")
                .endsWith("beacon:0", "result");
    }

    @Test
    void stepThatIsNotTheLoggedOne_passedOver_theLoggedOneCounts() {
        CeremonyStep other = new CeremonyStep.Commitment("audit", Bytes32.of(new byte[32]));
        CeremonyStep standing = steps().get(0);
        committed.ceremony().take(standing);
        Ceremony ceremony = committed.ceremony();
        assertThat(ceremony.resume(other)).isFalse();
        assertThat(ceremony.resume(standing)).isTrue();
    }

    @Test
    void openings_oneWithheld_areOverAtTheDeadline() {
        Ceremony ceremony = committed.ceremony();
        steps().subList(0, 5).forEach(ceremony::take);
        assertThat(logged.allCommitted()).isTrue();
        assertThat(logged.opened()).isEqualTo(2);
        assertThat(logged.openingsOver()).isEqualTo(Scenario.REVEAL_BY);
        scenario.clock.pass(Duration.ofMinutes(3));
        ceremony.take(steps().get(5));
        assertThat(logged.openingsOver()).isEqualTo(scenario.clock.instant());
    }

    @Test
    void voided_saysForWhat() {
        committed.ceremony().voidBeforeReveals("公证员未到场");
        assertThat(logged.voidedFor("公证员未到场", -1)).isTrue();
        assertThat(logged.voidedFor("公证员未到", -1)).isFalse();
        assertThat(logged.voidedFor("公证员未到场", 0)).isFalse();
    }

    @Test
    void series_nextPlace_followsTheLastPlan() {
        DrawPlan plan = committed.plan();
        assertThat(DrawSeries.next(scenario.log, plan.authority(), plan.series()))
                .isEqualTo(new DrawSeries(2, plan.hash().hex()));
        assertThat(DrawSeries.next(scenario.log, plan.authority(), "other")).isEqualTo(new DrawSeries(1, ""));
    }

    @Test
    void frame_writtenAndReadAgain_isTheSame(@TempDir Path directory) throws Exception {
        scenario.frame.write(Files.createDirectories(directory.resolve("frame")));
        SamplingFrame read = SamplingFrame.read(directory.resolve("frame"), ReadLimits.standard());
        assertThat(DrawRequest.first(scenario.plan, read, Scenario.SNAPSHOT, Scenario.REVEAL_BY)
                        .header())
                .isEqualTo(committed.header());
    }

    @Test
    void keptPeople_notThoseOnTheRoster_areRefused() {
        assertThatThrownBy(() -> PreparedDraw.kept(DrawFixture.TASK, scenario.plan, scenario.frame, Map.of()))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.DRAW_INPUT_INVALID));
    }
}
