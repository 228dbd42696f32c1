package io.doublerandom.core.indicator;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.InspectionItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A plan and a year small enough to count by hand: what the indicators are measured on in tests. */
final class HandCountedYear {
    static final Set<Authority.Id> CITY = Set.of(Samples.MARKET, Samples.FIRE);
    static final LocalDate AS_OF = LocalDate.of(2024, 11, 1);
    static final SamplingPolicy BY_RISK = SamplingPolicy.byRisk(1, 2, 3, 4);
    static final SamplingPolicy FLAT = SamplingPolicy.uniform(10_000);

    static InspectionItem.Code code(int number) {
        return new InspectionItem.Code("SCJG-" + number);
    }

    static PlanLine line(int seq, boolean cancelled, SamplingPolicy sampling, List<Participation> participations) {
        PlanLine like = Samples.line(seq);
        return new PlanLine(
                seq,
                like.taskName(),
                like.direction(),
                participations,
                like.subjectScope(),
                like.pool(),
                sampling,
                0,
                like.window(),
                like.methods(),
                false,
                cancelled);
    }

    static Participation market(int... numbers) {
        return new Participation(
                Samples.MARKET,
                IntStream.of(numbers).mapToObj(HandCountedYear::code).toList());
    }

    static final Participation FIRE = new Participation(Samples.FIRE, List.of(Samples.FIRE_ITEM));

    static AnnualPlan plan(List<PlanLine> lines, boolean published) {
        AnnualPlan like = Samples.plan();
        AnnualPlan draft = new AnnualPlan(like.no(), like.name(), 2024, like.owner(), "", 1, lines, like.steps());
        return published
                ? draft.with(Samples.step(AnnualPlan.State.APPROVED)).with(Samples.step(AnnualPlan.State.PUBLISHED))
                : draft;
    }

    static List<InspectionItem> list(int market) {
        List<InspectionItem> items = new ArrayList<>();
        IntStream.rangeClosed(1, market).forEach(i -> items.add(Samples.item(code(i), Samples.MARKET)));
        items.add(Samples.item(Samples.FIRE_ITEM, Samples.FIRE));
        return items;
    }

    static YearFacts planning(List<InspectionItem> items, AnnualPlan plan) {
        return new GivenYear(
                LocalDate.of(2024, 3, 1), items, List.of(plan), List.of(), List.of(), GivenExecution.none());
    }

    static InspectionTask task(String no, SamplingPolicy sampling, List<Participation> who, boolean cancelled) {
        InspectionTask like = Samples.task();
        InspectionTask task = new InspectionTask(
                new InspectionTask.No(no),
                like.name(),
                like.source(),
                like.plan(),
                1,
                like.visitMode(),
                like.direction(),
                who,
                like.subjectScope(),
                like.pool(),
                sampling,
                like.poolTotal(),
                like.target(),
                like.window(),
                2,
                like.teamDraw(),
                false,
                like.steps());
        return cancelled ? task.with(Samples.step(InspectionTask.State.CANCELLED)) : task;
    }

    static Assignment assignment(String id, String task, String hash, boolean withdrawn) {
        Assignment like = Samples.assignment();
        Assignment assignment = new Assignment(
                new Assignment.Id(id),
                new InspectionTask.No(task),
                hash,
                like.subject(),
                like.subjectName(),
                like.riskClass(),
                like.team(),
                like.dueOn(),
                like.steps());
        return withdrawn ? assignment.with(Samples.step(Assignment.State.WITHDRAWN)) : assignment;
    }

    static InspectionResult result(String assignment, Authority.Id authority, Outcome outcome) {
        InspectionResult like = Samples.result();
        return new InspectionResult(
                new InspectionResult.Id(assignment + "-" + authority),
                new Assignment.Id(assignment),
                authority,
                like.inspectedOn(),
                like.methods(),
                List.of(outcome),
                like.findings(),
                like.inspectors(),
                "",
                like.steps());
    }

