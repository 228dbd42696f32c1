package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads every answer inside the HTTP client, up to the contract's size and a deadline for the whole of it: the client's
 * own timeout starts anew with each byte. A connection that goes beyond is dropped, not read to its end.
 */
final class BoundedAnswers implements ExecChainHandler {
    private static final int FIRST_BUFFER = 64 * 1024;

    private final Duration deadline;

    BoundedAnswers(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            boolean whole = false;
            try {
                response.setEntity(new ByteArrayEntity(read(entity.getContent()), null));
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

    private byte[] read(InputStream stream) throws IOException {
        long began = System.nanoTime();
        byte[] bytes = new byte[FIRST_BUFFER];
        int filled = 0;
        int read = stream.read(bytes, 0, bytes.length);
        while (read >= 0) {
            filled += read;
            if (filled > MinXmlContract.MAX_BYTES) {
                throw new DoubleRandomException(
                        ErrorCode.SYNC_ANSWER, "an answer of more than " + MinXmlContract.MAX_BYTES + " bytes");
            }
            if (System.nanoTime() - began > deadline.toNanos()) {
                throw new DoubleRandomException(
                        ErrorCode.SYNC_UNREACHABLE, "the answer took more than " + deadline.toMillis() + " ms");
            }
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            read = stream.read(bytes, filled, bytes.length - filled);
        }
        return Arrays.copyOf(bytes, filled);
    }
}
