package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.DrawFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawPreparationTest {
    @Test
    void pool_everySubject_isInTheFrameOrExcludedWithItsReason() {
        List<Subject> pool = new ArrayList<>(subjects(10));
        pool.add(subject(90, CreditRiskClass.A, "440802", Subject.RegistrationStatus.DEREGISTERED));
        pool.add(subject(91, CreditRiskClass.A, "440802", Subject.RegistrationStatus.LIQUIDATING));
        pool.add(subject(92, CreditRiskClass.A, "440100", Subject.RegistrationStatus.ACTIVE));
        pool.add(subject(93, CreditRiskClass.A, "440800-K1", Subject.RegistrationStatus.ACTIVE));
        pool.add(subject(94, CreditRiskClass.A, "440802", Subject.RegistrationStatus.ACTIVE));
        DrawMaterial material = material(TASK, INSPECTORS)
                .excluding(List.of(ExclusionRule.cap(Map.of(pool.get(14).id(), 2), 2)));
        PreparedDraw prepared = prepare(material, pool);
        assertThat(prepared.frame().count()).isEqualTo(11);
        assertThat(prepared.frame().registryCount()).isEqualTo(15);
        assertThat(prepared.exclusionCounts())
                .containsOnly(
                        entry(SubjectExclusion.DEREGISTERED, 1L),
                        entry(SubjectExclusion.NOT_IN_SCOPE, 2L),
                        entry(SubjectExclusion.CAP_REACHED, 1L));
    }

    @Test
    void oneVisitPair_listedSubjects_areSplitWithoutOverlap() {
        List<Subject> pool = subjects(10);
        Set<Subject.Id> listed = Set.of(pool.get(0).id(), pool.get(3).id());
        PreparedDraw own = prepare(
                material(task(VisitMode.ONE_VISIT, TASK.sampling()), INSPECTORS).withOneVisitList(listed), pool);
        PreparedDraw rest = prepare(material(TASK, INSPECTORS).withOneVisitList(listed), pool);
        assertThat(own.frame().count()).isEqualTo(2);
        assertThat(rest.frame().count()).isEqualTo(8);
    }

    @Test
    void inspectors_everyOneOfTheParticipants_isOnTheRosterOrExcludedWithItsReason() {
        Period window = Samples.window();
        Inspector like = Samples.inspector("X", Samples.FIRE);
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        inspectors.add(changed(like, "X1", Inspector.Role.AUXILIARY, like.credential(), List.of(), like.itemScope()));
        inspectors.add(changed(
                like,
                "X2",
                Inspector.Role.OFFICER,
                new Inspector.Credential("证", "示例", new Period(LocalDate.of(2020, 1, 1), window.from())),
                List.of(),
                like.itemScope()));
        inspectors.add(
                changed(like, "X3", Inspector.Role.OFFICER, like.credential(), List.of(window), like.itemScope()));
        inspectors.add(
                changed(like, "X4", Inspector.Role.OFFICER, like.credential(), List.of(), List.of(Samples.ITEM)));
        inspectors.add(inspector("X5", new Authority.Id("440800-OTHER")));
        PreparedDraw prepared = prepare(material(TASK, inspectors), subjects(5));
        assertThat(prepared.inspectorExclusions())
                .containsExactly(
                        entry(new Inspector.Id("X1"), InspectorExclusion.AUXILIARY),
                        entry(new Inspector.Id("X2"), InspectorExclusion.CERT_INVALID),
                        entry(new Inspector.Id("X3"), InspectorExclusion.UNAVAILABLE),
                        entry(new Inspector.Id("X4"), InspectorExclusion.OUT_OF_SCOPE));
        assertThat(prepared.frame().rosterExclusionCount())
                .as("fixed with the frame, under pseudonyms")
                .isEqualTo(4);
        assertThat(prepared.people().values())
                .containsExactlyInAnyOrderElementsOf(
                        INSPECTORS.stream().map(Inspector::id).toList());
    }

    private static Inspector changed(
            Inspector like,
            String id,
            Inspector.Role role,
            Inspector.Credential credential,
            List<Period> unavailable,
            List<InspectionItem.Code> scope) {
        return new Inspector(
                new Inspector.Id(id),
                like.employeeNo(),
                like.name(),
                like.authority(),
                like.office(),
                like.level(),
                credential,
                role,
                List.of(),
                scope,
                unavailable,
                Inspector.Status.ACTIVE);
    }

    @Test
    void roster_people_areUnderPseudonymsThatChangeWithTheKey() {
        byte[] other = new byte[32];
        other[0] = 1;
        DrawMaterial material = material(TASK, INSPECTORS);
        Set<String> first = prepare(material, subjects(5)).people().keySet();
        Set<String> second = new DrawPreparation(material, TERMS, SALTS, RosterKey.of(other))
                .prepare(subjects(5).stream(), SNAPSHOT)
                .people()
                .keySet();
        assertThat(first).hasSize(6).allMatch(pseudonym -> pseudonym.matches("[0-9a-f]{32}"));
        assertThat(second).hasSize(6).doesNotContainAnyElementsOf(first);
    }

    @Test
    void seats_qualificationNeeded_comeFirstAndNumberTwoPerAuthority() {
        DrawPlan plan = prepare(material(TASK, INSPECTORS), subjects(5)).plan();
        assertThat(plan.qualifications()).containsExactly("SPECIAL");
        assertThat(plan.team())
                .containsExactly(
                        new Seat("440800-SCJG", 1),
                        new Seat("440800-SCJG", 0),
                        new Seat("440800-XF", 0),
                        new Seat("440800-XF", 0));
    }

    @Test
    void qualifiedInspectors_nobodyQualified_failsClosed() {
        List<Inspector> inspectors = INSPECTORS.subList(1, 6);
        assertThatThrownBy(() -> prepare(material(TASK, inspectors), subjects(5)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0306")
                .hasMessageContaining("BR-05: authority 440800-SCJG has 0 inspectors");
    }

    @Test
    void inspectors_fewerThanSeats_failsClosed() {
        assertThatThrownBy(() -> prepare(material(TASK, INSPECTORS.subList(0, 4)), subjects(5)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0306")
                .hasMessageContaining("authority 440800-XF has 1 inspectors")
                .hasMessageContaining("2 are needed");
    }

    @Test
    void recusal_leavesTooFewForASubject_failsClosedNamingIt() {
        Subject subject = subjects(5).get(2);
        DrawMaterial material = material(TASK, INSPECTORS)
                .recusing(List.of(
                        new Recusal(new Inspector.Id("F1"), subject.id(), "INTEREST", Samples.year2024()),
                        new Recusal(new Inspector.Id("F2"), subject.id(), "INTEREST", Samples.year2024())));
        assertThatThrownBy(() -> prepare(material, subjects(5)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0306")
                .hasMessageContaining("BR-06")
                .hasMessageContaining(subject.id().value());
    }

    @Test
    void recusal_overBeforeTheWindow_doesNotCount() {
        Subject subject = subjects(5).get(2);
        Period past = new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 3, 31));
        DrawMaterial material = material(TASK, INSPECTORS)
                .recusing(List.of(
                        new Recusal(new Inspector.Id("F1"), subject.id(), "INTEREST", past),
                        new Recusal(new Inspector.Id("F2"), subject.id(), "INTEREST", past)));
        assertThat(prepare(material, subjects(5)).frame().count()).isEqualTo(5);
    }

    @Test
    void subject_notInThePoolThatDay_refused() {
        assertThatThrownBy(() -> new DrawPreparation(material(TASK, INSPECTORS), TERMS, SALTS, PSEUDONYMS)
                        .prepare(subjects(5).stream(), LocalDate.of(2023, 12, 31)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0301");
    }

    @Test
    void subject_twice_refused() {
        List<Subject> pool = new ArrayList<>(subjects(5));
        pool.add(pool.get(0));
        assertThatThrownBy(() -> prepare(material(TASK, INSPECTORS), pool))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0301");
    }

    @Test
    void task_drawingFixedGroups_refusedAsUnsupported() {
        InspectionTask groups = new InspectionTask(
                TASK.no(),
                TASK.name(),
                TASK.source(),
                TASK.plan(),
                TASK.line(),
                TASK.visitMode(),
                TASK.direction(),
                TASK.participations(),
                TASK.subjectScope(),
                TASK.pool(),
                TASK.sampling(),
                TASK.poolTotal(),
                TASK.target(),
                TASK.window(),
                TASK.inspectorsPerAuthority(),
                InspectionTask.TeamDraw.BY_GROUP,
                false,
                TASK.steps());

        assertThatThrownBy(() -> prepare(material(groups, INSPECTORS), subjects(5)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0305");
    }

    @Test
    void task_notApproved_refused() {
        assertThatThrownBy(() -> prepare(material(Samples.task(), INSPECTORS), subjects(5)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0502");
    }

    @Test
    void countyAuthority_subjectsOfOtherCounties_areOutOfScope() {
        Authority city = Samples.authority(Samples.MARKET);
        Authority county = new Authority(
                Samples.FIRE,
                city.creditCode(),
                city.name(),
                new RegionCode("440802"),
                Authority.Level.COUNTY,
                city.sector(),
                city.qualification(),
                city.conferenceMembership(),
                city.homePlatform(),
                city.validity());
        DrawMaterial material = DrawMaterial.of(TASK, List.of(city, county), ITEMS, INSPECTORS);
        PreparedDraw prepared = prepare(material, subjects(10));
        assertThat(prepared.frame().count()).isEqualTo(5);
        assertThat(prepared.exclusionCounts()).containsOnly(entry(SubjectExclusion.NOT_IN_SCOPE, 5L));
    }

    @Test
    void sameMaterial_anyOrderOfSubjectsAndInspectors_samePlanAndRoots() {
        List<Subject> reversed = new ArrayList<>(subjects(20));
        java.util.Collections.reverse(reversed);
        List<Inspector> inspectors = new ArrayList<>(INSPECTORS);
        java.util.Collections.reverse(inspectors);
        PreparedDraw one = prepare(material(TASK, INSPECTORS), subjects(20));
        PreparedDraw other = prepare(material(TASK, inspectors), reversed);
        assertThat(other.plan()).isEqualTo(one.plan());
        assertThat(other.frame().rootA(CryptoSuite.SM3_SM2))
                .isEqualTo(one.frame().rootA(CryptoSuite.SM3_SM2));
        assertThat(other.frame().rosterRoot(CryptoSuite.SM3_SM2))
                .isEqualTo(one.frame().rosterRoot(CryptoSuite.SM3_SM2));
    }
}
