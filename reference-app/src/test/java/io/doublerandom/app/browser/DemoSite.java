package io.doublerandom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.AmendedPlan;
import io.doublerandom.app.PlayedDemos;
import io.doublerandom.app.VectorBundles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The packaged app over everything a small demo leaves behind, and over what a demo does not have: a changed plan, a draw
 * under an embargo and one that is only committed to.
 */
final class DemoSite implements AutoCloseable {
    private final RunningApp app;
    private final Path demo;
    private final String sealed;
    private final String committed;

    private DemoSite(RunningApp app, Path demo, String sealed, String committed) {
        this.app = app;
        this.demo = demo;
        this.sealed = sealed;
        this.committed = committed;
    }

    static DemoSite serving(Path directory) throws IOException, InterruptedException {
        Path demo = directory.resolve("demo");
        PlayedDemos.copy("packaged", demo, folder -> {
            Path log = folder.resolveSibling("packaged.log");
            int exit = RunningApp.run(log, "demo", "--subjects", "4000", "--out", folder.toString());
            assertThat(exit).as(Files.readString(log)).isZero();
        });
        Path data = demo.resolve("data");
        AmendedPlan.in(data);
        VectorBundles vectors = new VectorBundles(data.resolve("public"));
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.PUBLIC);
        vectors.replace(VectorBundles.PRACTICE, "\"embargoUntil\":\"\"", "\"embargoUntil\":\"2099-05-06T01:00:00Z\"");
        String sealed = vectors.rebind(VectorBundles.PRACTICE);
        vectors.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.COMMITTED);
        return new DemoSite(RunningApp.serving(data), demo, sealed, VectorBundles.PRACTICE);
    }

    /** Where a page of it is. */
    String page(String path) {
        return app.page(path);
    }

    /** The folder of the demo. */
    Path demo() {
        return demo;
    }

    /** Header hash of the draw under an embargo. */
    String sealed() {
        return sealed;
    }

    /** Header hash of the draw that is only committed to. */
    String committed() {
        return committed;
    }

    /** Somebody at its desk, not signed in yet. */
    DeskBrowser desk(Chromium browser) {
        return new DeskBrowser(browser, app, demo.resolve("data"));
    }

    /** What an address of the API answers. */
    JsonNode ask(String path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(app.page(path))).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
