package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.T0;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.PublishedBulletin;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store of what is public: only what a receipt published, word for word, found by what it names. */
public abstract class PublicationContract extends StoreContract {
    private static final String ACME = "91440800MA0000015U";

    protected PublicationContract(DatabaseUnderTest database) {
        super(database);
    }

    @BeforeEach
    void knownAuthority() {
        stores.authorities().save(List.of(StoreSamples.authority(LEAD)));
    }

    @Test
    void add_withoutAPublishedNotice_refusedAndNothingIsPublic() {
        PublicRecord line = line("1", 1, "示例计划");
        assertRefused(ErrorCode.PUBLICITY_REFUSED, () -> stores.publications().add(List.of(line), T0));
        stores.notices()
                .save(List.of(line.notice(LocalDate.of(2024, 3, 30), step(PublicityNotice.State.PENDING, 0))
                        .with(step(PublicityNotice.State.PUSHED, 1))));
        assertRefused(ErrorCode.PUBLICITY_REFUSED, () -> stores.publications().add(List.of(line), T0));

        assertThat(stores.publications().find(line.id())).isEmpty();
        assertThat(stores.publications().count(PublicationFilter.all(), 10)).isZero();
    }

    @Test
    void add_otherContentThanItsNotice_refused() {
        noticeOf(line("1", 1, "示例计划"));
        assertRefused(ErrorCode.PUBLICITY_REFUSED, () -> stores.publications().add(List.of(line("1", 1, "另一计划")), T0));
    }

    @Test
    void add_twice_keepsOneThatComesBackEqual() {
        PublicRecord result = result("r1", ACME, "示例企业", "NO_PROBLEM", LEAD);
        publish(result);
        assertThat(stores.publications().add(List.of(result), T0.plusSeconds(9)))
                .isZero();

        assertThat(stores.publications().find(result.id())).contains(new Publication(1, result, T0));
        assertThat(stores.publications().latest(Topic.RESULT, "r1"))
                .map(Publication::content)
                .contains(result);
    }

    @Test
    void plan_changed_listsNewestLinesAndKeepsTheHistory() {
        publish(line("1", 1, "示例计划"), line("2", 1, "示例计划"));
        publish(line("2", 2, "示例计划（调整）"));

        AnnualPlan.No no = new AnnualPlan.No("44080020241001");
        assertThat(stores.publications().plan(no))
                .contains(new PublicationStore.PublishedPlan(no, "示例计划（调整）", 2024, 2, LEAD, 2, T0));
        assertThat(stores.publications().plans(2024, PageRequest.first(5)).rows())
                .hasSize(1);
        assertThat(stores.publications().plans(2025, PageRequest.first(5)).rows())
                .isEmpty();
        assertThat(walk(request -> stores.publications().planLines(no, request)))
                .containsExactly("44080020241001-1 v1", "44080020241001-2 v2");
        assertThat(walk(request -> stores.publications().history(null, null, request)))
                .containsExactly("44080020241001-2 v2", "44080020241001-2 v1", "44080020241001-1 v1");
        assertThat(walk(request -> stores.publications().history(PublicityNotice.Kind.PLAN_CHANGE, LEAD, request)))
                .containsExactly("44080020241001-2 v2");
        assertThat(walk(request -> stores.publications().planChanges(no, request)))
                .containsExactly("44080020241001-2 v2");
        Publication changed =
                stores.publications().latest(Topic.PLAN, "44080020241001-2").orElseThrow();
        assertThat(stores.publications().before(changed))
                .map(before -> before.content().version())
                .contains(1);
        assertThat(stores.publications().before(changed).flatMap(stores.publications()::before))
                .isEmpty();
        assertThat(stores.publications().since(1, 5))
                .extracting(Publication::number)
                .containsExactly(2L, 3L);
    }

    @Test
    void plan_olderVersionAddedLate_doesNotReplaceTheNewer() {
        publish(line("1", 2, "新"));
        publish(line("1", 1, "旧"));
        assertThat(stores.publications().latest(Topic.PLAN, "44080020241001-1"))
                .map(found -> found.content().version())
                .contains(2);
        assertThat(stores.publications().plan(new AnnualPlan.No("44080020241001")))
                .map(PublicationStore.PublishedPlan::name)
                .contains("新");
    }

    @Test
    void results_filtered_newestFirstEveryOneOnce() {
        publish(
                result("r1", ACME, "示例企业", "NO_PROBLEM", LEAD),
                result("r2", "p-2", "湛江示例二", "UNREACHABLE;OTHER_VIOLATION", PARTNER),
                result("r3", "p-3", "湛江示例三", "UNREACHABLE", LEAD));
        PublicationFilter results = PublicationFilter.all().about(Topic.RESULT);

        assertThat(found(results)).containsExactly("r3 v1", "r2 v1", "r1 v1");
        assertThat(found(results.with(Outcome.UNREACHABLE))).containsExactly("r3 v1", "r2 v1");
        assertThat(found(results.with(Outcome.OTHER_VIOLATION))).containsExactly("r2 v1");
        assertThat(found(results.with(Outcome.UNREACHABLE).by(LEAD))).containsExactly("r3 v1");
        assertThat(found(results.by(PARTNER))).containsExactly("r2 v1");
        assertThat(found(results.naming(new Subject.Id(ACME)))).containsExactly("r1 v1");
        assertThat(found(results.ofTask(new InspectionTask.No("T1")))).hasSize(3);
        assertThat(found(results.ofTask(new InspectionTask.No("T2")))).isEmpty();
        assertThat(found(PublicationFilter.all().about(Topic.DISPOSAL))).isEmpty();
    }

