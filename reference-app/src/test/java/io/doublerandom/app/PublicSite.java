package io.doublerandom.app;

import io.doublerandom.app.demo.Demo;
import io.doublerandom.app.demo.SampleSize;
import io.doublerandom.app.http.AppServer;
import io.doublerandom.app.http.Contract;
import io.doublerandom.app.http.WebFiles;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

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
                new StoredFacts(database.stores(), new PublicBundles(bundles(), clock), clock),
                WebFiles.packed(),
                null);
    }

    static PublicSite afterADemo(Path out) throws IOException {
        StringWriter printed = new StringWriter();
        if (!Demo.onSample(out, new SampleSize(900, 300, 8)).run(new PrintWriter(printed))) {
            throw new AssertionError(printed.toString());
        }
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

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
