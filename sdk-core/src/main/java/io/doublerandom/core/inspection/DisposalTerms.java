package io.doublerandom.core.inspection;

import io.doublerandom.core.Values;
import io.doublerandom.core.WorkingCalendar;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each kind of disposal may take (处置时限), as data; every kind has a term.
 *
 * @param terms term by kind
 */
public record DisposalTerms(@NotNull Map<Disposal.@NotNull Type, @NotNull @Valid Term> terms) {
    public DisposalTerms {
        Values.present("terms", terms);
        EnumMap<Disposal.Type, Term> copy = new EnumMap<>(Disposal.Type.class);
        terms.forEach((type, term) -> copy.put(Values.present("terms", type), Values.present("terms", term)));
        for (Disposal.Type type : Disposal.Type.values()) {
            Values.require(copy.containsKey(type), "terms", "has none for " + type);
        }
        terms = Collections.unmodifiableMap(copy);
    }

    /**
     * The usual terms. From texts: order to publish 10 days, listing as abnormal 10 working days
     * (企业经营异常名录管理暂行办法); filing of a case lead 15 days (市场监督管理行政处罚程序规定); decision on a transfer to the
     * judiciary 3 days (国务院令第310号). The others are house rules of 15 working days.
     */
    public static DisposalTerms usual() {
        EnumMap<Disposal.Type, Term> terms = new EnumMap<>(Disposal.Type.class);
        for (Disposal.Type type : Disposal.Type.values()) {
            terms.put(type, new Term(15, true));
        }
        terms.put(Disposal.Type.NONE, new Term(0, false));
        terms.put(Disposal.Type.ORDER_PUBLISH, new Term(10, false));
        terms.put(Disposal.Type.LIST_ABNORMAL, new Term(10, true));
        terms.put(Disposal.Type.CASE_LEAD, new Term(15, false));
        terms.put(Disposal.Type.TRANSFER_JUDICIAL, new Term(3, false));
        return new DisposalTerms(terms);
    }

    /** The last day for a kind of disposal decided on a day. */
    public LocalDate deadline(Disposal.Type type, LocalDate decidedOn, WorkingCalendar calendar) {
        Term term = Values.present("terms", terms.get(type));
        if (term.days() == 0) {
            return decidedOn;
        }
        return term.working() ? calendar.after(decidedOn, term.days()) : decidedOn.plusDays(term.days());
    }

    /**
     * A number of days.
     *
     * @param days days after the decision, 0 to 366
     * @param working whether only working days count
     */
    public record Term(@Min(0) @Max(366) int days, boolean working) {
        public Term {
            Values.between("days", days, 0, 366);
        }
    }
}
