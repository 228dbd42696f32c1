package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.OTHER_POOL;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.POOL;
import static io.doublerandom.core.kit.StoreSamples.member;
import static io.doublerandom.core.kit.StoreSamples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.TaskPlanner;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stores of the list and the pools: what goes in comes out, the same twice changes nothing. */
public abstract class RegisterStoreContract extends StoreContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected RegisterStoreContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void authority_saved_comesBackEqual() {
        var authority = StoreSamples.authority(LEAD);
        assertThat(stores.authorities().save(List.of(authority, StoreSamples.authority(PARTNER))))
                .isEqualTo(2);

        assertThat(stores.authorities().find(LEAD)).contains(authority);
        assertThat(stores.authorities().all()).extracting(a -> a.id().value()).containsExactly("ZJ-GAJ", "ZJ-SCJG");
        assertThat(stores.authorities().save(List.of(authority))).isZero();
    }

    @Test
    void pool_newVersion_replacesTheOld() {
        stores.pools().save(List.of(StoreSamples.pool(POOL, 1)));
        assertThat(stores.pools().save(List.of(StoreSamples.pool(POOL, 2)))).isEqualTo(1);

        assertThat(stores.pools().ownedBy(LEAD)).containsExactly(StoreSamples.pool(POOL, 2));
        assertThat(stores.pools().ownedBy(PARTNER)).isEmpty();
        assertThat(stores.pools().count()).isEqualTo(1);
    }

    @Test
    void item_withRulesOfAllKinds_comesBackEqual() {
        var item = StoreSamples.item(StoreSamples.ITEM);
        stores.items().save(List.of(item, StoreSamples.item(new InspectionItem.Code("A00"))));

        assertThat(stores.items().find(StoreSamples.ITEM)).contains(item);
        assertThat(stores.items().ownedBy(LEAD))
                .extracting(i -> i.code().value())
                .containsExactly("A00", "A01");
        assertThat(stores.items().find(new InspectionItem.Code("A99"))).isEmpty();
    }

    @Test
    void members_ofPoolOnDay_bothEndsIncludedEachOnceInByteOrder() {
        stores.subjects()
                .save(List.of(
                        subject("p_x", member(POOL, "2024-03-01", "2024-03-01")),
                        subject("pA", member(POOL, "2024-01-01", "2024-03-01")),
                        subject("pa", member(POOL, "2024-03-02", "9999-12-31")),
                        subject("p.1", member(OTHER_POOL, "2024-01-01", "9999-12-31")),
                        subject(
                                "p-2",
                                member(POOL, "2024-03-01", "2024-05-01"),
                                member(OTHER_POOL, "2024-01-01", "2024-02-01"),
                                member(POOL, "2024-02-01", "9999-12-31")),
                        subject("91440800MA0000000X", member(POOL, "2020-01-01", "9999-12-31"))));

        try (Stream<Subject> members = stores.subjects().members(POOL, DAY)) {
            assertThat(members.map(s -> s.id().value()).toList())
                    .containsExactly("91440800MA0000000X", "p-2", "pA", "p_x");
        }
        assertThat(stores.subjects().countMembers(POOL, DAY)).isEqualTo(4);
        assertThat(stores.subjects().count()).isEqualTo(6);
    }

    @Test
    void census_onADay_countsByPoolAndClassWhoMayBeDrawnEachOnce() {
        Subject twice =
                subject("p-2", member(POOL, "2024-03-01", "2024-05-01"), member(POOL, "2024-02-01", "9999-12-31"));
        Subject both = subject(
                "p-3", member(POOL, "2024-01-01", "9999-12-31"), member(OTHER_POOL, "2024-01-01", "9999-12-31"));
        Subject later = subject("p-4", member(POOL, "2024-03-02", "9999-12-31"));
        Subject risky = StoreSamples.rated("p-5", CreditRiskClass.D, Subject.RegistrationStatus.ACTIVE);
        Subject gone = StoreSamples.rated("p-6", CreditRiskClass.D, Subject.RegistrationStatus.DEREGISTERED);
        assertThat(stores.censuses().on(DAY)).isEmpty();
        stores.subjects().save(List.of(twice, both, later, risky, gone));
        stores.oneVisits().add(2024, List.of(twice.id(), gone.id()));

        assertThat(stores.censuses().on(DAY))
                .containsExactlyInAnyOrder(
                        new PoolCensus(POOL, Map.of(CreditRiskClass.B, 2L, CreditRiskClass.D, 1L)),
                        new PoolCensus(OTHER_POOL, Map.of(CreditRiskClass.B, 1L)));
        assertThat(stores.censuses().split(POOL, DAY, 2024)).isEqualTo(new TaskPlanner.Split(2, 2));
        assertThat(stores.censuses().split(POOL, DAY, 2025)).isEqualTo(new TaskPlanner.Split(0, 4));
        assertThat(stores.censuses().split(POOL, LocalDate.of(2020, 1, 1), 2024))
                .isEqualTo(new TaskPlanner.Split(0, 0));
    }

    @Test
    void subjects_moreThanOneBatchAndShuffled_streamInOrderWithTheirMemberships() {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 1703; i++) {
            subjects.add(subject(
                    "p" + (10_000 + i),
                    member(POOL, "2024-01-01", "9999-12-31"),
                    member(OTHER_POOL, "2024-01-01", "2024-12-31")));
        }
        List<Subject> shuffled = new ArrayList<>(subjects);
        Collections.reverse(shuffled);
        assertThat(stores.subjects().save(shuffled)).isEqualTo(1703);

        try (Stream<Subject> members = stores.subjects().members(POOL, DAY)) {
            assertThat(members.toList()).isEqualTo(subjects);
        }
        assertThat(stores.subjects().save(subjects)).isZero();
    }

    @Test
    void subject_membershipEnded_oldOneIsReplaced() {
        stores.subjects().save(List.of(subject("p1x", member(POOL, "2024-01-01", "9999-12-31"))));
        Subject left = subject("p1x", member(POOL, "2024-01-01", "2024-02-01"));
        assertThat(stores.subjects().save(List.of(left))).isEqualTo(1);

        assertThat(stores.subjects().find(left.id())).contains(left);
        assertThat(stores.subjects().countMembers(POOL, DAY)).isZero();
    }

    @Test
    void subject_twiceInOneBatch_lastOneCounts() {
        Subject last = subject("p1x", member(OTHER_POOL, "2024-01-01", "9999-12-31"));
        stores.subjects().save(List.of(subject("p1x"), subject("p2x"), last));

        assertThat(stores.subjects().find(last.id())).contains(last);
        assertThat(stores.subjects().count()).isEqualTo(2);
    }

    @Test
    void stream_closedEarly_givesItsConnectionBack() {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            subjects.add(subject("p" + (10_000 + i)));
        }
        stores.subjects().save(subjects);
        for (int i = 0; i < 50; i++) {
            try (Stream<Subject> all = stores.subjects().all()) {
                assertThat(all.findFirst()).contains(subjects.get(0));
            }
        }
        assertThat(stores.subjects().count()).isEqualTo(600);
    }

    @Test
    void inspector_saved_comesBackEqualAndByAuthority() {
        Inspector one = StoreSamples.inspector("I1", LEAD);
        stores.inspectors().save(List.of(StoreSamples.inspector("I2", PARTNER), one));

        assertThat(stores.inspectors().find(one.id())).contains(one);
        assertThat(stores.inspectors().of(LEAD)).containsExactly(one);
        try (Stream<Inspector> all = stores.inspectors().all()) {
            assertThat(all.map(i -> i.id().value())).containsExactly("I1", "I2");
        }
    }

    @Test
    void certificate_reissued_replacesThePeriodOfItsNumber() {
        var old = new CertificateHolder("粤G1", LEAD, new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 1, 1)));
        var now = new CertificateHolder("粤G1", LEAD, Period.since(LocalDate.of(2024, 1, 1)));
        stores.certificates().save(List.of(old));
        stores.certificates().save(List.of(now));

        assertThat(stores.certificates().of(LEAD)).containsExactly(now);
        assertThat(stores.certificates().count()).isEqualTo(1);
    }

    @Test
    void recusals_duringWindow_thoseWithACommonDay() {
        var before = recusal("I1", "2024-01-01", "2024-03-31");
        var touching = recusal("I2", "2024-01-01", "2024-04-01");
        var after = recusal("I3", "2024-07-01", "9999-12-31");
        stores.recusals().save(List.of(after, touching, before));

        Period window = new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 6, 30));
        try (Stream<Recusal> during = stores.recusals().during(window)) {
            assertThat(during).containsExactly(touching);
        }
        assertThat(stores.recusals().count()).isEqualTo(3);
    }

    @Test
    void oneVisit_addedTwice_listedOncePerYear() {
        var one = new Subject.Id("p1x");
        var two = new Subject.Id("p2x");
        assertThat(stores.oneVisits().add(2024, List.of(one))).isEqualTo(1);
        assertThat(stores.oneVisits().add(2024, List.of(one, two))).isEqualTo(1);

        assertThat(stores.oneVisits().listed(2024)).containsExactlyInAnyOrder(one, two);
        assertThat(stores.oneVisits().listed(2025)).isEmpty();
    }

    @Test
    void heldRow_overridden_keepsRowProblemsAndWhoDidIt() {
        HeldRow held = StoreSamples.heldRow("imp1-17");
        stores.heldRows().save(List.of(held, StoreSamples.heldRow("imp1-18")));
        HeldRow overridden = held.with(StoreSamples.step(HeldRow.State.OVERRIDDEN, 5));
        stores.heldRows().save(List.of(overridden));

        assertThat(stores.heldRows().find(held.id())).contains(overridden);
        assertThat(stores.heldRows()
                        .find(held.id())
                        .orElseThrow()
                        .row()
                        .fields()
                        .keySet())
                .containsExactly("name", "id", "address");
        try (Stream<HeldRow> waiting = stores.heldRows().in("subject", HeldRow.State.HELD)) {
            assertThat(waiting).containsExactly(StoreSamples.heldRow("imp1-18"));
        }
        assertThat(stores.heldRows().count(HeldRow.State.OVERRIDDEN)).isEqualTo(1);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.heldRows().save(List.of(held)));
    }

    private static Recusal recusal(String inspector, String from, String until) {
        return new Recusal(
                new Inspector.Id(inspector),
                new Subject.Id("p1x"),
                "INTEREST",
                new Period(LocalDate.parse(from), LocalDate.parse(until)));
    }
}
