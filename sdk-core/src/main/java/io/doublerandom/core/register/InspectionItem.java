package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * An item that may be inspected at random (抽查事项), one row of the published list; what is not on it may not be
 * inspected (国办发〔2024〕54号).
 *
 * @param code code of the item in its list
 * @param listVersion edition of the list, for example {@code 2024-1}, at most 40 characters
 * @param owner authority whose list it is
 * @param domain field (抽查领域), at most 100 characters
 * @param category category (抽查类别), at most 200 characters
 * @param name name (抽查事项), at most 200 characters
 * @param subItem sub-item (抽查子项), perhaps empty, at most 200 characters
 * @param tier key or general
 * @param legalBasis laws, regulations, rules or decisions of the State Council, at most 4,000 characters
 * @param subjectScope who may be inspected, in words, at most 1,000 characters
 * @param pools pools its subjects are drawn from
 * @param inspectingBody who inspects and at which level, in words, at most 400 characters
 * @param methods ways of inspecting
 * @param ratio ratio rule
 * @param frequency frequency rule
 * @param requiredQualifications qualification codes an inspector must hold; empty if none
 * @param oneVisit whether it is on the year's one-visit list (“综合查一次”监管事项清单)
 * @param creditRiskApplied whether ratio or frequency differ by credit-risk class
 * @param effective period in force
 * @param publishedOn day the list was published
 * @param office office in charge (责任处室), at most 100 characters
 */
public record InspectionItem(
        @NotNull @Valid Code code,
        @NotBlank @Size(max = 40) String listVersion,
        @NotNull @Valid Authority.Id owner,
        @NotBlank @Size(max = 100) String domain,
        @NotBlank @Size(max = 200) String category,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 200) String subItem,
        @NotNull Tier tier,
        @NotBlank @Size(max = 4000) String legalBasis,
        @NotBlank @Size(max = 1000) String subjectScope,
        @NotNull List<SubjectPool.@NotNull @Valid Id> pools,
        @NotBlank @Size(max = 400) String inspectingBody,
        @NotEmpty List<@NotNull Method> methods,
        @NotNull @Valid RatioRule ratio,
        @NotNull @Valid FrequencyRule frequency,
        @NotNull List<@NotNull @Pattern(regexp = Inspector.QUALIFICATION) String> requiredQualifications,
        boolean oneVisit,
        boolean creditRiskApplied,
        @NotNull @Valid Period effective,
        @NotNull LocalDate publishedOn,
        @NotBlank @Size(max = 100) String office) {
    public InspectionItem {
        Values.present("code", code);
        Values.text("listVersion", listVersion, 40);
        Values.present("owner", owner);
        Values.text("domain", domain, 100);
        Values.text("category", category, 200);
        Values.text("name", name, 200);
        Values.atMost("subItem", subItem, 200);
        Values.present("tier", tier);
        Values.text("legalBasis", legalBasis, 4000);
        Values.text("subjectScope", subjectScope, 1000);
        pools = Values.distinct("pools", pools);
        Values.text("inspectingBody", inspectingBody, 400);
        methods = Values.some("methods", Values.distinct("methods", methods));
        Values.present("ratio", ratio);
        Values.present("frequency", frequency);
        requiredQualifications = Values.distinct("requiredQualifications", requiredQualifications);
        requiredQualifications.forEach(q -> Values.pattern("requiredQualifications", q, Inspector.QUALIFICATION));
        Values.present("effective", effective);
        Values.present("publishedOn", publishedOn);
        Values.text("office", office, 100);
    }

    /**
     * Code of an item in its list (事项编码).
     *
     * @param value 1 to 32 characters of {@code A-Za-z0-9._-}
     */
    public record Code(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Code> {
        static final String FORM = "[A-Za-z0-9._-]{1,32}";

        public Code {
            Values.pattern("itemCode", value, FORM);
        }

        @Override
        public int compareTo(Code other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** Class of an item (事项类别), 国市监信〔2019〕38号. */
    public enum Tier {
        /** 重点检查事项: safety, quality, public interest; no ceiling on the ratio. */
        KEY,
        /** 一般检查事项: ratio strictly limited. */
        GENERAL
    }
}
