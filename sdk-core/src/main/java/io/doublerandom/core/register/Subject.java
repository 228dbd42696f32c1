package io.doublerandom.core.register;

import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One subject that may be drawn (检查对象).
 *
 * <p>{@link #identity()} may hold an identity number and {@link #address()} a home: neither is ever published.
 *
 * @param id identity in draws and exchanges
 * @param kind what it is
 * @param name name, at most 200 characters
 * @param nature nature of the party (行政相对人性质)
 * @param identity document that identifies it (证件类型、编码)
 * @param region division
 * @param address registered or working address, perhaps empty, at most 400 characters
 * @param status registration status
 * @param creditRisk credit-risk class with its source
 * @param memberships pools it is in, each with its period and reason
 */
public record Subject(
        @NotNull @Valid Id id,
        @NotNull Kind kind,
        @NotBlank @Size(max = 200) String name,
        @NotNull Nature nature,
        @NotNull @Valid Identity identity,
        @NotNull @Valid RegionCode region,
        @NotNull @Size(max = 400) String address,
        @NotNull RegistrationStatus status,
        @NotNull @Valid CreditRisk creditRisk,
        @NotNull List<@NotNull @Valid Membership> memberships) {
    public Subject {
        Values.present("id", id);
        Values.present("kind", kind);
        Values.text("name", name, 200);
        Values.present("nature", nature);
        Values.present("identity", identity);
        Values.present("region", region);
        Values.atMost("address", address, 400);
        Values.present("status", status);
        Values.present("creditRisk", creditRisk);
        memberships = Values.list("memberships", memberships);
    }

    /** Whether it is in a pool on a day. */
    public boolean memberOf(SubjectPool.Id pool, LocalDate day) {
        return memberships.stream()
                .anyMatch(m -> m.pool().equals(pool) && m.period().contains(day));
    }

    /**
     * Identity of a subject in draws and exchanges (主体身份代码).
     *
     * <p>A unified social credit code, or a scheme letter and 1 to 20 characters: {@code r} a legacy registration number
     * (15 digits), {@code p} a product, {@code j} a project, {@code b} a behaviour, {@code l} a place, {@code n} the keyed
     * pseudonym of a natural person.
     *
     * @param value 18 characters of GB 32100, or {@code a-z} and 1 to 20 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = UnifiedSocialCreditCode.FORM + "|[a-z][A-Za-z0-9._-]{1,20}";

        public Id {
            Values.pattern("subjectId", value, FORM);
        }

        /** The credit code, if it is one. */
        public Optional<UnifiedSocialCreditCode> creditCode() {
            return Character.isLowerCase(value.charAt(0))
                    ? Optional.empty()
                    : Optional.of(new UnifiedSocialCreditCode(value));
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

    /** What a subject is (对象种类). */
    public enum Kind {
        /** 市场主体. */
        ENTITY,
        /** 无证无照户. */
        UNLICENSED,
        /** 非企业单位. */
        NON_ENTERPRISE,
        /** 产品. */
        PRODUCT,
        /** 项目. */
        PROJECT,
        /** 行为. */
        BEHAVIOUR,
        /** 场所、设施. */
        PLACE,
        /** 执业人员. */
        PERSON
    }

    /** Nature of the party (行政相对人性质). */
    public enum Nature {
        /** 公民. */
        CITIZEN,
        /** 法人. */
        LEGAL_PERSON,
        /** 其他组织. */
        OTHER_ORGANISATION
    }

    /**
     * Document that identifies a subject (证件).
     *
     * @param type {@code 001} is a unified social credit code; other codes as the platforms list them, 1 to 3 digits
     * @param number its number, at most 32 characters; personal data when the subject is a citizen
     */
    public record Identity(
            @NotNull @Pattern(regexp = "\\d{1,3}") String type,
            @NotBlank @Size(max = 32) String number) {
        public Identity {
            Values.pattern("identity.type", type, "\\d{1,3}");
            Values.text("identity.number", number, 32);
        }

        /** Leaves the number out: it may be personal data. */
        @Override
        public String toString() {
            return "Identity[type=" + type + "]";
        }
    }

    /** Registration status (登记状态). */
    public enum RegistrationStatus {
        /** 存续、在营. */
        ACTIVE,
        /** 歇业. */
        SUSPENDED,
        /** 清算中. */
        LIQUIDATING,
        /** 吊销未注销. */
        REVOKED,
        /** 撤销. */
        ANNULLED,
        /** 注销. */
        DEREGISTERED,
        /** 迁出. */
        MOVED;

        /** Whether a subject in this state may be drawn. */
        public boolean drawable() {
            return this == ACTIVE;
        }
    }

    /**
     * Credit-risk class with where it comes from (信用风险等级).
     *
     * @param riskClass the class
     * @param source who classified, at most 100 characters
     * @param asOf day of the classification
     */
    public record CreditRisk(
            @NotNull CreditRiskClass riskClass,
            @NotBlank @Size(max = 100) String source,
            @NotNull LocalDate asOf) {
        public CreditRisk {
            Values.present("creditRisk.class", riskClass);
            Values.text("creditRisk.source", source, 100);
            Values.present("creditRisk.asOf", asOf);
        }
    }

    /**
     * Membership of a pool (入库记录); leaving one needs a reason.
     *
     * @param pool the pool
     * @param period from when to when
     * @param reason why it joined or left, at most 200 characters; required once the period has an end
     */
    public record Membership(
            @NotNull @Valid SubjectPool.Id pool,
            @NotNull @Valid Period period,
            @NotNull @Size(max = 200) String reason) {
        public Membership {
            Values.present("membership.pool", pool);
            Values.present("membership.period", period);
            Values.atMost("membership.reason", reason, 200);
            Values.require(
                    period.until().equals(Period.OPEN_END) || !reason.isBlank(),
                    "membership.reason",
                    "is blank though the membership ends");
        }

        @jakarta.validation.constraints.AssertTrue(message = "reason is blank though the membership ends")
        boolean isReasoned() {
            return period.until().equals(Period.OPEN_END) || !reason.isBlank();
        }
    }
}
