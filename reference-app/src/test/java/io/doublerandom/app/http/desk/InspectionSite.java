package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The desk over {@link DrawnTask}, with the acts that several tests begin with. */
final class InspectionSite implements AutoCloseable {
    static final Instant DAY = Instant.parse("2024-04-10T02:00:00Z");
    static final String DIGEST = "0a".repeat(32);

    /** Two items, the second one failed. */
    static final String PROBLEM = """
            {"inspectedOn":"2024-04-09","methods":["ONSITE"],"outcomes":["OTHER_VIOLATION"],
             "findings":[{"item":"SCJG-01","check":"PASSED"},
                         {"item":"SCJG-02","check":"FAILED","problem":"示例问题","handling":"责令改正"}],
             "signers":["I1","I2"],"summary":"示例情况",
             "evidence":[{"name":"现场照片","digest":"%s"}]}""".formatted(DIGEST);

    static final String CLEAR = """
            {"inspectedOn":"2024-04-09","methods":["ONSITE"],"outcomes":["NO_PROBLEM"],
             "findings":[{"item":"SCJG-01","check":"PASSED"},{"item":"SCJG-02","check":"PASSED"}],
             "signers":["I1","I2"]}""";

    static final String FIRE_CLEAR = """
            {"inspectedOn":"2024-04-08","methods":["ONSITE"],"outcomes":["NO_PROBLEM"],
             "findings":[{"item":"XF-01","check":"PASSED"}],"signers":["I3","I4"]}""";

    final DeskSite desk;

    InspectionSite(Path directory) {
        desk = DeskSite.empty(directory, DAY);
        DrawnTask.save(desk.stores());
    }

    /** An entry wrapped as a request. */
    static String entered(int revision, String entry) {
        return "{\"revision\":" + revision + ",\"entry\":" + entry + "}";
    }

    /** Submits a result; its id. */
    String submit(String assignment, Object authority, String entry) throws IOException, InterruptedException {
        desk.as(DeskRole.INSPECTOR);
        JsonNode result = DeskSite.json(
                desk.post("/v1/desk/assignments/" + assignment + "/results/" + authority, entered(0, entry)), 201);
        return result.path("id").asText();
    }

    /** Submits and approves a result; its id. */
    String approved(String assignment, Object authority, String entry) throws IOException, InterruptedException {
        String id = submit(assignment, authority, entry);
        desk.as(DeskRole.REVIEWER);
        DeskSite.json(desk.post("/v1/desk/results/" + id + "/approve", "{\"revision\":1}"), 200);
        return id;
    }

    /** Publishes notices; what became of them. */
    JsonNode publish(String... notices) throws IOException, InterruptedException {
        desk.as(DeskRole.OFFICE);
        return DeskSite.json(
                desk.post("/v1/desk/notices/publish", "{\"notices\":[\"" + String.join("\",\"", notices) + "\"]}"),
                200);
    }

    Assignment.State assignment(String id) {
        return desk.stores()
                .stores()
                .assignments()
                .find(new Assignment.Id(id))
                .orElseThrow()
                .state();
    }

    InspectionTask.State task() {
        return desk.stores().stores().tasks().find(DrawnTask.NO).orElseThrow().state();
    }

    void advanceDays(int days) {
        desk.advance(Duration.ofDays(days));
    }

    @Override
    public void close() {
        desk.close();
    }
}
