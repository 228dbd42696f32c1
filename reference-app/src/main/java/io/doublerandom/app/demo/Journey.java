package io.doublerandom.app.demo;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.AssignmentFormat;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.PlannedLine;
import io.doublerandom.core.plan.TaskAnnouncement;
import io.doublerandom.core.plan.TaskFormat;
import io.doublerandom.core.sync.PageOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The whole journey, from lists to bulletin, on a simulated clock: each step works on what the one before left in the
 * database, on the platforms and in files, and the first that does not hold ends it.
 */
final class Journey {
    private static final int YEAR = 2024;
    private static final LocalDate START = LocalDate.of(YEAR, 3, 1);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final JourneyFiles files;
    private final DemoDatabase database;
    private final long seed;
    private final SimulatedClock clock;
    private final Steps steps;
    private final Consumer<DemoWorld> opened;

    Journey(
            JourneyFiles files,
            DemoDatabase database,
            long seed,
            PrintWriter out,
            Consumer<String> afterStep,
            Consumer<DemoWorld> opened) {
        this.files = files;
        this.database = database;
        this.seed = seed;
        this.clock = SimulatedClock.at(START, LocalTime.of(8, 0));
        this.steps = new Steps(out, clock, afterStep);
        this.opened = opened;
    }

    /** Walks to the end; any exception means that a step did not hold. */
    void walk() throws Exception {
        steps.run("deal lists out to the sandboxes", "分发演示数据", () -> {
            Map<String, Map<DemoPlatform, Long>> dealt = PlatformRows.deal(files.lists(), files.rows());
            return new Steps.Outcome<>(dealt, counts(dealt));
        });
        try (DemoWorld world = DemoWorld.start(files.rows(), files.data(), database, clock, seed)) {
            opened.accept(world);
            new Stages(world).walk();
        }
    }

    /** The steps that need the world. */
    private final class Stages {
        private final DemoWorld world;
        private final Exchange exchange;
        private final ListStage lists;
        private final PlanStage plans;
        private final DrawStage draws;
        private final ResultStage results;
        private final PublicityStage publicity;
        private final TargetStage targets;

        Stages(DemoWorld world) throws IOException {
            this.world = world;
            this.exchange = new Exchange(world.stores(), clock);
            this.lists = new ListStage(world, exchange, clock);
            this.plans = new PlanStage(world.stores().stores(), clock);
            this.draws = new DrawStage(world, clock, new InsecureDemoSecrets(seed), files);
            this.results = new ResultStage(world, exchange, clock);
            this.publicity = new PublicityStage(world, exchange, clock);
            this.targets = new TargetStage(world.stores().stores(), clock);
        }

