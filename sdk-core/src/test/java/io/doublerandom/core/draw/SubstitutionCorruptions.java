package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.SubstitutionVectors.ORDINARY;
import static io.doublerandom.core.draw.SubstitutionVectors.TWO_ROUNDS;

import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.crypto.Bytes32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
        return Stream.of(documents(), requests(), outcomes(), logs()).flatMap(List::stream);
    }

    private static Corruption one(String name, SubstitutionCheckName finding, String defect, Forging forging) {
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
                        files -> recompute(
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
                        files -> bend(files, requests -> requests.add(files.scenario.subject(neverDrawn(files, 0))))),
                one(
                        "witness-of-nowhere",
                        SubstitutionCheckName.REQUESTS,
                        "a witness who is not on the roster",
                        files -> bend(
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
                        files -> bend(
                                files,
                                requests -> requests.add(files.scenario.seat(
                                        files.scenario.drawn("C").get(0), 0)))),
                one(
                        "seat-beyond-the-team",
                        SubstitutionCheckName.REQUESTS,
                        "a seat that the team does not have",
                        files -> bend(
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
                            ask(
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
                            return lines.replace(old, neverDrawn(files, 0));
                        })),
                one(
                        "next-on-the-list",
                        SubstitutionCheckName.SUBSTITUTES,
                        "the next by the tickets of the draw, not of the round",
                        files -> {
                            SubstitutionScenario scenario = files.scenario;
                            List<String> next = nextOnTheList(scenario);
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

    private static List<Corruption> logs() {
        return List.of(
                one(
                        "chain-missing",
                        SubstitutionCheckName.PERMISSION,
                        "nothing allowed substitutions",
                        files -> files.entries.remove(files.index(SubstitutionLog.CHAIN))),
                one(
                        "chain-behind-the-header",
                        SubstitutionCheckName.PERMISSION,
                        "substitutions were allowed after the header was fixed",
                        files -> swap(files, SubstitutionLog.CHAIN, 1)),
                one(
                        "chain-before-the-plan",
                        SubstitutionCheckName.PERMISSION,
                        "substitutions were allowed before there was a plan",
                        files -> swap(files, SubstitutionLog.CHAIN, -1)),
                one("chain-twice", SubstitutionCheckName.PERMISSION, "two chains for one plan", files -> {
                    int chain = files.index(SubstitutionLog.CHAIN);
                    files.entries.add(
                            chain, SubstitutionFiles.digest(files.entries.get(chain), "ab".repeat(Bytes32.SIZE)));
                }),
                one(
                        "link-of-nobody",
                        SubstitutionCheckName.LINK,
                        "the custodian withheld the link, and somebody took another",
                        files -> files.forge(
                                1,
                                SubstitutionRound.compute(
                                        files.scenario.state(0),
                                        files.scenario.rounds.get(0).batch(),
                                        files.scenario.rounds.get(0).requests(),
                                        files.scenario.digest("no link"),
                                        files.scenario.rounds.get(0).result().beacons()))),
                new Corruption(
                        "link-replayed",
                        TWO_ROUNDS,
                        2,
                        SubstitutionCheckName.LINK,
                        "the link of the first round again in the second",
                        files -> files.forge(
                                2,
                                SubstitutionRound.compute(
                                        files.scenario.state(1),
                                        files.scenario.rounds.get(1).batch(),
                                        files.scenario.rounds.get(1).requests(),
                                        files.scenario.chain.link(1),
                                        files.scenario.rounds.get(1).result().beacons()))),
                one(
                        "batch-changed-after-the-link",
                        SubstitutionCheckName.LOG,
                        "other requests than were logged before the link",
                        files -> {
                            LogEntry logged = files.entries.get(files.index(SubstitutionLog.BATCH));
                            List<SubstitutionRequest> fewer =
                                    new ArrayList<>(files.scenario.rounds.get(0).requests());
                            fewer.remove(0);
                            ask(files, 1, fewer);
                            files.relog(1, SubstitutionLog.BATCH, entry -> logged);
                        }),
                one(
                        "value-too-early",
                        SubstitutionCheckName.LOG,
                        "a public value a second less than ten minutes after the link",
                        files -> {
                            int link = files.index(SubstitutionLog.LINK);
                            files.entries.set(link, SubstitutionFiles.later(files.entries.get(link), 1));
                        }),
                one(
                        "link-before-the-batch",
                        SubstitutionCheckName.LOG,
                        "the link stands before the requests",
                        files -> {
                            int batch = files.index(SubstitutionLog.BATCH);
                            LogEntry first = files.entries.get(batch);
                            LogEntry link = files.entries.get(batch + 1);
                            files.entries.set(
                                    batch, new LogEntry(first.at(), link.type(), link.doc(), link.digest(), ""));
                            files.entries.set(
                                    batch + 1, new LogEntry(link.at(), first.type(), first.doc(), first.digest(), ""));
                        }),
                one(
                        "result-not-logged",
                        SubstitutionCheckName.LOG,
                        "the result does not stand in the log",
                        files -> files.entries.remove(files.index(SubstitutionLog.RESULT))),
                one("entry-too-many", SubstitutionCheckName.LOG, "a further entry on this round", files -> {
                    LogEntry end = files.entries.get(files.entries.size() - 1);
                    files.entries.add(new LogEntry(end.at(), "void", files.doc(1), end.digest(), ""));
                }));
    }

    private static void swap(SubstitutionFiles files, String type, int by) {
        int place = files.index(type);
        Collections.swap(files.entries, place, place + by);
    }

    /** Changes the requests of the first round, and everything that follows from them. */
    private static void bend(SubstitutionFiles files, Consumer<List<SubstitutionRequest>> change) throws IOException {
        List<SubstitutionRequest> requests =
                new ArrayList<>(files.scenario.rounds.get(0).requests());
        change.accept(requests);
        ask(files, 1, requests);
    }

    private static void ask(SubstitutionFiles files, int number, List<SubstitutionRequest> requests)
            throws IOException {
        SubstitutionScenario scenario = files.scenario;
        SubstitutionRound round = scenario.rounds.get(number - 1);
        SubstitutionBatch batch = new SubstitutionBatch(
                round.batch().header(),
                number,
                MerkleTree.linesRoot(scenario.suite.newDigest(), SubstitutionState.lines(requests)),
                round.batch().beacon());
        List<SubstitutionRequest> computable = requests.stream()
                .filter(request -> request.seat() < scenario.draw.plan().team().size())
                .toList();
        SubstitutionRound forged = SubstitutionRound.compute(
                scenario.state(number - 1),
                batch,
                computable,
                round.result().link(),
                round.result().beacons());
        files.forge(number, forged);
        files.files.put(number + "/requests.csv", text(requests));
    }

    private static byte[] text(List<SubstitutionRequest> requests) {
        return requests.stream()
                .map(SubstitutionRequest::line)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void recompute(SubstitutionFiles files, List<Beacon> beacons) throws IOException {
        SubstitutionScenario scenario = files.scenario;
        SubstitutionRound round = scenario.rounds.get(0);
        SubstitutionBatch batch =
                new SubstitutionBatch(round.batch().header(), 1, round.batch().requests(), beacons);
        List<PublicValue> values = beacons.stream().map(scenario::value).toList();
        files.forge(
                1,
                SubstitutionRound.compute(
                        scenario.state(0),
                        batch,
                        round.requests(),
                        round.result().link(),
                        values));
        for (int i = 0; i < values.size(); i++) {
            String digest =
                    DrawLog.valueDigest(scenario.suite, values.get(i).value()).hex();
            files.relog(1, SubstitutionLog.beacon(i), entry -> SubstitutionFiles.digest(entry, digest));
        }
    }

    /** A subject that neither the draw nor the first round drew. */
    private static String neverDrawn(SubstitutionFiles files, int skip) {
        SubstitutionState state = files.scenario.state(1);
        SamplingFrame frame = files.scenario.draw.frame();
        int left = skip;
        for (int row = 0; row < frame.count(); row++) {
            if (!state.isDrawn(row) && left-- == 0) {
                return frame.sids().text(row);
            }
        }
        throw new IllegalStateException("all are drawn");
    }

    /** What the tickets of the draw would give for the replaced subjects, as the end of the lines. */
    private static List<String> nextOnTheList(SubstitutionScenario scenario) {
        SamplingFrame frame = scenario.draw.frame();
        SubstitutionState state = scenario.state(0);
        DrawPlan plan = scenario.draw.plan();
        Tickets tickets = new Tickets(
                plan.suite(),
                SeedDerivation.ticketKey(plan.suite(), scenario.draw.seed()),
                plan.attributesPublic(),
                frame.sids(),
                frame.salts());
        List<String> taken = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (Substitute substitute : scenario.rounds.get(0).substitutes()) {
            int stratum = frame.stratum(state.row(substitute.sid()));
            String best = "";
            String end = Team.UNFILLED + ',';
            for (int row = 0; row < frame.count(); row++) {
                byte[] ticket = new byte[Bytes32.SIZE];
                tickets.write(row, ticket, 0);
                String hex = Bytes32.of(ticket).hex();
                String sid = frame.sids().text(row);
                if (frame.stratum(row) == stratum
                        && !state.isDrawn(row)
                        && !taken.contains(sid)
                        && (best.isEmpty() || hex.compareTo(best) < 0)) {
                    best = hex;
                    end = sid + ',' + hex.substring(0, 16);
                }
            }
            taken.add(end.substring(0, end.indexOf(',')));
            ends.add(end);
        }
        return ends;
    }
}
