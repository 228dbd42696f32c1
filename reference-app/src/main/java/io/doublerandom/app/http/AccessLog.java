package io.doublerandom.app.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One line a request: method, path, status, milliseconds.
 *
 * <p>No address, no header, no query; and only paths we serve are written out, since a stranger may type anything,
 * also somebody's name, into an address.
 */
final class AccessLog implements Filter {
    private static final System.Logger LOG = System.getLogger("io.doublerandom.app.access");
    private static final Pattern OURS =
            Pattern.compile("/|/(search|plans|tasks|draws|results|bulletins|verify|desk)|/draws/[0-9a-f]{64}"
                    + "|/(icon\\.svg|licenses\\.txt|verify-offline\\.html)|/assets/[A-Za-z0-9_.-]{1,100}|/openapi\\.yaml|/v1/(overview|authorities|plans|tasks|draws|results|bulletins|search|notices|feed)"
                    + "|/v1/draws/[0-9a-f]{64}(/bundle\\.zip)?|/observe/health(/[a-z]{1,10})?");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long begun = System.nanoTime();
        String method = request.prologue().method().text();
        String path = request.path().rawPath();
        response.whenSent(() -> LOG.log(
                System.Logger.Level.INFO,
                () -> (method.length() <= 8 ? method : "?") + " "
                        + (OURS.matcher(path).matches() ? path : "(other)") + " "
                        + response.status().code() + " "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms"));
        chain.proceed();
    }
}
