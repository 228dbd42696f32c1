package io.doublerandom.core.register;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * The decision of a responsible person to accept a held row as it is (人工放行): who, when and why. The host appends it to
 * the audit log before it takes effect.
 *
 * @param resource what the row holds, for example {@code subject}
 * @param key key of the row
 * @param problem what was wrong and is accepted
 * @param by who decided: an account or office id, not a name, at most 64 characters
 * @param at when, UTC
 * @param reason why, at most 400 characters
 */
public record HeldOverride(
        @NotBlank @Size(max = 40) String resource,
        @NotBlank @Size(max = 200) String key,
        @NotNull ErrorCode problem,
        @NotBlank @Size(max = 64) String by,
        @NotNull Instant at,
        @NotBlank @Size(max = 400) String reason) {
    public HeldOverride {
        Values.text("resource", resource, 40);
        Values.text("key", key, 200);
        Values.present("problem", problem);
        Values.text("by", by, 64);
        Values.present("at", at);
        Values.text("reason", reason, 400);
    }

    /** Whether this decision is about a held row. */
    public boolean covers(String heldResource, String heldKey, ErrorCode heldProblem) {
        return resource.equals(heldResource) && key.equals(heldKey) && problem == heldProblem;
    }
}
