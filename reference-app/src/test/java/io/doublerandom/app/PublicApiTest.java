package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.core.publicity.PublicityNotice;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anybody may ask, over a demo's data and a real socket; every answer is checked against {@code openapi.yaml}. */
class PublicApiTest {
    @TempDir
    static Path directory;

    private static PublicSite site;

    @BeforeAll
    static void walkTheDemo() throws Exception {
        site = PublicSite.afterADemo(directory.resolve("demo"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void overview_afterTheDemo_countsWhatIsPublicAndSaysItIsPractice() throws Exception {
        JsonNode overview = site.json("/v1/overview");
        assertThat(overview.at("/published/plans").asInt()).isEqualTo(1);
        assertThat(overview.at("/published/draws").asInt())
                .isEqualTo(site.hashes().size());
        assertThat(overview.at("/published/results").asLong()).isEqualTo(published(PublicityNotice.Kind.RESULT));
        assertThat(overview.at("/published/disposals").asLong()).isEqualTo(published(PublicityNotice.Kind.DISPOSAL));
        assertThat(overview.at("/published/bulletins").asInt()).isEqualTo(1);
        assertThat(overview.path("practiceOnly").asBoolean()).isTrue();
        assertThat(overview.path("now").asText()).isEqualTo("2024-11-01T00:00:00Z");
    }

    @Test
    void plan_published_hasItsLinesAndTasks() throws Exception {
        JsonNode plan = site.json("/v1/plans?year=2024").at("/plans/0");
        assertThat(site.json("/v1/plans?year=2023").path("plans")).isEmpty();
        String no = plan.path("no").asText();
        assertThat(site.json("/v1/plans/" + no)).isEqualTo(plan);
        List<JsonNode> lines = site.walk("/v1/plans/" + no + "/lines", "lines", 7);
        assertThat(lines).hasSize(plan.path("lines").asInt());
        assertThat(plan.at("/authority/name").asText()).contains("演示");
        List<JsonNode> tasks = site.walk("/v1/tasks?plan=" + no + "&year=2024", "tasks", 1);
        assertThat(tasks).hasSize((int) published(PublicityNotice.Kind.TASK)).isNotEmpty();
        assertThat(site.json("/v1/tasks?plan=other").path("tasks")).isEmpty();
    }

    /** On a site of its own, since a published change stays. */
    @Test
    void plan_changed_showsEachLineAsItWasAndWhy(@TempDir Path own) throws Exception {
        try (PublicSite changed = PublicSite.afterADemo(own.resolve("demo"))) {
            String no = AmendedPlan.publish(changed.stores()).no().value();
            JsonNode plan =
                    new ObjectMapper().readTree(changed.get("/v1/plans/" + no).body());
            List<JsonNode> changes = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = new ObjectMapper()
                        .readTree(changed.get("/v1/plans/" + no + "/changes?limit=30" + next)
                                .body());
                page.path("changes").forEach(changes::add);
                next = page.has("next")
                        ? "&after=" + PublicSite.encoded(page.path("next").asText())
                        : "";
            } while (!next.isEmpty());

            assertThat(plan.path("version").asInt()).isEqualTo(2);
            assertThat(changes).hasSize(plan.path("lines").asInt()).allSatisfy(change -> {
                assertThat(change.at("/line/version").asInt()).isEqualTo(2);
                assertThat(change.at("/before/version").asInt()).isEqualTo(1);
                assertThat(change.at("/line/remark").asText()).contains("调整原因：" + AmendedPlan.REASON);
            });
            List<JsonNode> real = changes.stream()
                    .filter(change -> !change.path("changed").isEmpty())
                    .toList();
            assertThat(real)
                    .extracting(change -> change.path("changed").toString())
                    .containsExactly("[\"cancelled\"]", "[\"windowFrom\",\"windowUntil\"]");
            assertThat(real.get(0).at("/line/remark").asText()).startsWith("已取消；");
            assertThat(java.time.LocalDate.parse(
                                    real.get(1).at("/before/windowFrom").asText())
                            .plusDays(60))
                    .isEqualTo(real.get(1).at("/line/windowFrom").asText());
        }
        assertThat(site.json("/v1/plans/"
                                + site.json("/v1/plans").at("/plans/0/no").asText() + "/changes")
                        .path("changes"))
                .isEmpty();
    }

    @Test
    void task_drawn_namesItsDrawAndCountsItsResults() throws Exception {
        int results = 0;
        for (JsonNode listed : site.walk("/v1/tasks", "tasks", 50)) {
            String no = listed.path("no").asText();
            JsonNode task = site.json("/v1/tasks/" + no);
            results += task.path("results").asInt();
            assertThat(site.walk("/v1/results?task=" + no, "results", 200))
                    .hasSize(task.path("results").asInt());
            for (JsonNode draw : task.path("draws")) {
                assertThat(draw.path("task").asText()).isEqualTo(no);
                assertThat(site.json("/v1/draws?task=" + no).at("/draws/0")).isEqualTo(draw);
            }
        }
        assertThat(results).isEqualTo((int) published(PublicityNotice.Kind.RESULT));
    }

    @Test
    void results_filtered_holdWhatWasAskedFor() throws Exception {
        List<JsonNode> all = site.walk("/v1/results", "results", 3);
        assertThat(all).hasSize((int) published(PublicityNotice.Kind.RESULT));
        assertThat(all.stream().map(result -> result.path("id").asText()).distinct())
                .hasSize(all.size());
        JsonNode one = all.get(0);
        String outcome = one.at("/outcomes/0").asText();
        String authority = one.at("/authority/id").asText();
        List<JsonNode> narrow = site.walk("/v1/results?outcome=" + outcome + "&authority=" + authority, "results", 2);
        assertThat(narrow).isNotEmpty().hasSize((int) all.stream()
                .filter(result -> result.at("/authority/id").asText().equals(authority))
                .filter(result -> result.path("outcomes").toString().contains('"' + outcome + '"'))
                .count());
        assertThat(site.json("/v1/authorities").path("authorities").toString()).contains('"' + authority + '"');
        assertThat(site.json("/v1/results/" + one.path("id").asText()).path("notice"))
                .isEqualTo(one.path("notice"));
    }

    @Test
    void result_withAProblem_hasWhatFollowed() throws Exception {
        JsonNode disposal = site.json("/v1/notices?kind=DISPOSAL&limit=1").at("/notices/0");
        String subject = disposal.at("/fields/subjectCode").asText();
        JsonNode answer = site.json("/v1/subjects/" + subject);
        assertThat(answer.path("disposals").toString())
                .contains(disposal.path("ref").asText());
        JsonNode result = site.json("/v1/results/" + answer.at("/results/0/id").asText());
        assertThat(result.path("disposals")).isNotEmpty();
    }

    @Test
    void feed_readToItsEnd_givesEverythingThatWasPublishedOnceWithItsHash() throws Exception {
        long next = 0;
        Set<String> seen = new HashSet<>();
        for (JsonNode page = site.json("/v1/feed?since=0&limit=40");
                !page.path("notices").isEmpty();
                page = site.json("/v1/feed?limit=40&since=" + next)) {
            for (JsonNode notice : page.path("notices")) {
                assertThat(seen.add(notice.path("id").asText())).isTrue();
                assertThat(notice.path("payloadHash").asText())
                        .isEqualTo(site.stores()
                                .stores()
                                .notices()
                                .find(new PublicityNotice.Id(notice.path("id").asText()))
                                .orElseThrow()
                                .payloadHash());
            }
            next = page.path("next").asLong();
        }
        assertThat(site.json("/v1/feed?since=" + next).path("next").asLong()).isEqualTo(next);
        assertThat(seen).hasSize(site.walk("/v1/notices", "notices", 60).size());
    }

    @Test
    void bulletin_published_asTextAndFigures() throws Exception {
        JsonNode listed = site.json("/v1/bulletins").at("/bulletins/0");
        JsonNode bulletin = site.json("/v1/bulletins/" + listed.path("id").asText());
        assertThat(bulletin.path("markdown").asText())
                .isEqualTo(Files.readString(site.demo().resolve("bulletin.md")));
        assertThat(bulletin.path("rows"))
                .filteredOn(row -> !row.has("section"))
                .extracting(row -> row.path("indicator").asText())
                .containsExactly("KPI-1", "KPI-2", "KPI-3", "KPI-4", "KPI-5", "KPI-6", "KPI-8");
    }

    @Test
    void contract_asked_isTheOneTheTestsCheck() throws Exception {
        assertThat(new String(site.get("/openapi.yaml").body(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(Path.of("src/main/resources/openapi.yaml")));
    }

    @ParameterizedTest
    @CsvSource({"/v1/results", "/openapi.yaml", "/v1/draws", "/v1/subjects/91110000600037341L"})
    void answer_knownAlready_notSentAgain(String path) throws Exception {
        String tag = site.get(path).headers().firstValue("etag").orElseThrow();
        HttpResponse<byte[]> again = site.get(path, "If-None-Match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("etag")).contains(tag);
        assertThat(site.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    private static long published(PublicityNotice.Kind kind) {
        try (Stream<PublicityNotice> all = site.stores().stores().notices().in(PublicityNotice.State.PUBLISHED)) {
            return all.filter(notice -> notice.kind() == kind).count();
        }
    }
}
