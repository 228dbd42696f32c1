package io.doublerandom.core.register;

import io.doublerandom.core.register.FrequencyRule.Every;
import io.doublerandom.core.register.FrequencyRule.Rate;
import io.doublerandom.core.register.RatioRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the published words of a frequency (抽查频次) when they leave no doubt, and keeps them in any case.
 *
 * <p>Precision comes before recall: caps per single enterprise ({@code 对同一单位…}), spans of several years, validity
 * periods, alternatives and ratios inside a frequency give no rate at all.
 */
public final class FrequencyParser {
    private static final String ALL = "*";
    private static final String OPERATOR = "不少于|不低于|至少|≥|>=|不超过|不高于|不多于|至多|≤|<=";
    private static final String NUMBER = "[0-9]{1,3}|[一二两三四五六七八九十]";
    private static final String SOFT = "(?:根据实际(?:工作)?需要,)?(?:原则上|一般)?(?:组织|检查|抽查)?";
    private static final String LEVEL = "(?<level>[省市县区所]级)?(?:局|部门)?";
    private static final Pattern EVERY_TIMES =
            Pattern.compile(LEVEL + "(?<every>每半年|每季度|每季|每年度|每年|每个月|每月)" + SOFT + "(?<op>" + OPERATOR + "|)(?<low>"
                    + NUMBER + ")(?:(?:-|~|—|–|至)(?<high>" + NUMBER + "))?次(?<after>以上|以下|以内|)");
    private static final Pattern TIMES_EVERY = Pattern.compile(LEVEL + SOFT + "(?<op>" + OPERATOR + "|)(?<low>" + NUMBER
            + ")(?:(?:-|~|—|–|至)(?<high>" + NUMBER + "))?次(?<after>)/(?<every>半年|季度|季|年度|年|月)");
    private static final String CHINESE = "一二三四五六七八九十";

    private FrequencyParser() {}

    /** The rule: the words, and the rates they certainly say. */
    public static FrequencyRule parse(String raw) {
        String text = PublishedWords.plain(raw);
        List<Rate> rates = new ArrayList<>();
        for (String clause : text.split(";", -1)) {
            List<Rate> found = clause(clause);
            if (found.isEmpty()) {
                return FrequencyRule.ofText(raw);
            }
            rates.addAll(found);
        }
        return new FrequencyRule(raw, consistent(rates) ? rates : List.of());
    }

    private static List<Rate> clause(String clause) {
        Matcher matcher = EVERY_TIMES.matcher(clause);
        if (!matcher.matches()) {
            matcher = TIMES_EVERY.matcher(clause);
            if (!matcher.matches()) {
                return List.of();
            }
        }
        String level = matcher.group("level");
        String scope = level == null ? ALL : level;
        Every every = every(matcher.group("every"));
        String operator = matcher.group("op");
        String after = matcher.group("after");
        int low = number(matcher.group("low"));
        String high = matcher.group("high");
        if (low < 1 || !operator.isEmpty() && !after.isEmpty()) {
            return List.of();
        }
        if (high == null) {
            return List.of(new Rate(scope, kind(operator, after), low, every));
        }
        if (!operator.isEmpty() || !after.isEmpty() || number(high) < low) {
            return List.of();
        }
        return List.of(new Rate(scope, Kind.AT_LEAST, low, every), new Rate(scope, Kind.AT_MOST, number(high), every));
    }

    private static Kind kind(String operator, String after) {
        return switch (after) {
            case "以上" -> Kind.AT_LEAST;
            case "以下", "以内" -> Kind.AT_MOST;
            default -> PublishedWords.kind(operator);
        };
    }

    private static Every every(String words) {
        if (words.contains("半年")) {
            return Every.HALF_YEAR;
        }
        if (words.contains("季")) {
            return Every.QUARTER;
        }
        return words.contains("月") ? Every.MONTH : Every.YEAR;
    }

    private static int number(String digits) {
        if (digits.equals("两")) {
            return 2;
        }
        int chinese = CHINESE.indexOf(digits);
        return chinese >= 0 ? chinese + 1 : Integer.parseInt(digits);
    }

    /** Each level is spoken of once (a range counts as once), and a rate for all stands alone. */
    private static boolean consistent(List<Rate> rates) {
        for (int i = 0; i < rates.size(); i++) {
            for (int j = i + 1; j < rates.size(); j++) {
                Rate first = rates.get(i);
                Rate second = rates.get(j);
                boolean range = first.kind() == Kind.AT_LEAST
                        && second.kind() == Kind.AT_MOST
                        && first.every() == second.every()
                        && first.times() <= second.times();
                boolean same = first.scope().equals(second.scope());
                boolean mixed = first.scope().equals(ALL) != second.scope().equals(ALL);
                if (mixed || same && !range) {
                    return false;
                }
            }
        }
        return true;
    }
}
