package io.doublerandom.app.http;

import io.doublerandom.core.audit.SignedNote;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers with what the log of all draws was, as its operator and its witnesses signed it. */
final class LogHandlers {
    private static final HttpMediaType TEXT = HttpMediaType.create("text/plain; charset=UTF-8");

    private final PublicFacts facts;

    LogHandlers(PublicFacts facts) {
        this.facts = facts;
    }

    /** The newest checkpoint, for anybody to keep: whoever shows another log later contradicts it. */
    void checkpoint(ServerRequest request, ServerResponse response) {
        byte[] note = facts.checkpoint().map(SignedNote::bytes).orElseThrow(NotPublished::checkpoint);
        if (Answers.changed(request, response, Answers.tag(note))) {
            response.headers().contentType(TEXT);
            response.send(note);
        }
    }
}
