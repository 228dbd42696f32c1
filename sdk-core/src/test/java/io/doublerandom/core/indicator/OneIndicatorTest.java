package io.doublerandom.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Authority;
import io.doublerandom.core.kit.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An indicator measured alone comes to the same as among all seven, and looks at nothing that it does not count. */
class OneIndicatorTest {
    private static final ProgrammeIndicators INDICATORS = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());
    private static final List<Set<Authority.Id>> SCOPES =
            List.of(Set.of(Samples.MARKET, Samples.FIRE), Set.of(Samples.FIRE));

    @Test
    void alone_isWhatItIsAmongAll() {
        YearFacts facts = HandCountedYear.yearEnd();
        for (Set<Authority.Id> scope : SCOPES) {
            assertThat(INDICATORS.yearEnd(facts, scope))
                    .extracting(Measure::indicator)
                    .containsExactly(Indicator.values());
            for (Indicator indicator : Indicator.values()) {
                assertThat(INDICATORS.yearEnd(indicator, facts, scope))
                        .isEqualTo(INDICATORS.yearEnd(facts, scope).get(indicator.ordinal()));
                assertThat(INDICATORS.planStage(indicator, facts, scope))
                        .isEqualTo(INDICATORS.planStage(facts, scope).get(indicator.ordinal()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COVERAGE,execution items plans",
        "JOINT,execution tasks",
        "ENROLMENT,certificates execution inspectors",
        "COMPLETED,drawn draws execution found tasks",
        "PUBLISHED,drawn draws execution found noticed tasks",
        "CREDIT_RISK,draws execution tasks",
        "HANDLED,disposed execution found"
    })
    void alone_asksForNoMoreThanItCounts(Indicator indicator, String asked) {
        Set<String> seen = new TreeSet<>();
        YearFacts facts = HandCountedYear.yearEnd();
        YearExecution execution = watched(YearExecution.class, facts.execution(), seen);
        YearFacts of = new GivenYear(
                facts.asOf(), facts.items(), facts.plans(), facts.certificates(), facts.inspectors(), execution);
        INDICATORS.yearEnd(indicator, watched(YearFacts.class, of, seen), SCOPES.get(0));
        assertThat(String.join(" ", seen)).isEqualTo(asked);
    }

    /** The same facts, noting which were asked for. */
    private static <T> T watched(Class<T> type, T facts, Set<String> seen) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!method.getName().equals("asOf")) {
                seen.add(method.getName());
            }
            try {
                return method.invoke(facts, args);
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }));
    }
}
