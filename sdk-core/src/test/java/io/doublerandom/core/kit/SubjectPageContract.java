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
import io.doublerandom.core.register.SubjectPool;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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

    /** Every combination of what a filter can ask for, against the same filter over all subjects in memory. */
    @Test
    void subjects_byEveryCombinationOfFilters_thoseAndTheirOrderAsInMemory() {
        List<Subject> all = manySubjects();
        stores.subjects().save(all);

        for (SubjectFilter filter : everyFilter()) {
            assertThat(subjects(filter)).as("%s", filter).isEqualTo(inMemory(all, filter));
        }
    }

    @Test
    void subjects_ofAPool_changed_listedByWhatTheyAreNow() {
        saveSubjects();
        stores.subjects().save(List.of(named("p-1", "新名", "450000", "A", member(POOL, "2024-01-01", "9999-12-31"))));

        SubjectFilter pool = SubjectFilter.all().in(POOL, DAY);
        assertThat(subjects(pool.named("新"))).containsExactly("p-1");
        assertThat(subjects(pool.named("湛江"))).containsExactly("p-3");
        assertThat(subjects(pool.rated(CreditRiskClass.A))).containsExactly("p-1");
        assertThat(subjects(pool.inRegion("45"))).containsExactly("p-1");
    }

    private static List<Subject> manySubjects() {
        List<Subject> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<Subject.Membership> in = new ArrayList<>();
            if (i % 2 == 0) {
                in.add(member(POOL, "2024-01-01", i % 5 == 0 ? "2024-02-01" : "9999-12-31"));
            }
            if (i % 3 == 0) {
                in.add(member(OTHER_POOL, "2024-01-01", "9999-12-31"));
            }
            if (i % 4 == 0) {
                in.add(member(POOL, "2024-02-01", "2024-05-01")); // for some the second on the day
            }
            all.add(named(
                    (i % 7 == 0 ? "q-" : "p-") + (1000 + i * 37 % 120),
                    List.of("湛江甲店", "湛江乙店", "广州店").get(i % 3) + i % 11,
                    List.of("440800", "440802", "450000").get(i / 3 % 3),
                    List.of("A", "B", "C", "D").get(i / 5 % 4),
                    in.toArray(Subject.Membership[]::new)));
        }
        return all;
    }

    private static List<SubjectFilter> everyFilter() {
        List<SubjectFilter> filters = List.of(
                SubjectFilter.all(),
                SubjectFilter.all().in(POOL, DAY),
                SubjectFilter.all().in(OTHER_POOL, DAY.minusYears(1)));
        filters = with(filters, List.of(f -> f.named("湛江"), f -> f.named("广州店3"), f -> f.named("无")));
        filters = with(filters, List.of(f -> f.rated(CreditRiskClass.D)));
        filters = with(filters, List.of(f -> f.inRegion("4408"), f -> f.inRegion("450000")));
        return with(filters, List.of(f -> f.withId("p-"), f -> f.withId("q-10")));
    }

    /** Each filter as it is, and restricted in each of these ways. */
    private static List<SubjectFilter> with(List<SubjectFilter> filters, List<UnaryOperator<SubjectFilter>> ways) {
        List<SubjectFilter> all = new ArrayList<>(filters);
        ways.forEach(way -> filters.stream().map(way).forEach(all::add));
        return all;
    }

    private static List<String> inMemory(List<Subject> all, SubjectFilter f) {
        Comparator<Subject> byId = Comparator.comparing(s -> s.id().value());
        Comparator<Subject> order = byId;
        if (f.idPrefix() == null && f.namePrefix() != null) {
            order = Comparator.comparing(Subject::name).thenComparing(byId);
        } else if (f.idPrefix() == null && f.regionPrefix() != null && f.pool() == null && f.creditClass() == null) {
            order = Comparator.comparing((Subject s) -> s.region().value()).thenComparing(byId);
        }
        return all.stream()
                .filter(s -> isMember(s, f.pool(), f.day()))
                .filter(s -> begins(s.name(), f.namePrefix()))
                .filter(s -> f.creditClass() == null || s.creditRisk().riskClass() == f.creditClass())
                .filter(s -> begins(s.region().value(), f.regionPrefix()))
                .filter(s -> begins(s.id().value(), f.idPrefix()))
                .sorted(order)
                .map(s -> s.id().value())
                .toList();
    }

    private static boolean isMember(Subject s, SubjectPool.@Nullable Id pool, @Nullable LocalDate day) {
        return pool == null
                || day == null
                || s.memberships().stream()
                        .anyMatch(m -> m.pool().equals(pool) && m.period().contains(day));
    }

    private static boolean begins(String text, @Nullable String prefix) {
        return prefix == null || text.startsWith(prefix);
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
        return counted(stores.subjects().count(filter, 200), rows).stream()
                .map(s -> s.id().value())
                .toList();
    }
}
