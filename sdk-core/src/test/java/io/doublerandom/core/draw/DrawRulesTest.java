package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.DrawFixture.INSPECTORS;
import static io.doublerandom.core.draw.DrawFixture.TASK;
import static io.doublerandom.core.draw.DrawFixture.inspector;
import static io.doublerandom.core.draw.DrawFixture.material;
import static io.doublerandom.core.draw.DrawFixture.prepare;
import static io.doublerandom.core.draw.DrawFixture.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule of frame and roster, with the code of its reason: see {@code docs/reference/constraints.md}. */
class DrawRulesTest {
    private final List<Subject> pool = subjects(10);

    @Test
    void cap_perAuthority_excludesWhoReachedThatOfOne() {
        ExclusionRule rule = ExclusionRule.caps(
                Map.of(Samples.MARKET, 2, Samples.FIRE, 1),
                Map.of(
                        Samples.MARKET,
                        Map.of(id(0), 1, id(1), 2),
                        Samples.FIRE,
                        Map.of(id(2), 1),
                        new Authority.Id("440800-OTHER"),
                        Map.of(id(3), 9)));
        assertThat(excluded(rule)).isEqualTo(Map.of(SubjectExclusion.CAP_REACHED, 2L));
    }

    @Test
    void lowRisk_drawnBefore_isLeftOutAndOthersAreNot() {
        Set<Subject.Id> drawn = Set.of(id(0), id(1), id(5));
        assertThat(pool.get(0).creditRisk().riskClass()).isEqualTo(CreditRiskClass.A);
        assertThat(pool.get(5).creditRisk().riskClass()).isEqualTo(CreditRiskClass.A);
        assertThat(excluded(ExclusionRule.lowRiskDrawnBefore(drawn)))
                .isEqualTo(Map.of(SubjectExclusion.LOW_RISK_ALREADY_DRAWN, 2L));
        assertThat(excluded(ExclusionRule.drawnBefore(drawn))).isEqualTo(Map.of(SubjectExclusion.DRAWN_THIS_YEAR, 3L));
    }

    @Test
    void lists_ofSubjects_excludeWithTheirReason() {
        assertThat(excluded(ExclusionRule.undisturbed(Set.of(id(4)))))
                .isEqualTo(Map.of(SubjectExclusion.WHITELISTED, 1L));
        assertThat(excluded(ExclusionRule.underCase(Set.of(id(4), id(6)))))
                .isEqualTo(Map.of(SubjectExclusion.UNDER_CASE, 2L));
        assertThat(excluded(ExclusionRule.duplicates(Set.of(id(4))))).isEqualTo(Map.of(SubjectExclusion.DUPLICATE, 1L));
        assertThat(excluded(ExclusionRule.listed(Map.of(id(3), SubjectExclusion.FORCE_MAJEURE))))
                .isEqualTo(Map.of(SubjectExclusion.FORCE_MAJEURE, 1L));
    }

    @Test
    void season_noMonthOfTheVisits_isExcluded() {
        Period visits = new Period(LocalDate.of(2024, 11, 20), LocalDate.of(2025, 1, 10));
        ExclusionRule rule = ExclusionRule.outOfSeason(
                Map.of(
                        id(0), Set.of(Month.JULY, Month.AUGUST),
                        id(1), Set.of(Month.DECEMBER),
                        id(2), Set.of(Month.OCTOBER, Month.FEBRUARY)),
                visits);
        assertThat(excluded(rule)).isEqualTo(Map.of(SubjectExclusion.OUT_OF_SEASON, 2L));
    }

    @Test
    void rules_severalHold_theFirstOneIsTheReason() {
        PreparedDraw prepared = prepare(
                material(TASK, INSPECTORS)
                        .excluding(List.of(
                                ExclusionRule.underCase(Set.of(id(0))),
                                ExclusionRule.undisturbed(Set.of(id(0), id(1))))),
                pool);
        assertThat(prepared.exclusionCounts())
                .containsOnly(entry(SubjectExclusion.UNDER_CASE, 1L), entry(SubjectExclusion.WHITELISTED, 1L));
    }

