package io.doublerandom.app.desk.planning;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.publicity.OwnSite;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.Wording;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.NumberScheme;
import io.doublerandom.core.plan.PlanAmendment;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityRules;
import io.doublerandom.core.publicity.PublicityTerms;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life of annual plans at the desk (年度计划编制): drafted, edited, approved by somebody else, published on this site, amended.
 * Each act is one transaction of the caller and one entry of the audit log.
 *
 * <p>Who changes a plan repeats its revision, the number of its steps; {@code REVISION_STALE} says that somebody was faster.
 */
public final class PlanDesk {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BREACHES_TOLD = 5;

    private final DeskLedger ledger;
    private final Clock clock;
    private final NumberScheme numbers = NumberScheme.national();
    private final Censuses censuses = new Censuses();

    /** Over the ledger of the desk, by the clock of the run. */
    public PlanDesk(DeskLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A plan that is wanted.
     *
     * @param year calendar year
     * @param name its name
     * @param owner authority that makes it
     * @param documentNo document number, perhaps empty
     * @param copyOf plan whose lines are taken over; null for none
     */
    public record Wanted(
            int year, String name, Authority.Id owner, String documentNo, AnnualPlan.@Nullable No copyOf) {}

    /** Begins a plan, empty or with the lines in force of another one moved to its year. */
    public AnnualPlan create(Stores now, Actor by, Wanted wanted) {
        Authority owner = now.authorities()
                .find(wanted.owner())
                .orElseThrow(() -> new DoubleRandomException(
                        ErrorCode.REFERENCE_UNKNOWN, "authority " + wanted.owner() + " is not in the register"));
        AnnualPlan.No no = numbers.nextPlan(
                owner.region(),
                wanted.year(),
                number -> now.plans().find(number).isPresent());
        AnnualPlan plan = new AnnualPlan(
                no,
                wanted.name(),
                wanted.year(),
                wanted.owner(),
                wanted.documentNo(),
                1,
                lines(now, wanted),
                List.of(step(AnnualPlan.State.DRAFT, by, "")));
        return kept(now, by, "plan:create", plan, wanted.copyOf() == null ? "" : "copy of " + wanted.copyOf());
    }

    private List<PlanLine> lines(Stores now, Wanted wanted) {
        AnnualPlan.No copied = wanted.copyOf();
        if (copied == null) {
            return List.of();
        }
        AnnualPlan source =
                now.plans().published(copied).or(() -> now.plans().find(copied)).orElseThrow(() -> unknown(copied));
        int years = wanted.year() - source.year();
        return new LineNumbers(List.of(), Censuses.fresh(now, today()))
                .number(source.lines().stream()
                        .filter(line -> !line.cancelled())
                        .map(line -> DraftLine.of(line).moved(years))
                        .toList());
    }

    /** Replaces the lines of a plan that is not published; what was approved is a draft again. */
    public AnnualPlan save(Stores now, Actor by, AnnualPlan.No no, int revision, List<DraftLine> drafts) {
        AnnualPlan plan = current(now, no, revision);
        requireUnpublished(plan);
        AnnualPlan edited = edited(now, plan, step(AnnualPlan.State.DRAFT, by, ""), drafts);
        return kept(now, by, "plan:edit", edited, "");
    }

    /** What lines that are being edited come to; keeps nothing. */
    public PlanMeter.Reading preview(
            Stores now, AnnualPlan.No no, List<DraftLine> drafts, Authority.@Nullable Id authority) {
        AnnualPlan plan = find(now, no);
        requireUnpublished(plan);
        Step<AnnualPlan.State> again = new Step<>(AnnualPlan.State.DRAFT, "preview", clock.instant(), "");
        return meter(now).read(edited(now, plan, again, drafts), authority);
    }

    private AnnualPlan edited(Stores now, AnnualPlan plan, Step<AnnualPlan.State> step, List<DraftLine> drafts) {
        LineNumbers numbering = new LineNumbers(now.plans().versions(plan.no()), censuses.recent(now, today()));
        AnnualPlan edited = plan.edited(numbering.number(drafts), step);
        now.plans().published(plan.no()).ifPresent(before -> PlanAmendment.between(before, edited));
        return edited;
    }

    /** What a plan comes to; the targets for one authority, or for everybody if it is null. */
    public PlanMeter.Reading review(Stores now, AnnualPlan plan, Authority.@Nullable Id authority) {
        return meter(now).read(plan, authority);
    }

    private PlanMeter meter(Stores now) {
        return new PlanMeter(now, today(), censuses.recent(now, today()));
    }

    /** Approves a draft without blocking breaches; not by one of those who wrote this version. */
    public AnnualPlan approve(Stores now, Actor by, AnnualPlan.No no, int revision, String note) {
        AnnualPlan plan = current(now, no, revision);
        requireState(plan, AnnualPlan.State.DRAFT);
        if (plan.authors().contains(by.id())) {
            throw new DoubleRandomException(
                    ErrorCode.SELF_APPROVAL, by.id() + " wrote version " + plan.version() + " of plan " + no);
        }
        requireSound(new PlanMeter(now, today(), Censuses.fresh(now, today())).read(plan, null));
        records(now, plan); // An amendment that changes nothing is found here.
        return kept(now, by, "plan:approve", plan.with(step(AnnualPlan.State.APPROVED, by, note)), note);
    }

    /** Sends a plan back to those who wrote it, with a reason (退回); an approved one has to be approved again. */
    public AnnualPlan sendBack(Stores now, Actor by, AnnualPlan.No no, int revision, String reason) {
        AnnualPlan plan = current(now, no, revision);
        requireUnpublished(plan);
        return kept(now, by, "plan:return", plan.returned(step(AnnualPlan.State.DRAFT, by, reason)), reason);
    }

    private static void requireSound(PlanMeter.Reading reading) {
        List<RuleViolation> blocking =
                reading.violations().stream().filter(RuleViolation::blocking).toList();
        if (!blocking.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_INVALID,
                    blocking.size() + " 项阻止审批：" + told(blocking, Wording::zh, "；") + " / " + blocking.size()
                            + " blocking: " + told(blocking, Wording::en, "; "));
        }
    }

