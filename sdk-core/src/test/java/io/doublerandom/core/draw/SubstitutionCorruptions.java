package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.SubstitutionVectors.ORDINARY;
import static io.doublerandom.core.draw.SubstitutionVectors.TWO_ROUNDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published substitution vectors with one defect each, most by somebody who mends what he can mend. */
final class SubstitutionCorruptions {
    static final Path CORRUPT = SubstitutionVectors.DIRECTORY.resolve("corrupt");

    private SubstitutionCorruptions() {}

    /** Spoils a vector. */
    @FunctionalInterface
    interface Forging {
        /** Changes its files or its log. */
        void spoil(SubstitutionFiles files) throws IOException;
    }

    /**
     * A vector with one defect.
     *
     * @param name what is wrong, in one word
     * @param base the valid vector that was spoiled
     * @param round the round in which it shows
     * @param finding the check that finds it
     * @param defect what is wrong, in a sentence
     * @param forging how it was spoiled
     */
    record Corruption(
            String name, String base, int round, SubstitutionCheckName finding, String defect, Forging forging) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Corruption> all() {
        return Stream.of(documents(), requests(), outcomes(), SubstitutionLogCorruptions.all())
                .flatMap(List::stream);
    }

    static Corruption one(String name, SubstitutionCheckName finding, String defect, Forging forging) {
        return new Corruption(name, ORDINARY, 1, finding, defect, forging);
    }

    private static List<Corruption> documents() {
        return List.of(
                one(
                        "extra-file",
                        SubstitutionCheckName.FILES,
                        "a file that does not belong to it",
                        files -> files.files.put("1/notes.txt", new byte[] {'x', '\n'})),
                one(
                        "missing-file",
                        SubstitutionCheckName.FILES,
                        "seats.csv is missing",
                        files -> files.files.remove("1/seats.csv")),
                one(
                        "batch-with-a-blank",
                        SubstitutionCheckName.CANONICAL,
                        "batch.json is not canonical",
                        files -> files.replace("1/batch.json", ":", ": ")),
                one(
                        "batch-member-unknown",
                        SubstitutionCheckName.MEMBERS,
                        "batch.json has a further member",
                        files -> files.replace("1/batch.json", "\"v\":1", "\"v\":1,\"w\":1")),
                one(
                        "link-in-capitals",
                        SubstitutionCheckName.MEMBERS,
                        "the link in capitals",
                        files -> files.replace(
                                "1/substitution.json",
                                "\"link\":\"[0-9a-f]{64}\"",
                                "\"link\":\"" + "AB".repeat(32) + "\"")),
                one(
                        "round-zero",
                        SubstitutionCheckName.MEMBERS,
                        "round 0",
                        files -> files.replace("1/batch.json", "\"round\":1,\"v\"", "\"round\":0,\"v\"")),
                new Corruption(
                        "round-left-out",
                        TWO_ROUNDS,
                        1,
                        SubstitutionCheckName.BATCH,
                        "the second round where the first should be",
                        files -> {
                            for (String name : List.copyOf(files.files.keySet())) {
                                if (name.startsWith("2/")) {
                                    files.files.put("1" + name.substring(1), files.files.get(name));
                                    files.files.remove(name);
                                }
                            }
                        }),
                one(
                        "batch-of-another-draw",
                        SubstitutionCheckName.BATCH,
                        "both documents name the header of another draw",
                        files -> {
                            String other = "\"header\":\"" + "ab".repeat(32) + "\"";
                            files.replace("1/batch.json", "\"header\":\"[0-9a-f]{64}\"", other);
                            files.replace("1/substitution.json", "\"header\":\"[0-9a-f]{64}\"", other);
                        }),
                one(
                        "value-used-before",
                        SubstitutionCheckName.BATCH,
                        "the batch waits for the public value that the draw used",
                        files -> SubstitutionForgeries.recompute(
                                files,
                                List.of(files.scenario.draw.plan().beacon().get(0)))),
                one(
                        "value-changed",
                        SubstitutionCheckName.SEED,
                        "another public value, with the seed of the first",
                        files -> {
                            files.replace("1/substitution.json", "\"value\":\"30..", "\"value\":\"3039");
                            files.relogResult(1);
                        }),
                one(
                        "value-in-another-form",
                        SubstitutionCheckName.BEACONS,
                        "a public value without its last digit",
                        files -> {
                            files.replace("1/substitution.json", "(\"value\":\"[0-9a-f]+)[0-9a-f]{2}\"", "$1\"");
                            files.relogResult(1);
                        }),
                one("seed-changed", SubstitutionCheckName.SEED, "another seed", files -> {
                    files.replace("1/substitution.json", "\"seed\":\"[0-9a-f]{4}", "\"seed\":\"0000");
                    files.relogResult(1);
                }));
    }

