package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Wording;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reviews an annual plan before it is approved (计划审核) and says every breach at once, as values.
 *
 * <p>Blocking breaches are certain and against the law or against what a draw needs; the others need a person to look.
 * Rules: {@code BR-02} published list, {@code BR-03} ratio, {@code BR-07} who may inspect, {@code BR-08} window in the
 * year, {@code BR-11} pool, {@code BR-16} one visit, {@code PLAN-OWNER} an authority inspects its own items,
 * {@code PLAN-CONFERENCE} joint lines are of conference members, {@code PLAN-EMPTY} there is something to inspect.
 */
public final class PlanReview {
    private final Map<Authority.Id, Authority> authorities;
    private final Map<InspectionItem.Code, InspectionItem> items;
    private final Map<SubjectPool.Id, SubjectPool> pools;
    private final RatioReview ratios;

    /**
     * A review against one state of the register.
     *
     * @param censuses what the pools hold; for a pool that is missing here only certain breaches of ratio are found
     */
    public PlanReview(
            Collection<Authority> authorities,
            Collection<InspectionItem> items,
            Collection<SubjectPool> pools,
            Collection<PoolCensus> censuses) {
        this.authorities = byId(authorities, Authority::id);
        this.items = byId(items, InspectionItem::code);
        this.pools = byId(pools, SubjectPool::id);
        this.ratios = new RatioReview(byId(censuses, PoolCensus::pool));
    }

    /** Everything found, in the order of the lines; empty if nothing was. Cancelled lines are not looked at. */
    public List<RuleViolation> review(AnnualPlan plan) {
        List<RuleViolation> found = new ArrayList<>();
        if (!authorities.containsKey(plan.owner())) {
            found.add(new RuleViolation(
                    "BR-07",
                    subject(plan),
                    new Wording("编制部门 " + plan.owner() + " 不在部门名录中", "owner is no authority of the register"),
                    true));
        }
        if (plan.lines().stream().allMatch(PlanLine::cancelled)) {
            // An amendment may cancel all that is left; a plan that never had a line is none.
            found.add(new RuleViolation(
                    "PLAN-EMPTY", subject(plan), new Wording("没有有效的任务行", "has no line in force"), plan.version() == 1));
        }
        for (PlanLine line : plan.lines()) {
            if (!line.cancelled()) {
                new LineReview(plan, line, found).review();
            }
        }
        return List.copyOf(found);
    }

    private static <K, V> Map<K, V> byId(Collection<V> values, Function<V, K> id) {
        return values.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }

    private static Wording subject(AnnualPlan plan) {
        return new Wording("计划 " + plan.no(), "plan " + plan.no());
    }

    /** What a breach by a line of a plan is said of. */
    public static Wording subject(AnnualPlan plan, PlanLine line) {
        return new Wording("计划 " + plan.no() + " 第 " + line.seq() + " 行", "plan " + plan.no() + " line " + line.seq());
    }

    private final class LineReview {
        private final AnnualPlan plan;
        private final PlanLine line;
        private final List<RuleViolation> found;
        private final Wording subject;

        LineReview(AnnualPlan plan, PlanLine line, List<RuleViolation> found) {
            this.plan = plan;
            this.line = line;
            this.found = found;
            this.subject = subject(plan, line);
        }

        void review() {
            Period year = new Period(LocalDate.of(plan.year(), 1, 1), LocalDate.of(plan.year(), 12, 31));
            if (!year.contains(line.window())) {
                String from = line.window().from() + " ";
                block(
                        "BR-08",
                        "检查时间 " + from + "至 " + line.window().until() + " 不在 " + plan.year() + " 年内",
                        "window " + from + "to " + line.window().until() + " is not in " + plan.year());
            }
            line.participations().forEach(this::participation);
            pool();
            if (line.oneVisit() && line.items().stream().noneMatch(this::onOneVisitList)) {
                note("BR-16", "没有事项在“综合查一次”清单内", "no item is on the one-visit list");
            }
            List<InspectionItem> known = line.items().stream()
                    .filter(items::containsKey)
                    .map(items::get)
                    .toList();
            ratios.review(line, known, subject, found);
        }

