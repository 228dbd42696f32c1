package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.ceremony.DrawEvents;
import io.doublerandom.app.http.Asked;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The events of a ceremony, as a stream that waits for those to come, or as a page at once. */
final class DrawEventStream implements RawHandler {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PART = 200;
    /** Beyond that many a reader gets pages: streams must not use up the server. */
    private static final int MOST_STREAMS = 64;

    private final DrawEvents events;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    DrawEventStream(DrawEvents events) {
        this.events = events;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response, Actor actor) throws Exception {
        Asked asked = new Asked(request);
        String hash = asked.path("hash", CeremonyRoutes::hash);
        Long after = asked.query("after", DrawEventStream::number);
        long seen = Math.max(
                after == null ? 0 : after,
                request.headers()
                        .first(HeaderNames.create("Last-Event-ID"))
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Long::valueOf)
                        .orElse(0L));
        boolean stream = request.headers().acceptedTypes().stream()
                .anyMatch(type -> type.mediaType().text().equals(MediaTypes.TEXT_EVENT_STREAM.text()));
        if (stream && streams.tryAcquire()) {
            try {
                // Refused before the stream begins, so that it is a problem document.
                events.after(hash, seen, 1);
                stream(response, hash, seen);
            } finally {
                streams.release();
            }
        } else {
            page(response, hash, seen, asked.limit());
        }
    }

    private void page(ServerResponse response, String hash, long after, int limit) {
        DrawEvents.Part part = events.after(hash, after, limit);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode all = view.putArray("events");
        part.events().forEach(event -> all.add(CeremonyViews.event(event)));
        view.put("next", after + part.events().size()).put("complete", part.complete());
        DeskRouter.send(response, DeskAnswer.ok(view));
    }

    /** Ends by itself: the session of the reader is looked at again when it asks again. */
    private void stream(ServerResponse response, String hash, long after) throws InterruptedException {
        long begun = System.nanoTime();
        long spoken = begun;
        long seen = after;
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            while (System.nanoTime() - begun < LONGEST.toNanos()) {
                DrawEvents.Part part = events.after(hash, seen, PART);
                emit(sink, part.events());
                seen += part.events().size();
                if (part.complete()) {
                    return;
                }
                if (part.events().isEmpty()) {
                    if (System.nanoTime() - spoken > SILENCE.toNanos()) {
                        sink.emit(SseEvent.builder().comment("waiting").data("").build());
                        spoken = System.nanoTime();
                    }
                    Thread.sleep(LOOK.toMillis());
                } else {
                    spoken = System.nanoTime();
                }
            }
        }
    }

    private static void emit(SseSink sink, List<DrawEvents.Event> part) {
        for (DrawEvents.Event event : part) {
            sink.emit(SseEvent.builder()
                    .id(String.valueOf(event.id()))
                    .name(CeremonyViews.kind(event))
                    .data(CeremonyViews.event(event).toString())
                    .build());
        }
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("no number");
        }
        return Long.parseLong(text);
    }
}
