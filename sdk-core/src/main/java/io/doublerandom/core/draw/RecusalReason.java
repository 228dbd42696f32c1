package io.doublerandom.core.draw;

/** Why an inspector may not visit a subject (回避原因), 行政处罚法 (2021) 第四十三条 and the rules of an office. Never published. */
public enum RecusalReason {
    /** Declared, or decided on application: an interest or another relation to the subject. */
    INTEREST,
    /** The subject belongs to the authority that employs the inspector. */
    OWN_UNIT,
    /** The inspector's station supervises the subject day by day. */
    OWN_STATION,
    /** The subject's people checked the inspector's station, so that station does not check them in turn. */
    RECIPROCAL,
    /** The inspector was in the subject's last team. */
    LAST_TIME
}
