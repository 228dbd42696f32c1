package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.demo.SampleData;
import io.doublerandom.app.demo.SampleSize;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.http.DeskDoor;
import io.doublerandom.core.ErrorCode;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that are too large, and imports given up while they run: all of a file is kept, or nothing. */
class ImportLimitsTest {
    private static final List<String> UNDER_WAY = List.of("CHECKING", "COMMITTING");

    @TempDir
    private Path directory;

    private DeskSite site;

    @BeforeEach
    void start() throws Exception {
        site = DeskSite.empty(directory, Instant.parse("2024-05-01T01:00:00Z"));
        site.as(DeskRole.PLANNER);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void file_largerThanTheLimitByItsOwnWord_refusedBeforeItIsRead() throws Exception {
        try (Socket socket = new Socket(site.baseUri().getHost(), site.baseUri().getPort())) {
            String head = "POST /v1/desk/imports?kind=items&file=a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
                    + site.cookie() + "\r\nIdempotency-Key: upload-000001\r\nContent-Type: text/csv\r\nContent-Length: "
                    + (DeskDoor.MOST_UPLOAD_BYTES + 1) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(200);
            assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413 ");
        }
        assertNothingIsKept();
    }

    @Test
    void file_thatGrowsBeyondTheLimit_refusedAndNothingIsKept() throws Exception {
        refused(
                site.send(
                        site.request("/v1/desk/imports?kind=items&file=a.csv")
                                .header("Idempotency-Key", "upload-000002")
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofInputStream(() -> zeros(DeskDoor.MOST_UPLOAD_BYTES + 1))),
                        "POST"),
                413,
                ErrorCode.TOO_LARGE);
        assertNothingIsKept();
    }

    @Test
    void import_givenUpWhileItRuns_keepsNothingAndSaysSo() throws Exception {
        Path sample = directory.resolve("sample");
        SampleData.write(new SampleSize(20_000, 300, 8), sample);
        for (String kind : List.of("authorities", "pools")) {
            commit(settled(upload(kind, Files.readAllBytes(sample.resolve(kind + ".csv")))));
        }
        byte[] subjects = Files.readAllBytes(sample.resolve("subjects.csv"));

        String first = upload("subjects", subjects);
        String waiting = upload("subjects", subjects);
        JsonNode second = cancel(waiting);
        assertThat(second.path("state").asText()).as(second.toString()).isEqualTo("CANCELLED");
        assertThat(second.path("kept").booleanValue()).isFalse();

        assertThat(settled(first)).isEqualTo(first);
        json(act(first, "commit"), 202);
        JsonNode given = cancel(first);
        long kept = json(site.get("/v1/desk/subjects?limit=1"), 200)
                .at("/total/count")
                .asLong();
        if (given.path("kept").booleanValue()) {
            assertThat(given.path("state").asText()).isEqualTo("COMMITTED");
            assertThat(kept).isPositive();
        } else {
            assertThat(given.path("state").asText()).isEqualTo("CANCELLED");
            assertThat(kept).isZero();
            refused(act(first, "commit"), 409, ErrorCode.IMPORT_STATE);
        }
    }

    @Test
    void import_smallerThanWhatIsReadAtOnce_isGivenUpToo() throws Exception {
        String one = upload("one-visit", "subject,year\n".getBytes(StandardCharsets.UTF_8));
        JsonNode given = cancel(one);
        assertThat(given.path("state").asText()).isEqualTo("CANCELLED");
        refused(act(one, "commit"), 409, ErrorCode.IMPORT_STATE);
        assertNothingIsKept();
    }

    private void assertNothingIsKept() throws Exception {
        try (Stream<Path> left = Files.list(directory.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    private String upload(String kind, byte[] csv) throws Exception {
        return json(
                        site.send(
                                site.request("/v1/desk/imports?kind=" + kind + "&file=a.csv")
                                        .header(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        .header("Content-Type", "text/csv")
                                        .POST(BodyPublishers.ofByteArray(csv)),
                                "POST"),
                        201)
                .path("id")
                .asText();
    }

    private java.net.http.HttpResponse<byte[]> act(String id, String act) throws Exception {
        return site.change(
                "POST",
                "/v1/desk/imports/" + id + "/" + act,
                "",
                UUID.randomUUID().toString());
    }

    private JsonNode cancel(String id) throws Exception {
        return json(act(id, "cancel"), 200);
    }

    private void commit(String id) throws Exception {
        json(act(id, "commit"), 202);
        settled(id);
    }

    private String settled(String id) throws Exception {
        for (int i = 0; i < 600; i++) {
            JsonNode job = json(site.get("/v1/desk/imports/" + id), 200);
            if (!UNDER_WAY.contains(job.path("state").asText())) {
                assertThat(job.path("failure").isMissingNode())
                        .as(job.toString())
                        .isTrue();
                return id;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import does not end");
    }

    /** So many bytes of nothing, made as they are read. */
    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int now = (int) Math.min(length, left);
                java.util.Arrays.fill(buffer, from, from + now, (byte) 0);
                left -= now;
                return now;
            }
        };
    }
}
