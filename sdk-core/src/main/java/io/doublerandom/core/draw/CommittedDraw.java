package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;

/**
 * A draw whose inputs are fixed and logged while its seed is still unknown (已承诺的抽取).
 *
 * <p>The only way to a {@link Ceremony}, and so to a {@link DrawTranscript}.
 */
public final class CommittedDraw {
    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final DrawHeader header;
    private final Bytes32 headerHash;
    private final AuditLog log;
    private final LoggedEntry receipt;

    CommittedDraw(
            DrawPlan plan,
            SamplingFrame frame,
            DrawHeader header,
            Bytes32 headerHash,
            AuditLog log,
            LoggedEntry receipt) {
        this.plan = plan;
        this.frame = frame;
        this.header = header;
        this.headerHash = headerHash;
        this.log = log;
        this.receipt = receipt;
    }

    /** The rules. */
    public DrawPlan plan() {
        return plan;
    }

    /** What is chosen from. */
    public SamplingFrame frame() {
        return frame;
    }

    /** What was committed to. */
    public DrawHeader header() {
        return header;
    }

    /** The identity of this attempt; parties bind their nonces to it. */
    public Bytes32 headerHash() {
        return headerHash;
    }

    /** The log entry that fixes the header. */
    public LoggedEntry receipt() {
        return receipt;
    }

    /** What a party has to commit to for a nonce of 32 bytes that it keeps to itself. */
    public Bytes32 nonceCommitment(String party, Bytes32 nonce) {
        return Ceremony.nonceCommitment(plan.suite(), headerHash, party, nonce);
    }

    /**
     * Begins the ceremony, or takes it up again: repeating the steps that stand in the log changes nothing, and no step
     * can be taken twice with different values.
     */
    public Ceremony ceremony() {
        return new Ceremony(this, log);
    }
}
