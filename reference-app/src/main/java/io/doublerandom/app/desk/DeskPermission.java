package io.doublerandom.app.desk;

/** What somebody at the desk may do (权限). Each address of the desk asks for one. */
public enum DeskPermission {
    /** Read everything of the desk but what another permission guards. */
    READ,
    /** Bring lists and pools in, and release held rows. */
    IMPORT,
    /** Write plans. */
    PLAN_EDIT,
    /** Approve plans. */
    PLAN_APPROVE,
    /** Publish plans. */
    PLAN_PUBLISH,
    /** Write tasks. */
    TASK_EDIT,
    /** Approve tasks. */
    TASK_APPROVE,
    /** Prepare and conduct draws. */
    DRAW_PREPARE,
    /** Take part in a draw as a party: commit, reveal, read back. */
    DRAW_PARTY,
    /** Enter results of inspections. */
    RESULT_ENTER,
    /** Review results. */
    RESULT_REVIEW,
    /** Follow up on problems found. */
    DISPOSAL_EDIT,
    /** Publish tasks, results, disposals and bulletins. */
    PUBLISH,
    /** Decide whether what somebody asked to be withheld is withheld by law (依法不公示). */
    WITHHOLD_APPROVE,
    /** Read the audit log and AUDIT evidence. */
    AUDIT_READ,
    /** Move the simulated clock. */
    CLOCK
}
