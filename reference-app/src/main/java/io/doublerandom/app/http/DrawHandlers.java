package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.draw.BundleLog;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.plan.InspectionTask;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Answers with published draws and their evidence. */
final class DrawHandlers {
    private static final HttpMediaType ZIP = HttpMediaType.create("application/zip");
    /** The first moment a zip can say; a fixed one makes the same bundle the same bytes. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final PublicFacts facts;

    DrawHandlers(PublicFacts facts) {
        this.facts = facts;
    }

    void list(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        PublicFacts.State state = asked.constant("state", PublicFacts.State.class);
        Authority.Id authority = asked.query("authority", Authority.Id::new);
        InspectionTask.No task = asked.query("task", InspectionTask.No::new);
        Map<String, InspectionTask.No> tasks = facts.publications().draws();
        List<PublicFacts.PublishedDraw> draws = facts.draws().stream()
                .filter(draw -> state == null || draw.state() == state)
                .filter(draw -> authority == null || draw.header().authority().equals(authority.value()))
                .filter(draw -> task == null || task.equals(tasks.get(draw.headerHash())))
                .toList();
        Answers.json(
                request, response, PublicationViews.page("draws", page(draws, asked.page()), views(tasks)::summary));
    }

    private static Page<PublicFacts.PublishedDraw> page(List<PublicFacts.PublishedDraw> draws, PageRequest request) {
        int from = 0;
        if (!request.after().isEmpty()) {
            // The draw seen last may have left the filter in between: its place says where to go on all the same.
            while (from < draws.size() && place(draws.get(from)).compareTo(place(request.after())) <= 0) {
                from++;
            }
        }
        int until = Math.min(draws.size(), from + request.limit());
        List<PublicFacts.PublishedDraw> rows = draws.subList(from, until);
        return new Page<>(
                rows, until < draws.size() ? place(rows.get(rows.size() - 1)).text() : "");
    }

    /** Where a draw stands in the list: newest first, then by hash. */
    private record Place(long second, String hash) implements Comparable<Place> {
        String text() {
            return second + "-" + hash;
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::second)
                    .reversed()
                    .thenComparing(Place::hash)
                    .compare(this, other);
        }
    }

    private static Place place(PublicFacts.PublishedDraw draw) {
        return new Place(draw.header().snapshotAt().getEpochSecond(), draw.headerHash());
    }

    private static Place place(String text) {
        if (!text.matches("[0-9]{1,12}-[0-9a-f]{64}")) {
            throw Asked.refused(ErrorCode.VALUE_INVALID, "after", "is no place that a page of this list handed out");
        }
        int dash = text.indexOf('-');
        return new Place(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1));
    }

    void one(ServerRequest request, ServerResponse response) {
        PublicFacts.PublicBundle bundle = bundle(request);
        DrawHeader header = bundle.draw().header();
        List<PublicFacts.PublishedDraw> attempts = facts.draws().stream()
                .filter(draw -> draw.header().authority().equals(header.authority())
                        && draw.header().series().equals(header.series())
                        && draw.header().seq() == header.seq())
                .sorted(Comparator.comparingLong(
                        (PublicFacts.PublishedDraw draw) -> draw.header().attempt()))
                .toList();
        ObjectNode view = views(facts.publications().draws()).whole(bundle, attempts);
        if (facts.trusted(bundle.draw().headerHash()).isPresent()) {
            view.put("trust", "/v1/draws/" + bundle.draw().headerHash() + "/trust.json");
        }
        Answers.json(request, response, view);
    }

    void bundle(ServerRequest request, ServerResponse response) {
        PublicFacts.PublicBundle bundle = bundle(request);
        PublicFacts.PublishedDraw draw = bundle.draw();
        String name = (draw.plan().practice() ? "practice-" : "") + "draw-"
                + draw.headerHash().substring(0, 16) + ".zip";
        String tag = tag(bundle);
        if (!Answers.changed(request, response, tag)) {
            return;
        }
        response.headers().contentType(ZIP);
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try (OutputStream body = response.outputStream();
                ZipOutputStream zip = new ZipOutputStream(body, StandardCharsets.UTF_8)) {
            for (PublicFacts.BundleFile file : bundle.files()) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTimeLocal(ZIP_TIME);
                zip.putNextEntry(entry);
                Files.copy(file.path(), zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The hash fixes what the files of the draw say, the state and their sizes which of them are there. What its part of
     * the log shows grows with the log, so that counts by its content.
     */
    private static String tag(PublicFacts.PublicBundle bundle) {
        ByteArrayOutputStream known = new ByteArrayOutputStream();
        known.writeBytes((bundle.draw().headerHash() + bundle.draw().state()).getBytes(StandardCharsets.UTF_8));
        try {
            for (PublicFacts.BundleFile file : bundle.files()) {
                known.writeBytes((file.name() + file.bytes()).getBytes(StandardCharsets.UTF_8));
                if (file.name().equals(BundleLog.PROOF_FILE)) {
                    known.writeBytes(Files.readAllBytes(file.path()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answers.tag(known.toByteArray());
    }

    /** The list as a canonical document, so that its bytes can be compared with those got elsewhere. */
    void trusted(ServerRequest request, ServerResponse response) {
        String hash = bundle(request).draw().headerHash();
        byte[] list =
                facts.trusted(hash).orElseThrow(() -> NotPublished.keys(hash)).canonicalBytes();
        if (Answers.changed(request, response, Answers.tag(list))) {
            response.headers().contentType(MediaTypes.APPLICATION_JSON);
            response.send(list);
        }
    }

    private PublicFacts.PublicBundle bundle(ServerRequest request) {
        String hash = request.path().pathParameters().get("hash");
        return facts.bundle(hash).orElseThrow(() -> NotPublished.draw(hash));
    }

    private DrawViews views(Map<String, InspectionTask.No> tasks) {
        return new DrawViews(new PublicationViews(facts.publications().publishers()), tasks);
    }
}
