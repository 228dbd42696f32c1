package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.draw.SubjectProofCheck;
import io.doublerandom.core.draw.SubjectProofReport;
import io.doublerandom.core.draw.SubjectProofReport.Standing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** Published draws and the subjects of their pools, as anybody may ask for them. */
class PublicDrawsTest {
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
    void proof_ofEachStanding_holdsWithoutThePool() throws Exception {
        for (String hash : site.hashes()) {
            String drawn = Files.readAllLines(site.bundles().resolve(hash).resolve("public.csv"))
                    .get(0);
            String other = Files.readAllLines(site.bundles().resolve(hash).resolve("pool.csv")).stream()
                    .filter(sid -> !sid.equals(drawn))
                    .findFirst()
                    .orElseThrow();
            assertThat(proof(hash, drawn).standing()).isEqualTo(Standing.DRAWN);
            assertThat(proof(hash, other).standing()).isIn(Standing.DRAWN, Standing.NOT_DRAWN);
            assertThat(proof(hash, "91440800MA0000001X").standing()).isEqualTo(Standing.NOT_IN_POOL);
        }
    }

    private static SubjectProofReport proof(String hash, String sid) throws Exception {
        byte[] proof =
                site.get("/v1/draws/" + hash + "/subjects/" + sid + "/proof").body();
        return SubjectProofCheck.standard()
                .withSignatures((key, message, signature) -> true)
                .check(proof);
    }

    @Test
    void draws_listedOneByOne_eachOnceNewestFirstWithItsFiles() throws Exception {
        List<JsonNode> draws = site.walk("/v1/draws", "draws", 1);
        assertThat(draws)
                .extracting(draw -> draw.path("headerHash").asText())
                .containsExactlyInAnyOrderElementsOf(site.hashes());
        assertThat(draws)
                .extracting(draw -> draw.path("snapshotAt").asText())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        for (JsonNode listed : draws) {
            JsonNode draw = site.json("/v1/draws/" + listed.path("headerHash").asText());
            assertThat(draw.path("state").asText()).isEqualTo("REVEALED");
            assertThat(draw.path("practice").asBoolean()).isTrue();
            assertThat(draw.path("parties"))
                    .hasSize(5)
                    .allSatisfy(party -> assertThat(party.has("nonce")).isTrue());
            assertThat(draw.path("attempts")).hasSize(1);
            assertThat(draw.at("/result/seed").asText()).hasSize(64);
            assertThat(site.get(draw.path("trust").asText()).body())
                    .isEqualTo(Files.readAllBytes(
                            site.bundles().resolve(draw.path("headerHash").asText() + ".trust.json")));
            Path folder = site.bundles().resolve(draw.path("headerHash").asText());
            assertThat(entries(draw.path("bundle").asText())).containsExactlyInAnyOrderElementsOf(folders(folder));
            assertThat(draw.path("drawnCount").asInt())
                    .isEqualTo(Files.readAllLines(folder.resolve("public.csv")).size());
        }
        for (JsonNode draw : draws) {
            String hash = draw.path("headerHash").asText();
            List<JsonNode> list = site.walk("/v1/draws/" + hash + "/drawn", "subjects", 5);
            assertThat(list)
                    .extracting(subject -> subject.path("code").asText())
                    .containsExactlyElementsOf(
                            Files.readAllLines(site.bundles().resolve(hash).resolve("public.csv")));
            assertThat(list)
                    .allSatisfy(
                            subject -> assertThat(subject.path("name").asText()).contains("示例"));
        }
        assertThat(site.json("/v1/draws?state=SEALED").path("draws")).isEmpty();
        assertThat(site.json("/v1/draws?authority=nobody").path("draws")).isEmpty();
    }

