package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TeamShortageTest {
    @Test
    void refusal_ofAShortage_carriesItAndSaysIt() {
        TeamShortage any = new TeamShortage("BR-05", "114408000000000001", 1, 2, 0, "", 2, new TreeMap<>());
        TeamShortage one = new TeamShortage(
                "BR-06",
                "114408000000000001",
                0,
                1,
                5,
                "91440800MA5ABCDE12",
                1,
                new TreeMap<>(Map.of(RecusalReason.LAST_TIME, 2, RecusalReason.INTEREST, 1)));

        assertThat(any.refusal().facts(TeamShortage.class)).contains(any);
        assertThat(any.refusal())
                .hasMessageContaining(
                        "BR-05: authority 114408000000000001 has 1 inspectors who may take seat 2 (qualification mask 0)"
                                + " for any subject, 2 are needed");
        assertThat(one.refusal().facts(TeamShortage.class)).contains(one);
        assertThat(one.refusal())
                .hasMessageContaining(
                        "(qualification mask 5) for subject 91440800MA5ABCDE12, 1 are needed; recused: {INTEREST=1, LAST_TIME=2}");
    }

    @Test
    void refusal_ofAnotherKind_carriesNone() {
        TeamShortage shortage = new TeamShortage("BR-05", "114408000000000001", 1, 2, 0, "", 2, new TreeMap<>());

        assertThat(new DoubleRandomException(
                                ErrorCode.DRAW_INFEASIBLE,
                                shortage.refusal().problem().detail())
                        .facts(TeamShortage.class))
                .isEmpty();
        assertThat(shortage.refusal().facts(OtherFacts.class)).isEmpty();
    }

    private record OtherFacts() {}
}
