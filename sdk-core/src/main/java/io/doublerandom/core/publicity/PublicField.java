package io.doublerandom.core.publicity;

import java.util.Optional;

/**
 * The fields that may be public at all (公示字段), after the public columns of plans, tasks and results; everything else
 * stays in. Names of people, identity numbers, telephone numbers and addresses are not among them.
 */
public enum PublicField {
    /** 计划编号. */
    PLAN_NO("planNo", 50, false),
    /** 计划名称. */
    PLAN_NAME("planName", 200, true),
    /** 任务编号. */
    TASK_NO("taskNo", 50, false),
    /** 任务名称. */
    TASK_NAME("taskName", 200, true),
    /** 抽查类型: the name of a direction. */
    DIRECTION("direction", 20, false),
    /** 抽查对象范围. */
    SUBJECT_SCOPE("subjectScope", 1000, true),
    /** 检查日期自. */
    WINDOW_FROM("windowFrom", 10, false),
    /** 检查日期至. */
    WINDOW_UNTIL("windowUntil", 10, false),
    /** 主体名称. */
    SUBJECT_NAME("subjectName", 200, true),
    /** 统一社会信用代码、注册号, or the code of a product, project, behaviour or place; of a person never. */
    SUBJECT_CODE("subjectCode", 21, false),
    /** 检查完成日期. */
    INSPECTED_ON("inspectedOn", 10, false),
    /** 检查事项: item codes joined by {@code ;}. */
    ITEM("item", 4000, false),
    /** 检查结果: outcome or disposal names joined by {@code ;}. */
    RESULT("result", 400, false),
    /** 备注. */
    REMARK("remark", 1000, true);

    private final String cell;
    private final int max;
    private final boolean freeText;

    PublicField(String cell, int max, boolean freeText) {
        this.cell = cell;
        this.max = max;
        this.freeText = freeText;
    }

    /** Name of the field in rows and records. */
    public String cell() {
        return cell;
    }

    /** The most characters it may have. */
    public int max() {
        return max;
    }

    /** Whether people write it, so that it has to be scanned for personal data. */
    public boolean freeText() {
        return freeText;
    }

    /** The field of a name; empty if no such field may be public. */
    public static Optional<PublicField> of(String cell) {
        for (PublicField field : values()) {
            if (field.cell.equals(cell)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
