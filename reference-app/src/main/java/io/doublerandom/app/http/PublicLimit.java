package io.doublerandom.app.http;

import io.doublerandom.core.ErrorCode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounds how often one client may ask the public API; whoever asks more often is told when to ask again. */
public final class PublicLimit implements Filter {
    private static final String API = "/v1/";
    private static final String DESK = "/v1/desk";
    /** Who has an IPv6 address commonly has all that share this many bytes with it. */
    private static final int NETWORK_BYTES = 8;

    private static final int LONGEST = 64;

    private final @Nullable TokenBuckets buckets;
    private final @Nullable HeaderName header;

    private PublicLimit(@Nullable TokenBuckets buckets, @Nullable HeaderName header) {
        this.buckets = buckets;
        this.header = header;
    }

    /** No bound. */
    public static PublicLimit none() {
        return new PublicLimit(null, null);
    }

    /**
     * So many answers a minute for each client.
     *
     * @param perMinute 0 for no bound
     * @param header the header in which a gateway names the client, its last element counting; empty if clients connect
     *     themselves
     */
    public static PublicLimit of(int perMinute, String header) {
        return perMinute == 0
                ? none()
                : new PublicLimit(new TokenBuckets(perMinute), header.isEmpty() ? null : HeaderNames.create(header));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.path().path();
        TokenBuckets bounded = buckets;
        if (bounded == null || !path.startsWith(API) || path.startsWith(DESK)) {
            chain.proceed();
            return;
        }
        long wait = bounded.take(client(request), System.nanoTime());
        if (wait == TokenBuckets.NOW) {
            chain.proceed();
            return;
        }
        response.status(Status.TOO_MANY_REQUESTS_429);
        response.header(HeaderNames.RETRY_AFTER, Long.toString(wait));
        response.headers().contentType(Problems.MEDIA_TYPE);
        response.send(Problems.document(
                Status.TOO_MANY_REQUESTS_429,
                ErrorCode.TOO_MANY_REQUESTS,
                "请在 " + wait + " 秒后再查询 / ask again in " + wait + " s"));
    }

    private String client(RoutingRequest request) {
        if (header != null && request.headers().contains(header)) {
            List<String> named = request.headers().values(header);
            String last = named.get(named.size() - 1);
            // Only what our own gateway added last can be believed.
            String client = last.substring(last.lastIndexOf(',') + 1).strip();
            return client.substring(0, Math.min(LONGEST, client.length()));
        }
        SocketAddress peer = request.remotePeer().address();
        return peer instanceof InetSocketAddress socket && socket.getAddress() != null
                ? network(socket.getAddress())
                : "";
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
