package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import javax.net.ssl.SSLException;

/** What a failed exchange means to the caller: a certificate that is not trusted, or a platform out of reach. */
final class CallFailure {
    private CallFailure() {}

    static DoubleRandomException of(Call call, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DoubleRandomException known) {
                return known;
            }
            if (cause instanceof SSLException) {
                return new DoubleRandomException(
                        ErrorCode.SYNC_SIGNATURE, call + ": the platform's certificate or TLS is not accepted", cause);
            }
            if (cause instanceof IOException) {
                return new DoubleRandomException(
                        ErrorCode.SYNC_UNREACHABLE,
                        call + ": " + cause.getClass().getSimpleName(),
                        cause);
            }
        }
        return new DoubleRandomException(
                ErrorCode.SYNC_UNREACHABLE, call + ": " + failure.getClass().getSimpleName(), failure);
    }
}