    private static String told(List<RuleViolation> blocking, Function<Wording, String> language, String between) {
        return blocking.stream()
                .limit(BREACHES_TOLD)
                .map(found ->
                        found.rule() + " " + language.apply(found.subject()) + " " + language.apply(found.detail()))
                .collect(Collectors.joining(between));
    }

    /** Publishes an approved plan on this site: all of a first version, of an amendment what changed. */
    public AnnualPlan publish(Stores now, Actor by, AnnualPlan.No no, int revision, String note) {
        AnnualPlan plan = current(now, no, revision);
        requireState(plan, AnnualPlan.State.APPROVED);
        List<PublicRecord> records = records(now, plan);
        Step<AnnualPlan.State> step = step(AnnualPlan.State.PUBLISHED, by, note);
        AnnualPlan published = plan.with(step);
        LocalDate due = plan.version() == 1 ? PublicityTerms.workPlan2024().planDue(plan.year()) : today();
        OwnSite.publish(now, records, due, by.id(), step.at());
        return kept(now, by, "plan:publish", published, note);
    }

    private static List<PublicRecord> records(Stores now, AnnualPlan plan) {
        Optional<AnnualPlan> before = now.plans().published(plan.no());
        List<PlanLine> lines = before.isEmpty()
                ? plan.lines()
                : PlanAmendment.between(before.get(), plan).changes().stream()
                        .map(PlanAmendment.Change::after)
                        .toList();
        if (lines.isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_INVALID, "version " + plan.version() + " of plan " + plan.no() + " changes nothing");
        }
        return lines.stream()
                .map(line -> PublicityRules.planLine(plan, line, OwnSite.CHANNEL))
                .toList();
    }

    /** Begins the next version of a published plan; the reason will be public. */
    public AnnualPlan amend(Stores now, Actor by, AnnualPlan.No no, String reason) {
        AnnualPlan plan = find(now, no);
        requireState(plan, AnnualPlan.State.PUBLISHED);
        PublicityRules.publicText("reason", reason);
        return kept(now, by, "plan:amend", plan.amended(step(AnnualPlan.State.DRAFT, by, reason)), reason);
    }

    /** The newest version of a plan. */
    public AnnualPlan find(Stores now, AnnualPlan.No no) {
        return now.plans().find(no).orElseThrow(() -> unknown(no));
    }

    private AnnualPlan current(Stores now, AnnualPlan.No no, int revision) {
        AnnualPlan plan = find(now, no);
        if (plan.steps().size() != revision) {
            throw new DoubleRandomException(
                    ErrorCode.REVISION_STALE,
                    "plan " + no + " is at revision " + plan.steps().size() + " of version " + plan.version() + ", not "
                            + revision);
        }
        return plan;
    }

    private AnnualPlan kept(Stores now, Actor by, String type, AnnualPlan plan, String note) {
        now.plans().save(plan);
        ledger.record(now, by, type, "plan/" + plan.no() + "/" + plan.version(), note);
        return plan;
    }

    private Step<AnnualPlan.State> step(AnnualPlan.State state, Actor by, String note) {
        return new Step<>(state, by.id(), clock.instant(), note);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static void requireUnpublished(AnnualPlan plan) {
        if (plan.state() == AnnualPlan.State.PUBLISHED) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_STATE, "plan " + plan.no() + " is PUBLISHED; begin an amendment to change it");
        }
    }

    private static void requireState(AnnualPlan plan, AnnualPlan.State state) {
        if (plan.state() != state) {
            throw new DoubleRandomException(
                    ErrorCode.PLAN_STATE, "plan " + plan.no() + " is " + plan.state() + ", not " + state);
        }
    }

    private static DoubleRandomException unknown(AnnualPlan.No no) {
        return new DoubleRandomException(ErrorCode.NOT_FOUND, "there is no plan " + no);
    }
}
