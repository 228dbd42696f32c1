package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.ceremony.Attempt;
import io.doublerandom.app.desk.ceremony.CeremonyDesk;
import io.doublerandom.app.desk.ceremony.DrawDecision;
import io.doublerandom.app.desk.ceremony.DrawEvents;
import io.doublerandom.app.http.Asked;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Subject;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Draws and their ceremonies. The acts of a ceremony are the same when done twice, so they need no key. */
final class CeremonyRoutes implements DeskRoutes {
    private static final HttpMediaType ZIP = HttpMediaType.create("application/zip");
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final CeremonyDesk ceremonies;
    private final CeremonyViews views;
    private final DrawEventStream events;

    CeremonyRoutes(Desk desk, CeremonyDesk ceremonies) {
        this.ceremonies = ceremonies;
        this.views = new CeremonyViews(ceremonies);
        this.events =
                new DrawEventStream(new DrawEvents(ceremonies, desk.ledger().stores()));
    }

    @Override
    public void register(DeskRouter router) {
        router.read(
                "/draw-preparations/{no}",
                DeskPermission.READ,
                request -> DeskAnswer.ok(
                        views.preparation(ceremonies.preparations().of(task(request)))));
        router.act(Method.PUT, "/draw-preparations/{no}", DeskPermission.DRAW_PREPARE, this::decide);
        router.read("/draws", DeskPermission.READ, this::list);
        router.act(Method.POST, "/draws", DeskPermission.DRAW_PREPARE, this::freeze);
        router.read("/draws/{hash}", DeskPermission.READ, request -> answer(ceremonies.one(hash(request))));
        router.act(
                Method.POST,
                "/draws/{hash}/commitment",
                DeskPermission.DRAW_PARTY,
                request -> answer(ceremonies.commit(
                        request.actor(),
                        hash(request),
                        request.sent("commitment").text("commitment", 64, Bytes32::parse))));
        router.act(
                Method.POST,
                "/draws/{hash}/opening",
                DeskPermission.DRAW_PARTY,
                request -> answer(ceremonies.open(
                        request.actor(), hash(request), request.sent("nonce").text("nonce", 64, Bytes32::parse))));
        router.act(
                Method.POST,
                "/draws/{hash}/public-values/{index}",
                DeskPermission.DRAW_PARTY,
                request -> answer(ceremonies.read(
                        request.actor(),
                        hash(request),
                        request.asked().path("index", CeremonyRoutes::index),
                        request.sent("value").text("value", 9_999))));
        router.act(
                Method.POST,
                "/draws/{hash}/result",
                DeskPermission.DRAW_PARTY,
                request -> answer(ceremonies.results().draw(request.actor(), hash(request))));
        router.act(Method.POST, "/draws/{hash}/void", DeskPermission.DRAW_PREPARE, this::voidIt);
        router.act(
                Method.POST,
                "/draws/{hash}/redraw",
                DeskPermission.TASK_APPROVE,
                request -> answer(ceremonies
                        .voiding()
                        .approveRedraw(
                                request.actor(),
                                hash(request),
                                request.sent("reason").text("reason", 400))));
        router.act(
                Method.POST,
                "/draws/{hash}/publication",
                DeskPermission.PUBLISH,
                request -> answer(ceremonies.results().publish(request.actor(), hash(request))));
        router.raw("/draws/{hash}/events", DeskPermission.READ, events);
        router.raw("/draws/{hash}/trust.json", DeskPermission.READ, this::trusted);
        router.raw("/draws/{hash}/audit.zip", DeskPermission.AUDIT_READ, this::audit);
        router.raw("/draws/{hash}/subjects/{code}/proof", DeskPermission.AUDIT_READ, this::ownProof);
    }

    private DeskAnswer answer(Attempt attempt) {
        return DeskAnswer.ok(views.whole(attempt));
    }

    private DeskAnswer decide(DeskRequest request) {
        Sent sent = request.sent("revision", "parties", "beacons", "revealMinutes", "embargoUntil", "training");
        List<Beacon> beacons = sent.objects("beacons", 4, "type", "source", "round").stream()
                .map(beacon -> new Beacon(
                        beacon.text("type", 16, Beacon.Type::parse),
                        beacon.text("source", 200),
                        beacon.number("round", 0, Integer.MAX_VALUE)))
                .toList();
        DrawDecision.Training training = null;
        if (sent.has("training")) {
            Sent held = sent.object("training", "on", "people", "note");
            training = new DrawDecision.Training(
                    held.day("on"), (int) held.number("people", 1, 100_000), held.textOr("note", 200, ""));
        }
        DrawDecision asked = new DrawDecision(
                0,
                sent.texts("parties", 20, 32),
                beacons,
                (int) sent.number("revealMinutes", DrawDecision.LEAST_MINUTES, DrawDecision.MOST_MINUTES),
                sent.has("embargoUntil") ? sent.instant("embargoUntil") : null,
                training);
        return DeskAnswer.ok(views.preparation(ceremonies
                .preparations()
                .decide(
                        request.actor(),
                        task(request),
                        (int) sent.number("revision", 0, Integer.MAX_VALUE - 1),
                        asked)));
    }

