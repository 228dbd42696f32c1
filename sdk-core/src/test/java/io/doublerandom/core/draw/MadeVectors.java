package io.doublerandom.core.draw;

import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The valid vectors that this implementation made, for the borders that the older ones do not touch, and the two small
 * ones that the corrupt vectors start from. The others came from outside, and are only read.
 */
final class MadeVectors {
    static final String FORTY_SM3 = "forty-sm3";
    static final String FORTY_SHA256 = "forty-sha256";
    static final String SECOND = "second-attempt-sha256";
    static final String CHUNK_257 = "chunk-257-sha256";
    static final String PREFIXES = "prefix-borders-sm3";
    static final String OFF_ROSTER = "off-roster-sm3";
    static final String EVERY_BEACON = "every-beacon-sha256";

    private static final Instant SNAPSHOT = Instant.parse("2024-03-20T01:00:00Z");
    private static final Instant REVEAL_BY = Instant.parse("2024-03-20T02:00:00Z");
    private static final List<String> PARTIES = List.of("audit", "lead", "notary");
    private static final Beacon LOTTERY = new Beacon(Beacon.Type.LOTTERY, "ssq", 2024031);
    private static final Beacon DICE = new Beacon(Beacon.Type.DICE, "hall-10", 0);
    private static final Beacon DRAND = new Beacon(Beacon.Type.DRAND, "quicknet", 6_543_210);
    private static final Beacon INDEX = new Beacon(Beacon.Type.INDEX, "上证综指", 20240320);
    private static final Map<String, Integer> SHARES =
            Map.of("A", 200_000, "B", 300_000, "C", 500_000, "D", Ratio.ALL, "N", 0);
    private static final Map<String, Integer> WHOLE = Map.of("A", Ratio.ALL);

    private static final Map<String, Supplier<DrawTranscript>> ALL = Map.of(
            FORTY_SM3,
            MadeVectors::fortySm3,
            FORTY_SHA256,
            MadeVectors::fortySha256,
            SECOND,
            MadeVectors::secondAttempt,
            "chunk-256-sm3",
            () -> chunk("chunk-256-sm3", CryptoSuite.SM3_SM2, 256),
            CHUNK_257,
            () -> chunk(CHUNK_257, CryptoSuite.SHA256_ED25519, 257),
            PREFIXES,
            MadeVectors::prefixBorders,
            "one-whole-sm3",
            MadeVectors::oneWhole,
            OFF_ROSTER,
            MadeVectors::offRoster,
            "every-beacon-sha256",
            MadeVectors::everyBeacon);

    private MadeVectors() {}

    static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    static DrawTranscript draw(String name) {
        Supplier<DrawTranscript> drawing = ALL.get(name);
        if (drawing == null) {
            throw new IllegalArgumentException(name);
        }
        return drawing.get();
    }

    private static DrawTranscript fortySm3() {
        DrawPlan plan = plan(
                CryptoSuite.SM3_SM2, "示例抽查 forty à la main", SHARES, new Quota.ByRatio(), List.of(LOTTERY), false, "");
        return drawn(FORTY_SM3, DrawRequest.first(plan, forty(plan.suite()), SNAPSHOT, REVEAL_BY));
    }

    private static DrawRequest sha256() {
        DrawPlan plan = plan(
                CryptoSuite.SHA256_ED25519, "示例抽查 forty", SHARES, new Quota.Total(12), List.of(DICE, DRAND), true, "");
        return DrawRequest.first(plan, forty(plan.suite()), SNAPSHOT, REVEAL_BY);
    }

    private static DrawTranscript fortySha256() {
        return drawn(FORTY_SHA256, sha256());
    }

    private static DrawTranscript secondAttempt() {
        DrawRequest first = sha256();
        String supersedes = first.header().hash(first.plan().suite()).hex();
        return drawn(
                SECOND,
                new DrawRequest(
                        first.plan(),
                        first.frame(),
                        SNAPSHOT.plusSeconds(7200),
                        REVEAL_BY.plusSeconds(7200),
                        2,
                        supersedes));
    }