        private boolean onOneVisitList(InspectionItem.Code code) {
            @Nullable InspectionItem item = items.get(code);
            return item != null && item.oneVisit();
        }

        private void participation(Participation participation) {
            @Nullable Authority authority = authorities.get(participation.authority());
            if (authority == null) {
                block(
                        "BR-07",
                        "部门 " + participation.authority() + " 不在部门名录中",
                        "authority " + participation.authority() + " is not in the register");
            } else {
                authority(authority);
            }
            participation.items().forEach(code -> item(code, participation.authority()));
        }

        private void authority(Authority authority) {
            if (!authority.validity().contains(line.window())) {
                block(
                        "BR-07",
                        "部门 " + authority.id() + " 在检查时间内并非一直存续",
                        "authority " + authority.id() + " does not exist throughout the window");
            }
            if (authority.qualification() == Authority.Qualification.ENTRUSTED) {
                note(
                        "BR-07",
                        "部门 " + authority.id() + " 受委托，以委托机关名义检查",
                        "authority " + authority.id() + " is entrusted: it inspects in the name of another");
            }
            if (line.joint() && !authority.conferenceMember(line.window().from())) {
                note(
                        "PLAN-CONFERENCE",
                        "部门 " + authority.id() + " 不是联席会议成员",
                        "authority " + authority.id() + " is no member of the joint conference");
            }
        }

        private void item(InspectionItem.Code code, Authority.Id authority) {
            @Nullable InspectionItem item = items.get(code);
            if (item == null) {
                block("BR-02", "事项 " + code + " 不在已公布的清单上", "item " + code + " is on no published list");
                return;
            }
            if (!item.effective().contains(line.window())) {
                block(
                        "BR-02",
                        "事项 " + code + " 在检查时间内并非一直有效",
                        "item " + code + " is not in force throughout the window");
            }
            if (item.publishedOn().isAfter(line.window().from())) {
                block(
                        "BR-02",
                        "事项 " + code + " 到 " + item.publishedOn() + " 才公布",
                        "item " + code + " is published only on " + item.publishedOn());
            }
            if (!item.owner().equals(authority)) {
                block(
                        "PLAN-OWNER",
                        "事项 " + code + " 属于 " + item.owner() + "，不属于 " + authority,
                        "item " + code + " is of " + item.owner() + ", not of " + authority);
            }
            if (item.methods().stream().noneMatch(line.methods()::contains)) {
                note(
                        "BR-10",
                        "事项 " + code + " 不能用本行的任何一种方式检查",
                        "item " + code + " is inspected by none of the line's methods");
            }
        }

        private void pool() {
            @Nullable SubjectPool pool = pools.get(line.pool());
            if (pool == null) {
                block("BR-11", "名录库 " + line.pool() + " 不存在", "pool " + line.pool() + " is not in the register");
                return;
            }
            for (InspectionItem.Code code : line.items()) {
                @Nullable InspectionItem item = items.get(code);
                if (item != null
                        && !item.pools().contains(pool.id())
                        && !pool.items().contains(code)) {
                    // The subjects of the line are the lead's; a partner's item may have pools of its own.
                    boolean ofLead = item.owner().equals(line.lead());
                    add(
                            "BR-11",
                            "名录库 " + pool.id() + " 不是事项 " + code + " 的名录库",
                            "pool " + pool.id() + " is not one of item " + code,
                            ofLead);
                }
            }
        }

        private void block(String rule, String zh, String en) {
            add(rule, zh, en, true);
        }

        private void note(String rule, String zh, String en) {
            add(rule, zh, en, false);
        }

        private void add(String rule, String zh, String en, boolean blocking) {
            found.add(new RuleViolation(rule, subject, new Wording(zh, en), blocking));
        }
    }
}
