package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.RecordMapper;
import io.doublerandom.core.inspection.InspectionResult.Check;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the results that inspectors of the ministry would have entered (演示用检查结果), from a drawn subject with its team:
 * the same for the same seed and assignment, whenever they are made.
 *
 * <p>About one inspection in six finds a problem, about one in twenty cannot be made. Results of an inspection day
 * exist from 18:00 of that day.
 */
final class ResultMaker {
    private static final LocalTime ENTERED_AT = LocalTime.of(18, 0);
    private static final List<Outcome> PROBLEMS = List.of(
            Outcome.CORRECTED,
            Outcome.OTHER_VIOLATION,
            Outcome.UNPUBLISHED_INFO,
            Outcome.UNREACHABLE,
            Outcome.CORRECTED);
    private static final List<Outcome> NOT_INSPECTABLE = List.of(Outcome.CLOSED, Outcome.DEREGISTERED, Outcome.MOVED);

    private final long seed;
    private final String platform;

    ResultMaker(long seed, String platform) {
        this.seed = seed;
        this.platform = platform;
    }

    /** When the results of a drawn subject exist. */
    Instant enteredAt(ExchangeRecord draw) {
        return day(draw).atTime(ENTERED_AT).atZone(RecordMapper.ZONE).toInstant();
    }

    /** The results of a drawn subject: one record per authority and item, for each authority with a team. */
    List<ExchangeRecord> results(ExchangeRecord draw) {
        Map<String, List<String>> items = parts(draw.data().getOrDefault("items", ""), "\\|");
        Map<String, List<String>> team = parts(draw.data().getOrDefault("team", ""), "\\|");
        Outcome outcome = outcome(draw);
        String atFault = pick(draw, "authority", List.copyOf(items.keySet()));
        List<ExchangeRecord> results = new ArrayList<>();
        items.forEach((authority, codes) -> {
            List<String> present = team.getOrDefault(authority, List.of());
            if (present.size() < 2) {
                // Nobody inspects alone (行政处罚法 第四十二条), so there is nothing to enter.
                return;
            }
            boolean problem = outcome.nature() == Outcome.Nature.PROBLEM;
            Outcome own = problem && !authority.equals(atFault) ? Outcome.NO_PROBLEM : outcome;
            String failed = pick(draw, "item", codes);
            for (String item : codes) {
                boolean fails = own.nature() == Outcome.Nature.PROBLEM && item.equals(failed);
                results.add(record(draw, authority, item, own, fails, present));
            }
        });
        return results;
    }

    private ExchangeRecord record(
            ExchangeRecord draw, String authority, String item, Outcome outcome, boolean fails, List<String> team) {
        String assignment = draw.data().getOrDefault("id", "");
        String id = assignment + "-" + authority + "-" + item;
        Map<String, String> data = new TreeMap<>();
        data.put("id", id);
        data.put("assignment", assignment);
        data.put("authority", authority);
        data.put("item", item);
        data.put("inspectedOn", day(draw).toString());
        data.put("methods", Method.ONSITE.name());
        data.put("outcomes", outcome.name());
        data.put("inspectors", String.join(";", team));
        if (outcome.nature() == Outcome.Nature.NOT_INSPECTABLE) {
            data.put("check", Check.NOT_CHECKED.name());
            data.put("problem", "演示：现场未能检查");
        } else if (fails) {
            data.put("check", Check.FAILED.name());
            data.put("problem", "演示：发现问题");
            data.put("handling", outcome == Outcome.CORRECTED ? "演示：已责令改正" : "演示：移交后续处置");
        } else {
            data.put("check", Check.PASSED.name());
        }
        data.put("summary", "演示检查结果");
        return ExchangeRecord.set("result", key(id), 1, enteredAt(draw), platform, data);
    }

    /** The key of a result: its identifier, or, where that is longer than a key may be, a digest of it. */
    private static String key(String id) {
        return id.length() <= 64
                ? id
                : RecordDigest.sm3(id.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private Outcome outcome(ExchangeRecord draw) {
        int lot = number(draw, "outcome", 60);
        if (lot < 10) {
            return pick(draw, "problem", PROBLEMS);
        }
        return lot < 13 ? pick(draw, "absent", NOT_INSPECTABLE) : Outcome.NO_PROBLEM;
    }

    private LocalDate day(ExchangeRecord draw) {
        LocalDate from = LocalDate.parse(draw.data().getOrDefault("windowFrom", ""));
        LocalDate until = LocalDate.parse(draw.data().getOrDefault("dueOn", ""));
        LocalDate told = LocalDate.ofInstant(draw.at(), RecordMapper.ZONE);
        LocalDate first = from.isBefore(told) ? told : from;
        long days = ChronoUnit.DAYS.between(first, until) + 1;
        return days <= 1 ? first : first.plusDays(number(draw, "day", (int) Math.min(days, 10_000)));
    }

    private <T> T pick(ExchangeRecord draw, String purpose, List<T> choices) {
        return choices.get(number(draw, purpose, choices.size()));
    }

    /** A number from 0, below the bound, that only seed, assignment and purpose decide. Not random: a script. */
    private int number(ExchangeRecord draw, String purpose, int bound) {
        String text = seed + "|" + draw.key() + "|" + purpose;
        String digest = RecordDigest.sm3(text.getBytes(StandardCharsets.UTF_8));
        return (int) (Long.parseLong(digest.substring(0, 12), 16) % bound);
    }

    /** Reads {@code a:x|y;b:z}, also with a name repeated: {@code a:x;a:y;b:z}. */
    private static Map<String, List<String>> parts(String text, String separator) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            int colon = part.indexOf(':');
            parts.computeIfAbsent(part.substring(0, colon), name -> new ArrayList<>())
                    .addAll(List.of(part.substring(colon + 1).split(separator, -1)));
        }
        return parts;
    }
}