    /** So many subjects that begin alike, all drawn, so that the lists have as many lines as the chunk of the pool. */
    private static DrawTranscript chunk(String name, CryptoSuite suite, int count) {
        FrameBuilder frame = roster(SamplingFrame.builder());
        for (int i = 0; i < count; i++) {
            frame.subject(code("440802", i), List.of("440802", "A"));
        }
        DrawPlan plan = plan(suite, "示例抽查 chunk", WHOLE, new Quota.ByRatio(), List.of(LOTTERY), true, "");
        return drawn(name, DrawRequest.first(plan, build(frame, suite), SNAPSHOT, REVEAL_BY));
    }

    /** Ids at, before and behind the eight bytes of a prefix, and one that is the prefix of others. */
    private static DrawTranscript prefixBorders() {
        FrameBuilder frame = roster(SamplingFrame.builder());
        List<String> ids = new ArrayList<>(
                List.of("aA", "aa", "a-", "a.", "a_", "a1", "a12345", "a123456", "a1234566zzzzzzzzzzzzz", "a1234567"));
        ids.addAll(List.of("a12345670", "a1234567A", "a1234567a", "a12345677", "a1234568", "a123457", "b1234567"));
        ids.addAll(List.of("z--------------------", "zz", "z.......", "z......._"));
        IntStream.of(0, 1, 2).forEach(i -> ids.add(code("440802", i)));
        ids.add(code("440803", 0));
        ids.add(code("440804", 0));
        for (int i = 0; i < ids.size(); i++) {
            frame.subject(ids.get(i), List.of("44080" + (2 + i % 3), i % 2 == 0 ? "B" : "C"));
        }
        DrawPlan plan =
                plan(CryptoSuite.SM3_SM2, "示例抽查 prefixes", SHARES, new Quota.AtLeast(9), List.of(LOTTERY), false, "");
        return drawn(PREFIXES, DrawRequest.first(plan, build(frame, plan.suite()), SNAPSHOT, REVEAL_BY));
    }

    private static DrawTranscript oneWhole() {
        FrameBuilder frame = roster(SamplingFrame.builder()).subject(code("440803", 7), List.of("440803", "A"));
        DrawPlan plan = plan(CryptoSuite.SM3_SM2, "示例抽查 one", WHOLE, new Quota.ByRatio(), List.of(LOTTERY), false, "");
        return drawn("one-whole-sm3", DrawRequest.first(plan, build(frame, plan.suite()), SNAPSHOT, REVEAL_BY));
    }

    /** Who may not be drawn this time is said, with the reason. */
    private static DrawTranscript offRoster() {
        FrameBuilder frame = roster(SamplingFrame.builder());
        for (int i = 0; i < 8; i++) {
            frame.subject(code("440802", i), List.of("440802", "B"));
        }
        frame.excludeInspector("INS-440802-SCJG-8", InspectorExclusion.CERT_INVALID.name())
                .excludeInspector("INS-440802-HJ-9", InspectorExclusion.UNAVAILABLE.name());
        DrawPlan plan = plan(
                CryptoSuite.SM3_SM2, "示例抽查 off the roster", SHARES, new Quota.Total(3), List.of(LOTTERY), false, "");
        return drawn(OFF_ROSTER, DrawRequest.first(plan, build(frame, plan.suite()), SNAPSHOT, REVEAL_BY));
    }

    /** Every kind of public value, an embargo, and text that is easily written or ordered in another way. */
    private static DrawTranscript everyBeacon() {
        DrawPlan like = plan(
                CryptoSuite.SHA256_ED25519,
                "示例 \"抽查\" \\ / \t\n\u0001\u007f é\u2028😀",
                SHARES,
                new Quota.ByRatio(),
                List.of(LOTTERY, DICE, DRAND, INDEX),
                false,
                "2024-04-20T00:00:00Z");
        // By bytes U+FF5E stands before U+1F600; by UTF-16 units it would stand behind.
        DrawPlan plan = new DrawPlan(
                like.suite(),
                "机关/示例",
                "2024%/示例",
                2,
                "ab".repeat(32),
                like.title(),
                like.attributes(),
                like.unit(),
                like.ratio(),
                like.quota(),
                like.team(),
                like.qualifications(),
                UnitOrder.none(),
                List.of("\"office\"", "audit\\", "公证处", "\uff5e", "😀"),
                like.beacon(),
                false,
                false,
                like.embargoUntil());
        return drawn(EVERY_BEACON, DrawRequest.first(plan, forty(plan.suite()), SNAPSHOT, REVEAL_BY));
    }