    @Test
    void directed_scope_narrowsTheFrame() {
        ExclusionRule scope = new DirectedScope(subject -> subject.creditRisk().riskClass() == CreditRiskClass.D);
        PreparedDraw prepared =
                prepare(material(directed(Direction.DIRECTED), INSPECTORS).excluding(List.of(scope)), pool);
        assertThat(prepared.frame().count()).isEqualTo(2);
        assertThat(prepared.exclusionCounts()).containsOnly(entry(SubjectExclusion.NOT_IN_SCOPE, 8L));
        InspectionTask undirected = directed(Direction.UNDIRECTED);
        assertThatThrownBy(() -> prepare(material(undirected, INSPECTORS).excluding(List.of(scope)), pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0301")
                .hasMessageContaining("UNDIRECTED");
    }

    @Test
    void division_withABoundOfItsOwn_isRefusedAsUnsupported() {
        DrawMaterial material =
                material(TASK, INSPECTORS).bounding(List.of(new DivisionBound(new RegionCode("440802"), 2, 5)));
        assertThatThrownBy(() -> prepare(material, pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0305")
                .hasMessageContaining("440802")
                .hasMessageContaining("2 to 5");
    }

    @Test
    void ownUnit_ownStation_reciprocalAndLastTime_becomePairs() {
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        inspectors.add(at(inspector("M8", Samples.MARKET), "东海岛所"));
        inspectors.add(at(inspector("M9", Samples.MARKET), "硇洲所"));
        RecusalRule.Station east = new RecusalRule.Station(Samples.MARKET, "东海岛所");
        RecusalRule.Station isle = new RecusalRule.Station(Samples.MARKET, "硇洲所");
        PreparedDraw prepared = prepare(
                material(TASK, inspectors)
                        .recusing(List.of(new Recusal(new Inspector.Id("F1"), id(4), "INTEREST", Samples.year2024())))
                        .recusingBy(List.of(
                                RecusalRule.ownStation(inspectors, Map.of(id(0), Set.of(east))),
                                RecusalRule.reciprocal(inspectors, Map.of(id(1), Set.of(isle, east))),
                                RecusalRule.lastTime(Map.of(id(2), Set.of(new Inspector.Id("F2")))))),
                pool);
        assertThat(pairs(prepared))
                .containsExactlyInAnyOrder("M8 " + id(0), "M8 " + id(1), "M9 " + id(1), "F2 " + id(2), "F1 " + id(4));
    }

    @Test
    void ownUnit_everybodyOfTheAuthority_failsClosedNamingRuleAndSubject() {
        DrawMaterial material = material(TASK, INSPECTORS)
                .recusingBy(List.of(
                        RecusalRule.ownUnit(INSPECTORS, Map.of(id(7), Samples.FIRE)),
                        RecusalRule.lastTime(Map.of(id(7), Set.of(new Inspector.Id("F2"))))));
        assertThatThrownBy(() -> prepare(material, pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0306")
                .hasMessageContaining("BR-06: authority 440800-XF has 0 inspectors")
                .hasMessageContaining(id(7).value())
                .hasMessageContaining("recused: {OWN_UNIT=3}");
    }

    @Test
    void seats_leaderAndExpert_areSeatsOfTheirOwn() {
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        inspectors.add(inspector("F8", Samples.FIRE, "LEADER"));
        inspectors.add(inspector("F9", Samples.FIRE, "EXPERT"));
        SeatPolicy policy = SeatPolicy.standard()
                .needing(Samples.FIRE, "LEADER")
                .needing(Samples.FIRE, "EXPERT")
                .seating(Samples.FIRE, 3);
        DrawPlan plan =
                prepare(material(TASK, inspectors).seating(policy), pool).plan();
        assertThat(plan.qualifications()).containsExactly("EXPERT", "LEADER", "SPECIAL");
        assertThat(plan.team())
                .containsExactlyInAnyOrder(
                        new Seat(Samples.FIRE.value(), 1),
                        new Seat(Samples.FIRE.value(), 2),
                        new Seat(Samples.FIRE.value(), 0),
                        new Seat(Samples.MARKET.value(), 4),
                        new Seat(Samples.MARKET.value(), 0));
        assertThatThrownBy(() -> prepare(material(TASK, INSPECTORS).seating(policy), pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0306")
                .hasMessageContaining("BR-05: authority 440800-XF has 0 inspectors");
    }

    @Test
    void inspectors_inactiveOrWithoutWhatEverySeatNeeds_areExcludedWithTheirReason() {
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        Inspector like = inspector("M9", Samples.MARKET);
        inspectors.add(new Inspector(
                like.id(),
                like.employeeNo(),
                like.name(),
                like.authority(),
                like.office(),
                like.level(),
                like.credential(),
                like.role(),
                like.qualifications(),
                like.itemScope(),
                like.unavailable(),
                Inspector.Status.INACTIVE));
        inspectors.add(inspector("F8", Samples.FIRE, "LEADER"));
        SeatPolicy policy = SeatPolicy.standard().seating(Samples.FIRE, 1).needing(Samples.FIRE, "LEADER");
        assertThat(prepare(material(TASK, inspectors).seating(policy), pool).inspectorExclusions())
                .containsExactly(
                        entry(new Inspector.Id("F1"), InspectorExclusion.QUAL_MISSING),
                        entry(new Inspector.Id("F2"), InspectorExclusion.QUAL_MISSING),
                        entry(new Inspector.Id("F3"), InspectorExclusion.QUAL_MISSING),
                        entry(new Inspector.Id("M9"), InspectorExclusion.INACTIVE));
    }

    @Test
    void seats_twoByDefault_oneWhereThePolicyRelaxesIt() {
        assertThat(prepare(material(TASK, INSPECTORS), pool).plan().team()).hasSize(4);
        SeatPolicy one = SeatPolicy.standard().seating(Samples.FIRE, 1);
        assertThat(prepare(material(TASK, INSPECTORS).seating(one), pool).plan().team())
                .extracting(Seat::dept)
                .containsExactly(Samples.MARKET.value(), Samples.MARKET.value(), Samples.FIRE.value());
        SeatPolicy stranger = SeatPolicy.standard().seating(new Authority.Id("440800-OTHER"), 1);
        assertThatThrownBy(() -> prepare(material(TASK, INSPECTORS).seating(stranger), pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("440800-OTHER");
    }

    @Test
    void loads_carriedBefore_standInTheRoster() {
        PreparedDraw prepared = prepare(material(TASK, INSPECTORS).loaded(Map.of(new Inspector.Id("F2"), 7)), pool);
        assertThat(prepared.frame().roster().stream()
                        .filter(entry -> entry.load0() > 0)
                        .map(entry -> prepared.people().get(entry.iid()) + " " + entry.load0()))
                .containsExactly("F2 7");
    }

    private Subject.Id id(int number) {
        return pool.get(number).id();
    }

    private Map<SubjectExclusion, Long> excluded(ExclusionRule rule) {
        return prepare(material(TASK, INSPECTORS).excluding(List.of(rule)), pool)
                .exclusionCounts();
    }

    private static Set<String> pairs(PreparedDraw prepared) {
        Set<String> pairs = new HashSet<>();
        var lines = prepared.frame().recusals();
        for (int line = 0; line < lines.size(); line++) {
            String[] pair = lines.text(line).split(",");
            pairs.add(prepared.people().get(pair[0]) + " " + pair[1]);
        }
        return pairs;
    }

    private static Inspector at(Inspector like, String office) {
        return new Inspector(
                like.id(),
                like.employeeNo(),
                like.name(),
                like.authority(),
                office,
                like.level(),
                like.credential(),
                like.role(),
                like.qualifications(),
                like.itemScope(),
                like.unavailable(),
                like.status());
    }

    private static InspectionTask directed(Direction direction) {
        InspectionTask like = TASK;
        return new InspectionTask(
                like.no(),
                like.name(),
                like.source(),
                like.plan(),
                like.line(),
                like.visitMode(),
                direction,
                like.participations(),
                like.subjectScope(),
                like.pool(),
                like.sampling(),
                like.poolTotal(),
                like.target(),
                like.window(),
                like.inspectorsPerAuthority(),
                like.teamDraw(),
                like.publishSubjectList(),
                like.steps());
    }
}
