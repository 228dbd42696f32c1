package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.crypto.CryptoSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The assignment by load levels and lanes gives what §8 of the specification gives, over rosters that chance made. */
class TeamAssignmentTest {
    private static final int ROUNDS = 150;

    @ParameterizedTest
    @EnumSource
    void teams_ofRandomRosters_areThoseOfThePlainRule(CryptoSuite suite) {
        Random chance = new Random(20_241_125);
        int unfilled = 0;
        int supported = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomFrame random = new RandomFrame(suite, chance, round);
            var seed = suite.hash("seed", new byte[] {(byte) round});
            SubjectDraw draw = SubjectDraw.compute(random.plan, random.frame, seed);
            List<Team> teams = draw.teams(random.frame);
            assertThat(teams)
                    .as("round %d", round)
                    .isEqualTo(new PlainAssignment(random.plan, random.frame.roster(), random.recusals, seed)
                            .teams(draw.selected()));
            unfilled += (int) teams.stream()
                    .filter(team -> team.inspectors().contains(Team.UNFILLED))
                    .count();
            supported += random.plan.units().order().isEmpty() ? 0 : 1;
        }
        // The rounds meet what they are for.
        assertThat(unfilled).isPositive();
        assertThat(supported).isBetween(1, ROUNDS - 1);
    }

    /** More on one level than there are lanes, and more subjects than inspectors. */
    @ParameterizedTest
    @EnumSource
    void teams_ofALargeUnit_areThoseOfThePlainRule(CryptoSuite suite) {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < 700; i++) {
            builder.subject("a" + (1_000 + i), List.of("u0", "A"));
        }
        for (int i = 0; i < 600; i++) {
            builder.inspector(new RosterEntry("i" + (100 + i), "u0", "d0", i % 2, 0));
        }
        Set<String> recusals = new HashSet<>();
        for (int i = 0; i < 700; i++) {
            recusals.add("i" + (100 + i % 600) + ",a" + (1_000 + i));
            builder.recuse("i" + (100 + i % 600), "a" + (1_000 + i));
        }
        SamplingFrame frame = builder.build(suite, SaltKey.of(new byte[32]));
        DrawPlan plan = plan(suite, List.of(new Seat("d0", 1), new Seat("d0", 0)), UnitOrder.none());
        var seed = suite.hash("seed", new byte[] {7});
        SubjectDraw draw = SubjectDraw.compute(plan, frame, seed);
        assertThat(draw.selected()).hasSize(700);
        assertThat(draw.teams(frame))
                .isEqualTo(new PlainAssignment(plan, frame.roster(), recusals, seed).teams(draw.selected()));
    }

    /** Scores that agree in their first eight bytes do not occur; the comparison behind is asked for itself. */
    @ParameterizedTest
    @EnumSource
    void compare_wholeScores_asTheirHashes(CryptoSuite suite) {
        SeatScores scores = new SeatScores(suite, 50);
        byte[] unitKey = suite.hash("unit", new byte[0]).bytes();
        scores.begin(unitKey, 3, 10);
        Blocked blocked = new Blocked(50);
        blocked.next();
        int[] people = IntStream.range(0, 50).toArray();
        int least = scores.least(4, people, 50, blocked);
        for (int index = 0; index < 50; index++) {
            assertThat(scores.compare(4, least, index)).isLessThanOrEqualTo(0);
            assertThat(scores.compare(4, index, least)).isGreaterThanOrEqualTo(0);
        }
    }

    private static DrawPlan plan(CryptoSuite suite, List<Seat> team, UnitOrder units) {
        return new DrawPlan(
                suite,
                "t",
                "t",
                1,
                "",
                "t",
                List.of("unit", "credit"),
                "unit",
                new Ratio("credit", Map.of("A", 1_000_000, "B", 400_000)),
                new Quota.ByRatio(),
                team,
                List.of("q0", "q1"),
                units,
                List.of("a", "b", "c"),
                List.of(new Beacon(Beacon.Type.DICE, "t-10", 0)),
                true,
                false,
                "");
    }

    /** A pool of a few units, a roster with departments, qualifications and loads, recusals, and support by other units. */
    private static final class RandomFrame {
        final DrawPlan plan;
        final SamplingFrame frame;
        final Set<String> recusals = new HashSet<>();

        RandomFrame(CryptoSuite suite, Random chance, int round) {
            int units = 1 + chance.nextInt(4);
            int depts = 1 + chance.nextInt(3);
            int subjects = 1 + chance.nextInt(60);
            // Every third round has too few people for its seats.
            int people = round % 3 == 0 ? 1 + chance.nextInt(6) : 10 + chance.nextInt(120);
            FrameBuilder builder = SamplingFrame.builder();
            for (int i = 0; i < subjects; i++) {
                builder.subject(
                        "a" + (100 + i), List.of("u" + chance.nextInt(units), chance.nextBoolean() ? "A" : "B"));
            }
            for (int i = 0; i < people; i++) {
                builder.inspector(new RosterEntry(
                        "i" + (100 + i),
                        "u" + chance.nextInt(units + 1),
                        "d" + chance.nextInt(depts),
                        chance.nextInt(4),
                        chance.nextInt(3) == 0 ? chance.nextInt(4) : 0));
            }
            int pairs = chance.nextInt(4) == 0 ? subjects * people / 2 : chance.nextInt(40);
            for (int i = 0; i < pairs; i++) {
                String iid = "i" + (100 + chance.nextInt(people));
                String sid = "a" + (100 + chance.nextInt(subjects));
                recusals.add(iid + "," + sid);
                builder.recuse(iid, sid);
            }
            frame = builder.build(suite, SaltKey.of(new byte[32]));
            List<Seat> team = new ArrayList<>();
            for (int i = 0, seats = 2 + chance.nextInt(4); i < seats; i++) {
                team.add(new Seat("d" + chance.nextInt(depts), chance.nextInt(3) == 0 ? chance.nextInt(4) : 0));
            }
            UnitOrder order = chance.nextBoolean()
                    ? UnitOrder.none()
                    : UnitOrder.of(Map.of("u0", List.of("u" + units, "u1"), "u1", List.of("u0", "u0")));
            plan = plan(suite, team, order);
        }
    }
}
