package io.doublerandom.app.desk.ceremony;

import java.util.List;

/**
 * A condition before a draw (前置条件).
 *
 * @param code which one
 * @param open whether it is met
 * @param detailZh what is there, or what is missing, in names and in Chinese
 * @param detailEn the same in English
 * @param id the number or code of what it is about; empty if there is none
 * @param by users who can open it; empty if it is open
 */
public record DrawGate(Code code, boolean open, String detailZh, String detailEn, String id, List<String> by) {
    public DrawGate {
        by = open ? List.of() : List.copyOf(by);
    }

    DrawGate saying(String zh, String en) {
        return new DrawGate(code, open, zh, en, id, by);
    }

    DrawGate about(String other) {
        return new DrawGate(code, open, detailZh, detailEn, other, by);
    }

    /** The gates, in their order, each with what to do while it is closed. */
    public enum Code {
        /** The plan the task comes from is published. */
        PLAN_PUBLISHED("计划已公布", "the plan is published", "在“年度计划”审批并公布", "approve and publish it under Plans"),
        /** The task is announced. */
        TASK_ANNOUNCED("任务已公告", "the task is announced", "在“抽查任务”审批并公告", "approve and announce it under Tasks"),
        /** The training of the inspectors is recorded. */
        TRAINING("培训已记录", "the training is recorded", "培训后在下面记下日期和人数", "hold it and write down day and people below"),
        /** Somebody may be drawn. */
        POOL(
                "名录库非空",
                "the pool has somebody to draw",
                "导入检查对象，或更正其状态和区划",
                "import subjects, or correct their state and division"),
        /** No seat of a team can stay empty. */
        TEAMS(
                "检查人员可配组",
                "every team can be filled",
                "导入该部门更多持证在岗人员，或减少任务的每组人数",
                "import more active inspectors of that authority with the certificates, or plan smaller teams"),
        /** Three parties at least. */
        PARTIES("参与方不少于三方", "three parties at least", "在下面选定参与方", "choose the parties below"),
        /** A public value is named. */
        PUBLIC_VALUE("公共值来源已确定", "a public value is named", "在下面写明来源和期号", "name source and round below"),
        /** No other attempt is under way. */
        ATTEMPT(
                "无进行中的抽取",
                "no other attempt is under way",
                "把它做完；作废的须由分管领导批准重抽",
                "finish it; after a void one the leader approves another");

        private final String titleZh;
        private final String titleEn;
        private final String todoZh;
        private final String todoEn;

        Code(String titleZh, String titleEn, String todoZh, String todoEn) {
            this.titleZh = titleZh;
            this.titleEn = titleEn;
            this.todoZh = todoZh;
            this.todoEn = todoEn;
        }

        /** In Chinese. */
        public String titleZh() {
            return titleZh;
        }

        /** In English. */
        public String titleEn() {
            return titleEn;
        }

        /** What opens it, in Chinese. */
        public String todoZh() {
            return todoZh;
        }

        /** What opens it, in English. */
        public String todoEn() {
            return todoEn;
        }
    }
}
