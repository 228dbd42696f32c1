package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.HASH;
import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.TASK;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Period;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.indicator.GivenExecution;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What indicators count of a year is the same read from the database and taken from the records themselves. */
public abstract class YearExecutionContract extends StoreContract {
    private static final InspectionTask.No NEXT = new InspectionTask.No("440800202501011001");

    protected YearExecutionContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void execution_ofEachYear_isThatOfTheRecords() {
        GivenExecution year = new GivenExecution(
                List.of(StoreSamples.task()),
                List.of(StoreSamples.draw(HASH, 1, 12), StoreSamples.draw("0b".repeat(32), 2, 12)),
                List.of(
                        assignment("a1", TASK, "p1x", Assignment.State.DRAWN),
                        assignment("a2", TASK, "p2x", Assignment.State.WITHDRAWN),
                        assignment("a3", TASK, "p3x", Assignment.State.TEAM_ASSIGNED)),
                List.of(
                        result("r1", "a1", Outcome.NO_PROBLEM),
                        result("r2", "a2", Outcome.CLOSED, Outcome.CORRECTED)
                                .with(step(InspectionResult.State.RETURNED, 2)),
                        result("r3", "a3", Outcome.UNREACHABLE, Outcome.OTHER_VIOLATION)
                                .with(step(InspectionResult.State.AUDITED, 2))),
                List.of(
                        StoreSamples.disposal("d1", "r2"),
                        StoreSamples.disposal("d2", "r2"),
                        StoreSamples.closed("d3", "r3")),
                List.of(
                        notice("n1", "r1", 1, PublicityNotice.State.PUBLISHED),
                        notice("n2", "r1", 2, PublicityNotice.State.PENDING),
                        notice("n3", "r3", 1, PublicityNotice.State.PUBLISHED)));
        InspectionTask next = next();
        GivenExecution nextYear = new GivenExecution(
                List.of(next),
                List.of(),
                List.of(new Assignment(
                        new Assignment.Id("b1"),
                        NEXT,
                        "0c".repeat(32),
                        StoreSamples.subject("p1x").id(),
                        "示例商店",
                        StoreSamples.assignment("b1", "p1x").riskClass(),
                        List.of(),
                        LocalDate.of(2025, 6, 30),
                        List.of(step(Assignment.State.DRAWN, 0)))),
                List.of(result("q1", "b1", Outcome.OTHER_VIOLATION)),
                List.of(StoreSamples.disposal("e1", "q1")),
                List.of(notice("m1", "q1", 1, PublicityNotice.State.PUBLISHED)));
        save(year);
        save(nextYear);
        // What is about a plan or task of the same name is about no result.
        stores.notices().save(List.of(aboutATask("n4", "r2")));

        assertSame(2024, year);
        assertSame(2025, nextYear);
        assertSame(2023, GivenExecution.none());
    }

    private void save(GivenExecution year) {
        stores.tasks().save(year.tasks());
        year.draws().forEach(stores.draws()::add);
        stores.assignments().save(year.assignments());
        stores.results().save(year.results());
        stores.disposals().save(year.disposals());
        stores.notices().save(year.notices());
    }

    private void assertSame(int year, GivenExecution given) {
        assertThat(stores.tasks().begunIn(year)).isEqualTo(given.tasks());
        assertThat(stores.draws().ofTasksBegunIn(year)).isEqualTo(given.draws());
        assertThat(stores.executions().drawn(year)).isEqualTo(given.drawn());
        assertThat(stores.executions().found(year)).isEqualTo(given.found());
        assertThat(stores.executions().disposed(year)).isEqualTo(given.disposed());
        for (PublicityNotice.State state : PublicityNotice.State.values()) {
            assertThat(stores.executions().noticed(year, state))
                    .as(state.name())
                    .isEqualTo(given.noticed(state));
        }
    }

    private static InspectionTask next() {
        InspectionTask like = StoreSamples.task(NEXT);
        return new InspectionTask(
                like.no(),
                like.name(),
                like.source(),
                like.plan(),
                like.line(),
                like.visitMode(),
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                like.sampling(),
                like.poolTotal(),
                like.target(),
                new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30)),
                like.inspectorsPerAuthority(),
                like.teamDraw(),
                like.publishSubjectList(),
                like.steps());
    }

    private static Assignment assignment(String id, InspectionTask.No task, String subject, Assignment.State state) {
        Assignment drawn = StoreSamples.assignment(id, subject);
        return state == Assignment.State.DRAWN ? drawn : drawn.with(step(state, 3));
    }

    private static InspectionResult result(String id, String assignment, Outcome... outcomes) {
        InspectionResult like = StoreSamples.result(id, assignment, LEAD);
        return new InspectionResult(
                like.id(),
                like.assignment(),
                like.authority(),
                like.inspectedOn(),
                like.methods(),
                List.of(outcomes),
                like.findings(),
                like.inspectors(),
                like.summary(),
                like.steps());
    }

    private static PublicityNotice notice(String id, String result, int version, PublicityNotice.State state) {
        PublicityNotice pending = StoreSamples.notice(id, result, version);
        return state == PublicityNotice.State.PENDING ? pending : pending.with(step(state, 7));
    }

    private static PublicityNotice aboutATask(String id, String ref) {
        PublicityNotice like = StoreSamples.notice(id, ref, 1);
        return new PublicityNotice(
                        like.id(),
                        PublicityNotice.Kind.TASK,
                        ref,
                        1,
                        like.channel(),
                        like.authority(),
                        like.dueOn(),
                        like.payloadHash(),
                        like.steps())
                .with(step(PublicityNotice.State.PUBLISHED, 7));
    }
}