    private static List<Corruption> requests() {
        return List.of(
                one(
                        "request-removed",
                        SubstitutionCheckName.REQUESTS,
                        "a request was taken out",
                        files -> files.replace("1/requests.csv", "[^\n]*\n", "")),
                one(
                        "request-descends",
                        SubstitutionCheckName.REQUESTS,
                        "two requests exchanged",
                        files -> files.replace("1/requests.csv", "([^\n]*\n)([^\n]*\n)", "$2$1")),
                one(
                        "witness-twice",
                        SubstitutionCheckName.REQUESTS,
                        "one inspector attests twice",
                        files -> files.replace(
                                "1/requests.csv", SubstitutionScenario.OTHER_WITNESS, SubstitutionScenario.WITNESS)),
                one(
                        "subject-not-drawn",
                        SubstitutionCheckName.REQUESTS,
                        "a request for a subject that was not drawn",
                        files -> SubstitutionForgeries.bend(
                                files,
                                requests -> requests.add(
                                        files.scenario.subject(SubstitutionForgeries.neverDrawn(files, 0))))),
                one(
                        "witness-of-nowhere",
                        SubstitutionCheckName.REQUESTS,
                        "a witness who is not on the roster",
                        files -> SubstitutionForgeries.bend(
                                files,
                                requests -> requests.set(
                                        0,
                                        SubstitutionRequest.ofSubject(
                                                requests.get(0).sid(),
                                                "NOT_FOUND",
                                                requests.get(0).evidence(),
                                                SubstitutionScenario.WITNESS,
                                                "INS-NOBODY")))),
                one(
                        "subject-and-seat",
                        SubstitutionCheckName.REQUESTS,
                        "an inspector of a subject that is replaced itself",
                        files -> SubstitutionForgeries.bend(
                                files,
                                requests -> requests.add(files.scenario.seat(
                                        files.scenario.drawn("C").get(0), 0)))),
                one(
                        "seat-beyond-the-team",
                        SubstitutionCheckName.REQUESTS,
                        "a seat that the team does not have",
                        files -> SubstitutionForgeries.bend(
                                files,
                                requests -> requests.add(files.scenario.seat(
                                        files.scenario.drawn("D").get(0), 3)))),
                new Corruption(
                        "replaced-again",
                        TWO_ROUNDS,
                        2,
                        SubstitutionCheckName.REQUESTS,
                        "a subject that an earlier round replaced",
                        files -> {
                            SubstitutionScenario scenario = files.scenario;
                            SubstitutionForgeries.ask(
                                    files,
                                    2,
                                    List.of(scenario.subject(scenario.drawn("A").get(0))));
                        }));
    }

    private static List<Corruption> outcomes() {
        return List.of(
                one(
                        "substitute-chosen",
                        SubstitutionCheckName.SUBSTITUTES,
                        "another subject of the pool in the place of one that was drawn",
                        files -> files.forgeList(1, "substitutes.csv", "substitutesRoot", lines -> {
                            String old = lines.split("\n", -1)[0].split(",", -1)[1];
                            return lines.replace(old, SubstitutionForgeries.neverDrawn(files, 0));
                        })),
                one(
                        "next-on-the-list",
                        SubstitutionCheckName.SUBSTITUTES,
                        "the next by the tickets of the draw, not of the round",
                        files -> {
                            SubstitutionScenario scenario = files.scenario;
                            List<String> next = SubstitutionForgeries.nextOnTheList(scenario);
                            files.forgeList(1, "substitutes.csv", "substitutesRoot", lines -> {
                                StringBuilder all = new StringBuilder();
                                int place = 0;
                                for (String line : lines.split("\n")) {
                                    all.append(line.split(",", -1)[0])
                                            .append(',')
                                            .append(next.get(place++))
                                            .append('\n');
                                }
                                return all.toString();
                            });
                        }),
                one(
                        "public-list-shortened",
                        SubstitutionCheckName.PUBLIC_LIST,
                        "a new subject is not published",
                        files -> files.forgeList(
                                1, "public.csv", "publicRoot", lines -> lines.substring(lines.indexOf('\n') + 1))),
                one(
                        "team-exchanged",
                        SubstitutionCheckName.TEAMS,
                        "two inspectors of a new team exchanged",
                        files -> files.forgeList(
                                1,
                                "teams.csv",
                                "teamsRoot",
                                lines -> lines.replaceFirst("^([^,]*),([^,]*),([^,]*),", "$1,$3,$2,"))),
                one(
                        "seat-chosen",
                        SubstitutionCheckName.SEATS,
                        "another inspector in a seat than was drawn",
                        files -> files.forgeList(
                                1,
                                "seats.csv",
                                "seatsRoot",
                                lines -> lines.replaceFirst(",0,[^\n]*", ",0,INS-440800-SCJG-0"))),
                one(
                        "root-of-seats",
                        SubstitutionCheckName.SEATS,
                        "the result has another root for the seats",
                        files -> {
                            files.replace("1/substitution.json", "\"seatsRoot\":\"[0-9a-f]{4}", "\"seatsRoot\":\"0000");
                            files.relogResult(1);
                        }));
    }
}
