package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a forger of substitution vectors does: other requests or values, with everything that follows from them. */
final class SubstitutionForgeries {
    private SubstitutionForgeries() {}

    static void swap(SubstitutionFiles files, String type, int by) {
        int place = files.index(type);
        Collections.swap(files.entries, place, place + by);
    }

    /** Changes the requests of the first round, and everything that follows from them. */
    static void bend(SubstitutionFiles files, Consumer<List<SubstitutionRequest>> change) throws IOException {
        List<SubstitutionRequest> requests =
                new ArrayList<>(files.scenario.rounds.get(0).requests());
        change.accept(requests);
        ask(files, 1, requests);
    }

    static void ask(SubstitutionFiles files, int number, List<SubstitutionRequest> requests) throws IOException {
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

    static void recompute(SubstitutionFiles files, List<Beacon> beacons) throws IOException {
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
    static String neverDrawn(SubstitutionFiles files, int skip) {
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
    static List<String> nextOnTheList(SubstitutionScenario scenario) {
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
