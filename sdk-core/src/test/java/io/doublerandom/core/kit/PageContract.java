package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.OTHER_POOL;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.POOL;
import static io.doublerandom.core.kit.StoreSamples.TASK;
import static io.doublerandom.core.kit.StoreSamples.member;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalFilter;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanFilter;
import io.doublerandom.core.plan.TaskFilter;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.Withholding;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists in pages: every page in order, every row once, and the count of all of them. */
public abstract class PageContract extends StoreContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected PageContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void subjects_withoutFilter_byIdInFullPagesAndALastOne() {
        saveSubjects();
        Page<Subject> first = stores.subjects().page(SubjectFilter.all(), PageRequest.first(4));
        Page<Subject> second = stores.subjects().page(SubjectFilter.all(), new PageRequest(4, first.next()));

        assertThat(first.rows()).extracting(s -> s.id().value()).containsExactly("p-1", "p-2", "p-3", "p-4");
        assertThat(first.last()).isFalse();
        assertThat(second.rows()).extracting(s -> s.id().value()).containsExactly("p-5", "p-6");
        assertThat(second.last()).isTrue();
        assertThat(stores.subjects()
                        .page(SubjectFilter.all(), PageRequest.first(6))
                        .last())
                .isTrue();
    }

    @Test
    void subjects_byBeginningOfName_byNameThenIdWhateverFollowsTheBeginning() {
        saveSubjects();

        // （ and 𠮷 are ordered by UTF-16 units on H2 and by UTF-8 bytes on PostgreSQL.
        assertThat(subjects(SubjectFilter.all().named("湛江")))
                .startsWith("p-3", "p-6")
                .containsExactlyInAnyOrder("p-3", "p-6", "p-1", "p-5");
        assertThat(subjects(SubjectFilter.all().named("湛江").rated(CreditRiskClass.D)))
                .containsExactly("p-3");
        assertThat(subjects(SubjectFilter.all().named("湛江").in(POOL, DAY))).containsExactly("p-3", "p-1");
        assertThat(subjects(SubjectFilter.all().named("50%_"))).containsExactly("p-2");
        assertThat(subjects(SubjectFilter.all().named("无"))).isEmpty();
    }

    @Test
    void subjects_ofAPool_eachOnceThoughTwiceAMemberOnTheDay() {
        saveSubjects();

        assertThat(subjects(SubjectFilter.all().in(POOL, DAY))).containsExactly("p-1", "p-2", "p-3");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY.plusYears(1)))).containsExactly("p-1", "p-2");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY).rated(CreditRiskClass.D)))
                .containsExactly("p-3");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY).inRegion("440800-")))
                .containsExactly("p-2");
    }

    @Test
    void subjects_byRegionClassAndId_thoseThatAgree() {
        saveSubjects();

        assertThat(subjects(SubjectFilter.all().inRegion("4408"))).containsExactly("p-1", "p-2", "p-4");
        assertThat(subjects(SubjectFilter.all().rated(CreditRiskClass.D))).containsExactly("p-3", "p-4");
        assertThat(subjects(SubjectFilter.all().rated(CreditRiskClass.D).inRegion("4408")))
                .containsExactly("p-4");
        assertThat(subjects(SubjectFilter.all().withId("p-5"))).containsExactly("p-5");
        assertThat(subjects(SubjectFilter.all().withId("p-").named("商"))).containsExactly("p-4");
    }

    @Test
    void count_upToALimit_countsNoFurther() {
        saveSubjects();

        assertThat(stores.subjects().count(SubjectFilter.all(), 4)).isEqualTo(4);
        assertThat(stores.subjects().count(SubjectFilter.all().in(POOL, DAY), 100))
                .isEqualTo(3);
    }

    @Test
    void page_afterAPlaceOfAnotherList_refused() {
        saveSubjects();

        assertRefused(
                ErrorCode.VALUE_INVALID,
                () -> stores.subjects().page(SubjectFilter.all(), new PageRequest(2, "p-1;p-2")));
        assertRefused(ErrorCode.VALUE_INVALID, () -> stores.auditLog().page(true, new PageRequest(2, "p-1")));
    }

    @Test
    void inspectorsAndItems_filtered_thoseThatAgree() {
        stores.inspectors()
                .save(List.of(
                        StoreSamples.inspector("I1", LEAD),
                        StoreSamples.inspector("I2", PARTNER),
                        StoreSamples.inspector("I3", LEAD)));
        stores.items()
                .save(List.of(StoreSamples.item(StoreSamples.ITEM), StoreSamples.item(new InspectionItem.Code("A02"))));

        assertThat(inspectors(InspectorFilter.all())).containsExactly("I1", "I2", "I3");
        assertThat(inspectors(InspectorFilter.all().of(LEAD).named("演").being(Inspector.Status.ACTIVE)))
                .containsExactly("I1", "I3");
        assertThat(inspectors(InspectorFilter.all().being(Inspector.Status.INACTIVE)))
                .isEmpty();
        assertThat(items(ItemFilter.all()
                        .of(LEAD)
                        .ofTier(InspectionItem.Tier.KEY)
                        .named("例事")))
                .containsExactly("A01", "A02");
        assertThat(items(ItemFilter.all().named("%"))).isEmpty();
        assertThat(items(ItemFilter.all().ofTier(InspectionItem.Tier.GENERAL))).isEmpty();
    }

    @Test
    void heldRows_filtered_thoseThatAgreeWithTheirProblems() {
        HeldRow overridden = StoreSamples.heldRow("a2").with(step(HeldRow.State.OVERRIDDEN, 1));
        stores.heldRows().save(List.of(StoreSamples.heldRow("a3"), overridden, StoreSamples.heldRow("a1")));

        assertThat(held(HeldRowFilter.all())).containsExactly("a1", "a2", "a3");
        assertThat(held(HeldRowFilter.all().being(HeldRow.State.HELD))).containsExactly("a1", "a3");
        assertThat(held(HeldRowFilter.all().of("subject").being(HeldRow.State.OVERRIDDEN)))
                .containsExactly("a2");
        assertThat(held(HeldRowFilter.all().of("item"))).isEmpty();
        assertThat(stores.heldRows()
                        .page(HeldRowFilter.all().being(HeldRow.State.OVERRIDDEN), PageRequest.first(1))
                        .rows())
                .containsExactly(overridden);
    }

    @Test
    void plansAndTasks_filtered_latestVersionsAndTasksOfTheYear() {
        stores.plans().save(StoreSamples.plan(1).with(step(AnnualPlan.State.APPROVED, 1)));
        stores.plans().save(StoreSamples.plan(2));
        InspectionTask approved =
                StoreSamples.task(new InspectionTask.No("t2")).with(step(InspectionTask.State.APPROVED, 1));
        stores.tasks().save(List.of(approved, StoreSamples.task(new InspectionTask.No("t1"))));

        assertThat(plans(PlanFilter.all().ofYear(2024).of(LEAD).being(AnnualPlan.State.DRAFT)))
                .containsExactly(2);
        assertThat(plans(PlanFilter.all().being(AnnualPlan.State.APPROVED))).isEmpty();
        assertThat(tasks(TaskFilter.all().of(StoreSamples.PLAN).begunIn(2024))).containsExactly("t1", "t2");
        assertThat(tasks(TaskFilter.all().being(InspectionTask.State.APPROVED))).containsExactly("t2");
        assertThat(tasks(TaskFilter.all().begunIn(2025))).isEmpty();
    }

    @Test
    void assignmentsAndResults_filtered_eachOnceThoughAnAuthorityHasTwoOnTheTeam() {
        saveResults();

        assertThat(assignments(AssignmentFilter.all())).containsExactly("a1", "a2");
        assertThat(assignments(AssignmentFilter.all().of(LEAD))).containsExactly("a1", "a2");
        assertThat(assignments(AssignmentFilter.all().of(LEAD).ofTask(TASK).being(Assignment.State.TEAM_ASSIGNED)))
                .containsExactly("a2");
        assertThat(assignments(AssignmentFilter.all().being(Assignment.State.DRAWN)))
                .containsExactly("a1");
        assertThat(assignments(AssignmentFilter.all().ofTask(new InspectionTask.No("none"))))
                .isEmpty();
        assertThat(results(ResultFilter.all().ofTask(TASK))).containsExactly("r1", "r2", "r3");
        assertThat(results(ResultFilter.all().of(LEAD))).containsExactly("r2", "r3");
        assertThat(results(ResultFilter.all().being(InspectionResult.State.AUDITED)))
                .containsExactly("r3");
        assertThat(results(ResultFilter.all().ofTask(TASK).withProblem())).containsExactly("r3");
    }

    @Test
    void disposalsAndNotices_filtered_noticesWithADayByDueDay() {
        saveResults();
        Disposal closed = StoreSamples.closed("d2", "r1");
        stores.disposals().save(List.of(closed, StoreSamples.disposal("d1", "r1")));
        stores.notices()
                .save(List.of(
                        due("n1", LocalDate.of(2024, 7, 3)),
                        due("n2", LocalDate.of(2024, 7, 1)),
                        due("n3", LocalDate.of(2024, 7, 1)),
                        due("n4", LocalDate.of(2024, 7, 2))));

        assertThat(disposals(DisposalFilter.all().of(LEAD))).containsExactly("d1", "d2");
        assertThat(disposals(DisposalFilter.all().being(Disposal.State.CLOSED))).containsExactly("d2");
        assertThat(disposals(DisposalFilter.all().openBefore(LocalDate.of(2024, 5, 9))))
                .containsExactly("d1");
        assertThat(disposals(DisposalFilter.all().openBefore(LocalDate.of(2024, 5, 8))))
                .isEmpty();
        assertThat(notices(NoticeFilter.all().about(PublicityNotice.Kind.RESULT)))
                .containsExactly("n1", "n2", "n3", "n4");
        assertThat(notices(NoticeFilter.all().dueUntil(LocalDate.of(2024, 7, 2))))
                .containsExactly("n2", "n3", "n4");
        assertThat(notices(NoticeFilter.all().of(LEAD).being(PublicityNotice.State.PENDING)))
                .hasSize(4);
        assertThat(notices(NoticeFilter.all().of(PARTNER))).isEmpty();

        PublicityNotice asked = due("n2", LocalDate.of(2024, 7, 1))
                .with(new Step<>(
                        PublicityNotice.State.WITHHOLDING,
                        "office-1",
                        StoreSamples.T0,
                        new Withholding(Withholding.Ground.TRADE_SECRET, "涉及配方").note()));
        PublicityNotice published = due("n3", LocalDate.of(2024, 7, 1)).with(step(PublicityNotice.State.PUBLISHED, 1));
        stores.notices().save(List.of(asked, published));
        assertThat(notices(NoticeFilter.all().open().dueUntil(LocalDate.of(2024, 7, 2))))
                .containsExactly("n2", "n4");
        stores.notices()
                .save(List.of(asked.with(new Step<>(PublicityNotice.State.WITHHELD, "leader", StoreSamples.T0, ""))));
        assertThat(notices(NoticeFilter.all().open())).containsExactly("n1", "n4");
    }

    @Test
    void draws_inPages_newestFirst() {
        stores.tasks().save(List.of(StoreSamples.task()));
        Draw one = StoreSamples.draw(StoreSamples.HASH, 1, 12);
        Draw two = StoreSamples.draw("0b".repeat(32), 2, 12);
        Draw three = StoreSamples.draw("0c".repeat(32), 3, 12);
        List.of(two, three, one).forEach(stores.draws()::add);

        Page<Draw> first = stores.draws().page(PageRequest.first(2));
        assertThat(first.rows()).containsExactly(three, two);
        assertThat(stores.draws().page(new PageRequest(2, first.next()))).isEqualTo(new Page<>(List.of(one), ""));
    }

    @Test
    void auditLog_inPages_fromEitherEnd() {
        AuditLog log =
                AuditLog.of(CryptoSuite.SM3_SM2, stores.auditLog(), Clock.fixed(StoreSamples.T0, ZoneOffset.UTC));
        for (int i = 0; i < 5; i++) {
            log.append("step" + i, "示例", Bytes32.parse("0a".repeat(32)));
        }

        assertThat(walk(request -> stores.auditLog().page(true, request)))
                .extracting(LoggedEntry::sequence)
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(walk(request -> stores.auditLog().page(false, request)))
                .extracting(LoggedEntry::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private void saveSubjects() {
        stores.subjects()
                .save(List.of(
                        named("p-1", "湛江（示例）店", "440800", "B", member(POOL, "2024-01-01", "9999-12-31")),
                        named(
                                "p-2",
                                "50%_店",
                                "440800-K1",
                                "B",
                                member(POOL, "2024-01-01", "9999-12-31"),
                                member(POOL, "2024-02-01", "2024-05-01")),
                        named(
                                "p-3",
                                "湛江",
                                "440900",
                                "D",
                                member(OTHER_POOL, "2024-01-01", "9999-12-31"),
                                member(POOL, "2024-01-01", "2024-12-31")),
                        named("p-4", "商店", "440802", "D"),
                        named("p-5", "湛江𠮷店", "450000", "B", member(OTHER_POOL, "2024-01-01", "9999-12-31")),
                        named("p-6", "湛江", "450000", "A")));
    }

    private static Subject named(String id, String name, String region, String riskClass, Subject.Membership... in) {
        Subject s = StoreSamples.subject(id, in);
        return new Subject(
                s.id(),
                s.kind(),
                name,
                s.nature(),
                s.identity(),
                new RegionCode(region),
                s.address(),
                s.status(),
                new Subject.CreditRisk(CreditRiskClass.valueOf(riskClass), "示例", DAY),
                s.memberships());
    }

    private void saveResults() {
        stores.tasks().save(List.of(StoreSamples.task()));
        stores.assignments()
                .save(List.of(
                        StoreSamples.assignment("a1", "p1x"),
                        StoreSamples.assignment("a2", "p2x").with(step(Assignment.State.TEAM_ASSIGNED, 3))));
        stores.results()
                .save(List.of(
                        outcome(StoreSamples.result("r2", "a1", LEAD), Outcome.NO_PROBLEM),
                        outcome(StoreSamples.result("r1", "a1", PARTNER), Outcome.NO_BUSINESS),
                        outcome(StoreSamples.result("r3", "a2", LEAD), Outcome.CLOSED, Outcome.CORRECTED)
                                .with(step(InspectionResult.State.AUDITED, 4))));
    }

    private static InspectionResult outcome(InspectionResult r, Outcome... outcomes) {
        return new InspectionResult(
                r.id(),
                r.assignment(),
                r.authority(),
                r.inspectedOn(),
                r.methods(),
                List.of(outcomes),
                r.findings(),
                r.inspectors(),
                r.summary(),
                r.steps());
    }

    private static PublicityNotice due(String id, LocalDate day) {
        PublicityNotice n = StoreSamples.notice(id, "r1", 1);
        return new PublicityNotice(
                n.id(),
                n.kind(),
                n.subjectRef(),
                n.version(),
                n.channel(),
                n.authority(),
                day,
                n.payloadHash(),
                n.steps());
    }

    /** All rows of a list in its order, read in pages of two, and counted: both ways have to agree. */
    private static <T> List<T> walk(Function<PageRequest, Page<T>> pages) {
        List<T> rows = new ArrayList<>();
        Page<T> page = pages.apply(PageRequest.first(2));
        rows.addAll(page.rows());
        while (!page.last()) {
            assertThat(page.rows()).hasSize(2);
            page = pages.apply(new PageRequest(2, page.next()));
            rows.addAll(page.rows());
        }
        return rows;
    }

    private static <T> List<T> counted(long count, List<T> rows) {
        assertThat(count).isEqualTo(rows.size());
        return rows;
    }

    private List<String> subjects(SubjectFilter filter) {
        var rows = walk(request -> stores.subjects().page(filter, request));
        return counted(stores.subjects().count(filter, 100), rows).stream()
                .map(s -> s.id().value())
                .toList();
    }

    private List<String> inspectors(InspectorFilter filter) {
        var rows = walk(request -> stores.inspectors().page(filter, request));
        return counted(stores.inspectors().count(filter, 100), rows).stream()
                .map(i -> i.id().value())
                .toList();
    }

    private List<String> items(ItemFilter filter) {
        var rows = walk(request -> stores.items().page(filter, request));
        return counted(stores.items().count(filter, 100), rows).stream()
                .map(i -> i.code().value())
                .toList();
    }

    private List<String> held(HeldRowFilter filter) {
        var rows = walk(request -> stores.heldRows().page(filter, request));
        return counted(stores.heldRows().count(filter, 100), rows).stream()
                .map(h -> h.id().value())
                .toList();
    }

    private List<Integer> plans(PlanFilter filter) {
        var rows = walk(request -> stores.plans().page(filter, request));
        return counted(stores.plans().count(filter, 100), rows).stream()
                .map(AnnualPlan::version)
                .toList();
    }

    private List<String> tasks(TaskFilter filter) {
        var rows = walk(request -> stores.tasks().page(filter, request));
        return counted(stores.tasks().count(filter, 100), rows).stream()
                .map(t -> t.no().value())
                .toList();
    }

    private List<String> assignments(AssignmentFilter filter) {
        var rows = walk(request -> stores.assignments().page(filter, request));
        return counted(stores.assignments().count(filter, 100), rows).stream()
                .map(a -> a.id().value())
                .toList();
    }

    private List<String> results(ResultFilter filter) {
        var rows = walk(request -> stores.results().page(filter, request));
        return counted(stores.results().count(filter, 100), rows).stream()
                .map(r -> r.id().value())
                .toList();
    }

    private List<String> disposals(DisposalFilter filter) {
        var rows = walk(request -> stores.disposals().page(filter, request));
        return counted(stores.disposals().count(filter, 100), rows).stream()
                .map(d -> d.id().value())
                .toList();
    }

    private List<String> notices(NoticeFilter filter) {
        var rows = walk(request -> stores.notices().page(filter, request));
        return counted(stores.notices().count(filter, 100), rows).stream()
                .map(n -> n.id().value())
                .toList();
    }
}
