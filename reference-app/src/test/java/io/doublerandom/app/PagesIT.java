package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the packaged app, asked for the moment it says that it serves. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PagesIT {
    private static final Path JAR = Path.of(System.getProperty("reference-app.jar"));
    private static final int CLIENTS = 10;
    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @TempDir
    private Path directory;

    private Process app;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--port",
                        "0")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("DR_"));
        app = builder.start();
        BufferedReader lines = app.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        address = URI.create(line.substring(line.indexOf("http://")));
    }

    @AfterEach
    void stop() {
        app.destroyForcibly();
    }

    @Test
    void assets_askedForByTenAtOnceOnAColdServer_areWholeForEach() throws Exception {
        Map<String, byte[]> packed = packedAssets();
        assertThat(packed).hasSizeGreaterThan(3);
        List<Callable<Map<String, byte[]>>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            List<String> names = new ArrayList<>(packed.keySet());
            // Each begins elsewhere, so that some ask for the same file at once and some do not.
            Collections.rotate(names, number % 2 == 0 ? 0 : number);
            clients.add(() -> fetch(names));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Map<String, byte[]>> got : threads.invokeAll(clients)) {
                assertThat(got.get()).hasSameSizeAs(packed);
                got.get().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(packed.get(name)));
            }
        }
    }

    @Test
    void everyPage_namesOnlyFilesThatAreServed() throws Exception {
        for (String page : List.of("/", "/verify", "/desk", "/desk/plans")) {
            HttpResponse<String> answer = get(page, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            List<String> named = NAMED.matcher(answer.body())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(named).as(page).hasSizeGreaterThan(1);
            for (String name : named) {
                assertThat(get(name, BodyHandlers.ofByteArray()).statusCode())
                        .as(page + " " + name)
                        .isEqualTo(200);
            }
        }
    }

    private Map<String, byte[]> fetch(List<String> names) throws IOException, InterruptedException {
        Map<String, byte[]> got = new TreeMap<>();
        for (String name : names) {
            HttpResponse<byte[]> answer = get("/" + name, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            got.put(name, answer.body());
        }
        return got;
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.resolve(path)).build(), handler);
    }

    private static Map<String, byte[]> packedAssets() throws IOException {
        Map<String, byte[]> assets = new TreeMap<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith("web/assets/") && !entry.isDirectory()) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        assets.put(entry.getName().substring("web/".length()), bytes.readAllBytes());
                    }
                }
            }
        }
        return assets;
    }
}
