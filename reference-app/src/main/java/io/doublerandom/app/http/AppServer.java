package io.doublerandom.app.http;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running web server. */
public final class AppServer implements AutoCloseable {
    /** The public part takes no bodies; this bounds what a stranger can make us read. */
    private static final long MAX_BODY_BYTES = 64 * 1024;

    private static final double OBSERVE_WEIGHT = 900;
    private static final int MAX_CONNECTIONS = 1024;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WebServer server;
    private final String host;

    private AppServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts serving, to each client as often as it asks.
     *
     * @see #start(String, int, PublicFacts, WebFiles, DeskDoor, PublicLimit)
     */
    public static AppServer start(String host, int port, PublicFacts facts, WebFiles files, @Nullable DeskDoor desk) {
        return start(host, port, facts, files, desk, PublicLimit.none());
    }

    /**
     * Starts serving.
     *
     * @param host address to listen on
     * @param port port to listen on, 0 for any free one
     * @param facts what may be shown
     * @param files the built files of the pages
     * @param desk the desk of the office; null where it is not served
     * @param limit how often one client may ask the public API
     * @throws DoubleRandomException ADDRESS_IN_USE when the port is taken
     */
    public static AppServer start(
            String host, int port, PublicFacts facts, WebFiles files, @Nullable DeskDoor desk, PublicLimit limit) {
        requireFree(host, port);
        WebServer server = configured(WebServer.builder(), facts, files, desk, limit)
                .host(host)
                .port(port)
                .build()
                .start();
        if (!server.isRunning()) {
            // Helidon only logs why its listener did not start.
            throw unavailable(host, port, null);
        }
        return new AppServer(server, host);
    }

    /** All of the server but its address, for tests too. */
    static WebServerConfig.Builder configured(
            WebServerConfig.Builder builder,
            PublicFacts facts,
            WebFiles files,
            @Nullable DeskDoor desk,
            PublicLimit limit) {
        return builder
                // We stop in order ourselves: the server first, then what it uses.
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .featuresDiscoverServices(false)
                .maxPayloadSize(desk == null ? MAX_BODY_BYTES : DeskDoor.MOST_UPLOAD_BYTES)
                .maxTcpConnections(MAX_CONNECTIONS)
                .directHandlers(direct())
                .addFeature(ObserveFeature.builder()
                        // Before our own routing, whose last route answers everything that is left.
                        .weight(OBSERVE_WEIGHT)
                        .observersDiscoverServices(false)
                        .addObserver(HealthObserver.builder()
                                .useSystemServices(false)
                                .details(true)
                                .addCheck(new StoreHealth(facts))
                                .build())
                        .build())
                .routing(routing -> routing(routing, facts, files, desk, limit));
    }

    private static void routing(
            HttpRouting.Builder routing,
            PublicFacts facts,
            WebFiles files,
            @Nullable DeskDoor desk,
            PublicLimit limit) {
        Problems.routing(routing);
        routing.addFilter(new AccessLog(desk == null ? List.of() : desk.addresses()))
                .addFilter(new SafetyHeaders())
                .addFilter(limit);
        if (desk != null) {
            routing.addFilter(AppServer::bounded);
            routing.register(DeskDoor.ADDRESS, desk);
        }
        routing.register("/v1", new PublicService(facts))
                .register(ContractFile.ADDRESS, new ContractFile())
                .register("/", new PageService(files, desk != null))
                .any((request, response) -> {
                    throw new NotFoundException("nothing here");
                });
    }

    /** With uploads let in, every other body is bounded here; where no length is told, by who reads it. */
    private static void bounded(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long told = request.headers().contentLength().orElse(0);
        if (told > DeskDoor.MOST_BYTES && !request.path().path().equals(DeskDoor.UPLOADS)) {
            throw DeskDoor.tooLarge();
        }
        chain.proceed();
    }

    /** Requests so malformed that they never reach the routing get the same kind of answer. */
    private static DirectHandlers direct() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, event, status, headers, message) -> {
                return DirectHandler.TransportResponse.builder()
                        .status(status)
                        .headers(headers)
                        .header(HeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE.text())
                        .entity(new String(
                                Problems.document(
                                        status, Problems.code(status), status.code() + " " + status.reasonPhrase()),
                                java.nio.charset.StandardCharsets.UTF_8))
                        .keepAlive(false)
                        .build();
            });
        }
        return handlers.build();
    }

    /** Where it serves; an address of IPv6 in brackets. */
    public URI baseUri() {
        return URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + server.port());
    }

    /** Asks for the port ourselves first: Helidon swallows a failure to bind and would look started. */
    private static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw unavailable(host, port, e);
        }
    }

    private static DoubleRandomException unavailable(String host, int port, @Nullable Throwable cause) {
        return new DoubleRandomException(
                new Problem(ErrorCode.ADDRESS_IN_USE, Place.of(host + ":" + port), "无法监听该地址 / cannot listen there"),
                cause);
    }

    @Override
    public void close() {
        server.stop();
    }
}
