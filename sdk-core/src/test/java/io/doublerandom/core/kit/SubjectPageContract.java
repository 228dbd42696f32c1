package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.OTHER_POOL;
import static io.doublerandom.core.kit.StoreSamples.POOL;
import static io.doublerandom.core.kit.StoreSamples.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFilter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subjects in pages: every page in order, every row once, and the count of all of them. */
public abstract class SubjectPageContract extends PageContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected SubjectPageContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void subjects_withoutFilter_byIdInFullPagesAndALastOne() {
        saveSubjects();
        Page<Subject> first = stores.subjects().page(SubjectFilter.all(), PageRequest.first(4));
        Page<Subject> second = stores.subjects().page(SubjectFilter.all(), new PageRequest(4, first.next()));

        assertThat(first.rows()).extracting(s -> s.id().value()).containsExactly("p-1", "p-2", "p-3", "p-4");
        assertThat(first.last()).isFalse();
        assertThat(second.rows()).extracting(s -> s.id().value()).containsExactly("p-5", "p-6");
        assertThat(second.last()).isTrue();
        assertThat(stores.subjects()
                        .page(SubjectFilter.all(), PageRequest.first(6))
                        .last())
                .isTrue();
    }

    @Test
    void subjects_byBeginningOfName_byNameThenIdWhateverFollowsTheBeginning() {
        saveSubjects();

        // （ and 𠮷 are ordered by UTF-16 units on H2 and by UTF-8 bytes on PostgreSQL.
        assertThat(subjects(SubjectFilter.all().named("湛江")))
                .startsWith("p-3", "p-6")
                .containsExactlyInAnyOrder("p-3", "p-6", "p-1", "p-5");
        assertThat(subjects(SubjectFilter.all().named("湛江").rated(CreditRiskClass.D)))
                .containsExactly("p-3");
        assertThat(subjects(SubjectFilter.all().named("湛江").in(POOL, DAY))).containsExactly("p-3", "p-1");
        assertThat(subjects(SubjectFilter.all().named("50%_"))).containsExactly("p-2");
        assertThat(subjects(SubjectFilter.all().named("无"))).isEmpty();
    }

    @Test
    void subjects_ofAPool_eachOnceThoughTwiceAMemberOnTheDay() {
        saveSubjects();

        assertThat(subjects(SubjectFilter.all().in(POOL, DAY))).containsExactly("p-1", "p-2", "p-3");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY.plusYears(1)))).containsExactly("p-1", "p-2");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY).rated(CreditRiskClass.D)))
                .containsExactly("p-3");
        assertThat(subjects(SubjectFilter.all().in(POOL, DAY).inRegion("440800-")))
                .containsExactly("p-2");
    }

    @Test
    void subjects_byRegionClassAndId_thoseThatAgree() {
        saveSubjects();

        assertThat(subjects(SubjectFilter.all().inRegion("4408"))).containsExactly("p-1", "p-2", "p-4");
        assertThat(subjects(SubjectFilter.all().rated(CreditRiskClass.D))).containsExactly("p-3", "p-4");
        assertThat(subjects(SubjectFilter.all().rated(CreditRiskClass.D).inRegion("4408")))
                .containsExactly("p-4");
        assertThat(subjects(SubjectFilter.all().withId("p-5"))).containsExactly("p-5");
        assertThat(subjects(SubjectFilter.all().withId("p-").named("商"))).containsExactly("p-4");
    }

    @Test
    void count_upToALimit_countsNoFurther() {
        saveSubjects();

        assertThat(stores.subjects().count(SubjectFilter.all(), 4)).isEqualTo(4);
        assertThat(stores.subjects().count(SubjectFilter.all().in(POOL, DAY), 100))
                .isEqualTo(3);
    }

    @Test
    void page_afterAPlaceOfAnotherList_refused() {
        saveSubjects();

        assertRefused(
                ErrorCode.VALUE_INVALID,
                () -> stores.subjects().page(SubjectFilter.all(), new PageRequest(2, "p-1;p-2")));
        assertRefused(ErrorCode.VALUE_INVALID, () -> stores.auditLog().page(true, new PageRequest(2, "p-1")));
    }

    private void saveSubjects() {
        stores.subjects()
                .save(List.of(
                        named("p-1", "湛江（示例）店", "440800", "B", member(POOL, "2024-01-01", "9999-12-31")),
                        named(
                                "p-2",
                                "50%_店",
                                "440800-K1",
                                "B",
                                member(POOL, "2024-01-01", "9999-12-31"),
                                member(POOL, "2024-02-01", "2024-05-01")),
                        named(
                                "p-3",
                                "湛江",
                                "440900",
                                "D",
                                member(OTHER_POOL, "2024-01-01", "9999-12-31"),
                                member(POOL, "2024-01-01", "2024-12-31")),
                        named("p-4", "商店", "440802", "D"),
                        named("p-5", "湛江𠮷店", "450000", "B", member(OTHER_POOL, "2024-01-01", "9999-12-31")),
                        named("p-6", "湛江", "450000", "A")));
    }

    private static Subject named(String id, String name, String region, String riskClass, Subject.Membership... in) {
        Subject s = StoreSamples.subject(id, in);
        return new Subject(
                s.id(),
                s.kind(),
                name,
                s.nature(),
                s.identity(),
                new RegionCode(region),
                s.address(),
                s.status(),
                new Subject.CreditRisk(CreditRiskClass.valueOf(riskClass), "示例", DAY),
                s.memberships());
    }

    private List<String> subjects(SubjectFilter filter) {
        var rows = walk(request -> stores.subjects().page(filter, request));
        return counted(stores.subjects().count(filter, 100), rows).stream()
                .map(s -> s.id().value())
                .toList();
    }
}
