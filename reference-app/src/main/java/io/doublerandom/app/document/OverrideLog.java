package io.doublerandom.app.document;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.AuditLogStore;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.register.HeldOverride;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts overrides of wrong check digits into the audit log before they take effect (放行留痕).
 *
 * <p>The log holds a digest of the decision under {@code override} and the key of the row; who, when and why stand in the
 * held row's own steps.
 */
public final class OverrideLog {
    private final AuditLog log;
    private final Clock clock;

    /** Over the log's store; the clock is that of the run. */
    public OverrideLog(AuditLogStore store, Clock clock) {
        this.log = AuditLog.of(CryptoSuite.SM3_SM2, store, clock);
        this.clock = clock;
    }

    /** Logs one decision for several keys; the overrides may be used once this returns. */
    public List<HeldOverride> log(String resource, List<String> keys, String by, String reason) {
        Instant now = clock.instant();
        List<HeldOverride> overrides = new ArrayList<>();
        for (String key : keys) {
            HeldOverride override = new HeldOverride(resource, key, ErrorCode.CHECK_DIGIT, by, now, reason);
            log.append("override", resource + "/" + key, CryptoSuite.SM3_SM2.hash(document(override)));
            overrides.add(override);
        }
        return overrides;
    }

    /** What the digest is of: one field a line, in this order, LF behind each. */
    static byte[] document(HeldOverride override) {
        return String.join(
                        "\n",
                        override.resource(),
                        override.key(),
                        override.problem().code(),
                        override.by(),
                        override.at().toString(),
                        override.reason(),
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
