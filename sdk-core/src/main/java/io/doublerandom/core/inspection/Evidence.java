package io.doublerandom.core.inspection;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A file that proves something (附件、凭证), by its digest: the file itself stays with the authority.
 *
 * @param name what it is, at most 200 characters
 * @param digest SM3 of its bytes, 64 lower-case hex digits
 */
public record Evidence(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = Evidence.FORM) String digest) {
    static final String FORM = "[0-9a-f]{64}";

    public Evidence {
        Values.text("name", name, 200);
        Values.pattern("digest", digest, FORM);
    }
}
