package io.doublerandom.core.draw;

/** Why a subject of a pool may not be drawn this time (抽取排除原因). The names stand in {@code exclusions.csv}. */
public enum SubjectExclusion {
    /** Outside the task: another territory, a narrowed scope, the other task of a one-visit pair, or not in operation. */
    NOT_IN_SCOPE,
    /** Deregistered, revoked, annulled or moved away. */
    DEREGISTERED,
    /** The yearly cap of inspections is reached (年度检查频次上限), 国办发〔2024〕54号. */
    CAP_REACHED,
    /** A low-risk subject already drawn this year. */
    LOW_RISK_ALREADY_DRAWN,
    /** Drawn already this year for another task (同年不重复抽取). */
    DRAWN_THIS_YEAR,
    /** Not operating in any month of the visits (季节性经营). */
    OUT_OF_SEASON,
    /** On a list of subjects left undisturbed (无事不扰). */
    WHITELISTED,
    /** The same party under another identity. */
    DUPLICATE,
    /** A case against it is open. */
    UNDER_CASE,
    /** Out of reach for a reason nobody could prevent. */
    FORCE_MAJEURE
}
