package io.doublerandom.core.plan;

/** Whether the scope of a draw is narrowed beforehand (抽查类型): still random inside it. */
public enum Direction {
    /** 定向: narrowed by type, trade or risk. */
    DIRECTED,
    /** 不定向. */
    UNDIRECTED
}
