package io.doublerandom.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.InspectionResult.State;
import io.doublerandom.core.kit.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of a result: entered, reviewed, published, corrected. */
class InspectionResultTest {
    private static final InspectionResult ENTERED = Samples.result();
    private static final InspectionResult RETURNED = ENTERED.with(Samples.step(State.RETURNED));
    private static final InspectionResult AUDITED = ENTERED.with(Samples.step(State.AUDITED));
    private static final InspectionResult PUBLISHED = AUDITED.with(Samples.step(State.PUBLISHED));

    @Test
    void step_fromEachState_onlyThoseOfTheReview() {
        assertThat(onward(ENTERED)).containsExactlyInAnyOrder(State.RETURNED, State.AUDITED);
        assertThat(onward(RETURNED)).isEmpty();
        assertThat(onward(AUDITED)).containsExactly(State.PUBLISHED);
        assertThat(onward(PUBLISHED)).isEmpty();
    }

    private static Set<State> onward(InspectionResult result) {
        Set<State> taken = EnumSet.noneOf(State.class);
        for (State state : State.values()) {
            try {
                result.with(Samples.step(state));
                taken.add(state);
            } catch (DoubleRandomException refused) {
                assertThat(refused).hasMessageStartingWith("DR-0201");
            }
        }
        return taken;
    }

    @Test
    void returned_enteredAgain_isTheSameVersion() {
        InspectionResult again = RETURNED.enteredAgain(other(), Samples.step(State.ENTERED));
        assertThat(again.state()).isEqualTo(State.ENTERED);
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.summary()).isEqualTo("另一份");
        assertThat(again.steps()).hasSize(3);
        for (InspectionResult wrong : List.of(ENTERED, AUDITED, PUBLISHED)) {
            assertThatThrownBy(() -> wrong.enteredAgain(other(), Samples.step(State.ENTERED)))
                    .hasMessageStartingWith("DR-0201");
        }
    }

    @Test
    void published_corrected_keepsWhatItCorrects() {
        Step<State> why = new Step<>(State.ENTERED, "inspector", Samples.MARCH_FIRST, "笔误");
        InspectionResult corrected = PUBLISHED.corrected(other(), why);
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.state()).isEqualTo(State.ENTERED);
        assertThat(corrected.former())
                .containsExactly(
                        new InspectionResult.Former(PUBLISHED.content(), "笔误", "inspector", Samples.MARCH_FIRST));
        for (InspectionResult wrong : List.of(ENTERED, RETURNED)) {
            assertThatThrownBy(() -> wrong.corrected(other(), why)).hasMessageStartingWith("DR-0201");
        }
    }

    @Test
    void correction_withoutReason_refused() {
        assertThatThrownBy(() ->
                        PUBLISHED.corrected(other(), new Step<>(State.ENTERED, "inspector", Samples.MARCH_FIRST, " ")))
                .hasMessageContaining("reason");
    }

    private static ResultContent other() {
        ResultContent like = ENTERED.content();
        return new ResultContent(
                like.inspectedOn(),
                like.methods(),
                like.outcomes(),
                like.findings(),
                like.inspectors(),
                "另一份",
                like.evidence());
    }
}
