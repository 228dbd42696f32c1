package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.demo.Demo;
import io.doublerandom.app.demo.SampleSize;
import io.doublerandom.app.desk.log.KeptCheckpoints;
import io.doublerandom.app.http.AppServer;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.WebFiles;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public addresses over everything a small demo leaves behind; every answer is checked against the contract. */
final class PublicSite implements AutoCloseable {
    private final Database database;
    private final AppServer server;
    private final Path demo;
    private final Contract contract = Contract.ofTheApp();
    private final HttpClient client = HttpClient.newHttpClient();

    private PublicSite(Path demo, Database database) {
        this.demo = demo;
        this.database = database;
        Clock clock = Clock.fixed(Instant.parse("2024-11-01T00:00:00Z"), ZoneOffset.UTC);
        this.server = AppServer.start(
                "127.0.0.1",
                0,
                new StoredFacts(
                        database.stores(),
                        new PublicBundles(bundles(), clock),
                        new KeptCheckpoints(demo.resolve("data")),
                        clock),
                WebFiles.packed(),
                null);
    }

    static PublicSite afterADemo(Path out) throws IOException, InterruptedException {
        PlayedDemos.copy("public-site", out, folder -> {
            StringWriter printed = new StringWriter();
            if (!Demo.onSample(folder, new SampleSize(900, 300, 8)).run(new PrintWriter(printed))) {
                throw new AssertionError(printed.toString());
            }
        });
        return new PublicSite(
                out,
                Database.open(
                        "jdbc:h2:file:"
                                + out.resolve("data").resolve(AppConfig.H2_NAME).toAbsolutePath(),
                        "sa",
                        ""));
    }

    Path demo() {
        return demo;
    }

    Path bundles() {
        return demo.resolve("data/public");
    }

    JdbcStores stores() {
        return database.stores();
    }

    Contract contract() {
        return contract;
    }

    /** Asks, and requires the answer to be as documented. */
    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        contract.check("GET", answer);
        return answer;
    }

    /** What an address answers that has to answer. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    /** Every row of a list, read in pages. */
    List<JsonNode> walk(String path, String rows, int limit) throws IOException, InterruptedException {
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

    /** The published draws: the folders, not the lists of keys beside them. */
    List<String> hashes() throws IOException {
        try (Stream<Path> entries = Files.list(bundles())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.endsWith(".trust.json"))
                    .sorted()
                    .toList();
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
