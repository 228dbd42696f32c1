package io.doublerandom.adapters.provincial.sandbox;

import io.doublerandom.core.inspection.InspectionResult.Check;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays the inspectors of a sandbox: from each drawn subject it was told of, results appear once the day of the
 * inspection has passed. What they are follows from a seed and the assignment, so a run can be repeated: about one
 * inspection in six finds a problem, about one subject in twenty cannot be inspected.
 */
final class ResultMaker {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DICE = 60;
    private static final int PROBLEMS = 10;
    private static final int NOT_INSPECTABLE = 3;
    private static final int NO_BUSINESS = 2;
    private static final List<Outcome> PROBLEM_OUTCOMES = List.of(
            Outcome.UNPUBLISHED_INFO,
            Outcome.OTHER_VIOLATION,
            Outcome.CORRECTED,
            Outcome.UNREACHABLE,
            Outcome.FALSE_INFO,
            Outcome.UNCOOPERATIVE,
            Outcome.OTHER_DEPARTMENT);
    private static final List<Outcome> GONE_OUTCOMES = List.of(Outcome.CLOSED, Outcome.DEREGISTERED, Outcome.MOVED);

    private final String platform;
    private final long seed;

    ResultMaker(String platform, long seed) {
        this.platform = platform;
        this.seed = seed;
    }

    /** Whether the inspections of a drawn subject are over. */
    boolean inspected(ExchangeRecord draw, Instant now) {
        return day(draw).isBefore(LocalDate.ofInstant(now, ZONE));
    }

    /** The results of a drawn subject: one record for each authority and item. */
    List<ExchangeRecord> results(ExchangeRecord draw, Instant now) {
        Map<String, List<String>> inspectors = pairs(draw.data().getOrDefault("team", ""));
        List<ExchangeRecord> results = new ArrayList<>();
        for (String cell : draw.data().getOrDefault("items", "").split(";", -1)) {
            String authority = cell.substring(0, cell.indexOf(':'));
            List<String> items = List.of(cell.substring(cell.indexOf(':') + 1).split("\\|", -1));
            List<String> present = inspectors.getOrDefault(authority, List.of());
            if (!present.isEmpty()) {
                results.addAll(visit(draw, authority, items, present, now));
            }
        }
        return results;
    }

    private List<ExchangeRecord> visit(
            ExchangeRecord draw, String authority, List<String> items, List<String> inspectors, Instant now) {
        Outcome outcome = outcome(draw.key(), authority);
        int failed = dice(draw.key() + '/' + authority + "/item", items.size());
        List<ExchangeRecord> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String id = draw.key() + "-" + authority + "-" + items.get(i);
            Map<String, String> data = new TreeMap<>();
            data.put("id", id);
            data.put("assignment", draw.key());
            data.put("authority", authority);
            data.put("item", items.get(i));
            data.put("inspectedOn", day(draw).toString());
            data.put("methods", "ONSITE");
            data.put("outcomes", outcome.name());
            data.put("inspectors", String.join(";", inspectors));
            data.put("summary", "演示：按抽查事项清单现场核查");
            find(data, outcome, i == failed);
            results.add(ExchangeRecord.set("result", key(id), 1, now, platform, data));
        }
        return results;
    }

    private static void find(Map<String, String> data, Outcome outcome, boolean failed) {
        boolean checked = outcome.nature() != Outcome.Nature.NOT_INSPECTABLE
                && outcome != Outcome.UNREACHABLE
                && outcome != Outcome.NO_BUSINESS;
        if (!checked) {
            data.put("check", (outcome == Outcome.NO_BUSINESS ? Check.NOT_APPLICABLE : Check.NOT_CHECKED).name());
        } else if (failed && outcome.nature() == Outcome.Nature.PROBLEM) {
            data.put("check", Check.FAILED.name());
            data.put("problem", "演示：核查情况与要求不符");
            data.put("handling", "演示：已当场告知并记录");
        } else {
            data.put("check", Check.PASSED.name());
        }
    }

    private Outcome outcome(String assignment, String authority) {
        if (dice(assignment + "/gone", DICE) < NOT_INSPECTABLE) {
            return GONE_OUTCOMES.get(dice(assignment + "/why", GONE_OUTCOMES.size()));
        }
        int thrown = dice(assignment + '/' + authority, DICE);
        if (thrown < PROBLEMS) {
            return PROBLEM_OUTCOMES.get(dice(assignment + '/' + authority + "/which", PROBLEM_OUTCOMES.size()));
        }
        return thrown < PROBLEMS + NO_BUSINESS ? Outcome.NO_BUSINESS : Outcome.NO_PROBLEM;
    }

    private LocalDate day(ExchangeRecord draw) {
        LocalDate told = LocalDate.ofInstant(draw.at(), ZONE);
        LocalDate from = LocalDate.parse(draw.data().getOrDefault("windowFrom", told.toString()));
        LocalDate due = LocalDate.parse(draw.data().getOrDefault("dueOn", told.toString()));
        LocalDate first = from.isBefore(told) ? told : from;
        long days = ChronoUnit.DAYS.between(first, due) + 1;
        return days <= 1 ? first : first.plusDays(dice(draw.key() + "/day", (int) Math.min(days, 10_000)));
    }

    private int dice(String what, int sides) {
        String digest = RecordDigest.sm3((seed + "/" + platform + "/" + what).getBytes(StandardCharsets.UTF_8));
        return (int) (Long.parseLong(digest.substring(0, 12), 16) % sides);
    }

    private static String key(String id) {
        // A key has at most 64 characters; a longer id stays whole in the data.
        return id.length() <= 64
                ? id
                : id.substring(0, 31) + "-"
                        + RecordDigest.sm3(id.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private static Map<String, List<String>> pairs(String team) {
        Map<String, List<String>> byAuthority = new LinkedHashMap<>();
        for (String member : team.split(";", -1)) {
            int colon = member.indexOf(':');
            byAuthority
                    .computeIfAbsent(member.substring(0, Math.max(colon, 0)), name -> new ArrayList<>())
                    .add(member.substring(colon + 1));
        }
        return byAuthority;
    }
}