    @Test
    void subjects_byBeginningOfName_eachOnceAndOnlyThoseNamedInPublic() {
        publish(
                result("r1", ACME, "示例企业", "NO_PROBLEM", LEAD),
                result("r2", "p-2", "湛江示例二", "NO_PROBLEM", LEAD),
                result("r3", "p-2", "湛江示例二", "NO_PROBLEM", PARTNER));

        assertThat(stores.publications().subjects("湛江", 5))
                .containsExactly(new PublicationStore.NamedSubject(new Subject.Id("p-2"), "湛江示例二"));
        assertThat(stores.publications().subjects("%", 5)).isEmpty();
        assertThat(stores.publications().subject(new Subject.Id(ACME))).isPresent();
        assertThat(stores.publications().subject(new Subject.Id("p-9"))).isEmpty();
        // PARTNER is in no register here: it keeps its id and has no name.
        assertThat(stores.publications().publishers()).containsOnlyKeys(LEAD);
    }

    @Test
    void draws_toldOfTwice_keepTheirTask() {
        InspectionTask.No task = new InspectionTask.No("T1");
        stores.publications().addDraw("ab".repeat(32), task);
        stores.publications().addDraw("ab".repeat(32), task);
        assertThat(stores.publications().draws()).isEqualTo(Map.of("ab".repeat(32), task));
        assertRefused(
                ErrorCode.STORE_CONFLICT,
                () -> stores.publications().addDraw("ab".repeat(32), new InspectionTask.No("T2")));
    }

    @Test
    void bulletin_added_comesBackWithFiguresAndNeverChanges() {
        PublishedBulletin bulletin = bulletin("一");
        stores.bulletins().add(bulletin);
        stores.bulletins().add(bulletin);

        assertThat(stores.bulletins().find("B-2024")).contains(bulletin);
        assertThat(stores.bulletins().page(PageRequest.first(5)).rows()).containsExactly(bulletin);
        assertThat(stores.bulletins().count()).isEqualTo(1);
        assertThat(bulletin.figures().get(0).percentText()).isEqualTo("66.6%");
        assertThat(bulletin.figures().get(0).status()).isEqualTo(Measure.Status.MISSED);
        assertRefused(ErrorCode.STORE_CONFLICT, () -> stores.bulletins().add(bulletin("二")));
    }

    private static PublishedBulletin bulletin(String title) {
        Measure measure = new Measure(Indicator.COVERAGE, Set.of("a", "b"), Set.of("a", "b", "c"), 80);
        return PublishedBulletin.of(
                "B-2024",
                2024,
                new Bulletin(
                        title,
                        "全市",
                        LocalDate.of(2024, 10, 9),
                        "",
                        List.of(measure),
                        List.of(new Bulletin.Section("示例局", List.of(Measure.notApplicable(Indicator.HANDLED, 100))))),
                T0);
    }

    private static PublicRecord line(String seq, int version, String planName) {
        return new PublicRecord(
                new PublicityNotice.Id("PLAN-" + seq + "-v" + version),
                version == 1 ? PublicityNotice.Kind.PLAN : PublicityNotice.Kind.PLAN_CHANGE,
                "44080020241001-" + seq,
                version,
                Authority.Platform.ZJ_CITY,
                LEAD,
                Map.of(
                        PublicField.PLAN_NO, "44080020241001",
                        PublicField.PLAN_NAME, planName,
                        PublicField.TASK_NAME, "示例\"任务\"",
                        PublicField.WINDOW_FROM, "2024-04-01"));
    }

    private static PublicRecord result(String id, String code, String name, String outcomes, Authority.Id authority) {
        return new PublicRecord(
                new PublicityNotice.Id("RES-" + id),
                PublicityNotice.Kind.RESULT,
                id,
                1,
                Authority.Platform.ZJ_CITY,
                authority,
                Map.of(
                        PublicField.TASK_NO, "T1",
                        PublicField.SUBJECT_CODE, code,
                        PublicField.SUBJECT_NAME, name,
                        PublicField.RESULT, outcomes));
    }

    private void publish(PublicRecord... records) {
        for (PublicRecord content : records) {
            noticeOf(content);
        }
        assertThat(stores.publications().add(List.of(records), T0)).isEqualTo(records.length);
    }

    private void noticeOf(PublicRecord content) {
        stores.notices()
                .save(List.of(content.notice(LocalDate.of(2024, 3, 30), step(PublicityNotice.State.PENDING, 0))
                        .with(step(PublicityNotice.State.PUSHED, 1))
                        .with(step(PublicityNotice.State.PUBLISHED, 2))));
    }

    private List<String> found(PublicationFilter filter) {
        List<String> found = walk(request -> stores.publications().page(filter, request));
        assertThat(stores.publications().count(filter, 100)).isEqualTo(found.size());
        return found;
    }

    /** All rows, read two at a time. */
    private static List<String> walk(Function<PageRequest, Page<Publication>> pages) {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            Page<Publication> page = pages.apply(new PageRequest(2, after));
            page.rows()
                    .forEach(publication -> found.add(publication.content().ref() + " v"
                            + publication.content().version()));
            after = page.next();
        } while (!after.isEmpty());
        return found;
    }
}
