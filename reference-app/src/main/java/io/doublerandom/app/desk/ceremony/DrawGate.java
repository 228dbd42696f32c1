package io.doublerandom.app.desk.ceremony;

import java.util.List;

/**
 * A condition before a draw (前置条件).
 *
 * @param code which one
 * @param open whether it is met
 * @param detail what is there, or what is missing
 * @param by users who can open it; empty if it is open
 */
public record DrawGate(Code code, boolean open, String detail, List<String> by) {
    public DrawGate {
        by = open ? List.of() : List.copyOf(by);
    }

    /** The gates, in their order. */
    public enum Code {
        /** The plan the task comes from is published. */
        PLAN_PUBLISHED("计划已公布", "the plan is published"),
        /** The task is announced. */
        TASK_ANNOUNCED("任务已公告", "the task is announced"),
        /** The training of the inspectors is recorded. */
        TRAINING("培训已记录", "the training is recorded"),
        /** Somebody may be drawn. */
        POOL("名录库非空", "the pool has somebody to draw"),
        /** No seat of a team can stay empty. */
        TEAMS("检查人员可配组", "every team can be filled"),
        /** Three parties at least. */
        PARTIES("参与方不少于三方", "three parties at least"),
        /** A public value is named. */
        PUBLIC_VALUE("公共值来源已确定", "a public value is named"),
        /** No other attempt is under way. */
        ATTEMPT("无进行中的抽取", "no other attempt is under way");

        private final String titleZh;
        private final String titleEn;

        Code(String titleZh, String titleEn) {
            this.titleZh = titleZh;
            this.titleEn = titleEn;
        }

        /** In Chinese. */
        public String titleZh() {
            return titleZh;
        }

        /** In English. */
        public String titleEn() {
            return titleEn;
        }
    }
}
