package io.doublerandom.core.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.Step;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.publicity.PublicityNotice.State;
import org.junit.jupiter.api.Test;

/** The life of a notice: published by a receipt, or withheld by two. */
class PublicityNoticeTest {
    private static final PublicityNotice PENDING = Samples.notice();

    private static Step<State> step(State state, String by, String note) {
        return new Step<>(state, by, Samples.MARCH_FIRST, note);
    }

    private static PublicityNotice asked() {
        return PENDING.with(
                step(State.WITHHOLDING, "office", Samples.withholding().note()));
    }

    @Test
    void withheld_bySomebodyElse_keepsTheGround() {
        PublicityNotice withheld = asked().with(step(State.WITHHELD, "leader", "同意"));
        assertThat(withheld.withholding()).contains(Samples.withholding());
        assertThat(withheld.open()).isFalse();
        assertThat(asked().open()).isTrue();
        assertThat(asked().overdue(PENDING.dueOn().plusDays(1))).isTrue();
        assertThat(withheld.overdue(PENDING.dueOn().plusDays(1))).isFalse();
    }

    @Test
    void withheld_byWhoAsked_refused() {
        assertThatThrownBy(() -> asked().with(step(State.WITHHELD, "office", "")))
                .hasMessageStartingWith("DR-0201")
                .hasMessageContaining("by");
    }

    @Test
    void withholding_withoutGroundOrNotAsked_refused() {
        assertThatThrownBy(() -> PENDING.with(step(State.WITHHOLDING, "office", "不想公示")))
                .hasMessageContaining("ground");
        assertThatThrownBy(() -> PENDING.with(step(State.WITHHELD, "leader", "")))
                .hasMessageContaining("PENDING to WITHHELD");
        assertThatThrownBy(() -> PENDING.with(step(State.PUSHED, "office", ""))
                        .with(step(
                                State.WITHHOLDING,
                                "office",
                                Samples.withholding().note())))
                .hasMessageContaining("PUSHED to WITHHOLDING");
    }

    @Test
    void withheld_isNotPublishedBeforeItIsPendingAgain() {
        PublicityNotice withheld = asked().with(step(State.WITHHELD, "leader", ""));
        assertThatThrownBy(() -> withheld.with(step(State.PUBLISHED, "office", "receipt")))
                .hasMessageContaining("WITHHELD to PUBLISHED");
        PublicityNotice again = withheld.with(step(State.PENDING, "leader", "解密"));
        assertThat(again.withholding()).isEmpty();
        assertThat(again.with(step(State.PUBLISHED, "office", "receipt")).state())
                .isEqualTo(State.PUBLISHED);
    }

    @Test
    void withdrawn_orPublished_isTheEnd() {
        PublicityNotice withdrawn = PENDING.with(step(State.WITHDRAWN, "inspector", "已更正"));
        assertThat(withdrawn.open()).isFalse();
        for (State state : State.values()) {
            assertThatThrownBy(() -> withdrawn.with(
                            step(state, "office", Samples.withholding().note())))
                    .hasMessageStartingWith("DR-0201");
        }
        assertThatThrownBy(() ->
                        PENDING.with(step(State.PUSHED, "office", "")).with(step(State.WITHDRAWN, "inspector", "")))
                .hasMessageContaining("PUSHED to WITHDRAWN");
    }
}
