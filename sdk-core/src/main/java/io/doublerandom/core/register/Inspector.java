package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One inspector who may be drawn (执法检查人员).
 *
 * @param id identifier in this system; draws use pseudonyms of it
 * @param employeeNo staff number (单位工号), at most 32 characters
 * @param name name, at most 50 characters; personal data
 * @param authority authority of employment
 * @param office office or station, at most 100 characters
 * @param level level of the post
 * @param credential enforcement certificate
 * @param role whether the person may inspect at all
 * @param qualifications professional qualifications, codes
 * @param itemScope items the person may inspect
 * @param unavailable leave, training and the like
 * @param status whether the entry is active; an inactive one is never drawn
 */
public record Inspector(
        @NotNull @Valid Id id,
        @NotBlank @Size(max = 32) String employeeNo,
        @NotBlank @Size(max = 50) String name,
        @NotNull @Valid Authority.Id authority,
        @NotBlank @Size(max = 100) String office,
        @NotNull Authority.Level level,
        @NotNull @Valid Credential credential,
        @NotNull Role role,
        @NotNull List<@NotNull @Pattern(regexp = Inspector.QUALIFICATION) String> qualifications,
        @NotNull List<InspectionItem.@NotNull @Valid Code> itemScope,
        @NotNull List<@NotNull @Valid Period> unavailable,
        @NotNull Status status) {
    /** The form of a qualification code. */
    public static final String QUALIFICATION = "[A-Za-z0-9._-]{1,64}";

    public Inspector {
        Values.present("id", id);
        Values.text("employeeNo", employeeNo, 32);
        Values.text("name", name, 50);
        Values.present("authority", authority);
        Values.text("office", office, 100);
        Values.present("level", level);
        Values.present("credential", credential);
        Values.present("role", role);
        qualifications = Values.distinct("qualifications", qualifications);
        qualifications.forEach(q -> Values.pattern("qualifications", q, QUALIFICATION));
        itemScope = Values.distinct("itemScope", itemScope);
        unavailable = Values.list("unavailable", unavailable);
        Values.present("status", status);
    }

    /** Why this inspector may not be drawn for a visit window; empty text if nothing stands against it. */
    public String barrier(Period window) {
        if (status != Status.ACTIVE) {
            return "INACTIVE";
        }
        if (role != Role.OFFICER) {
            return "AUXILIARY";
        }
        if (!credential.validity().contains(window)) {
            return "CERT_INVALID";
        }
        return unavailable.stream().anyMatch(period -> period.overlaps(window)) ? "UNAVAILABLE" : "";
    }

    /** Leaves name and numbers out: they are personal data. */
    @Override
    public String toString() {
        return "Inspector[" + id + "]";
    }

    /**
     * Identifier of an inspector (人员标识).
     *
     * @param value 1 to 32 characters of {@code A-Za-z0-9._-}, not {@code UNFILLED}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "(?!UNFILLED$)[A-Za-z0-9._-]{1,32}";

        public Id {
            Values.pattern("inspectorId", value, FORM);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * Enforcement certificate (行政执法证), which gives the right to inspect.
     *
     * @param number its number, opaque, at most 50 characters
     * @param issuer who issued it, at most 100 characters
     * @param validity days it is valid on
     */
    public record Credential(
            @NotBlank @Size(max = 50) String number,
            @NotBlank @Size(max = 100) String issuer,
            @NotNull @Valid Period validity) {
        public Credential {
            Values.text("credential.number", number, 50);
            Values.text("credential.issuer", issuer, 100);
            Values.present("credential.validity", validity);
        }
    }

    /** Whether a person may inspect (人员性质), 国办发〔2024〕54号. */
    public enum Role {
        /** 执法人员. */
        OFFICER,
        /** 行政执法辅助人员: may not inspect. */
        AUXILIARY,
        /** 专家: accompanies, does not count as an inspector. */
        EXPERT
    }

    /** Whether the entry counts (人员状态). */
    public enum Status {
        ACTIVE,
        INACTIVE
    }
}
