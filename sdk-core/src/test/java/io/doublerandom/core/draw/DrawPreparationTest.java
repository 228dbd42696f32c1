package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Samples;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawPreparationTest {
    private static final LocalDate SNAPSHOT = LocalDate.of(2024, 3, 20);
    private static final SaltKey SALTS = SaltKey.of(new byte[32]);
    private static final RosterKey PSEUDONYMS = RosterKey.of(new byte[32]);
    private static final DrawTerms TERMS = new DrawTerms(
            CryptoSuite.SM3_SM2,
            "2024",
            1,
            "",
            List.of("notary", "audit", "office"),
            List.of(new Beacon(Beacon.Type.DICE, "演示骰子 10", 0)),
            true,
            "");

    private static Subject subject(
            int number, CreditRiskClass riskClass, String region, Subject.RegistrationStatus status) {
        String id = UnifiedSocialCreditCode.complete(String.format(Locale.ROOT, "91440800MA%06d", number))
                .value();
        Subject like = Samples.subject(id, riskClass);
        return new Subject(
                like.id(),
                like.kind(),
                like.name(),
                like.nature(),
                like.identity(),
                new RegionCode(region),
                "",
                status,
                like.creditRisk(),
                like.memberships());
    }

    private static List<Subject> subjects(int count) {
        CreditRiskClass[] classes = CreditRiskClass.values();
        return IntStream.range(0, count)
                .mapToObj(i -> subject(
                        i,
                        classes[i % classes.length],
                        i % 2 == 0 ? "440802" : "440823",
                        Subject.RegistrationStatus.ACTIVE))
                .toList();
    }

    private static InspectionItem item(InspectionItem.Code code, Authority.Id owner, String... qualifications) {
        InspectionItem like = Samples.item(code, owner);
        return new InspectionItem(
                code,
                like.listVersion(),
                owner,
                like.domain(),
                like.category(),
                like.name(),
                "",
                like.tier(),
                like.legalBasis(),
                like.subjectScope(),
                like.pools(),
                like.inspectingBody(),
                like.methods(),
                like.ratio(),
                like.frequency(),
                List.of(qualifications),
                false,
                true,
                like.effective(),
                like.publishedOn(),
                like.office());
    }

    private static Inspector inspector(String id, Authority.Id authority, String... qualifications) {
        Inspector like = Samples.inspector(id, authority);
        return new Inspector(
                like.id(),
                like.employeeNo(),
                like.name(),
                authority,
                like.office(),
                like.level(),
                like.credential(),
                like.role(),
                List.of(qualifications),
                like.itemScope(),
                like.unavailable(),
                like.status());
    }

    private static InspectionTask task(VisitMode mode, SamplingPolicy sampling) {
        InspectionTask like = Samples.task();
        return new InspectionTask(
                like.no(),
                like.name(),
                like.source(),
                like.plan(),
                1,
                mode,
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                sampling,
                like.poolTotal(),
                like.target(),
                like.window(),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(Samples.step(InspectionTask.State.DRAFT), Samples.step(InspectionTask.State.APPROVED)));
    }

    private static final InspectionTask TASK = task(VisitMode.REGULAR, SamplingPolicy.uniform(200_000));
    private static final List<Authority> AUTHORITIES =
            List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE));
    private static final List<InspectionItem> ITEMS =
            List.of(item(Samples.ITEM, Samples.MARKET, "SPECIAL"), item(Samples.FIRE_ITEM, Samples.FIRE));
    private static final List<Inspector> INSPECTORS = List.of(
            inspector("M1", Samples.MARKET, "SPECIAL"),
            inspector("M2", Samples.MARKET),
            inspector("M3", Samples.MARKET),
            inspector("F1", Samples.FIRE),
            inspector("F2", Samples.FIRE),
            inspector("F3", Samples.FIRE));

    private static DrawMaterial material(InspectionTask task, List<Inspector> inspectors) {
        return DrawMaterial.of(task, AUTHORITIES, ITEMS, inspectors);
    }

    private static PreparedDraw prepare(DrawMaterial material, Collection<Subject> subjects) {
        return new DrawPreparation(material, TERMS, SALTS, PSEUDONYMS).prepare(subjects.stream(), SNAPSHOT);
    }

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
    void transcript_assignments_haveLawfulTeamsAndNoRecusedPair() {
        List<Subject> pool = subjects(60);
        Recusal recusal = new Recusal(new Inspector.Id("F1"), pool.get(7).id(), "INTEREST", Samples.year2024());
        PreparedDraw prepared = prepare(
                material(task(VisitMode.REGULAR, SamplingPolicy.uniform(1_000_000)), INSPECTORS)
                        .recusing(List.of(recusal)),
                pool);
        DrawTranscript transcript = draw(prepared);
        List<Assignment> assignments =
                prepared.assignments(transcript, id -> "名称" + id, Samples.step(Assignment.State.DRAWN));
        assertThat(assignments).hasSize(60);
        assertThat(assignments.get(0).id().value()).isEqualTo(TASK.no() + "-00001");
        assertThat(prepared.shortTeams(assignments)).isEmpty();
        for (Assignment assignment : assignments) {
            assertThat(assignment.inspectorsOf(Samples.MARKET)).hasSize(2).contains(new Inspector.Id("M1"));
            assertThat(assignment.inspectorsOf(Samples.FIRE)).hasSize(2);
            assertThat(assignment.subjectName()).isEqualTo("名称" + assignment.subject());
            Subject subject = pool.stream()
                    .filter(member -> member.id().equals(assignment.subject()))
                    .findFirst()
                    .orElseThrow();
            assertThat(assignment.riskClass()).isEqualTo(subject.creditRisk().riskClass());
            if (assignment.subject().equals(recusal.subject())) {
                assertThat(assignment.inspectorsOf(Samples.FIRE)).doesNotContain(recusal.inspector());
            }
        }
        Draw draw = prepared.record(transcript, Samples.MARCH_FIRST);
        assertThat(draw.poolCount()).isEqualTo(60);
        assertThat(draw.drawnCount()).isEqualTo(60);
        assertThat(draw.practice()).isTrue();
    }

    @Test
    void transcript_ofAnotherPlan_refused() {
        PreparedDraw one = prepare(material(TASK, INSPECTORS), subjects(20));
        PreparedDraw other =
                prepare(material(task(VisitMode.REGULAR, SamplingPolicy.uniform(300_000)), INSPECTORS), subjects(20));
        DrawTranscript transcript = draw(one);
        assertThatThrownBy(() -> other.assignments(transcript, Subject.Id::value, Samples.step(Assignment.State.DRAWN)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0301");
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

    /** A whole ceremony with nonces of constant bytes. */
    private static DrawTranscript draw(PreparedDraw prepared) {
        Instant start = Instant.parse("2024-03-20T01:00:00Z");
        SteppingClock clock = new SteppingClock(start);
        AuditLog log = AuditLog.of(CryptoSuite.SM3_SM2, new InMemoryAuditLogStore(), clock);
        CommittedDraw committed = DrawRequest.first(
                        prepared.plan(), prepared.frame(), start, start.plus(Duration.ofHours(1)))
                .commit(log);
        Ceremony ceremony = committed.ceremony();
        for (String party : prepared.plan().parties()) {
            Bytes32 nonce = Bytes32.of(new byte[32]);
            ceremony.commit(party, Ceremony.nonceCommitment(CryptoSuite.SM3_SM2, committed.headerHash(), party, nonce));
        }
        for (String party : prepared.plan().parties()) {
            ceremony.reveal(party, Bytes32.of(new byte[32]));
        }
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        ceremony.publicValue(0, "1234561234".getBytes(StandardCharsets.US_ASCII));
        return ceremony.draw();
    }

    private static final class SteppingClock extends Clock {
        private Instant now;

        SteppingClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
