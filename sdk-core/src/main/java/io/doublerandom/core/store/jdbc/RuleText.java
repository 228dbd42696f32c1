package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.Authority;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.FrequencyRule;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.RatioRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Small rules in one cell each, as {@link ListText}: ratios, frequencies, sampling, participations. */
final class RuleText {
    private RuleText() {}

    /** {@code AT_LEAST:20000:PPM;…}. */
    static String bounds(RatioRule ratio) {
        return ListText.join(ratio.bounds().stream()
                .map(b -> b.kind().name() + ":" + b.amount() + ":" + b.unit().name())
                .toList());
    }

    static List<RatioRule.Bound> bounds(String text) {
        return ListText.split(text).stream()
                .map(element -> element.split(":", 3))
                .map(part -> new RatioRule.Bound(
                        RatioRule.Kind.valueOf(part[0]), Long.parseLong(part[1]), RatioRule.Unit.valueOf(part[2])))
                .toList();
    }

    /** {@code AT_LEAST:1:YEAR:市级;…}; the scope is free text and comes last. */
    static String rates(FrequencyRule frequency) {
        return ListText.join(frequency.rates().stream()
                .map(r -> r.kind().name() + ":" + r.times() + ":" + r.every().name() + ":" + r.scope())
                .toList());
    }

    static List<FrequencyRule.Rate> rates(String text) {
        return ListText.split(text).stream()
                .map(element -> element.split(":", 4))
                .map(part -> new FrequencyRule.Rate(
                        part[3],
                        RatioRule.Kind.valueOf(part[0]),
                        Integer.parseInt(part[1]),
                        FrequencyRule.Every.valueOf(part[2])))
                .toList();
    }

    /** {@code A=10000;B=20000;AT_LEAST=10}: parts per million by class, then the limit with its count. */
    static String sampling(SamplingPolicy sampling) {
        List<String> elements = new ArrayList<>();
        sampling.ppm().forEach((riskClass, ppm) -> elements.add(riskClass.name() + "=" + ppm));
        elements.add(sampling.limit().name() + "=" + sampling.count());
        return ListText.join(elements);
    }

    static SamplingPolicy sampling(String text) {
        List<String> elements = ListText.split(text);
        Map<CreditRiskClass, Integer> ppm = new EnumMap<>(CreditRiskClass.class);
        for (String element : elements.subList(0, elements.size() - 1)) {
            String[] part = element.split("=", 2);
            ppm.put(CreditRiskClass.valueOf(part[0]), Integer.valueOf(part[1]));
        }
        String[] limit = elements.get(elements.size() - 1).split("=", 2);
        return new SamplingPolicy(ppm, SamplingPolicy.Limit.valueOf(limit[0]), Long.parseLong(limit[1]));
    }

    /** {@code authority:item|item;…}; none of the three signs occurs in an id. */
    static String participations(List<Participation> participations) {
        return ListText.join(participations.stream()
                .map(p -> p.authority() + ":"
                        + p.items().stream().map(InspectionItem.Code::value).collect(Collectors.joining("|")))
                .toList());
    }

    static List<Participation> participations(String text) {
        return ListText.split(text).stream()
                .map(element -> element.split(":", 2))
                .map(part -> new Participation(
                        new Authority.Id(part[0]),
                        Arrays.stream(part[1].split("\\|"))
                                .map(InspectionItem.Code::new)
                                .toList()))
                .toList();
    }
}
