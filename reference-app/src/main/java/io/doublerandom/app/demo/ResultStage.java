package io.doublerandom.app.demo;

import io.doublerandom.app.ResultApplier;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.publicity.Progress;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.WorkingCalendar;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.inspection.Assembly;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalPlanner;
import io.doublerandom.core.inspection.DisposalTerms;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.ResultAssembler;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.store.jdbc.Stores;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.InboxStore;
import io.doublerandom.core.sync.PageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the results the platforms made, audits them, decides what follows, and tells the platforms. */
final class ResultStage {
    private final DemoWorld world;
    private final Exchange exchange;
    private final SimulatedClock clock;

    ResultStage(DemoWorld world, Exchange exchange, SimulatedClock clock) {
        this.world = world;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** Pulls the result lines of every platform. */
    PageOutcome pull() {
        ResultApplier applier = new ResultApplier(world.stores().stores().resultLines());
        PageOutcome outcome = PageOutcome.NONE;
        for (Link link : world.links()) {
            outcome = outcome.plus(exchange.pull(link, "result", applier).outcome());
        }
        return outcome;
    }

    /** Assembles and audits the results of drawn tasks; one per assignment and authority, none may be missing. */
    List<InspectionResult> audit(List<DrawStage.Drawn> drawn) {
        List<InspectionResult> results = new ArrayList<>();
        Stores stores = world.stores().stores();
        for (DrawStage.Drawn draw : drawn) {
            for (Assignment assignment : draw.assignments()) {
                TaskSheet sheet = TaskSheet.of(assignment, draw.task());
                for (Participation participation : draw.task().participations()) {
                    List<ResultLine> lines = stores.resultLines().of(assignment.id(), participation.authority());
                    results.add(complete(new ResultAssembler(sheet, participation.authority())
                            .assemble(lines, step(InspectionResult.State.ENTERED, DeskRole.INSPECTOR))));
                }
            }
        }
        List<InspectionResult> audited = results.stream()
                .map(result -> result.with(step(InspectionResult.State.AUDITED, DeskRole.REVIEWER)))
                .toList();
        stores.results().save(audited);
        return audited;
    }

    private static InspectionResult complete(Assembly assembly) {
        if (assembly instanceof Assembly.Complete complete) {
            return complete.result();
        }
        throw new DoubleRandomException(
                ErrorCode.RESULT_INVALID, "no result yet for " + ((Assembly.Incomplete) assembly).missing());
    }

    /** Decides what follows from each result. */
    List<Disposal> dispose(List<InspectionResult> results) {
        DisposalPlanner planner = new DisposalPlanner(DisposalTerms.usual(), WorkingCalendar.ofYear2024());
        List<Disposal> disposals = results.stream()
                .flatMap(result ->
                        planner.plan(result, clock.today(), step(Disposal.State.DECIDED, DeskRole.REVIEWER)).stream())
                .toList();
        world.stores().stores().disposals().save(disposals);
        return disposals;
    }

    /** Brings every disposal to its end. */
    List<Disposal> close(List<Disposal> disposals) {
        List<Disposal> closed = disposals.stream()
                .map(disposal -> disposal.state() == Disposal.State.CLOSED
                        ? disposal
                        : disposal.with(
                                proof(disposal),
                                new Step<>(Disposal.State.CLOSED, DeskRole.INSPECTOR.id(), clock.instant(), "演示办结")))
                .toList();
        world.stores().inTransaction(now -> {
            now.disposals().save(closed);
            closed.stream()
                    .map(disposal ->
                            now.results().find(disposal.result()).orElseThrow().assignment())
                    .distinct()
                    .forEach(assignment -> Progress.follow(now, assignment, DeskRole.INSPECTOR.id(), clock.instant()));
            return closed.size();
        });
        return closed;
    }

    private Disposal.Proof proof(Disposal disposal) {
        return new Disposal.Proof(
                clock.today(),
                "演示-" + disposal.id(),
                disposal.rechecked() ? Disposal.Recheck.PASSED : Disposal.Recheck.NONE,
                null);
    }

    /** Pushes the audited lines with what follows from them as the next version of the platform's own records. */
    int push(List<DrawStage.Drawn> drawn, List<Disposal> disposals, Function<DrawStage.Drawn, Link> home) {
        Map<InspectionResult.Id, List<Disposal>> byResult =
                disposals.stream().collect(Collectors.groupingBy(Disposal::result));
        int settled = 0;
        for (DrawStage.Drawn draw : drawn) {
            Link link = home.apply(draw);
            List<ExchangeRecord> records = new ArrayList<>();
            for (Assignment assignment : draw.assignments()) {
                for (Participation participation : draw.task().participations()) {
                    InspectionResult.Id result =
                            new InspectionResult.Id(assignment.id() + "-" + participation.authority());
                    records.addAll(nextVersions(
                            link,
                            world.stores().stores().resultLines().of(assignment.id(), participation.authority()),
                            byResult.getOrDefault(result, List.of())));
                }
            }
            settled += exchange.pushRecords(link, "result", records);
        }
        return settled;
    }

    private List<ExchangeRecord> nextVersions(Link link, List<ResultLine> lines, List<Disposal> disposals) {
        ResultLineFormat format = new ResultLineFormat();
        List<String> keys = lines.stream().map(format::key).toList();
        Map<String, InboxStore.Received> received =
                world.stores().stores().inbox().find(link.source().platform(), "result", keys);
        String decided = disposals.stream()
                .map(disposal -> disposal.type().name() + " " + disposal.deadline())
                .collect(Collectors.joining("; "));
        List<ExchangeRecord> records = new ArrayList<>();
        for (ResultLine line : lines) {
            InboxStore.Received former = received.get(format.key(line));
            SortedMap<String, String> data = new TreeMap<>(format.write(line));
            if (!decided.isEmpty()) {
                data.merge("handling", decided, (before, after) -> before + "；" + after);
            }
            records.add(ExchangeRecord.set(
                    "result",
                    format.key(line),
                    former == null ? 1 : former.ver() + 1,
                    clock.instant(),
                    DemoWorld.SENDER,
                    data));
        }
        return records;
    }

    private <S extends Enum<S>> Step<S> step(S state, DeskRole by) {
        return new Step<>(state, by.id(), clock.instant(), "");
    }
}
