package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import org.junit.jupiter.api.Test;

class TeamShortageTest {
    @Test
    void shortage_asRefusal_isReadBack() {
        TeamShortage any = new TeamShortage("BR-05", "114408000000000001", 1, 2, 0, "", 2);
        TeamShortage one = new TeamShortage("BR-06", "114408000000000001", 0, 1, 5, "91440800MA5ABCDE12", 1);
        assertThat(TeamShortage.of(any.refusal())).contains(any);
        assertThat(TeamShortage.of(one.refusal())).contains(one);
        assertThat(any.refusal()).hasMessageContaining("for any subject, 2 are needed");
    }

    @Test
    void refusal_ofAnotherKind_isNone() {
        assertThat(TeamShortage.of(new DoubleRandomException(ErrorCode.DRAW_POOL_EMPTY, "0 subjects")))
                .isEmpty();
        assertThat(TeamShortage.of(new DoubleRandomException(ErrorCode.DRAW_INFEASIBLE, "T-1: 2 teams are short")))
                .isEmpty();
    }
}
