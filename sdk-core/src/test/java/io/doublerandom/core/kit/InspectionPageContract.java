package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.TASK;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.AssignmentFilter;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalFilter;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultFilter;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.NoticeFilter;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.Withholding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assignments, results, disposals and notices in pages: every row once in order, and the count of all of them. */
public abstract class InspectionPageContract extends PageContract {
    protected InspectionPageContract(DatabaseUnderTest database) {
        super(database);
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