    private DeskAnswer freeze(DeskRequest request) {
        Sent sent = request.sent("task", "revision");
        Attempt attempt = ceremonies.freeze(request.actor(), sent.text("task", 50, InspectionTask.No::new), (int)
                sent.number("revision", 1, Integer.MAX_VALUE));
        return DeskAnswer.created(views.whole(attempt));
    }

    private DeskAnswer voidIt(DeskRequest request) {
        Sent sent = request.sent("reason", "outage");
        int outage = sent.has("outage") ? (int) sent.number("outage", 0, 99) : -1;
        return answer(ceremonies.voiding().voidIt(request.actor(), hash(request), sent.text("reason", 400), outage));
    }

    private DeskAnswer list(DeskRequest request) {
        Asked asked = request.asked();
        InspectionTask.No task = asked.query("task", InspectionTask.No::new);
        Attempt.Phase phase = asked.constant("phase", Attempt.Phase.class);
        List<String> all = ceremonies.hashes(task);
        if (phase != null) {
            all = ceremonies.these(all).stream()
                    .filter(attempt -> attempt.phase() == phase)
                    .map(Attempt::hash)
                    .toList();
        }
        String after = asked.page().after();
        int from = 0;
        if (!after.isEmpty()) {
            from = all.indexOf(after) + 1;
            if (from == 0) {
                throw Asked.refused(
                        ErrorCode.VALUE_INVALID, "after", "is no place that a page of this list handed out");
            }
        }
        List<String> page = all.subList(from, Math.min(all.size(), from + asked.limit()));
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode draws = view.putArray("draws");
        ceremonies.these(page).forEach(attempt -> draws.add(views.summary(attempt)));
        view.putObject("total").put("count", all.size()).put("more", false);
        if (from + page.size() < all.size()) {
            view.put("next", page.get(page.size() - 1));
        }
        return DeskAnswer.ok(view);
    }

    private void trusted(ServerRequest request, ServerResponse response, Actor actor) {
        String hash = new Asked(request).path("hash", CeremonyRoutes::hash);
        byte[] list = ceremonies.results().trusted(hash).canonicalBytes();
        response.headers().contentType(MediaTypes.APPLICATION_JSON);
        response.header(
                HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"trust-" + hash.substring(0, 16) + ".json\"");
        response.send(list);
    }

    private void audit(ServerRequest request, ServerResponse response, Actor actor) throws IOException {
        String hash = new Asked(request).path("hash", CeremonyRoutes::hash);
        Path folder = ceremonies.results().audit(actor, hash);
        response.headers().contentType(ZIP);
        response.header(
                HeaderNames.CONTENT_DISPOSITION,
                "attachment; filename=\"practice-audit-" + hash.substring(0, 16) + ".zip\"");
        try (Stream<Path> listed = Files.walk(folder);
                OutputStream body = response.outputStream();
                ZipOutputStream zip = new ZipOutputStream(body, StandardCharsets.UTF_8)) {
            for (Path file : listed.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(name(folder.relativize(file)));
                entry.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** As a zip has it on every system. */
    private static String name(Path inside) {
        return inside.toString().replace(File.separatorChar, '/');
    }

    private void ownProof(ServerRequest request, ServerResponse response, Actor actor) {
        Asked asked = new Asked(request);
        String hash = asked.path("hash", CeremonyRoutes::hash);
        Subject.Id code = asked.path("code", Subject.Id::new);
        byte[] proof = ceremonies.results().ownProof(actor, hash, code.value());
        response.headers().contentType(MediaTypes.APPLICATION_JSON);
        response.header(
                HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"subject-proof-" + code.value() + ".json\"");
        response.send(proof);
    }

    private static InspectionTask.No task(DeskRequest request) {
        return request.asked().path("no", InspectionTask.No::new);
    }

    private static String hash(DeskRequest request) {
        return request.asked().path("hash", CeremonyRoutes::hash);
    }

    static String hash(String text) {
        return Bytes32.parse(text).hex();
    }

    private static int index(String text) {
        if (!text.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("no index");
        }
        return Integer.parseInt(text);
    }
}
