package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.SubstitutionScenario.OTHER_WITNESS;
import static io.doublerandom.core.draw.SubstitutionScenario.WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.InMemoryAuditLogStore;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The steps of a substitution round: what may be asked for, and what must stand in the log before what. */
class SubstitutionCeremonyTest {
    private final SubstitutionScenario scenario = SubstitutionScenario.of(MadeVectors.FORTY_SM3);
    private final String first = scenario.drawn("C").get(0);

    private static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void chain_everyLink_leadsToTheOneBefore() {
        CustodianChain chain = CustodianChain.of(CryptoSuite.SM3_SM2, scenario.digest("secret"), 3);
        assertThat(CustodianChain.before(CryptoSuite.SM3_SM2, chain.link(1))).isEqualTo(chain.end());
        assertThat(CustodianChain.before(CryptoSuite.SM3_SM2, chain.link(2))).isEqualTo(chain.link(1));
        assertThat(CustodianChain.before(CryptoSuite.SM3_SM2, chain.link(3))).isEqualTo(chain.link(2));
        assertThat(chain.link(3)).isEqualTo(scenario.digest("secret"));
        assertRefused(ErrorCode.VALUE_INVALID, () -> chain.link(4));
        assertRefused(ErrorCode.VALUE_INVALID, () -> chain.link(0));
    }

