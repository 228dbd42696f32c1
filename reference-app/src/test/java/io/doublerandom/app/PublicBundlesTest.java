package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.app.http.PublicFacts.BundleFile;
import io.doublerandom.app.http.PublicFacts.Membership;
import io.doublerandom.app.http.PublicFacts.PublicBundle;
import io.doublerandom.app.http.PublicFacts.PublishedDraw;
import io.doublerandom.app.http.PublicFacts.State;
import io.doublerandom.core.register.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published evidence, on the published vectors. */
class PublicBundlesTest {
    @TempDir
    private Path directory;

    private PublicBundles bundles;
    private VectorBundles vectors;

    @BeforeEach
    void open() {
        bundles = at("2024-04-01T00:00:00Z");
        vectors = new VectorBundles(directory);
    }

    @Test
    void draws_practiceVector_shownAsPracticeWithItsFacts() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        assertThat(bundles.draws()).singleElement().satisfies(draw -> {
            assertThat(draw.headerHash()).isEqualTo(VectorBundles.PRACTICE);
            assertThat(draw.plan().title()).isEqualTo("示例抽查 v-practice");
            assertThat(draw.header().authority()).isEqualTo("114408000000000000");
            assertThat(draw.plan().practice()).isTrue();
            assertThat(draw.header().count()).isEqualTo(200);
            assertThat(draw.header().snapshotAt()).isEqualTo("2024-03-20T01:00:00Z");
            assertThat(draw.state()).isEqualTo(State.REVEALED);
            assertThat(draw.drawnCount().orElseThrow())
                    .isEqualTo(Files.readAllLines(VectorBundles.VECTORS.resolve("practice-sm3/public.csv"))
                            .size());
        });
        assertThat(bundles.bundle(VectorBundles.PRACTICE).orElseThrow().files())
                .extracting(BundleFile::name)
                .containsExactlyElementsOf(VectorBundles.PUBLIC);
    }

    @Test
    void draws_auditFileAmongThem_notShownAtAll() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        Files.copy(
                VectorBundles.VECTORS.resolve("practice-sm3/roster.csv"),
                directory.resolve(VectorBundles.PRACTICE).resolve("roster.csv"));
        assertThat(bundles.draws()).isEmpty();
        assertThat(bundles.bundle(VectorBundles.PRACTICE)).isEmpty();
    }

    @Test
    void bundle_signed_shownWithBothFilesOrNotAtAll() throws IOException {
        Path signed = VectorBundles.VECTORS.resolveSibling("signed").resolve("withheld-sm3");
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        Path folder = directory.resolve(VectorBundles.PRACTICE);
        Files.copy(signed.resolve("signatures.json"), folder.resolve("signatures.json"));
        assertThat(bundles.bundle(VectorBundles.PRACTICE)).isEmpty();
        Files.copy(signed.resolve("keys.json"), folder.resolve("keys.json"));
        assertThat(bundles.bundle(VectorBundles.PRACTICE).orElseThrow().files())
                .extracting(BundleFile::name)
                .contains("signatures.json", "keys.json")
                .hasSize(VectorBundles.PUBLIC.size() + 2);
        Files.writeString(folder.resolve("signatures.json"), "INS-1,440802,SCJG,1,0\n");
        assertThat(bundles.bundle(VectorBundles.PRACTICE)).isEmpty();
    }

    @Test
    void bundle_withItsPartOfTheLog_shownWithBothFilesOrNotAtAll() throws IOException {
        String hash = vectors.logged("witnessed-sm3");
        Path log = directory.resolve(hash).resolve("log");
        assertThat(bundles.bundle(hash).orElseThrow().files())
                .extracting(BundleFile::name)
                .contains("log/entries.jsonl", "log/proof.json", "plan.json");
        byte[] entries = Files.readAllBytes(log.resolve("entries.jsonl"));
        byte[] proof = Files.readAllBytes(log.resolve("proof.json"));

        Files.delete(log.resolve("proof.json"));
        assertThat(bundles.bundle(hash)).isEmpty();
        Files.write(log.resolve("proof.json"), proof);
        Files.writeString(log.resolve("roster.csv"), "INS-1,440802,SCJG,1,0\n");
        assertThat(bundles.bundle(hash)).isEmpty();
        Files.delete(log.resolve("roster.csv"));
        assertThat(bundles.bundle(hash)).isPresent();

        // An act of the office in the place of a step: it is nobody's business.
        String text = new String(entries, StandardCharsets.UTF_8);
        Files.writeString(
                log.resolve("entries.jsonl"), text.replaceFirst("\"type\":\"plan\"", "\"type\":\"plan:approve\""));
        assertThat(bundles.bundle(hash)).isEmpty();
    }

    @Test
    void draws_fileMissing_notShown() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        Files.delete(directory.resolve(VectorBundles.PRACTICE).resolve("ceremony.json"));
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void draws_folderNamedForAnotherHeader_notShown() throws IOException {
        vectors.publish("practice-sm3", "0".repeat(64), VectorBundles.PUBLIC);
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void draws_planChangedAfterwards_notShown() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        vectors.replace(VectorBundles.PRACTICE, "\"practice\":true", "\"practice\":false");
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void bundle_beforeItsEmbargo_withoutTheDrawnList() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        vectors.replace(VectorBundles.PRACTICE, "\"embargoUntil\":\"\"", "\"embargoUntil\":\"2024-04-01T00:00:01Z\"");
        String hash = vectors.rebind(VectorBundles.PRACTICE);

        assertThat(bundles.bundle(hash).orElseThrow().files())
                .extracting(BundleFile::name)
                .doesNotContain("public.csv")
                .hasSize(5);
        assertThat(at("2024-04-01T00:00:01Z").bundle(hash).orElseThrow().files())
                .hasSize(6);
    }

    @Test
    void bundle_nameThatIsNoHash_empty() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        assertThat(bundles.bundle("../" + directory.getFileName() + "/" + VectorBundles.PRACTICE))
                .isEmpty();
        assertThat(bundles.bundle("")).isEmpty();
    }

    private PublicBundles at(String instant) {
        return new PublicBundles(directory, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @Test
    void draw_committedOnly_shownWithoutAnOutcome() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, List.of("plan.json", "header.json", "pool.csv"));
        PublicBundle bundle = bundles.bundle(VectorBundles.PRACTICE).orElseThrow();
        assertThat(bundle.draw().state()).isEqualTo(State.COMMITTED);
        assertThat(bundle.draw().drawnCount()).isEmpty();
        assertThat(bundle.result()).isNull();
        assertThat(bundle.files()).hasSize(3);
    }

    @Test
    void draw_committedAndVoided_shownAsVoidWithItsReason() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.COMMITTED);
        assertThat(bundles.draws()).extracting(PublishedDraw::state).containsExactly(State.COMMITTED);
        vectors.voided(VectorBundles.PRACTICE, VectorBundles.PRACTICE);
        assertThat(bundles.draws()).singleElement().satisfies(draw -> {
            assertThat(draw.state()).isEqualTo(State.VOIDED);
            assertThat(Objects.requireNonNull(draw.voided()).reason()).isEqualTo("公证员未到场");
        });
        assertThat(bundles.bundle(VectorBundles.PRACTICE).orElseThrow().files())
                .extracting(BundleFile::name)
                .contains("void.json")
                .hasSize(4);
    }

    @Test
    void draw_voidedNoticeOfAnotherOrBesideAResult_notShown() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.COMMITTED);
        vectors.voided(VectorBundles.PRACTICE, "0".repeat(64));
        assertThat(bundles.draws()).isEmpty();
        vectors.voided(VectorBundles.PRACTICE, VectorBundles.PRACTICE);
        assertThat(bundles.draws()).hasSize(1);
        for (String file : List.of("ceremony.json", "result.json", "public.csv")) {
            Files.copy(
                    VectorBundles.VECTORS.resolve("practice-sm3").resolve(file),
                    directory.resolve(VectorBundles.PRACTICE).resolve(file));
        }
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void draw_revealedAfterItWasSeenCommitted_seenRevealed() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, List.of("plan.json", "header.json", "pool.csv"));
        assertThat(bundles.draws()).extracting(PublishedDraw::state).containsExactly(State.COMMITTED);
        for (String file : List.of("ceremony.json", "result.json", "public.csv")) {
            Files.copy(
                    VectorBundles.VECTORS.resolve("practice-sm3").resolve(file),
                    directory.resolve(VectorBundles.PRACTICE).resolve(file));
        }
        assertThat(bundles.draws()).extracting(PublishedDraw::state).containsExactly(State.REVEALED);
    }

    @Test
    void draw_listBesideACommitment_notShown() throws IOException {
        vectors.publish(
                "practice-sm3", VectorBundles.PRACTICE, List.of("plan.json", "header.json", "pool.csv", "public.csv"));
        assertThat(bundles.draws()).isEmpty();
    }

    @Test
    void subjects_ofThePool_drawnOrNotAsThePublishedListSays() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        Path vector = VectorBundles.VECTORS.resolve("practice-sm3");
        List<String> drawn = Files.readAllLines(vector.resolve("public.csv"));
        for (String subject : Files.readAllLines(vector.resolve("pool.csv"))) {
            assertThat(bundles.drawsOf(new Subject.Id(subject), 5))
                    .singleElement()
                    .satisfies(found -> assertThat(found.drawn()).isEqualTo(drawn.contains(subject)));
        }
        assertThat(bundles.drawsOf(new Subject.Id("p-in-no-pool"), 5)).isEmpty();
    }

    @Test
    void subjects_underAnEmbargo_areInThePoolAndNotSaidToBeDrawn() throws IOException {
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        vectors.replace(VectorBundles.PRACTICE, "\"embargoUntil\":\"\"", "\"embargoUntil\":\"2024-04-01T00:00:01Z\"");
        String hash = vectors.rebind(VectorBundles.PRACTICE);
        Subject.Id drawn =
                new Subject.Id(Files.readAllLines(directory.resolve(hash).resolve("public.csv"))
                        .get(0));

        assertThat(bundles.drawsOf(drawn, 5)).singleElement().satisfies(found -> {
            assertThat(found.draw().state()).isEqualTo(State.SEALED);
            assertThat(found.drawn()).isFalse();
        });
        assertThat(at("2024-04-01T00:00:01Z").drawsOf(drawn, 5))
                .extracting(Membership::drawn)
                .containsExactly(true);
    }
}