    private static DrawPlan plan(
            CryptoSuite suite,
            String title,
            Map<String, Integer> shares,
            Quota quota,
            List<Beacon> beacons,
            boolean open,
            String embargoUntil) {
        return new DrawPlan(
                suite,
                "114408000000000000",
                "2024",
                1,
                "",
                title,
                List.of("division", "credit"),
                "division",
                new Ratio("credit", shares),
                quota,
                List.of(new Seat("SCJG", 1), new Seat("SCJG", 0), new Seat("HJ", 0)),
                List.of("SPECIAL_EQUIPMENT", "FOOD"),
                UnitOrder.of(
                        Map.of("440802", List.of("440800"), "440803", List.of("440800"), "440804", List.of("440800"))),
                PARTIES,
                beacons,
                false,
                open,
                embargoUntil);
    }

    /** Forty subjects of three divisions and five classes, four that are excluded, and who must not meet whom. */
    private static SamplingFrame forty(CryptoSuite suite) {
        FrameBuilder frame = roster(SamplingFrame.builder());
        for (int i = 0; i < 40; i++) {
            String unit = "44080" + (2 + i % 3);
            String sid = code(unit, i);
            frame.subject(sid, List.of(unit, "AAAANBBCCD".substring(i % 10, i % 10 + 1)));
            frame.recuse("INS-" + unit + "-HJ-" + i % 2, sid);
        }
        for (int i = 0; i < 4; i++) {
            frame.exclude(code("440802", 90 + i), i % 2 == 0 ? "WHITELISTED" : "UNDER_CASE");
        }
        return build(frame, suite);
    }

    private static FrameBuilder roster(FrameBuilder frame) {
        for (int n = 0; n < 3; n++) {
            String unit = "44080" + (2 + n);
            for (int i = 0; i < 4; i++) {
                frame.inspector(new RosterEntry("INS-" + unit + "-SCJG-" + i, unit, "SCJG", 1 + i % 2, i % 3));
            }
            for (int i = 0; i < 3; i++) {
                frame.inspector(new RosterEntry("INS-" + unit + "-HJ-" + i, unit, "HJ", 0, i));
            }
        }
        return frame.inspector(new RosterEntry("INS-440800-SCJG-0", "440800", "SCJG", 3, 0))
                .inspector(new RosterEntry("INS-440800-HJ-0", "440800", "HJ", 0, 0));
    }

    private static String code(String division, int number) {
        return UnifiedSocialCreditCode.complete(String.format(Locale.ROOT, "91%sMA%06d", division, number))
                .value();
    }

    private static SamplingFrame build(FrameBuilder frame, CryptoSuite suite) {
        byte[] key = new byte[Bytes32.SIZE];
        key[0] = 40;
        return frame.build(suite, SaltKey.of(key));
    }

    private static DrawTranscript drawn(String name, DrawRequest request) {
        CryptoSuite suite = request.plan().suite();
        DrawHeader header = request.header();
        List<Contribution> parties = new ArrayList<>();
        for (String party : header.parties()) {
            Bytes32 nonce = CryptoSuite.SHA256_ED25519.hash(
                    ("a nonce of nobody: " + name + ' ' + party).getBytes(StandardCharsets.UTF_8));
            Bytes32 commitment = Ceremony.nonceCommitment(suite, header.hash(suite), party, nonce);
            parties.add(Contribution.opened(party, commitment, nonce));
        }
        List<PublicValue> values = header.beacon().stream()
                .map(beacon -> PublicValue.of(beacon, value(beacon.type())))
                .toList();
        return DrawTranscript.compute(request.plan(), request.frame(), header, new CeremonyRecord(parties, values));
    }

    private static byte[] value(Beacon.Type type) {
        return switch (type) {
            case LOTTERY -> "03 08 14 19 25 31 + 07".getBytes(StandardCharsets.US_ASCII);
            case DICE -> "3141526535".getBytes(StandardCharsets.US_ASCII);
            case DRAND -> HexFormat.of().parseHex("0d".repeat(Bytes32.SIZE));
            case INDEX -> "3048.03".getBytes(StandardCharsets.US_ASCII);
        };
    }
}
