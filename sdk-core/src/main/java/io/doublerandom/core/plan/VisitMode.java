package io.doublerandom.core.plan;

/**
 * Whether a task is a one-visit inspection (综合查一次): subjects on the year's one-visit list get a task of their own, the
 * rest a regular one under the same plan (湛随办字〔2024〕4号 二(三)).
 */
public enum VisitMode {
    REGULAR,
    ONE_VISIT
}
