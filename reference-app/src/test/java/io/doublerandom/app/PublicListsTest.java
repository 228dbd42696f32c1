package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.ListWalk;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every public list that {@code openapi.yaml} documents, walked; and what is answered to a question without an answer. */
class PublicListsTest {
    /** The demo writes one plan, one bulletin. */
    private static final Set<String> OF_ONE_ROW = Set.of("plans", "bulletins");

    @TempDir
    static Path directory;

    private static PublicSite site;

    @BeforeAll
    static void walkTheDemo() throws Exception {
        site = PublicSite.afterADemo(directory.resolve("demo"));
        AmendedPlan.publish(site.stores());
        new VectorBundles(site.bundles()).publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.COMMITTED);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void lists_allOfThem_pagesFollowEachOtherWithoutGapOrDouble() throws Exception {
        ListWalk walk = new ListWalk(site::get);
        Map<String, Integer> rows = new TreeMap<>();
        for (Contract.Operation list : site.contract().operations()) {
            if (list.open() && list.references().contains(ListWalk.AFTER)) {
                String address = address(list);
                rows.put(list.id(), walk.requireWhole(list.id(), address));
                walk.requireRefusals(list.id(), address, "a;b;c");
            }
        }
        assertThat(rows)
                .containsOnlyKeys(
                        "plans",
                        "planLines",
                        "planChanges",
                        "tasks",
                        "draws",
                        "drawnSubjects",
                        "results",
                        "bulletins",
                        "notices");
        rows.forEach(
                (list, count) -> assertThat(count).as(list).isGreaterThanOrEqualTo(OF_ONE_ROW.contains(list) ? 1 : 2));
    }

    /** A list of something is that of the one with most rows; long lists are cut, not to ask for hundreds of pages. */
    private static String address(Contract.Operation list) throws IOException, InterruptedException {
        JsonNode draw = StreamSupport.stream(
                        site.json("/v1/draws?state=REVEALED").path("draws").spliterator(), false)
                .max(Comparator.comparingInt(one -> one.path("drawnCount").asInt()))
                .orElseThrow();
        return list.address()
                        .replace(
                                "{no}", site.json("/v1/plans").at("/plans/0/no").asText())
                        .replace("{hash}", draw.path("headerHash").asText())
                + switch (list.id()) {
                    case "results" -> "?task=" + draw.path("task").asText() + "&";
                    case "notices" -> "?kind=TASK&";
                    default -> "?";
                };
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

    @ParameterizedTest
    @CsvSource({
        "/v1/plans/nothing, 年度计划 nothing, annual plan nothing, /v1/plans, no",
        "/v1/plans/nothing/lines, 年度计划 nothing, annual plan nothing, /v1/plans, no",
        "/v1/tasks/nothing, 抽查任务 nothing, task nothing, /v1/tasks, no",
        "/v1/draws/0000/drawn, 抽取 0000, draw 0000, /v1/draws, hash",
        "/v1/draws/0000/trust.json, 抽取 0000, draw 0000, /v1/draws, hash",
        "/v1/results/nothing, 检查结果 nothing, result nothing, /v1/results, id",
        "/v1/bulletins/nothing, 通报 nothing, bulletin nothing, /v1/bulletins, id"
    })
    void thing_notPublished_saysWhatWasAskedForAndWhereOthersAre(
            String path, String zh, String en, String list, String field) throws Exception {
        JsonNode problem = new ObjectMapper().readTree(site.get(path).body());
        assertThat(problem.path("code").asText()).isEqualTo(ErrorCode.NOT_FOUND.code());
        assertThat(problem.path("detail").asText()).contains(zh, en, list);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(site.get(list).statusCode()).isEqualTo(200);
    }

    @Test
    void draw_withoutAListOfKeys_saysThatItIsTheListThatIsMissing() throws Exception {
        String hash = VectorBundles.PRACTICE;
        HttpResponse<byte[]> answer = site.get("/v1/draws/" + hash + "/trust.json");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains(ErrorCode.NOT_FOUND.code(), "没有公布可信密钥清单", "no list of keys is published of draw " + hash);
    }
}