    @Test
    void commit_chain_onlyBetweenPlanAndHeader() {
        SubstitutionScenario fresh = SubstitutionScenario.unlogged(MadeVectors.FORTY_SM3);
        DrawPlan plan = fresh.draw.plan();
        assertRefused(ErrorCode.DRAW_STATE, () -> fresh.chain.commit(fresh.log, plan));
        fresh.logPlan();
        assertThat(fresh.chain.commit(fresh.log, plan).entry().digest()).isEqualTo(fresh.chain.end());
        CustodianChain other = CustodianChain.of(fresh.suite, fresh.digest("other"), 3);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> other.commit(fresh.log, plan));
        fresh.logDraw();
        assertThat(fresh.chain.commit(fresh.log, plan).sequence()).isEqualTo(2);
        SubstitutionScenario late = SubstitutionScenario.withoutChain(MadeVectors.FORTY_SM3);
        assertRefused(ErrorCode.DRAW_STATE, () -> late.chain.commit(late.log, plan));
    }

    @Test
    void begin_withoutChain_isNotAllowed() {
        SubstitutionScenario without = SubstitutionScenario.withoutChain(MadeVectors.FORTY_SM3);
        assertRefused(ErrorCode.SUBSTITUTION_NOT_ALLOWED, () -> without.begin(without.subject(first)));
    }

    @Test
    void begin_drawWithoutResultInThisLog_isRefused() {
        SubstitutionScenario fresh = SubstitutionScenario.unlogged(MadeVectors.FORTY_SM3);
        fresh.logPlan();
        fresh.chain.commit(fresh.log, fresh.draw.plan());
        DrawHeader header = fresh.draw.header();
        fresh.log.append(
                DrawLog.HEADER,
                DrawLog.headerDoc(header.authority(), header.series(), header.seq(), 1),
                fresh.draw.headerHash());
        assertRefused(ErrorCode.DRAW_STATE, () -> fresh.begin(fresh.subject(first)));
    }

    @Test
    void begin_requestsThatMayNotBeMade_areRefusedAndNothingIsLogged() {
        int before = scenario.entries().size();
        String other = scenario.drawn("D").get(0);
        List<SubstitutionRequest[]> wrong = List.of(
                new SubstitutionRequest[] {},
                new SubstitutionRequest[] {scenario.subject("z-nobody")},
                new SubstitutionRequest[] {scenario.subject(first), scenario.seat(first, 0)},
                new SubstitutionRequest[] {scenario.seat(other, 3)},
                new SubstitutionRequest[] {scenario.seat(other, 0), scenario.seat(other, 0)},
                new SubstitutionRequest[] {
                    SubstitutionRequest.ofSubject(first, "NOT_FOUND", scenario.digest(""), WITNESS, "INS-NOBODY")
                });
        for (SubstitutionRequest[] requests : wrong) {
            assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> scenario.begin(requests));
        }
        assertRefused(
                ErrorCode.VALUE_INVALID,
                () -> SubstitutionRequest.ofSubject(first, "NOT_FOUND", scenario.digest(""), WITNESS, WITNESS));
        assertRefused(
                ErrorCode.DRAW_INPUT_INVALID,
                () -> SubstitutionCeremony.begin(
                        scenario.base(),
                        List.of(),
                        scenario.log,
                        List.of(scenario.subject(first)),
                        scenario.draw.plan().beacon()));
        assertThat(scenario.entries()).hasSize(before);
    }

    @Test
    void openLink_anotherThanTheNext_isRefused() {
        SubstitutionCeremony ceremony = scenario.begin(scenario.subject(first));
        assertRefused(ErrorCode.LINK_WRONG, () -> ceremony.openLink(scenario.chain.link(2)));
        assertRefused(ErrorCode.LINK_WRONG, () -> ceremony.openLink(scenario.chain.end()));
        assertRefused(ErrorCode.DRAW_STATE, () -> scenario.publish(ceremony));
        assertRefused(ErrorCode.DRAW_STATE, ceremony::draw);
        assertThat(scenario.entries().get(scenario.entries().size() - 1).type()).isEqualTo(SubstitutionLog.BATCH);
    }

    @Test
    void openLink_ofTheRoundBefore_isRefusedInTheSecond() {
        scenario.round(scenario.subject(first));
        SubstitutionCeremony second =
                scenario.begin(scenario.subject(scenario.drawn("D").get(0)));
        assertRefused(ErrorCode.LINK_WRONG, () -> second.openLink(scenario.chain.link(1)));
        second.openLink(scenario.chain.link(2));
    }

    @Test
    void publicValue_tooEarlyOrInAnotherForm_isRefused() {
        SubstitutionCeremony ceremony = scenario.begin(scenario.subject(first));
        ceremony.openLink(scenario.chain.link(1));
        scenario.clock.pass(Ceremony.PAUSE.minus(Duration.ofSeconds(1)));
        assertRefused(ErrorCode.DRAW_STATE, () -> scenario.publish(ceremony));
        scenario.clock.pass(Duration.ofSeconds(1));
        assertRefused(
                ErrorCode.DRAW_INPUT_INVALID,
                () -> ceremony.publicValue(0, "1 2 3".getBytes(StandardCharsets.US_ASCII)));
        assertRefused(ErrorCode.DRAW_STATE, ceremony::draw);
        scenario.publish(ceremony);
        assertThat(ceremony.draw().substitutes()).hasSize(1);
    }

    @Test
    void begin_otherRequestsForTheSameRound_areRefused() {
        scenario.begin(scenario.subject(first));
        assertRefused(
                ErrorCode.STORE_CONFLICT,
                () -> scenario.begin(scenario.subject(scenario.drawn("D").get(0))));
    }

    @Test
    void steps_givenAgainAfterAStop_giveTheSameRound() {
        SubstitutionRound once = scenario.round(
                scenario.subject(first), scenario.seat(scenario.drawn("D").get(0), 1));
        int logged = scenario.entries().size();
        scenario.rounds.clear();
        SubstitutionRound again =
                scenario.round(scenario.seat(scenario.drawn("D").get(0), 1), scenario.subject(first));
        assertThat(again.result()).isEqualTo(once.result());
        assertThat(scenario.entries()).hasSize(logged);
    }

    @Test
    void begin_afterARoundThatThisLogDoesNotHave_isRefused() {
        scenario.round(scenario.subject(first));
        AuditLog other = AuditLog.of(scenario.suite, new InMemoryAuditLogStore(), scenario.clock);
        scenario.entries().stream()
                .filter(entry -> !entry.doc().contains("/sub/"))
                .forEach(entry -> other.append(entry.type(), entry.doc(), entry.digest()));
        assertRefused(
                ErrorCode.DRAW_STATE,
                () -> SubstitutionCeremony.begin(
                        scenario.base(),
                        scenario.rounds,
                        other,
                        List.of(scenario.subject(scenario.drawn("D").get(0))),
                        scenario.beacons(2)));
    }

    @Test
    void draw_manyRounds_neverDrawsAnybodyTwiceAndKeepsTheStratum() {
        Set<String> ever =
                scenario.draw.selected().stream().map(SelectedSubject::sid).collect(Collectors.toSet());
        String replaced = scenario.drawn("C").get(0);
        int found = 0;
        for (int number = 1; number <= 5; number++) {
            SubstitutionRound round = scenario.round(scenario.subject(replaced));
            Substitute substitute = round.substitutes().get(0);
            if (substitute.newcomer().isEmpty()) {
                break;
            }
            String newcomer = substitute.newcomer().orElseThrow().sid();
            assertThat(ever.add(newcomer))
                    .as("%s is drawn for the first time", newcomer)
                    .isTrue();
            SubstitutionState state = scenario.state(number);
            assertThat(scenario.draw.frame().stratum(state.row(newcomer)))
                    .isEqualTo(scenario.draw.frame().stratum(state.row(replaced)));
            assertThat(round.teams().get(0).inspectors()).hasSize(3);
            replaced = newcomer;
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void draw_seatsOfOneSubject_neverGoToAnybodyWhoSatThere() {
        String sid = scenario.drawn("D").get(0);
        Team team = scenario.draw.teams().stream()
                .filter(one -> one.sid().equals(sid))
                .findFirst()
                .orElseThrow();
        Set<String> sat = new HashSet<>(team.inspectors());
        for (int number = 1; number <= 2; number++) {
            SubstitutionRound round = scenario.round(scenario.seat(sid, 0), scenario.seat(sid, 1));
            for (SeatSubstitute seat : round.seats()) {
                if (seat.iid().equals(Team.UNFILLED)) {
                    return;
                }
                assertThat(sat.add(seat.iid()))
                        .as("%s sits there for the first time", seat.iid())
                        .isTrue();
                assertThat(scenario.draw.frame().roster().stream()
                                .filter(entry -> entry.iid().equals(seat.iid()))
                                .findFirst()
                                .orElseThrow()
                                .dept())
                        .isEqualTo("SCJG");
            }
        }
    }

    @Test
    void parse_writtenDocuments_giveTheSame() {
        SubstitutionRound round = scenario.round(scenario.subject(first));
        assertThat(SubstitutionBatch.parse(round.batch().canonicalBytes())).isEqualTo(round.batch());
        assertThat(SubstitutionDocument.parse(round.result().canonicalBytes())).isEqualTo(round.result());
        assertThat(round.requests().get(0).firstWitness()).isEqualTo(WITNESS);
        assertThat(round.requests().get(0).secondWitness()).isEqualTo(OTHER_WITNESS);
    }
}
