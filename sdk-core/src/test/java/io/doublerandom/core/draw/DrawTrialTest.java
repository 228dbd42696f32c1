package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.crypto.CryptoSuite;
import org.junit.jupiter.api.Test;

class DrawTrialTest {
    private final Scenario scenario = new Scenario();

    @Test
    void draw_again_drawsAsManyAsTheRulesSay() {
        DrawTrial trial = new DrawTrial(scenario.plan, scenario.frame);
        int expected = SubjectDraw.compute(
                        scenario.plan, scenario.frame, scenario.plan.suite().hash("seed", new byte[0]))
                .selected()
                .size();
        assertThat(trial.draw()).isEqualTo(expected).isPositive();
        assertThat(trial.draw()).isEqualTo(expected);
        assertThat(trial.draw(3)).isEqualTo(expected);
    }

    @Test
    void tickets_ofAllSubjects_areThoseOfTheDraw() {
        CryptoSuite suite = scenario.plan.suite();
        Tickets tickets = new Tickets(
                suite,
                SeedDerivation.ticketKey(suite, suite.hash("seed", new byte[0])),
                scenario.plan.attributesPublic(),
                scenario.frame.sids(),
                scenario.frame.salts());
        long sum = 0;
        byte[] ticket = new byte[32];
        for (int row = 0; row < scenario.frame.count(); row++) {
            tickets.write(row, ticket, 0);
            sum ^= java.nio.ByteBuffer.wrap(ticket).getLong();
        }
        assertThat(new DrawTrial(scenario.plan, scenario.frame).tickets()).isEqualTo(sum);
    }

    @Test
    void root_isTheOneOfTheFrame() {
        DrawTrial trial = new DrawTrial(scenario.plan, scenario.frame);
        byte[] root = scenario.frame.rootS(scenario.plan.suite()).bytes();
        assertThat(trial.root()).isEqualTo(java.nio.ByteBuffer.wrap(root).getLong());
        assertThat(trial.hashed()).isNotEqualTo(trial.root());
    }

    @Test
    void trial_emptyPool_isRefused() {
        SamplingFrame empty = SamplingFrame.builder().build(CryptoSuite.SM3_SM2, SaltKey.of(new byte[32]));
        assertThatThrownBy(() -> new DrawTrial(scenario.plan, empty)).isInstanceOf(DoubleRandomException.class);
    }
}
