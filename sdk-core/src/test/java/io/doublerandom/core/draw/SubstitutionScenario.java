package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The draw of a small vector in a log with a custodian's chain, and rounds that a test makes after it. */
final class SubstitutionScenario {
    static final String WITNESS = "INS-440802-SCJG-0";
    static final String OTHER_WITNESS = "INS-440803-HJ-0";
    static final Duration STEP = Duration.ofMinutes(5);

    final Scenario.MovableClock clock = new Scenario.MovableClock();
    final DrawTranscript draw;
    final CryptoSuite suite;
    final AuditLog log;
    final CustodianChain chain;
    final List<SubstitutionRound> rounds = new ArrayList<>();

    private SubstitutionScenario(DrawTranscript draw) {
        this.draw = draw;
        this.suite = draw.plan().suite();
        this.log = AuditLog.of(suite, new InMemoryAuditLogStore(), clock);
        this.chain = CustodianChain.of(suite, digest("a secret of nobody"), 8);
    }

    /** With a chain between plan and header. */
    static SubstitutionScenario of(String vector) {
        SubstitutionScenario scenario = new SubstitutionScenario(MadeVectors.draw(vector));
        scenario.logPlan();
        scenario.chain.commit(scenario.log, scenario.draw.plan());
        scenario.logDraw();
        return scenario;
    }

    /** Without a chain. */
    static SubstitutionScenario withoutChain(String vector) {
        SubstitutionScenario scenario = new SubstitutionScenario(MadeVectors.draw(vector));
        scenario.logPlan();
        scenario.logDraw();
        return scenario;
    }

    /** Before anything of the draw stands in the log. */
    static SubstitutionScenario unlogged(String vector) {
        return new SubstitutionScenario(MadeVectors.draw(vector));
    }

    void logPlan() {
        DrawHeader header = draw.header();
        clock.set(header.snapshotAt());
        log.append(DrawLog.PLAN, DrawLog.planDoc(header.authority(), header.series(), header.seq()), header.plan());
    }

    void logDraw() {
        DrawHeader header = draw.header();
        String doc = header.hash(suite).hex();
        log.append(
                DrawLog.HEADER,
                DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()),
                header.hash(suite));
        draw.ceremony().parties().forEach(party -> log.append(DrawLog.commit(party.party()), doc, party.commit()));
        clock.pass(STEP);
        draw.ceremony()
                .parties()
                .forEach(party -> party.nonce()
                        .ifPresent(nonce ->
                                log.append(DrawLog.reveal(party.party()), doc, DrawLog.nonceDigest(suite, nonce))));
        clock.pass(Ceremony.PAUSE);
        List<PublicValue> values = draw.ceremony().beacons();
        for (int i = 0; i < values.size(); i++) {
            log.append(
                    DrawLog.beacon(i),
                    doc,
                    DrawLog.valueDigest(suite, values.get(i).value()));
        }
        log.append(DrawLog.RESULT, doc, draw.result().hash(suite));
        clock.pass(STEP);
    }

    Bytes32 digest(String text) {
        return suite.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The subjects drawn by the base draw, in a stratum whose key ends so, ascending. */
    List<String> drawn(String key) {
        return draw.selected().stream()
                .filter(subject -> subject.key().endsWith(key))
                .map(SelectedSubject::sid)
                .sorted()
                .toList();
    }

    SubstitutionRequest subject(String sid) {
        return SubstitutionRequest.ofSubject(sid, "NOT_FOUND", digest(sid), WITNESS, OTHER_WITNESS);
    }

    SubstitutionRequest seat(String sid, int seat) {
        return SubstitutionRequest.ofSeat(sid, "ILL", digest(sid + seat), OTHER_WITNESS, WITNESS, seat);
    }

    /** The public values of a round: those of the plan, so many issues later. */
    List<Beacon> beacons(int round) {
        return draw.plan().beacon().stream()
                .map(beacon -> new Beacon(beacon.type(), beacon.source(), beacon.round() + round))
                .toList();
    }

    /** A value in the form of a type; another one in each round. */
    PublicValue value(Beacon beacon) {
        long issue = beacon.round();
        return PublicValue.of(
                beacon,
                switch (beacon.type()) {
                    case DRAND -> digest("drand " + issue).bytes();
                    case DICE -> text("2614253614".replace('6', (char) ('1' + issue % 6)));
                    case LOTTERY -> text("0" + issue % 10 + " 09 15 22 27 30 + 11");
                    case INDEX -> text("3" + issue % 10 + "48.03");
                });
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    EvidenceBundle base() {
        return EvidenceBundle.of(draw);
    }

    SubstitutionCeremony begin(SubstitutionRequest... requests) {
        return SubstitutionCeremony.begin(base(), rounds, log, List.of(requests), beacons(rounds.size() + 1));
    }

    /** A lawful round. */
    SubstitutionRound round(SubstitutionRequest... requests) {
        SubstitutionCeremony ceremony = begin(requests);
        clock.pass(STEP);
        ceremony.openLink(chain.link(rounds.size() + 1));
        clock.pass(Ceremony.PAUSE);
        publish(ceremony);
        clock.pass(STEP);
        SubstitutionRound round = ceremony.draw();
        rounds.add(round);
        clock.pass(STEP);
        return round;
    }

    void publish(SubstitutionCeremony ceremony) {
        List<Beacon> beacons = ceremony.batch().beacon();
        for (int i = 0; i < beacons.size(); i++) {
            ceremony.publicValue(i, value(beacons.get(i)).value());
        }
    }

    /** The state after the base draw and the first rounds. */
    SubstitutionState state(int after) {
        SubstitutionState state = SubstitutionState.of(draw);
        for (SubstitutionRound round : rounds.subList(0, after)) {
            state = state.after(round);
        }
        return state;
    }

    List<LogEntry> entries() {
        return log.trail().entries().stream().map(LoggedEntry::entry).toList();
    }

    static SubstitutionRequest[] requests(Stream<SubstitutionRequest> requests) {
        return requests.toArray(SubstitutionRequest[]::new);
    }
}
