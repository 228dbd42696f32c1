package io.doublerandom.core.register;

import io.doublerandom.core.register.RatioRule.Bound;
import io.doublerandom.core.register.RatioRule.Kind;
import io.doublerandom.core.register.RatioRule.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the published words of a sampling ratio (抽查比例) when they leave no doubt, and keeps them in any case.
 *
 * <p>Precision comes before recall: the whole text must be clauses of one small grammar. Words that name a level, another
 * document, an alternative ({@code 或}) or a judgement ({@code 根据实际情况确定}) give no bound at all. {@code 原则上},
 * {@code 一般} and {@code 根据实际需要} before a bound leave its number as it is.
 */
public final class RatioParser {
    private static final String OPERATOR = "不少于|不低于|至少|≥|>=|不超过|不高于|不多于|至多|≤|<=";
    private static final String NUMBER = "[0-9]{1,7}(?:\\.[0-9]{1,4})?";
    private static final Pattern CLAUSE = Pattern.compile("(?:根据实际(?:工作)?需要,)?(?:(?:每年)?(?:抽查|检查|抽取)?(?:比例)?为?)"
            + "(?:原则上|一般)?(?:抽查|检查)?(?<op>" + OPERATOR + "|)(?:总数的|总数)?"
            + "(?<low>" + NUMBER + ")(?<lowUnit>[%‰]?)(?:(?:-|~|—|–|至)(?<high>" + NUMBER + "))?(?<unit>%|‰|家|户)"
            + "(?<after>以上|以下|以内|)(?:/年)?");

    private RatioParser() {}

    /** The rule: the words, and the bounds they certainly say. */
    public static RatioRule parse(String raw) {
        String text = PublishedWords.plain(raw);
        List<Bound> bounds = new ArrayList<>();
        for (String clause : clauses(text)) {
            List<Bound> found = clause(clause);
            if (found.isEmpty()) {
                return RatioRule.ofText(raw);
            }
            bounds.addAll(found);
        }
        return new RatioRule(raw, consistent(bounds) ? bounds : List.of());
    }

    private static List<String> clauses(String text) {
        String plain = text.replaceAll("(根据实际(?:工作)?需要),", "$1\u0000");
        List<String> clauses = new ArrayList<>();
        for (String clause : plain.split("[,;]", -1)) {
            clauses.add(clause.replace('\u0000', ','));
        }
        return clauses;
    }

    private static List<Bound> clause(String clause) {
        Matcher matcher = CLAUSE.matcher(clause);
        if (!matcher.matches()) {
            return List.of();
        }
        String operator = matcher.group("op");
        String after = matcher.group("after");
        String unit = matcher.group("unit");
        String lowUnit = matcher.group("lowUnit");
        String high = matcher.group("high");
        if (high == null) {
            boolean doubled = !operator.isEmpty() && !after.isEmpty();
            return doubled || !lowUnit.isEmpty() ? List.of() : bound(kind(operator, after), matcher.group("low"), unit);
        }
        boolean plainRange = operator.isEmpty() && after.isEmpty() && (lowUnit.isEmpty() || lowUnit.equals(unit));
        List<Bound> least = plainRange ? bound(Kind.AT_LEAST, matcher.group("low"), unit) : List.of();
        List<Bound> most = plainRange ? bound(Kind.AT_MOST, high, unit) : List.of();
        return least.isEmpty() || most.isEmpty() ? List.of() : List.of(least.get(0), most.get(0));
    }

    private static Kind kind(String operator, String after) {
        return switch (after) {
            case "以上" -> Kind.AT_LEAST;
            case "以下", "以内" -> Kind.AT_MOST;
            default -> PublishedWords.kind(operator);
        };
    }

    private static List<Bound> bound(Kind kind, String number, String unit) {
        BigDecimal amount = new BigDecimal(number);
        boolean subjects = unit.equals("家") || unit.equals("户");
        BigDecimal counted =
                subjects ? amount : amount.multiply(BigDecimal.valueOf(unit.equals("%") ? 10_000L : 1_000L));
        if (counted.stripTrailingZeros().scale() > 0
                || !subjects && counted.compareTo(BigDecimal.valueOf(1_000_000L)) > 0) {
            return List.of();
        }
        return List.of(new Bound(kind, counted.longValueExact(), subjects ? Unit.SUBJECTS : Unit.PPM));
    }

    /** One bound of a kind and unit, nothing beside an exact one, the least not above the most. */
    private static boolean consistent(List<Bound> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            for (int j = i + 1; j < bounds.size(); j++) {
                Bound first = bounds.get(i);
                Bound second = bounds.get(j);
                if (first.kind() == Kind.EXACT || second.kind() == Kind.EXACT) {
                    return false;
                }
                if (first.unit() != second.unit()) {
                    continue;
                }
                Bound least = first.kind() == Kind.AT_LEAST ? first : second;
                Bound most = least.equals(first) ? second : first;
                if (first.kind() == second.kind() || least.amount() > most.amount()) {
                    return false;
                }
            }
        }
        return true;
    }
}
