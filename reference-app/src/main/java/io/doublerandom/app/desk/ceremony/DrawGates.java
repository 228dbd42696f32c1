package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.PreparedDraw;
import io.doublerandom.core.draw.TeamShortage;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each gate in front of a draw what is there or what is missing, in names (前置条件). */
final class DrawGates {
    private static final int FEWEST_PARTIES = 3;

    private final Stores stores;
    private final InspectionTask task;

    DrawGates(Stores stores, InspectionTask task) {
        this.stores = stores;
        this.task = task;
    }

    DrawGate planPublished() {
        boolean published = stores.plans().published(task.plan()).isPresent();
        String name = stores.plans()
                .find(task.plan())
                .map(plan -> plan.name())
                .orElse(task.plan().value());
        return gate(DrawGate.Code.PLAN_PUBLISHED, published, DeskPermission.PLAN_PUBLISH)
                .saying(name + (published ? "" : "：还没有公布"), name + (published ? "" : ": not published yet"))
                .about(task.plan().value());
    }

    DrawGate taskAnnounced() {
        InspectionTask.State state = task.state();
        DeskPermission next =
                state == InspectionTask.State.DRAFT ? DeskPermission.TASK_APPROVE : DeskPermission.PUBLISH;
        DrawGate gate = gate(DrawGate.Code.TASK_ANNOUNCED, state == InspectionTask.State.ANNOUNCED, next)
                .about(task.no().value());
        return switch (state) {
            case DRAFT -> gate.saying(task.name() + "：草稿，还没有审批", task.name() + ": a draft, not approved yet");
            case APPROVED -> gate.saying(task.name() + "：已审批，还没有公告", task.name() + ": approved, not announced yet");
            case ANNOUNCED -> gate.saying(task.name(), task.name());
            case CANCELLED -> gate.saying(task.name() + "：已取消，不能抽取", task.name() + ": cancelled, cannot be drawn");
            default -> gate.saying(task.name() + "：已抽取过", task.name() + ": drawn already");
        };
    }

    DrawGate training(DrawDecision.@Nullable Training training) {
        DrawGate gate = gate(DrawGate.Code.TRAINING, training != null, DeskPermission.DRAW_PREPARE);
        return training == null
                ? gate.saying("没有记录", "not recorded")
                : gate.saying(
                        training.on() + "，" + training.people() + " 人",
                        training.on() + ", " + training.people() + " people");
    }

    DrawGate parties(List<String> parties) {
        boolean enough = parties.size() >= FEWEST_PARTIES;
        String zh = parties.stream().map(DrawGates::titleZh).collect(Collectors.joining("、"));
        String en = parties.stream().map(DrawGates::titleEn).collect(Collectors.joining(", "));
        return gate(DrawGate.Code.PARTIES, enough, DeskPermission.DRAW_PREPARE)
                .saying(
                        enough ? zh : "现有 " + parties.size() + " 方" + (zh.isEmpty() ? "" : "：" + zh),
                        enough ? en : parties.size() + " so far" + (en.isEmpty() ? "" : ": " + en));
    }

    private static String titleZh(String user) {
        return DeskRole.of(user).map(DeskRole::titleZh).orElse(user);
    }

    private static String titleEn(String user) {
        return DeskRole.of(user).map(DeskRole::titleEn).orElse(user);
    }

    DrawGate publicValue(List<Beacon> beacons) {
        boolean weak = !beacons.isEmpty() && beacons.stream().allMatch(beacon -> beacon.type() == Beacon.Type.INDEX);
        String named = beacons.stream()
                .map(beacon -> beacon.source() + (beacon.round() == 0 ? "" : " " + beacon.round()))
                .collect(Collectors.joining("; "));
        DrawGate gate = gate(DrawGate.Code.PUBLIC_VALUE, !beacons.isEmpty() && !weak, DeskPermission.DRAW_PREPARE);
        if (beacons.isEmpty()) {
            return gate.saying("还没有确定", "none is named yet");
        }
        return weak
                ? gate.saying(named + "：收盘指数不得单独使用", named + ": an index may not stand alone")
                : gate.saying(named, named);
    }

    DrawGate attempt(@Nullable Attempt newest) {
        if (newest == null) {
            return gate(DrawGate.Code.ATTEMPT, true, DeskPermission.DRAW_PREPARE)
                    .saying("还没有抽取过", "there was none");
        }
        boolean voided = newest.phase() == Attempt.Phase.VOIDED;
        boolean again = voided && newest.redraw().isPresent();
        long number = newest.header().attempt();
        DrawGate gate = gate(
                        DrawGate.Code.ATTEMPT,
                        again,
                        voided ? DeskPermission.TASK_APPROVE : DeskPermission.DRAW_PREPARE)
                .about(newest.hash());
        if (again) {
            return gate.saying("第 " + number + " 次已作废，重抽已批准", "attempt " + number + " is void, another is approved");
        }
        if (voided) {
            return gate.saying(
                    "第 " + number + " 次已作废，重抽还没有批准", "attempt " + number + " is void, another is not approved yet");
        }
        return newest.phase() == Attempt.Phase.DRAWN
                ? gate.saying("第 " + number + " 次已抽取，结果不能重来", "attempt " + number + " is drawn and stands")
                : gate.saying("第 " + number + " 次正在进行", "attempt " + number + " is under way");
    }

