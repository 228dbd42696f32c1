package io.doublerandom.app.http.desk;

import static io.doublerandom.app.http.desk.DeskSite.json;
import static io.doublerandom.app.http.desk.DeskSite.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated clock at the desk: forwards only, logged, and kept. */
class ClockRoutesTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void clock_moved_isShownLoggedAndKept() throws Exception {
        try (DeskSite site = DeskSite.simulated(directory, START)) {
            site.as(DeskRole.OFFICE);
            assertThat(json(site.get("/v1/desk/clock"), 200).path("today").asText())
                    .isEqualTo("2024-03-01");
            HttpResponse<byte[]> moved =
                    site.post("/v1/desk/clock", "{\"to\":\"2024-03-30T16:00:00Z\"}", "clock-0000001");
            assertThat(json(moved, 200).path("today").asText()).isEqualTo("2024-03-31");
            HttpResponse<byte[]> again =
                    site.post("/v1/desk/clock", "{\"to\":\"2024-03-30T16:00:00Z\"}", "clock-0000001");
            assertThat(again.headers().firstValue("idempotency-replayed")).hasValue("true");

            JsonNode entry = json(site.as(DeskRole.AUDITOR).get("/v1/desk/audit-log"), 200)
                    .path("entries")
                    .path(0);
            assertThat(entry.path("type").asText()).isEqualTo("clock:advance");
            assertThat(entry.path("at").asText()).isEqualTo("2024-03-30T16:00:00Z");
            assertThat(entry.at("/action/by").asText()).isEqualTo("office");
            assertThat(entry.at("/action/note").asText()).contains("2024-03-01T00:00:00Z", "2024-03-30T16:00:00Z");
        }
        assertThat(KeptClock.in(directory).orElseThrow().instant()).isEqualTo(Instant.parse("2024-03-30T16:00:00Z"));
    }

    @Test
    void clock_backwardsTooFarOrNoInstant_refusedAndStands() throws Exception {
        try (DeskSite site = DeskSite.simulated(directory, START)) {
            site.as(DeskRole.OFFICE);
            for (String to : new String[] {"2024-02-29T23:59:59Z", "2034-01-01T00:00:00Z", "tomorrow"}) {
                JsonNode problem = refused(site.post("/v1/desk/clock", "{\"to\":\"" + to + "\"}"), 400, null);
                assertThat(problem.path("field").asText()).isEqualTo("to");
            }
            assertThat(json(site.get("/v1/desk/clock"), 200).path("now").asText())
                    .isEqualTo("2024-03-01T00:00:00Z");
        }
    }

    @Test
    void clock_withoutPermissionOrSession_refused() throws Exception {
        try (DeskSite site = DeskSite.simulated(directory, START)) {
            refused(site.get("/v1/desk/clock"), 401, ErrorCode.SIGN_IN_REQUIRED);
            site.as(DeskRole.INSPECTOR);
            json(site.get("/v1/desk/clock"), 200);
            refused(site.post("/v1/desk/clock", "{\"to\":\"2024-03-02T00:00:00Z\"}"), 403, ErrorCode.PERMISSION_DENIED);
        }
    }

    @Test
    void clock_ofThisMachine_isNotFoundHere() throws Exception {
        try (DeskSite site = DeskSite.empty(directory, START)) {
            site.as(DeskRole.OFFICE);
            refused(site.get("/v1/desk/clock"), 404, ErrorCode.NOT_FOUND);
            refused(site.post("/v1/desk/clock", "{\"to\":\"2024-03-02T00:00:00Z\"}"), 404, ErrorCode.NOT_FOUND);
        }
    }

    @Test
    void file_thatHoldsNoInstant_refusedNamingIt() throws Exception {
        Files.writeString(directory.resolve(KeptClock.FILE), "yesterday\n");
        assertThatThrownBy(() -> KeptClock.in(directory))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining(KeptClock.FILE);
    }
}