        void walk() throws Exception {
            steps.run("pull list and pools", "拉取一单两库", () -> {
                Map<String, PageOutcome> pulled = lists.pull();
                return new Steps.Outcome<>(pulled, summary(pulled));
            });
            steps.run("read the office's registers", "读取证件登记册、回避与综合查一次名单", () -> {
                Map<String, Integer> rows = lists.registers(files.lists(), YEAR);
                return new Steps.Outcome<>(rows, rows.toString());
            });
            clock.advanceTo(LocalDate.of(YEAR, 3, 18), MORNING);
            AnnualPlan draft = steps.run("draft and review the annual plan", "编制、审核年度计划", () -> {
                PlanStage.Reviewed reviewed = plans.plan(YEAR);
                return new Steps.Outcome<>(
                        reviewed.plan(),
                        reviewed.plan().no() + ", " + reviewed.plan().lines().size() + " lines, "
                                + reviewed.remarks().size() + " remarks, none blocking");
            });
            AnnualPlan plan = steps.run("pre-check the targets, approve", "预检目标并审批", () -> {
                List<Measure> measures = targets.check(draft);
                return new Steps.Outcome<>(plans.approved(draft), TargetStage.text(measures));
            });
            clock.advanceTo(LocalDate.of(YEAR, 3, 25), MORNING);
            AnnualPlan published = steps.run("publish the plan", "公示年度计划", () -> publish(plan));
            clock.advanceTo(LocalDate.of(YEAR, 4, 8), MORNING);
            List<InspectionTask> tasks = steps.run("make the tasks", "创建抽查任务", () -> {
                List<InspectionTask> made = plans.tasks(published);
                for (InspectionTask task : made) {
                    publicity.tasks(published, List.of(task), home(task));
                }
                return new Steps.Outcome<>(
                        made,
                        made.stream()
                                .map(task -> task.no() + " " + task.visitMode() + (task.joint() ? " joint" : " single"))
                                .collect(Collectors.joining(", ")));
            });
            List<DrawStage.Drawn> drawn = new ArrayList<>();
            for (InspectionTask task : tasks) {
                clock.advanceTo(LocalDate.of(YEAR, 4, 15 + drawn.size()), MORNING);
                drawn.add(steps.run("freeze, commit, reveal, draw subjects and teams", "冻结、承诺、揭示、抽取对象与人员", () -> {
                    DrawStage.Drawn draw = draws.draw(task);
                    return new Steps.Outcome<>(draw, draw.counts());
                }));
            }
            List<DrawStage.Drawn> toInspect =
                    drawn.stream().filter(draw -> !draw.assignments().isEmpty()).toList();
            if (toInspect.isEmpty()) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_POOL_EMPTY, "no draw drew anybody: the pools are too small");
            }
            steps.run("push tasks and task sheets", "推送任务与任务单", () -> pushTasks(toInspect));
            inspect(published, toInspect);
            report(drawn);
        }

        private Steps.Outcome<AnnualPlan> publish(AnnualPlan plan) {
            int settled = 0;
            for (Link link : world.links()) {
                settled += exchange.push(link, new PlanLineFormat(), PlannedLine.of(plan));
            }
            Link owner = world.link(DemoPlatform.of(
                    world.stores().stores().authorities().find(plan.owner()).orElseThrow()));
            int receipts = publicity.plan(plan, owner);
            return new Steps.Outcome<>(
                    plans.published(plan),
                    settled + " lines settled on " + world.links().size() + " platforms, " + receipts
                            + " notices public by receipt of " + owner.platform());
        }

        private Steps.Outcome<Integer> pushTasks(List<DrawStage.Drawn> drawn) {
            int sheets = 0;
            for (DrawStage.Drawn draw : drawn) {
                exchange.push(home(draw), new TaskFormat(), List.of(TaskAnnouncement.of(draw.task())));
                sheets += exchange.push(
                        home(draw),
                        new AssignmentFormat(),
                        draw.assignments().stream()
                                .map(assignment -> TaskSheet.of(assignment, draw.task()))
                                .toList());
            }
            return new Steps.Outcome<>(sheets, drawn.size() + " tasks, " + sheets + " sheets, all settled by receipt");
        }

        private void inspect(AnnualPlan plan, List<DrawStage.Drawn> drawn) throws Exception {
            clock.advanceTo(lastDay(drawn).plusDays(2), MORNING);
            steps.run("pull the results the platforms made of the tasks", "拉取检查结果", () -> {
                PageOutcome pulled = results.pull();
                return new Steps.Outcome<>(pulled, outcome(pulled));
            });
            List<InspectionResult> audited = steps.run("audit the results", "审核检查结果", () -> {
                List<InspectionResult> made = results.audit(drawn);
                long problems =
                        made.stream().filter(InspectionResult::problemFound).count();
                return new Steps.Outcome<>(made, made.size() + " results, " + problems + " with a problem");
            });
            List<Disposal> decided = steps.run("decide what follows", "后续处置", () -> {
                List<Disposal> made = results.dispose(audited);
                return new Steps.Outcome<>(
                        made,
                        made.size() + ": "
                                + made.stream()
                                        .collect(Collectors.groupingBy(
                                                Disposal::type, TreeMap::new, Collectors.counting())));
            });
            steps.run("push audited results", "回传审核结果", () -> {
                int settled = results.push(drawn, decided, this::home);
                return new Steps.Outcome<>(settled, settled + " records settled by receipt");
            });
            clock.advanceTo(lastDay(drawn).plusDays(12), MORNING);
            steps.run("publish the results", "公示检查结果", () -> {
                int settled = 0;
                for (DrawStage.Drawn draw : drawn) {
                    settled += publicity.results(plan, draw, audited, home(draw));
                }
                return new Steps.Outcome<>(settled, settled + " notices public, each by its receipt");
            });
            clock.advanceTo(lastDay(drawn).plusDays(40), MORNING);
            steps.run("close the disposals", "处置办结", () -> {
                List<Disposal> closed = results.close(decided);
                int settled = 0;
                for (DrawStage.Drawn draw : drawn) {
                    settled += publicity.disposals(plan, draw, audited, closed, home(draw));
                }
                return new Steps.Outcome<>(closed, closed.size() + " closed, " + settled + " notices public");
            });
        }

        private void report(List<DrawStage.Drawn> drawn) throws Exception {
            steps.run("measure the seven targets and write the bulletin", "核算七项目标并编写通报", () -> {
                List<Measure> measures = targets.report(YEAR, files.out().resolve("bulletin.md"));
                return new Steps.Outcome<>(measures, TargetStage.text(measures));
            });
            steps.run("verify every draw from its files", "独立核验每次抽取", () -> {
                Path log = files.out().resolve("audit-log.jsonl");
                try (OutputStream out = Files.newOutputStream(log)) {
                    world.log().export(out);
                }
                return new Steps.Outcome<>(log, Verification.verify(drawn, log));
            });
        }

        private Link home(DrawStage.Drawn draw) {
            return home(draw.task());
        }

        private Link home(InspectionTask task) {
            return world.link(DemoPlatform.of(
                    world.stores().stores().authorities().find(task.lead()).orElseThrow()));
        }

        private LocalDate lastDay(List<DrawStage.Drawn> drawn) {
            return drawn.stream()
                    .map(draw -> draw.task().window().until())
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }
    }

    private static String counts(Map<String, Map<DemoPlatform, Long>> dealt) {
        return dealt.entrySet().stream()
                .map(file -> file.getKey().replace(".csv", "") + " "
                        + file.getValue().values().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(", ", "", " on " + List.of(DemoPlatform.values())));
    }

    private static String summary(Map<String, PageOutcome> pulled) {
        pulled.forEach((resource, outcome) -> {
            if (outcome.applied() == 0) {
                throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "no " + resource + " came from any platform");
            }
        });
        return pulled.entrySet().stream()
                .map(entry -> entry.getKey() + " " + outcome(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String outcome(PageOutcome outcome) {
        return outcome.sent() + " = " + (outcome.applied() + outcome.dup() + outcome.stale()) + " accepted + "
                + outcome.held() + " held + " + (outcome.rejected() + outcome.forked()) + " rejected";
    }
}
