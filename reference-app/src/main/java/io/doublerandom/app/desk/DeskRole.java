package io.doublerandom.app.desk;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A post at the desk (岗位) with what it may do. Who writes does not approve, who enters does not review: these are
 * different roles.
 */
public enum DeskRole {
    /** 计划员: writes plans and tasks, brings the lists in. */
    PLANNER(
            "planner",
            "计划员",
            "planner",
            DeskPermission.IMPORT,
            DeskPermission.PLAN_EDIT,
            DeskPermission.TASK_EDIT,
            DeskPermission.CLOCK),
    /** 分管领导: approves plans and tasks, and what is withheld by law. */
    LEADER(
            "leader",
            "分管领导",
            "leader in charge",
            DeskPermission.PLAN_APPROVE,
            DeskPermission.TASK_APPROVE,
            DeskPermission.WITHHOLD_APPROVE,
            DeskPermission.CLOCK),
    /** 联席办: the office of the joint conference; conducts draws and publishes. */
    OFFICE(
            "office",
            "联席会议办公室",
            "office of the joint conference",
            DeskPermission.PLAN_PUBLISH,
            DeskPermission.DRAW_PREPARE,
            DeskPermission.DRAW_PARTY,
            DeskPermission.PUBLISH,
            DeskPermission.CLOCK),
    /** 纪检: watches draws and takes part in them. */
    DISCIPLINE("discipline", "纪检监察", "discipline inspection", DeskPermission.DRAW_PARTY, DeskPermission.AUDIT_READ),
    /** 公证员: watches draws and takes part in them. */
    NOTARY("notary", "公证员", "notary", DeskPermission.DRAW_PARTY, DeskPermission.AUDIT_READ),
    /** 执法人员: inspects and enters results. */
    INSPECTOR("inspector", "执法检查人员", "inspector", DeskPermission.RESULT_ENTER, DeskPermission.DISPOSAL_EDIT),
    /** 审核员: reviews results and follows up. */
    REVIEWER("reviewer", "结果审核员", "reviewer of results", DeskPermission.RESULT_REVIEW, DeskPermission.DISPOSAL_EDIT),
    /** 安全审计员: reads the log and the evidence. */
    AUDITOR("auditor", "安全审计员", "security auditor", DeskPermission.AUDIT_READ);

    private final String id;
    private final String titleZh;
    private final String titleEn;
    private final Set<DeskPermission> permissions;

    DeskRole(String id, String titleZh, String titleEn, DeskPermission... more) {
        this.id = id;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        // Whoever sits at the desk may read it.
        this.permissions = Collections.unmodifiableSet(EnumSet.of(DeskPermission.READ, more));
    }

    /** The role with an id; empty if there is none. */
    public static Optional<DeskRole> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The ids of the roles with a permission; each is that of its local user, too. */
    public static List<String> with(DeskPermission permission) {
        return Arrays.stream(values())
                .filter(role -> role.permissions.contains(permission))
                .map(DeskRole::id)
                .toList();
    }

    /** Its name in addresses and in the log. */
    public String id() {
        return id;
    }

    /** What it is called, in Chinese. */
    public String titleZh() {
        return titleZh;
    }

    /** What it is called, in English. */
    public String titleEn() {
        return titleEn;
    }

    /** What it may do. */
    public Set<DeskPermission> permissions() {
        return permissions;
    }
}