    @Test
    void subject_ofAPool_drawnOrNotOrUnknown() throws Exception {
        Path folder = largestDraw();
        List<String> drawn = Files.readAllLines(folder.resolve("public.csv"));
        List<String> rest = new ArrayList<>(Files.readAllLines(folder.resolve("pool.csv")));
        rest.removeAll(allDrawn());

        JsonNode hit = site.json("/v1/subjects/" + drawn.get(0));
        assertThat(hit.path("standing").asText()).isEqualTo("DRAWN");
        assertThat(hit.path("results")).isNotEmpty();
        assertThat(hit.path("name").asText()).contains("示例");
        JsonNode missed = site.json("/v1/subjects/" + rest.get(0));
        assertThat(missed.path("standing").asText()).isEqualTo("NOT_DRAWN");
        assertThat(missed.path("draws")).isNotEmpty();
        assertThat(missed.path("results")).isEmpty();
        // A valid code that the sample does not give away.
        JsonNode unknown = site.json("/v1/subjects/91110000600037341L");
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
            JsonNode draw = site.json("/v1/draws/" + hash);
            assertThat(draw.path("state").asText()).isEqualTo("SEALED");
            assertThat(draw.path("drawnCount").asInt()).isEqualTo(drawn.size());
            assertThat(draw.path("files").toString()).doesNotContain("public.csv");
            assertThat(site.json("/v1/draws/" + hash + "/drawn").path("subjects"))
                    .isEmpty();
            assertThat(entries("/v1/draws/" + hash + "/bundle.zip")).doesNotContain("public.csv");
            for (String subject : Files.readAllLines(folder.resolve("pool.csv"))) {
                JsonNode answer = site.json("/v1/subjects/" + subject);
                assertThat(answer.path("standing").asText()).as(subject).isEqualTo("SEALED");
            }
        } finally {
            OwnerOnly.delete(folder);
        }
    }

    @Test
    void search_codeOrName_understoodAsWhatItIs() throws Exception {
        JsonNode result = site.json("/v1/results?limit=1").at("/results/0/subject");
        String code = result.path("code").asText();
        String name = result.path("name").asText();

        for (String typed : List.of(code, " " + code.toLowerCase(java.util.Locale.ROOT), wide(code))) {
            JsonNode answer = site.json("/v1/search?q=" + PublicSite.encoded(typed));
            assertThat(answer.path("type").asText()).isEqualTo("CODE");
            assertThat(answer.path("code").asText()).isEqualTo(code);
            assertThat(answer.at("/candidates/0/name").asText()).isEqualTo(name);
        }
        JsonNode answer = site.json("/v1/search?q=" + PublicSite.encoded(name.substring(0, name.length() - 4)));
        assertThat(answer.path("type").asText()).isEqualTo("NAME");
        assertThat(answer.path("candidates"))
                .anySatisfy(
                        candidate -> assertThat(candidate.path("code").asText()).isEqualTo(code));
        assertThat(name).contains("（演示）");
        for (String whole : List.of(name, name.replace('（', '(').replace('）', ')'), " " + name + " ")) {
            assertThat(site.json("/v1/search?q=" + PublicSite.encoded(whole)).path("candidates"))
                    .singleElement()
                    .satisfies(candidate ->
                            assertThat(candidate.path("code").asText()).isEqualTo(code));
        }
        assertThat(site.json("/v1/search?q=" + PublicSite.encoded("湛江"))
                        .path("candidates")
                        .size())
                .isLessThanOrEqualTo(20);
    }

    @Test
    void bundle_knownAlready_notSentAgain() throws Exception {
        String path = site.json("/v1/draws?limit=1").at("/draws/0/bundle").asText();
        String tag = site.get(path).headers().firstValue("etag").orElseThrow();
        assertThat(site.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
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

    private static List<String> folders(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile)
                    .map(entry -> directory.relativize(entry).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path largestDraw() throws IOException {
        Path largest = site.bundles();
        long size = -1;
        for (String name : site.hashes()) {
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
        for (String name : site.hashes()) {
            drawn.addAll(Files.readAllLines(site.bundles().resolve(name).resolve("public.csv")));
        }
        return drawn;
    }

    /** The same characters in full width. */
    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }
}
