package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.http.Contract;
import io.doublerandom.core.publicity.PublicityNotice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
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
    static void everyOpenOperation_wasAskedByATest() {
        site.close();
        assertThat(site.contract().operations().stream()
                        .filter(Contract.Operation::open)
                        .map(Contract.Operation::id))
                .allSatisfy(id -> assertThat(site.contract().called()).contains(id));
    }

    @Test
    void overview_afterTheDemo_countsWhatIsPublicAndSaysItIsPractice() throws Exception {
        JsonNode overview = json("/v1/overview");
        assertThat(overview.at("/published/plans").asInt()).isEqualTo(1);
        assertThat(overview.at("/published/draws").asInt())
                .isEqualTo(folders(site.bundles()).size());
        assertThat(overview.at("/published/results").asLong()).isEqualTo(published(PublicityNotice.Kind.RESULT));
        assertThat(overview.at("/published/disposals").asLong()).isEqualTo(published(PublicityNotice.Kind.DISPOSAL));
        assertThat(overview.at("/published/bulletins").asInt()).isEqualTo(1);
        assertThat(overview.path("practiceOnly").asBoolean()).isTrue();
        assertThat(overview.path("now").asText()).isEqualTo("2024-11-01T00:00:00Z");
    }

    @Test
    void plan_published_hasItsLinesAndTasks() throws Exception {
        JsonNode plan = json("/v1/plans?year=2024").at("/plans/0");
        assertThat(json("/v1/plans?year=2023").path("plans")).isEmpty();
        String no = plan.path("no").asText();
        assertThat(json("/v1/plans/" + no)).isEqualTo(plan);
        List<JsonNode> lines = walk("/v1/plans/" + no + "/lines", "lines", 7);
        assertThat(lines).hasSize(plan.path("lines").asInt());
        assertThat(plan.at("/authority/name").asText()).contains("演示");
        List<JsonNode> tasks = walk("/v1/tasks?plan=" + no + "&year=2024", "tasks", 1);
        assertThat(tasks).hasSize((int) published(PublicityNotice.Kind.TASK)).isNotEmpty();
        assertThat(json("/v1/tasks?plan=other").path("tasks")).isEmpty();
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
                next = page.has("next") ? "&after=" + encoded(page.path("next").asText()) : "";
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
        assertThat(json("/v1/plans/" + json("/v1/plans").at("/plans/0/no").asText() + "/changes")
                        .path("changes"))
                .isEmpty();
    }

    @Test
    void task_drawn_namesItsDrawAndCountsItsResults() throws Exception {
        int results = 0;
        for (JsonNode listed : walk("/v1/tasks", "tasks", 50)) {
            String no = listed.path("no").asText();
            JsonNode task = json("/v1/tasks/" + no);
            results += task.path("results").asInt();
            assertThat(walk("/v1/results?task=" + no, "results", 200))
                    .hasSize(task.path("results").asInt());
            for (JsonNode draw : task.path("draws")) {
                assertThat(draw.path("task").asText()).isEqualTo(no);
                assertThat(json("/v1/draws?task=" + no).at("/draws/0")).isEqualTo(draw);
            }
        }
        assertThat(results).isEqualTo((int) published(PublicityNotice.Kind.RESULT));
    }

    @Test
    void draws_listedOneByOne_eachOnceNewestFirstWithItsFiles() throws Exception {
        List<JsonNode> draws = walk("/v1/draws", "draws", 1);
        assertThat(draws)
                .extracting(draw -> draw.path("headerHash").asText())
                .containsExactlyInAnyOrderElementsOf(folders(site.bundles()));
        assertThat(draws)
                .extracting(draw -> draw.path("snapshotAt").asText())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        for (JsonNode listed : draws) {
            JsonNode draw = json("/v1/draws/" + listed.path("headerHash").asText());
            assertThat(draw.path("state").asText()).isEqualTo("REVEALED");
            assertThat(draw.path("practice").asBoolean()).isTrue();
            assertThat(draw.path("parties"))
                    .hasSize(5)
                    .allSatisfy(party -> assertThat(party.has("nonce")).isTrue());
            assertThat(draw.path("attempts")).hasSize(1);
            assertThat(draw.at("/result/seed").asText()).hasSize(64);
            Path folder = site.bundles().resolve(draw.path("headerHash").asText());
            assertThat(entries(draw.path("bundle").asText())).containsExactlyInAnyOrderElementsOf(folders(folder));
            assertThat(draw.path("drawnCount").asInt())
                    .isEqualTo(Files.readAllLines(folder.resolve("public.csv")).size());
        }
        for (JsonNode draw : draws) {
            String hash = draw.path("headerHash").asText();
            List<JsonNode> list = walk("/v1/draws/" + hash + "/drawn", "subjects", 5);
            assertThat(list)
                    .extracting(subject -> subject.path("code").asText())
                    .containsExactlyElementsOf(
                            Files.readAllLines(site.bundles().resolve(hash).resolve("public.csv")));
            assertThat(list)
                    .allSatisfy(
                            subject -> assertThat(subject.path("name").asText()).contains("示例"));
        }
        assertThat(json("/v1/draws?state=SEALED").path("draws")).isEmpty();
        assertThat(json("/v1/draws?authority=nobody").path("draws")).isEmpty();
    }

    @Test
    void results_filtered_holdWhatWasAskedFor() throws Exception {
        List<JsonNode> all = walk("/v1/results", "results", 3);
        assertThat(all).hasSize((int) published(PublicityNotice.Kind.RESULT));
        assertThat(all.stream().map(result -> result.path("id").asText()).distinct())
                .hasSize(all.size());
        JsonNode one = all.get(0);
        String outcome = one.at("/outcomes/0").asText();
        String authority = one.at("/authority/id").asText();
        List<JsonNode> narrow = walk("/v1/results?outcome=" + outcome + "&authority=" + authority, "results", 2);
        assertThat(narrow).isNotEmpty().hasSize((int) all.stream()
                .filter(result -> result.at("/authority/id").asText().equals(authority))
                .filter(result -> result.path("outcomes").toString().contains('"' + outcome + '"'))
                .count());
        assertThat(json("/v1/authorities").path("authorities").toString()).contains('"' + authority + '"');
        assertThat(json("/v1/results/" + one.path("id").asText()).path("notice"))
                .isEqualTo(one.path("notice"));
    }

    @Test
    void result_withAProblem_hasWhatFollowed() throws Exception {
        JsonNode disposal = json("/v1/notices?kind=DISPOSAL&limit=1").at("/notices/0");
        String subject = disposal.at("/fields/subjectCode").asText();
        JsonNode answer = json("/v1/subjects/" + subject);
        assertThat(answer.path("disposals").toString())
                .contains(disposal.path("ref").asText());
        JsonNode result = json("/v1/results/" + answer.at("/results/0/id").asText());
        assertThat(result.path("disposals")).isNotEmpty();
    }

    @Test
    void subject_ofAPool_drawnOrNotOrUnknown() throws Exception {
        Path folder = largestDraw();
        List<String> drawn = Files.readAllLines(folder.resolve("public.csv"));
        List<String> rest = new ArrayList<>(Files.readAllLines(folder.resolve("pool.csv")));
        rest.removeAll(allDrawn());

        JsonNode hit = json("/v1/subjects/" + drawn.get(0));
        assertThat(hit.path("standing").asText()).isEqualTo("DRAWN");
        assertThat(hit.path("results")).isNotEmpty();
        assertThat(hit.path("name").asText()).contains("示例");
        JsonNode missed = json("/v1/subjects/" + rest.get(0));
        assertThat(missed.path("standing").asText()).isEqualTo("NOT_DRAWN");
        assertThat(missed.path("draws")).isNotEmpty();
        assertThat(missed.path("results")).isEmpty();
        // A valid code that the sample does not give away.
        JsonNode unknown = json("/v1/subjects/91110000600037341L");
        assertThat(unknown.path("standing").asText()).isEqualTo("NOT_IN_POOL");
        assertThat(unknown.path("draws")).isEmpty();
    }

    @Test
    void subject_ofADrawUnderAnEmbargo_sealedThoughItWasDrawn() throws Exception {
        VectorBundles vectors = new VectorBundles(site.bundles());
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        vectors.replace(VectorBundles.PRACTICE, "\"embargoUntil\":\"\"", "\"embargoUntil\":\"2024-11-01T00:00:01Z\"");
        String hash = vectors.rebind(VectorBundles.PRACTICE);
        Path folder = site.bundles().resolve(hash);
        try {
            List<String> drawn = Files.readAllLines(folder.resolve("public.csv"));
            JsonNode draw = json("/v1/draws/" + hash);
            assertThat(draw.path("state").asText()).isEqualTo("SEALED");
            assertThat(draw.path("drawnCount").asInt()).isEqualTo(drawn.size());
            assertThat(draw.path("files").toString()).doesNotContain("public.csv");
            assertThat(json("/v1/draws/" + hash + "/drawn").path("subjects")).isEmpty();
            assertThat(entries("/v1/draws/" + hash + "/bundle.zip")).doesNotContain("public.csv");
            for (String subject : Files.readAllLines(folder.resolve("pool.csv"))) {
                JsonNode answer = json("/v1/subjects/" + subject);
                assertThat(answer.path("standing").asText()).as(subject).isEqualTo("SEALED");
            }
        } finally {
            for (String file : folders(folder)) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    @Test
    void search_codeOrName_understoodAsWhatItIs() throws Exception {
        JsonNode result = json("/v1/results?limit=1").at("/results/0/subject");
        String code = result.path("code").asText();
        String name = result.path("name").asText();

        for (String typed : List.of(code, " " + code.toLowerCase(java.util.Locale.ROOT), wide(code))) {
            JsonNode answer = json("/v1/search?q=" + encoded(typed));
            assertThat(answer.path("type").asText()).isEqualTo("CODE");
            assertThat(answer.path("code").asText()).isEqualTo(code);
            assertThat(answer.at("/candidates/0/name").asText()).isEqualTo(name);
        }
        JsonNode answer = json("/v1/search?q=" + encoded(name.substring(0, name.length() - 4)));
        assertThat(answer.path("type").asText()).isEqualTo("NAME");
        assertThat(answer.path("candidates"))
                .anySatisfy(
                        candidate -> assertThat(candidate.path("code").asText()).isEqualTo(code));
        assertThat(name).contains("（演示）");
        for (String whole : List.of(name, name.replace('（', '(').replace('）', ')'), " " + name + " ")) {
            assertThat(json("/v1/search?q=" + encoded(whole)).path("candidates"))
                    .singleElement()
                    .satisfies(candidate ->
                            assertThat(candidate.path("code").asText()).isEqualTo(code));
        }
        assertThat(json("/v1/search?q=" + encoded("湛江")).path("candidates").size())
                .isLessThanOrEqualTo(20);
    }

    @Test
    void feed_readToItsEnd_givesEverythingThatWasPublishedOnceWithItsHash() throws Exception {
        long next = 0;
        Set<String> seen = new HashSet<>();
        for (JsonNode page = json("/v1/feed?since=0&limit=40");
                !page.path("notices").isEmpty();
                page = json("/v1/feed?limit=40&since=" + next)) {
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
        assertThat(json("/v1/feed?since=" + next).path("next").asLong()).isEqualTo(next);
        assertThat(seen).hasSize(walk("/v1/notices", "notices", 60).size());
    }

    @Test
    void bulletin_published_asTextAndFigures() throws Exception {
        JsonNode listed = json("/v1/bulletins").at("/bulletins/0");
        JsonNode bulletin = json("/v1/bulletins/" + listed.path("id").asText());
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

    @Test
    void bundle_knownAlready_notSentAgain() throws Exception {
        String path = json("/v1/draws?limit=1").at("/draws/0/bundle").asText();
        String tag = site.get(path).headers().firstValue("etag").orElseThrow();
        assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/plans/nothing, 404",
        "/v1/plans/nothing/lines, 404",
        "/v1/plans/nothing/changes, 404",
        "/v1/draws/0000/drawn, 404",
        "/v1/plans/a%20b, 400",
        "/v1/tasks/nothing, 404",
        "/v1/results/nothing, 404",
        "/v1/bulletins/nothing, 404",
        "/v1/draws/0000, 404",
        "/v1/draws/0000/bundle.zip, 404",
        "/v1/draws/0000/trust.json, 404",
        "/v1/subjects/I, 400",
        "/v1/results?limit=0, 400",
        "/v1/results?limit=201, 400",
        "/v1/results?limit=x, 400",
        "/v1/results?after=zz, 400",
        "/v1/draws?after=zz, 400",
        "/v1/results?outcome=GOOD, 400",
        "/v1/results?task=a&task=b, 400",
        "/v1/notices?kind=x, 400",
        "/v1/feed?since=-1, 400",
        "/v1/plans?year=1, 400",
        "/v1/tasks?year=1, 400",
        "/v1/search, 400",
        "/v1/search?q=a, 400",
        "/v1/search?q=91440800MA000, 400"
    })
    void question_thatHasNoAnswer_saysSoAsDocumented(String path, int status) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("zz", "a b");
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = site.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /** Every row of a list, read in pages. */
    private static List<JsonNode> walk(String path, String rows, int limit) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        JsonNode page = json(start);
        while (true) {
            page.path(rows).forEach(all::add);
            if (!page.has("next")) {
                return all;
            }
            assertThat(page.path(rows)).hasSize(limit);
            page = json(start + "&after=" + encoded(page.path("next").asText()));
        }
    }

    private static List<String> entries(String path) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(site.get(path).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static long published(PublicityNotice.Kind kind) {
        try (Stream<PublicityNotice> all = site.stores().stores().notices().in(PublicityNotice.State.PUBLISHED)) {
            return all.filter(notice -> notice.kind() == kind).count();
        }
    }

    private static List<String> folders(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static Path largestDraw() throws IOException {
        Path largest = site.bundles();
        long size = -1;
        for (String name : folders(site.bundles())) {
            Path list = site.bundles().resolve(name).resolve("public.csv");
            if (Files.size(list) > size) {
                size = Files.size(list);
                largest = site.bundles().resolve(name);
            }
        }
        return largest;
    }

    private static Set<String> allDrawn() throws IOException {
        Set<String> drawn = new HashSet<>();
        for (String name : folders(site.bundles())) {
            drawn.addAll(Files.readAllLines(site.bundles().resolve(name).resolve("public.csv")));
        }
        return drawn;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The same characters in full width. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }
}
