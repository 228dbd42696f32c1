package io.doublerandom.app.demo;

import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes the subjects of a sample one after the other, with the odd cases real registers hold at the head of the firms'
 * pool: wrong check characters, 15-digit registration numbers, subjects that are gone or were moved out.
 */
final class SampleSubjects {
    /** The pool with a single member, drawn at 100 %. */
    static final String SINGLE = "MARKET-GUARANTEE";

    static final String FIRMS = "MARKET-FIRMS";

    private static final int SMALLEST_POOL = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);
    private static final String[] TRADES = {"商贸", "科技", "实业", "水产", "物流", "餐饮", "建材", "机电", "家具", "食品", "农业", "信息"};
    private static final String[] REGIONS = {
        "440802",
        "440803",
        "440804",
        "440811",
        "440823",
        "440825",
        "440881",
        "440882",
        "440883",
        "440800-K1",
        "440800-K2"
    };
    private static final int[] REGION_WEIGHTS = {16, 18, 7, 10, 9, 7, 11, 9, 8, 4, 1};

    /** Rows of each pool in a thousand; the firms' pool takes the rest. */
    private static final Map<String, Integer> SHARES = shares();

    private final SampleSize size;
    private final SplitMix64 random;
    private int index;

    SampleSubjects(SampleSize size) {
        this.size = size;
        this.random = new SplitMix64(size.seed());
    }

    /** Makes them all, pool by pool; {@code place} is the place in the pool, from 0. */
    void forEach(List<SubjectPool> pools, Consumer<Made> consumer) {
        Map<String, Integer> counts = counts(pools);
        for (SubjectPool pool : pools) {
            int count = counts.getOrDefault(pool.id().value(), 0);
            for (int place = 0; place < count; place++) {
                index++;
                consumer.accept(new Made(subject(pool, place), pool.id().value(), place));
            }
        }
    }

    private Map<String, Integer> counts(List<SubjectPool> pools) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int others = 0;
        for (SubjectPool pool : pools) {
            String id = pool.id().value();
            int share = SHARES.getOrDefault(id, 8);
            int count = id.equals(SINGLE) ? 1 : (int) Math.max(SMALLEST_POOL, (long) size.subjects() * share / 1000);
            counts.put(id, count);
            others += id.equals(FIRMS) ? 0 : count;
        }
        counts.put(FIRMS, size.subjects() - others);
        return counts;
    }

    private Subject subject(SubjectPool pool, int place) {
        String poolId = pool.id().value();
        String region = poolId.endsWith("-FIRMS") && !poolId.equals(FIRMS)
                ? poolId.substring(0, poolId.length() - "-FIRMS".length())
                : REGIONS[random.weighted(REGION_WEIGHTS)];
        int risk = poolId.equals("MARKET-SOLE") || pool.kind() != Subject.Kind.ENTITY
                ? random.weighted(20, 15, 4, 1, 60)
                : random.weighted(55, 30, 9, 3, 3);
        Subject plain = plain(pool, region, CreditRiskClass.values()[risk]);
        return poolId.equals(FIRMS) ? odd(plain, place) : plain;
    }

    private Subject plain(SubjectPool pool, String region, CreditRiskClass risk) {
        String code = creditCode(pool, region).value();
        boolean entity = pool.kind() == Subject.Kind.ENTITY || pool.kind() == Subject.Kind.NON_ENTERPRISE;
        String id = entity ? code : idLetter(pool.kind()) + region.substring(0, 6) + String.format("%07d", index);
        boolean sole = pool.id().value().equals("MARKET-SOLE");
        return new Subject(
                new Subject.Id(id),
                pool.kind(),
                name(pool, sole),
                sole ? Subject.Nature.OTHER_ORGANISATION : Subject.Nature.LEGAL_PERSON,
                new Subject.Identity("001", code),
                new RegionCode(region),
                "示例大道" + (1 + random.below(999)) + "号",
                Subject.RegistrationStatus.ACTIVE,
                new Subject.CreditRisk(risk, "演示信用风险分类", LocalDate.of(2024, 1, 31)),
                memberships(pool));
    }

    private String name(SubjectPool pool, boolean sole) {
        String trade = TRADES[random.below(TRADES.length)];
        String number = String.format("%06d", index);
        return switch (pool.kind()) {
            case ENTITY -> sole ? "示例" + trade + "店" + number + "（演示）" : "湛江示例" + trade + number + "有限公司（演示）";
            case PRODUCT -> "示例产品" + number + "（演示）";
            case PROJECT -> "示例建设项目" + number + "（演示）";
            case PLACE -> "示例场所" + number + "（演示）";
            default -> "示例机构" + number + "（演示）";
        };
    }

    private List<Subject.Membership> memberships(SubjectPool pool) {
        List<Subject.Membership> memberships = new ArrayList<>();
        memberships.add(new Subject.Membership(pool.id(), Period.since(SINCE), ""));
        if (pool.id().value().equals("MARKET-FOOD") || pool.id().value().equals(SINGLE)) {
            memberships.add(new Subject.Membership(new SubjectPool.Id(FIRMS), Period.since(SINCE), ""));
        }
        return memberships;
    }

    /** The first firms are the odd ones. */
    private Subject odd(Subject subject, int place) {
        return switch (place) {
            case 0, 1, 2 -> withId(subject, wrongCheck(subject.id().value()), "001", "");
            case 3, 4 -> {
                String number = registrationNumber(subject.region().national());
                yield withId(subject, "r" + number, "099", number);
            }
            case 5 -> with(subject, Subject.RegistrationStatus.DEREGISTERED, subject.memberships());
            case 6 -> with(subject, Subject.RegistrationStatus.REVOKED, subject.memberships());
            case 7 ->
                with(
                        subject,
                        Subject.RegistrationStatus.MOVED,
                        List.of(new Subject.Membership(
                                new SubjectPool.Id(FIRMS),
                                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                                "迁出本市")));
            default -> subject;
        };
    }

    private UnifiedSocialCreditCode creditCode(SubjectPool pool, String region) {
        String kind = pool.id().value().equals("MARKET-SOLE")
                ? "92"
                : pool.kind() == Subject.Kind.NON_ENTERPRISE ? "52" : "91";
        StringBuilder body = new StringBuilder();
        for (int rest = index, i = 0; i < 6; i++, rest /= ALPHABET.length()) {
            body.insert(0, ALPHABET.charAt(rest % ALPHABET.length()));
        }
        return UnifiedSocialCreditCode.complete(kind + region.substring(0, 6) + "MA" + body);
    }

    private static String wrongCheck(String code) {
        int last = ALPHABET.indexOf(code.charAt(17));
        return code.substring(0, 17) + ALPHABET.charAt((last + 1) % ALPHABET.length());
    }

    /** A 15-digit registration number with its check digit of GB/T 17710 (ISO 7064 MOD 11,10). */
    private String registrationNumber(String region) {
        String first = region + String.format("%08d", index);
        int product = 10;
        for (char digit : first.toCharArray()) {
            int sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return first + (11 - product) % 10;
    }

    private static Subject withId(Subject subject, String id, String identityType, String number) {
        return new Subject(
                new Subject.Id(id),
                subject.kind(),
                subject.name(),
                subject.nature(),
                new Subject.Identity(identityType, number.isEmpty() ? id : number),
                subject.region(),
                subject.address(),
                subject.status(),
                subject.creditRisk(),
                subject.memberships());
    }

    private static Subject with(
            Subject subject, Subject.RegistrationStatus status, List<Subject.Membership> memberships) {
        return new Subject(
                subject.id(),
                subject.kind(),
                subject.name(),
                subject.nature(),
                subject.identity(),
                subject.region(),
                subject.address(),
                status,
                subject.creditRisk(),
                memberships);
    }

    private static String idLetter(Subject.Kind kind) {
        return switch (kind) {
            case PRODUCT -> "p";
            case PROJECT -> "j";
            case PLACE -> "l";
            default -> throw new IllegalStateException("no sample of " + kind);
        };
    }

    private static Map<String, Integer> shares() {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put("MARKET-SOLE", 220);
        shares.put("MARKET-FOOD", 100);
        shares.put("MARKET-VEHICLE", 4);
        shares.put("MARKET-EQUIPMENT", 30);
        shares.put("MARKET-PRODUCT", 10);
        shares.put("POLICE-HOTEL", 40);
        shares.put("POLICE-SECURITY", 10);
        shares.put("POLICE-SEAL", 5);
        shares.put("ECOLOGY-SOURCE", 30);
        shares.put("EMERGENCY-HAZARD", 15);
        shares.put("EMERGENCY-INDUSTRY", 30);
        shares.put("HEALTH-CLINIC", 20);
        shares.put("HEALTH-PLACE", 30);
        shares.put("CULTURE-VENUE", 15);
        shares.put("CULTURE-TRAVEL", 6);
        shares.put("EDUCATION-TRAINING", 15);
        shares.put("FIRE-CROWD", 30);
        shares.put("LABOUR-AGENCY", 12);
        return Map.copyOf(shares);
    }

    /**
     * One subject with where it stands.
     *
     * @param subject the subject
     * @param pool its first pool
     * @param place its place among those first made for the pool, from 0
     */
    record Made(Subject subject, String pool, int place) {}
}
