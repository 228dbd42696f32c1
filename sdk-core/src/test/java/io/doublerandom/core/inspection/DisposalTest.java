package io.doublerandom.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.Disposal.Recheck;
import io.doublerandom.core.inspection.Disposal.State;
import io.doublerandom.core.inspection.Disposal.Type;
import io.doublerandom.core.kit.Samples;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a disposal: no end without proof. */
class DisposalTest {
    private static final LocalDate DEADLINE = LocalDate.of(2024, 5, 8);

    private static Disposal decided(Type type) {
        return new Disposal(
                new Disposal.Id("D-1"),
                Samples.result().id(),
                type,
                Samples.MARKET,
                "",
                DEADLINE,
                "说明",
                List.of(step(State.DECIDED)));
    }

    private static Step<State> step(State state) {
        return Samples.step(state);
    }

    private static Disposal.Proof proof(Recheck recheck) {
        return new Disposal.Proof(DEADLINE, "示例〔2024〕1号", recheck, null);
    }

    @Test
    void close_withoutProof_refusedForAllThatHasSomethingToDo() {
        for (Type type : Type.values()) {
            if (type == Type.NONE) {
                assertThat(decided(type).with(step(State.CLOSED)).state()).isEqualTo(State.CLOSED);
            } else {
                assertThatThrownBy(() -> decided(type).with(step(State.CLOSED)))
                        .hasMessageStartingWith("DR-0201")
                        .hasMessageContaining("proofs");
            }
        }
    }

    @Test
    void close_orderToRectify_onlyAfterAReCheckThatWasPassed() {
        Disposal order = decided(Type.ORDER_RECTIFY);
        assertThatThrownBy(() -> order.with(proof(Recheck.NONE), step(State.CLOSED)))
                .hasMessageContaining("proofs");
        Disposal failed = order.with(proof(Recheck.FAILED), step(State.IN_PROGRESS));
        assertThatThrownBy(() -> failed.with(step(State.CLOSED))).hasMessageContaining("proofs");
        Disposal closed = failed.with(proof(Recheck.PASSED), step(State.CLOSED));
        assertThat(closed.proofs()).extracting(Disposal.Proof::recheck).containsExactly(Recheck.FAILED, Recheck.PASSED);
        assertThat(decided(Type.CASE_LEAD)
                        .with(proof(Recheck.NONE), step(State.CLOSED))
                        .state())
                .isEqualTo(State.CLOSED);
    }

    @Test
    void underWay_manySteps_butNoneBack() {
        Disposal underWay = decided(Type.CASE_LEAD)
                .with(step(State.IN_PROGRESS))
                .carriedOn(Samples.FIRE, "移送1号", null, step(State.IN_PROGRESS));
        assertThat(underWay.toAuthority()).isEqualTo(Samples.FIRE);
        assertThat(underWay.documentNo()).isEqualTo("移送1号");
        assertThatThrownBy(() -> underWay.with(step(State.DECIDED))).hasMessageStartingWith("DR-0201");
    }

    @Test
    void overdue_fromTheDayAfterTheDeadlineUntilClosed() {
        Disposal open = decided(Type.CASE_LEAD);
        assertThat(open.overdue(DEADLINE)).isFalse();
        assertThat(open.overdue(DEADLINE.plusDays(1))).isTrue();
        assertThat(open.with(proof(Recheck.NONE), step(State.CLOSED)).overdue(DEADLINE.plusDays(1)))
                .isFalse();
    }
}
