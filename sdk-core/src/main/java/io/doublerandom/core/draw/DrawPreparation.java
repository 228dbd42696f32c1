package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a task, its pool and its inspectors into the inputs of a draw (抽取准备).
 *
 * <p>Every subject of the pool is in the frame or among the exclusions with a reason, and every inspector of a
 * participating authority is on the roster or excluded with a reason. If some team could stay short, nothing is
 * prepared: {@link ErrorCode#DRAW_INFEASIBLE} names the rule.
 *
 * <p>Attributes are {@code division} (which is also the inspecting unit) and {@code credit} (which decides the ratio);
 * inspectors are found in the region of their authority.
 */
public final class DrawPreparation {
    static final String DIVISION = "division";
    static final String CREDIT = "credit";

    private final DrawMaterial material;
    private final DrawTerms terms;
    private final SaltKey saltKey;
    private final RosterKey rosterKey;
    private final Map<Authority.Id, Authority> authorities;
    private final Map<InspectionItem.Code, InspectionItem> items;

    /**
     * A preparation.
     *
     * @throws DoubleRandomException {@link ErrorCode#TASK_STATE} if the task is not approved or was drawn before;
     *     {@link ErrorCode#REFERENCE_UNKNOWN} if an authority or item of it is missing; {@link ErrorCode#DRAW_UNSUPPORTED} if
     *     inspectors are to be drawn by group or a division has a bound of its own; {@link ErrorCode#DRAW_INPUT_INVALID} if an
     *     undirected task has a narrowed scope
     */
    public DrawPreparation(DrawMaterial material, DrawTerms terms, SaltKey saltKey, RosterKey rosterKey) {
        this.material = material;
        this.terms = terms;
        this.saltKey = saltKey;
        this.rosterKey = rosterKey;
        this.authorities = material.authorities().stream()
                .collect(Collectors.toUnmodifiableMap(Authority::id, Function.identity()));
        this.items = material.items().stream()
                .collect(Collectors.toUnmodifiableMap(InspectionItem::code, Function.identity()));
        InspectionTask task = material.task();
        if (task.state() != InspectionTask.State.APPROVED && task.state() != InspectionTask.State.ANNOUNCED) {
            throw new DoubleRandomException(
                    ErrorCode.TASK_STATE, "task " + task.no() + " is " + task.state() + ", not APPROVED or ANNOUNCED");
        }
        if (task.teamDraw() != InspectionTask.TeamDraw.BY_PERSON) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNSUPPORTED, "task " + task.no() + " draws inspectors " + task.teamDraw());
        }
        material.divisionBounds().stream().findFirst().ifPresent(bound -> {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNSUPPORTED,
                    "task " + task.no() + " bounds division " + bound.division() + " alone: " + bound.least() + " to "
                            + bound.most());
        });
        if (task.direction() == Direction.UNDIRECTED
                && material.exclusionRules().stream().anyMatch(DirectedScope.class::isInstance)) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID, "task " + task.no() + " is UNDIRECTED, but its scope is narrowed");
        }
        Set<Authority.Id> taking =
                task.participations().stream().map(Participation::authority).collect(Collectors.toSet());
        Stream.concat(material.seats().seats().keySet().stream(), material.seats().needs().keySet().stream())
                .forEach(authority -> requireKnown("participating authority", authority, taking));
        for (Participation participation : task.participations()) {
            requireKnown("authority", participation.authority(), authorities.keySet());
            participation.items().forEach(item -> requireKnown("item", item, items.keySet()));
        }
    }

    /**
     * Prepares the draw from the members of the task's pool, read once and in any order.
     *
     * @param day day of the snapshot, in Asia/Shanghai
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INFEASIBLE} if a seat could stay empty; {@link
     *     ErrorCode#DRAW_POOL_EMPTY} if nobody may be drawn; {@link ErrorCode#DRAW_INPUT_INVALID} if a subject is no
     *     member of the pool on that day, comes twice, or is of a class without a ratio
     */
    public PreparedDraw prepare(Stream<Subject> members, LocalDate day) {
        Seating seating = Seating.of(material.task(), items, material.seats());
        Map<String, Inspector.Id> people = new TreeMap<>();
        Map<Inspector.Id, InspectorExclusion> kept = new TreeMap<>();
        List<RosterEntry> roster = roster(seating, people, kept);
        List<Seat> seats = seating.scarcestFirst(roster);
        Feasibility feasibility = new Feasibility(seats, roster);
        feasibility.require();

        FrameBuilder builder = SamplingFrame.builder();
        roster.forEach(builder::inspector);
        kept.forEach((inspector, reason) ->
                builder.excludeInspector(rosterKey.pseudonym(terms.suite(), inspector), reason.name()));
        Recusals recusals = new Recusals(material, people);
        Map<SubjectExclusion, Long> excluded = new EnumMap<>(SubjectExclusion.class);
        Set<RegionCode> divisions = new LinkedHashSet<>();
        members.forEachOrdered(subject -> {
            requireMember(subject, day);
            Optional<SubjectExclusion> reason = reason(subject);
            if (reason.isPresent()) {
                builder.exclude(subject.id().value(), reason.get().name());
                excluded.merge(reason.get(), 1L, Long::sum);
                return;
            }
            divisions.add(subject.region());
            builder.subject(
                    subject.id().value(),
                    List.of(
                            subject.region().value(),
                            subject.creditRisk().riskClass().name()));
            Map<String, RecusalReason> recused = recusals.from(subject);
            if (!recused.isEmpty()) {
                feasibility.require(subject.id().value(), recused);
                recused.keySet().forEach(iid -> builder.recuse(iid, subject.id().value()));
            }
        });
        DrawPlan plan = plan(seating, seats, divisions);
        SamplingFrame frame = builder.build(terms.suite(), saltKey);
        frame.requireFits(plan);
        return new PreparedDraw(material.task(), plan, frame, people, kept, excluded);
    }

    private void requireMember(Subject subject, LocalDate day) {
        if (!subject.memberOf(material.task().pool(), day)) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "subject " + subject.id() + " is not in pool "
                            + material.task().pool() + " on " + day);
        }
    }

    private Optional<SubjectExclusion> reason(Subject subject) {
        switch (subject.status()) {
            case ACTIVE -> {}
            case SUSPENDED, LIQUIDATING -> {
                return Optional.of(SubjectExclusion.NOT_IN_SCOPE);
            }
            case REVOKED, ANNULLED, DEREGISTERED, MOVED -> {
                return Optional.of(SubjectExclusion.DEREGISTERED);
            }
        }
        boolean listed = material.oneVisitList().contains(subject.id());
        boolean forTheOther = material.task().visitMode() == VisitMode.ONE_VISIT ? !listed : listed;
        if (forTheOther || !inTerritory(subject.region())) {
            return Optional.of(SubjectExclusion.NOT_IN_SCOPE);
        }
        for (ExclusionRule rule : material.exclusionRules()) {
            Optional<SubjectExclusion> found = rule.exclude(subject);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** No inspection beyond an authority's territory (BR-28): every participant has to cover the division. */
    private boolean inTerritory(RegionCode division) {
        return participants().allMatch(authority -> covers(authority.region(), division));
    }

    private static boolean covers(RegionCode region, RegionCode division) {
        if (region.equals(division)) {
            return true;
        }
        if (region.local()) {
            return false;
        }
        String code = region.value();
        int digits = code.endsWith("0000") ? 2 : code.endsWith("00") ? 4 : 6;
        // A zone of a county or city lies in it: its national code is that of its parent.
        return division.national().startsWith(code.substring(0, digits));
    }

    private Stream<Authority> participants() {
        return material.task().participations().stream()
                .map(participation -> Values.present("authority", authorities.get(participation.authority())));
    }

    private List<RosterEntry> roster(
            Seating seating, Map<String, Inspector.Id> people, Map<Inspector.Id, InspectorExclusion> kept) {
        Map<Authority.Id, Participation> participations = new HashMap<>();
        material.task().participations().forEach(p -> participations.put(p.authority(), p));
        List<RosterEntry> roster = new ArrayList<>();
        Set<Inspector.Id> seen = new HashSet<>();
        for (Inspector inspector : material.inspectors()) {
            @Nullable Participation participation = participations.get(inspector.authority());
            if (participation == null) {
                continue;
            }
            if (!seen.add(inspector.id())) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_INPUT_INVALID, "inspector " + inspector.id() + " comes twice");
            }
            int mask = seating.mask(inspector.qualifications());
            Optional<InspectorExclusion> barrier = barrier(inspector, participation, seating, mask);
            if (barrier.isPresent()) {
                kept.put(inspector.id(), barrier.get());
                continue;
            }
            String pseudonym = rosterKey.pseudonym(terms.suite(), inspector.id());
            people.put(pseudonym, inspector.id());
            roster.add(new RosterEntry(
                    pseudonym,
                    Values.present("authority", authorities.get(inspector.authority()))
                            .region()
                            .value(),
                    inspector.authority().value(),
                    mask,
                    material.loads().getOrDefault(inspector.id(), 0)));
        }
        return roster;
    }

    private Optional<InspectorExclusion> barrier(
            Inspector inspector, Participation participation, Seating seating, int mask) {
        String barrier = inspector.barrier(material.task().window());
        if (!barrier.isEmpty()) {
            return Optional.of(InspectorExclusion.valueOf(barrier));
        }
        if (!inspector.itemScope().containsAll(participation.items())) {
            return Optional.of(InspectorExclusion.OUT_OF_SCOPE);
        }
        return seating.fits(inspector.authority(), mask)
                ? Optional.empty()
                : Optional.of(InspectorExclusion.QUAL_MISSING);
    }

    private DrawPlan plan(Seating seating, List<Seat> seats, Set<RegionCode> divisions) {
        InspectionTask task = material.task();
        return new DrawPlan(
                terms.suite(),
                task.lead().value(),
                terms.series(),
                terms.seq(),
                terms.prev(),
                task.name(),
                List.of(DIVISION, CREDIT),
                DIVISION,
                ratio(task.sampling()),
                quota(task.sampling()),
                seats,
                seating.qualifications(),
                UnitOrder.of(units(divisions)),
                terms.parties().stream().sorted().toList(),
                terms.beacon(),
                terms.practice(),
                false,
                terms.embargoUntil());
    }

    /** People sit in the region of their authority: a division looks in itself, then there. */
    private Map<String, List<String>> units(Set<RegionCode> divisions) {
        Map<String, List<String>> units = new TreeMap<>();
        for (RegionCode division : divisions) {
            Set<String> order = new LinkedHashSet<>();
            order.add(division.value());
            participants().forEach(authority -> order.add(authority.region().value()));
            units.put(division.value(), List.copyOf(order));
        }
        return units;
    }

    private static Ratio ratio(SamplingPolicy sampling) {
        Map<String, Integer> ppm = new TreeMap<>();
        for (CreditRiskClass riskClass : sampling.ppm().keySet()) {
            ppm.put(riskClass.name(), Values.present("ppm", sampling.ppm().get(riskClass)));
        }
        return new Ratio(CREDIT, ppm);
    }

    private static Quota quota(SamplingPolicy sampling) {
        return switch (sampling.limit()) {
            case NONE -> new Quota.ByRatio();
            case AT_LEAST -> new Quota.AtLeast(sampling.count());
            case TOTAL -> new Quota.Total(sampling.count());
        };
    }

    private static <T> void requireKnown(String what, T id, Set<T> known) {
        if (!known.contains(id)) {
            throw new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, what + " " + id + " of the task is missing");
        }
    }
}
