package io.doublerandom.core.indicator;

/**
 * The seven quantified targets of the year's programme (工作目标), 湛随办字〔2024〕4号 一 and 二. What counts in each is said
 * at {@link ProgrammeIndicators}.
 */
public enum Indicator {
    /** 抽查事项覆盖率. */
    COVERAGE("KPI-1", "抽查事项覆盖率", "items covered by the plan", "一(一)、二(二)"),
    /** 部门联合抽查任务占比. */
    JOINT("KPI-2", "部门联合抽查任务占比", "tasks that are joint", "一(一)、二(二)"),
    /** 执法人员入库率. */
    ENROLMENT("KPI-3", "具有执法资格人员入库率", "certified officers in the pool", "一(一)、二(四)"),
    /** 检查完成率. */
    COMPLETED("KPI-4", "检查完成率", "drawn subjects inspected", "一(一)、二(二)"),
    /** 结果公示率. */
    PUBLISHED("KPI-5", "检查结果公示率", "drawn subjects whose results are public", "一(一)、二(二)"),
    /** 应用信用风险分类结果的抽查事项占比. */
    CREDIT_RISK("KPI-6", "应用信用风险分类结果的抽查事项占比", "items drawn by credit risk", "一(二)、二(五)"),
    /** 发现问题处理率. */
    HANDLED("KPI-8", "发现问题处理率", "problems with a disposal", "二(六)");

    private final String code;
    private final String titleZh;
    private final String titleEn;
    private final String clause;

    Indicator(String code, String titleZh, String titleEn, String clause) {
        this.code = code;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.clause = clause;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** Its name in Chinese. */
    public String titleZh() {
        return titleZh;
    }

    /** Its name in English. */
    public String titleEn() {
        return titleEn;
    }

    /** Where the work plan sets it. */
    public String clause() {
        return clause;
    }
}
