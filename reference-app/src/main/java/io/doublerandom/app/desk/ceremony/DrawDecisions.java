package io.doublerandom.app.desk.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was decided of the draw of each task, in a file for each. */
final class DrawDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    DrawDecisions(Path folder) {
        this.folder = folder;
    }

    DrawDecision of(InspectionTask.No task) {
        Path file = file(task);
        try {
            return Files.exists(file) ? read(JSON.readTree(Files.readAllBytes(file))) : DrawDecision.none();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void save(InspectionTask.No task, DrawDecision decision) {
        try {
            OwnerOnly.folder(folder);
            OwnerOnly.replace(file(task), JSON.writeValueAsBytes(write(decision)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A number may be "..": never a name by itself. */
    private Path file(InspectionTask.No task) {
        return folder.resolve("task-" + task.value() + ".json");
    }

    private static ObjectNode write(DrawDecision decision) {
        ObjectNode node = JSON.createObjectNode()
                .put("revision", decision.revision())
                .put("revealMinutes", decision.revealMinutes());
        decision.parties().forEach(node.withArray("parties")::add);
        ArrayNode beacons = node.putArray("beacons");
        decision.beacons()
                .forEach(beacon -> beacons.addObject()
                        .put("type", beacon.type().id())
                        .put("source", beacon.source())
                        .put("round", beacon.round()));
        Instant embargo = decision.embargoUntil();
        if (embargo != null) {
            node.put("embargoUntil", embargo.toString());
        }
        DrawDecision.Training training = decision.training();
        if (training != null) {
            node.putObject("training")
                    .put("on", training.on().toString())
                    .put("people", training.people())
                    .put("note", training.note());
        }
        return node;
    }

    private static DrawDecision read(JsonNode node) {
        List<String> parties = new ArrayList<>();
        node.path("parties").forEach(party -> parties.add(party.asText()));
        List<Beacon> beacons = new ArrayList<>();
        node.path("beacons")
                .forEach(beacon -> beacons.add(new Beacon(
                        Beacon.Type.parse(beacon.path("type").asText()),
                        beacon.path("source").asText(),
                        beacon.path("round").asLong())));
        JsonNode training = node.path("training");
        return new DrawDecision(
                node.path("revision").asInt(),
                parties,
                beacons,
                node.path("revealMinutes").asInt(),
                node.has("embargoUntil")
                        ? Instant.parse(node.path("embargoUntil").asText())
                        : null,
                training.isObject()
                        ? new DrawDecision.Training(
                                LocalDate.parse(training.path("on").asText()),
                                training.path("people").asInt(),
                                training.path("note").asText())
                        : null);
    }
}
