package io.doublerandom.core.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published substitution vectors that hold: rounds after the draw of a small vector, and the log of all. */
final class SubstitutionVectors {
    static final Path DIRECTORY = Path.of("..", "docs", "spec", "vectors", "v1", "substitution");
    static final Path VALID = DIRECTORY.resolve("valid");
    static final String ORDINARY = "subjects-and-seats-sm3";
    static final String TWO_ROUNDS = "two-rounds-sha256";

    private SubstitutionVectors() {}

    /**
     * A vector.
     *
     * @param name its folder
     * @param base the vector of its draw
     * @param what what it is for
     */
    record Vector(String name, String base, String what) {}

    static List<Vector> all() {
        return List.of(
                new Vector(
                        ORDINARY,
                        MadeVectors.FORTY_SM3,
                        "one round: subjects of two strata and three units, and inspectors of others; salted tickets"),
                new Vector(
                        TWO_ROUNDS,
                        MadeVectors.FORTY_SHA256,
                        "two rounds, two public values, open tickets; the second replaces a new subject, and a new inspector"),
                new Vector(
                        "too-few-sm3",
                        MadeVectors.FORTY_SM3,
                        "a stratum of which everybody is drawn: UNFILLED, and a list without lines"),
                new Vector(
                        "nobody-left-sm3",
                        MadeVectors.FORTY_SM3,
                        "one seat replaced round by round until nobody is left: UNFILLED"));
    }

    static SubstitutionScenario scenario(String name) {
        Vector vector = all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        SubstitutionScenario scenario = SubstitutionScenario.of(vector.base());
        switch (name) {
            case ORDINARY -> {
                List<String> many = scenario.drawn("C");
                List<String> others = scenario.drawn("B");
                scenario.round(SubstitutionScenario.requests(Stream.concat(
                        Stream.of(
                                scenario.seat(others.get(1), 0),
                                scenario.seat(others.get(1), 1),
                                scenario.seat(others.get(0), 2),
                                scenario.subject(scenario.drawn("A").get(0))),
                        many.stream().map(scenario::subject))));
            }
            case TWO_ROUNDS -> {
                List<String> drawn = scenario.drawn("A");
                SubstitutionRound first =
                        scenario.round(scenario.subject(drawn.get(0)), scenario.seat(drawn.get(1), 0));
                String newcomer =
                        first.substitutes().get(0).newcomer().orElseThrow().sid();
                scenario.round(
                        scenario.subject(newcomer), scenario.seat(drawn.get(1), 0), scenario.seat(drawn.get(1), 2));
            }
            case "too-few-sm3" ->
                scenario.round(SubstitutionScenario.requests(
                        scenario.drawn("D").stream().map(scenario::subject)));
            default -> {
                String sid = scenario.drawn("D").get(0);
                SubstitutionRound round;
                do {
                    round = scenario.round(scenario.seat(sid, 2));
                } while (!round.seats().get(0).iid().equals(Team.UNFILLED));
            }
        }
        return scenario;
    }
}
