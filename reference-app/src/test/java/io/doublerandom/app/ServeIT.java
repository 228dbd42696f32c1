package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged app as a process of its own: started, asked, stopped by a signal, started again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServeIT {
    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void serve_stoppedBySigterm_exitsWithTheSignalsCodeAndFreesThePort() throws Exception {
        Process app = start("serve", "--port", "0");
        URI address = addressOf(app);
        assertThat(get(address, "/v1/overview")).contains("\"subjects\":0");

        // By its handle: Process.destroy() would close the stream that is read below.
        app.toHandle().destroy();

        assertThat(app.waitFor()).isEqualTo(128 + 15);
        assertThat(app.inputReader(StandardCharsets.UTF_8).lines()).endsWith("已停止 / stopped");
        new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void serve_startedAgain_findsItsDataUntilReset() throws Exception {
        Process first = start("serve", "--port", "0");
        addressOf(first);
        stop(first);
        Path data = directory.resolve("data");
        try (Database database =
                Database.open("jdbc:h2:file:" + data.resolve("double-random") + ";DB_CLOSE_ON_EXIT=FALSE", "sa", "")) {
            database.stores().stores().authorities().save(List.of(authority()));
        }

        for (int start = 0; start < 2; start++) {
            Process again = start("serve", "--port", "0");
            assertThat(get(addressOf(again), "/v1/overview")).contains("\"authorities\":1");
            stop(again);
        }

        assertThat(start("reset", "--yes").waitFor()).isZero();
        Process empty = start("serve", "--port", "0");
        assertThat(get(addressOf(empty), "/v1/overview")).contains("\"authorities\":0");
    }

    @Test
    void serve_secondOnTheSameData_oneClearLineAndExitCode2() throws Exception {
        addressOf(start("serve", "--port", "0"));
        assertRefused(start("serve", "--port", "0"), "DR-0904");
        assertRefused(start("reset", "--yes"), "DR-0904");
    }

    @Test
    void serve_portTaken_oneClearLineAndExitCode2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(start("--port", String.valueOf(taken.getLocalPort())), "DR-0905");
        }
    }

    @Test
    void serve_simulateFrom_beginsAClockOnceThatLaterStartsGoOnWith() throws Exception {
        Process first = start("serve", "--port", "0", "--simulate-from", "2024-03-01T00:00:00Z");
        assertThat(get(addressOf(first), "/v1/overview"))
                .contains("\"now\":\"2024-03-01T00:00:00Z\"", "\"simulated\":true");
        stop(first);

        Process later = start("serve", "--port", "0");
        assertThat(get(addressOf(later), "/v1/overview"))
                .contains("\"now\":\"2024-03-01T00:00:00Z\"", "\"simulated\":true");
        stop(later);

        assertRefused(start("serve", "--port", "0", "--simulate-from", "2025-01-01T00:00:00Z"), "DR-0201");
        assertThat(Files.readString(directory.resolve("data/simulated-clock"))).isEqualTo("2024-03-01T00:00:00Z\n");
        assertRefused(start(Map.of("DR_PROFILE", "prod"), "serve", "--port", "0"), "DR-0901");
    }

    @Test
    void serve_simulateFromInProd_refusedAndNothingIsMade() throws Exception {
        assertRefused(
                start(Map.of("DR_PROFILE", "prod"), "serve", "--port", "0", "--simulate-from", "2024-03-01T00:00:00Z"),
                "DR-0201");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void command_unknown_oneClearLineAndExitCode2() throws Exception {
        Process app = start("no-such-command");
        assertThat(app.waitFor()).isEqualTo(2);
        assertThat(Files.readString(errors(app))).startsWith("DR-0902").contains("no-such-command");
    }

    private static Authority authority() {
        return new Authority(
                new Authority.Id("DEMO-1"),
                // The example of GB 32100-2015 itself.
                new UnifiedSocialCreditCode("91350100M000100Y43"),
                "示例市市场监督管理局",
                new RegionCode("440800"),
                Authority.Level.CITY,
                "市场监管",
                Authority.Qualification.ORGAN,
                List.of(),
                Authority.Platform.ZJ_CITY,
                new Period(LocalDate.parse("2024-01-01"), LocalDate.parse("9999-12-31")));
    }

    private static void stop(Process app) throws InterruptedException {
        app.toHandle().destroy();
        assertThat(app.waitFor()).isEqualTo(128 + 15);
    }

    private void assertRefused(Process app, String code) throws IOException, InterruptedException {
        assertThat(app.waitFor()).isEqualTo(2);
        assertThat(Files.readAllLines(errors(app))).singleElement().asString().startsWith(code);
    }

    private Process start(String... args) throws IOException {
        return start(Map.of(), args);
    }

    private Process start(Map<String, String> environment, String... args) throws IOException {
        Process app = AppProcess.start(directory, directory.resolve("stderr-" + started.size()), environment, args);
        started.add(app);
        return app;
    }

    private Path errors(Process app) {
        return directory.resolve("stderr-" + started.indexOf(app));
    }

    /** The address it prints once it serves. */
    private URI addressOf(Process app) throws IOException {
        return AppProcess.addressOf(app, errors(app));
    }

    private static String get(URI address, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
