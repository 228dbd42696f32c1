package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * One line of the certificate register (执法证件登记册) of the justice department: the base the enrolment ratio is
 * measured against, which is never the pool itself.
 *
 * @param certificateNumber number of the enforcement certificate, at most 50 characters
 * @param authority authority of the holder
 * @param validity days it is valid on
 */
public record CertificateHolder(
        @NotBlank @Size(max = 50) String certificateNumber,
        @NotNull @Valid Authority.Id authority,
        @NotNull @Valid Period validity) {
    public CertificateHolder {
        Values.text("certificateNumber", certificateNumber, 50);
        Values.present("authority", authority);
        Values.present("validity", validity);
    }
}
