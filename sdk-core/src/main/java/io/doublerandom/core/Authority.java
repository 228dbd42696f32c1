package io.doublerandom.core;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * An authority that inspects (执法主体): only organs, authorised organisations and entrusted ones may
 * (国办发〔2024〕54号, 一).
 *
 * <p>A conference office (联席会议办公室) organises but never inspects, so it is no authority.
 *
 * @param id identifier in this system
 * @param creditCode unified social credit code
 * @param name full name, at most 100 characters
 * @param region division it acts in
 * @param level administrative level
 * @param sector line of business, for example {@code 市场监管}, at most 40 characters
 * @param qualification why it may inspect
 * @param conferenceMembership periods as a member of the joint conference (联席会议成员单位); empty if never
 * @param homePlatform platform its list, pools and tasks live on
 * @param validity period in which it exists
 */
public record Authority(
        @NotNull @Valid Id id,
        @NotNull @Valid UnifiedSocialCreditCode creditCode,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Valid RegionCode region,
        @NotNull Level level,
        @NotBlank @Size(max = 40) String sector,
        @NotNull Qualification qualification,
        @NotNull List<@NotNull @Valid Period> conferenceMembership,
        @NotNull Platform homePlatform,
        @NotNull @Valid Period validity) {
    public Authority {
        Values.present("id", id);
        Values.present("creditCode", creditCode);
        Values.text("name", name, 100);
        Values.present("region", region);
        Values.present("level", level);
        Values.text("sector", sector, 40);
        Values.present("qualification", qualification);
        conferenceMembership = Values.list("conferenceMembership", conferenceMembership);
        Values.present("homePlatform", homePlatform);
        Values.present("validity", validity);
    }

    /** Whether it is a member of the joint conference on a day. */
    public boolean conferenceMember(LocalDate day) {
        return conferenceMembership.stream().anyMatch(period -> period.contains(day));
    }

    /**
     * Identifier of an authority (部门标识).
     *
     * @param value 1 to 32 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,32}";

        public Id {
            Values.pattern("authorityId", value, FORM);
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

    /** Administrative level (层级). */
    public enum Level {
        NATIONAL,
        PROVINCE,
        CITY,
        COUNTY,
        STATION
    }

    /** Why an authority may inspect (执法主体资格类型). */
    public enum Qualification {
        /** 行政机关. */
        ORGAN,
        /** 法律、法规授权的组织. */
        AUTHORISED,
        /** 受委托组织; inspects in the name of the organ that entrusts it. */
        ENTRUSTED
    }

    /** Platform an authority works on (使用平台), 湛随办字〔2024〕4号 二(四). */
    public enum Platform {
        /** 广东省“双随机、一公开”综合监管平台. */
        GD_PROVINCE,
        /** 湛江市“双随机、一公开”综合监管平台. */
        ZJ_CITY,
        /** 国家部委统一建设平台. */
        MINISTRY,
        /** 自建监管平台. */
        SELF_BUILT
    }
}