    /** The pool and the teams, after they could be prepared. */
    List<DrawGate> prepared(PreparedDraw prepared) {
        long count = prepared.frame().count();
        int people = prepared.frame().roster().size();
        return List.of(
                pool(true).saying(poolName() + "：可抽 " + count + " 户", poolName() + ": " + count + " to draw from"),
                teams(true).saying("检查人员 " + people + " 名", people + " inspectors"));
    }

    /** The pool and the teams, after it was refused to prepare them. */
    List<DrawGate> refused(DoubleRandomException refused, long members) {
        String pool = poolName();
        String why = refused.code().code() + " " + refused.problem().detail();
        if (refused.code() == ErrorCode.DRAW_POOL_EMPTY || members == 0) {
            DrawGate empty = members == 0
                    ? pool(false).saying(pool + "：没有对象", pool + ": nobody is in it")
                    : pool(false)
                            .saying(
                                    pool + "：" + members + " 户全部被排除（不在营、不在辖区或应检已检）",
                                    pool + ": all " + members + " are excluded (not active, beyond the territory, or"
                                            + " inspected already)");
            // Teams are filled first: had there been too few, that would have been the refusal.
            return List.of(
                    empty,
                    refused.code() == ErrorCode.DRAW_INFEASIBLE
                            ? shortage(refused, why)
                            : teams(true).saying("名录有对象后再核对", "looked at again once the pool has somebody"));
        }
        if (refused.code() == ErrorCode.DRAW_INFEASIBLE) {
            return List.of(
                    pool(true).saying(pool + "：" + members + " 户", pool + ": " + members), shortage(refused, why));
        }
        if (refused.code() == ErrorCode.TASK_STATE) {
            // The gate of the task says it already, and with what to do.
            return List.of(
                    pool(true).saying(pool + "：任务可以抽取时再核对", pool + ": looked at again once the task may be drawn"),
                    teams(true).saying("任务可以抽取时再核对", "looked at again once the task may be drawn"));
        }
        return List.of(
                pool(false).saying(pool + "：" + why, pool + ": " + why),
                teams(true).saying("名录可用后再核对", "looked at again once the pool can be used"));
    }

    private DrawGate shortage(DoubleRandomException refused, String why) {
        return refused.facts(TeamShortage.class)
                .map(this::shortTeams)
                .orElseGet(() -> teams(false).saying(why, why));
    }

    private DrawGate shortTeams(TeamShortage few) {
        String dept = stores.authorities()
                .find(new Authority.Id(few.dept()))
                .map(Authority::name)
                .orElse(few.dept());
        int skills = Integer.bitCount(few.qualification());
        String seatZh = "检查组第 " + few.seat() + " 席" + (skills == 0 ? "" : "（须具备 " + skills + " 项资格）");
        String seatEn = "seat " + few.seat() + " of a team" + (skills == 0 ? "" : " (" + skills + " qualifications)");
        if (few.subject().isEmpty()) {
            return teams(false)
                    .saying(
                            dept + "：" + seatZh + "可派 " + few.people() + " 人，至少须 " + few.needed()
                                    + " 人（规则 BR-05：每组不缺席位）",
                            dept + ": " + few.people() + " inspectors may take " + seatEn + ", " + few.needed()
                                    + " are needed (rule BR-05: no seat stays empty)")
                    .about(few.dept());
        }
        String subject = stores.subjects()
                .find(new Subject.Id(few.subject()))
                .map(Subject::name)
                .orElse(few.subject());
        return teams(false)
                .saying(
                        dept + "：对“" + subject + "”回避后，" + seatZh + "可派 " + few.people() + " 人，至少须 " + few.needed()
                                + " 人（规则 BR-06：回避后仍可配组）",
                        dept + ": after recusals " + few.people() + " inspectors may take " + seatEn + " for " + subject
                                + ", " + few.needed() + " are needed (rule BR-06: teams after recusals)")
                .about(few.dept() + " " + few.subject());
    }

    private DrawGate pool(boolean open) {
        return gate(DrawGate.Code.POOL, open, DeskPermission.IMPORT)
                .about(task.pool().value());
    }

    private static DrawGate teams(boolean open) {
        return gate(DrawGate.Code.TEAMS, open, DeskPermission.IMPORT);
    }

    private String poolName() {
        return stores.pools()
                .find(task.pool())
                .map(SubjectPool::name)
                .orElse(task.pool().value());
    }

    private static DrawGate gate(DrawGate.Code code, boolean open, DeskPermission permission) {
        return new DrawGate(code, open, "", "", "", DeskRole.with(permission));
    }
}
