package io.doublerandom.core.register;

/** Way of inspecting (检查方式). Platforms clash on the digits, so codes are mapped by name. */
public enum Method {
    /** 实地检查、现场检查. */
    ONSITE,
    /** 书面检查. */
    DOCUMENT,
    /** 行政部门检查结果或专业意见. */
    OTHER_AGENCY,
    /** 检验检测、抽样检测. */
    TESTING,
    /** 网络监测. */
    NETWORK,
    /** 委托专业机构辅助; assists only, never performs an inspection (国办发〔2024〕54号). */
    THIRD_PARTY,
    /** 非现场检查: by data or video. */
    OFFSITE
}
