package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.app.http.PublicFacts.BundleFile;
import io.doublerandom.app.http.PublicFacts.PublishedDraw;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published evidence, on the published vectors. */
class PublicBundlesTest {
    static final Path VECTORS = Path.of("../docs/spec/vectors/v1/valid");
    static final List<String> PUBLIC =
            List.of("ceremony.json", "header.json", "plan.json", "pool.csv", "public.csv", "result.json");

    /** As {@code result.json} of the vector has it. */
    static final String PRACTICE = "6176bb7f70fb9be7800b64d2fc2cba9246bb7323b6878d46e3cce2eaa147b8b9";

    @TempDir
    private Path directory;

    private PublicBundles bundles;

    @BeforeEach
    void open() {
        bundles = at("2024-04-01T00:00:00Z");
    }

    @Test
    void draws_practiceVector_shownAsPracticeWithItsFacts() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        assertThat(bundles.draws())
                .containsExactly(new PublishedDraw(
                        PRACTICE,
                        "示例抽查 v-practice",
                        "114408000000000000",
                        true,
                        200,
                        Instant.parse("2024-03-20T01:00:00Z")));
        assertThat(bundles.bundle(PRACTICE).orElseThrow().files())
                .extracting(BundleFile::name)
                .containsExactlyElementsOf(PUBLIC);
    }

    @Test
    void draws_auditFileAmongThem_notShownAtAll() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        Files.copy(
                VECTORS.resolve("practice-sm3/roster.csv"),
                directory.resolve(PRACTICE).resolve("roster.csv"));
        assertThat(bundles.draws()).isEmpty();
        assertThat(bundles.bundle(PRACTICE)).isEmpty();
    }

    @Test
    void draws_fileMissing_notShown() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        Files.delete(directory.resolve(PRACTICE).resolve("ceremony.json"));
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void draws_folderNamedForAnotherHeader_notShown() throws IOException {
        publish("practice-sm3", "0".repeat(64), PUBLIC);
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void draws_planChangedAfterwards_notShown() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        replace(PRACTICE, "\"practice\":true", "\"practice\":false");
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void bundle_beforeItsEmbargo_withoutTheDrawnList() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        replace(PRACTICE, "\"embargoUntil\":\"\"", "\"embargoUntil\":\"2024-04-01T00:00:01Z\"");
        String hash = rebind(PRACTICE);

        assertThat(bundles.bundle(hash).orElseThrow().files())
                .extracting(BundleFile::name)
                .doesNotContain("public.csv")
                .hasSize(5);
        assertThat(at("2024-04-01T00:00:01Z").bundle(hash).orElseThrow().files())
                .hasSize(6);
    }

    @Test
    void bundle_nameThatIsNoHash_empty() throws IOException {
        publish("practice-sm3", PRACTICE, PUBLIC);
        assertThat(bundles.bundle("../" + directory.getFileName() + "/" + PRACTICE))
                .isEmpty();
        assertThat(bundles.bundle("")).isEmpty();
    }

    private PublicBundles at(String instant) {
        return new PublicBundles(directory, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private void replace(String hash, String from, String to) throws IOException {
        Path plan = directory.resolve(hash).resolve("plan.json");
        String changed = Files.readString(plan).replace(from, to);
        assertThat(changed).contains(to);
        Files.writeString(plan, changed);
    }

    /** Lets the header name the plan that stands beside it, and the folder that header. */
    private String rebind(String hash) throws IOException {
        Path folder = directory.resolve(hash);
        DrawPlan plan = DrawPlan.parse(Files.readAllBytes(folder.resolve("plan.json")));
        Path file = folder.resolve("header.json");
        String old = DrawHeader.parse(Files.readAllBytes(file)).plan().hex();
        Files.writeString(file, Files.readString(file).replace(old, plan.hash().hex()));
        String renamed =
                DrawHeader.parse(Files.readAllBytes(file)).hash(plan.suite()).hex();
        Files.move(folder, directory.resolve(renamed));
        return renamed;
    }

    private void publish(String vector, String hash, List<String> files) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(hash));
        for (String file : files) {
            Files.copy(VECTORS.resolve(vector).resolve(file), folder.resolve(file));
        }
    }
}
