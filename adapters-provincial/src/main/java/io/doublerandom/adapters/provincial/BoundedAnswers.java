package io.doublerandom.adapters.provincial;

import io.doublerandom.core.sync.BoundedAnswer;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads every answer inside the HTTP client, up to a size and a deadline. A connection that goes beyond is dropped at
 * once: closing it the polite way would first read all that the other side still likes to send.
 */
final class BoundedAnswers implements ExecChainHandler {
    private final BoundedAnswer bounds;

    BoundedAnswers(Duration deadline) {
        this.bounds = new BoundedAnswer(GdJson.RESPONSE_BYTES, deadline, System::nanoTime);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            boolean whole = false;
            try {
                response.setEntity(new ByteArrayEntity(bounds.read(entity.getContent()), null));
                whole = true;
            } finally {
                if (whole) {
                    // The client would give the connection back with the answer it handed out; that one is replaced.
                    scope.execRuntime.releaseEndpoint();
                } else {
                    scope.execRuntime.discardEndpoint();
                }
            }
        }
        return response;
    }
}