    static PublicityNotice notice(InspectionResult result, boolean receipt) {
        PublicityNotice like = Samples.notice();
        PublicityNotice pending = new PublicityNotice(
                new PublicityNotice.Id("RES-" + result.id()),
                PublicityNotice.Kind.RESULT,
                result.id().value(),
                1,
                like.channel(),
                result.authority(),
                like.dueOn(),
                like.payloadHash(),
                List.of(Samples.step(PublicityNotice.State.PUSHED)));
        return receipt ? pending.with(Samples.step(PublicityNotice.State.PUBLISHED)) : pending;
    }

    /** One joint task with three assignments, one single task with one, one cancelled. */
    static GivenExecution execution() {
        String hash = Samples.HASH;
        String former = "cd".repeat(32);
        List<InspectionResult> results = List.of(
                result("A1", Samples.MARKET, Outcome.NO_PROBLEM),
                result("A1", Samples.FIRE, Outcome.OTHER_VIOLATION),
                result("A2", Samples.MARKET, Outcome.UNREACHABLE),
                result("B1", Samples.MARKET, Outcome.CLOSED));
        Disposal like = Samples.disposal();
        return new GivenExecution(
                List.of(
                        task("T1", BY_RISK, List.of(market(1), FIRE), false),
                        task("T2", FLAT, List.of(market(2)), false),
                        task("T3", FLAT, List.of(market(3), FIRE), true)),
                List.of(
                        new Draw(former, new InspectionTask.No("T1"), 1, "", 1, 9, 3, hash, true, Samples.MARCH_FIRST),
                        new Draw(
                                hash, new InspectionTask.No("T1"), 2, former, 1, 9, 3, hash, true, Samples.MARCH_FIRST),
                        new Draw(
                                "ef".repeat(32),
                                new InspectionTask.No("T2"),
                                1,
                                "",
                                2,
                                9,
                                1,
                                hash,
                                true,
                                Samples.MARCH_FIRST)),
                List.of(
                        assignment("A1", "T1", hash, false),
                        assignment("A2", "T1", hash, false),
                        assignment("A3", "T1", hash, true),
                        assignment("A0", "T1", former, false),
                        assignment("B1", "T2", "ef".repeat(32), false)),
                results,
                List.of(new Disposal(
                        like.id(),
                        results.get(1).id(),
                        like.type(),
                        like.toAuthority(),
                        "",
                        like.deadline(),
                        "",
                        like.steps())),
                List.of(notice(results.get(0), true), notice(results.get(1), false), notice(results.get(3), true)));
    }

    static YearFacts yearEnd() {
        AnnualPlan plan = plan(
                List.of(line(1, false, BY_RISK, List.of(market(1), FIRE)), line(2, false, FLAT, List.of(market(2)))),
                true);
        return new GivenYear(AS_OF, list(2), List.of(plan), List.of(), List.of(), execution());
    }

    static PublicityNotice withheld(InspectionResult result) {
        PublicityNotice like = notice(result, false);
        return new PublicityNotice(
                        like.id(),
                        like.kind(),
                        like.subjectRef(),
                        like.version(),
                        like.channel(),
                        like.authority(),
                        like.dueOn(),
                        like.payloadHash(),
                        List.of(Samples.step(PublicityNotice.State.PENDING)))
                .with(new Step<>(
                        PublicityNotice.State.WITHHOLDING,
                        "office",
                        Samples.MARCH_FIRST,
                        Samples.withholding().note()))
                .with(new Step<>(PublicityNotice.State.WITHHELD, "leader", Samples.MARCH_FIRST, ""));
    }

    /** The year with other results and notices. */
    static YearFacts with(List<InspectionResult> results, List<PublicityNotice> notices) {
        YearFacts facts = yearEnd();
        GivenExecution like = execution();
        return new GivenYear(
                AS_OF,
                facts.items(),
                facts.plans(),
                List.of(),
                List.of(),
                new GivenExecution(like.tasks(), like.draws(), like.assignments(), results, like.disposals(), notices));
    }

    private HandCountedYear() {}
}
