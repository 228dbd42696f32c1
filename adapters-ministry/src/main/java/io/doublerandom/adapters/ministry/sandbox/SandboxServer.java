package io.doublerandom.adapters.ministry.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTPS on loopback, by WireMock: every request goes to one handler that keeps the state. */
final class SandboxServer implements AutoCloseable {
    private static final String NAME = "min-xml-sandbox";

    private final WireMockServer server;

    SandboxServer(SandboxKeys keys, int port, Handler handler) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .httpsPort(port)
                .keystorePath(keys.keyStoreFile().toAbsolutePath().toString())
                .keystoreType("PKCS12")
                .keystorePassword(keys.keyStorePassword())
                .keyManagerPassword(keys.keyStorePassword())
                // The journal would keep every body in memory; the admin pages could rewrite the answers.
                .disableRequestJournal()
                .adminAuthenticator(new BasicAuthenticator("nobody", unguessable()))
                .gzipDisabled(true)
                .extensions(new Stateful(handler)));
    }

    private static String unguessable() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void start() {
        server.start();
        server.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withTransformers(NAME)));
    }

    URI baseUri() {
        return URI.create("https://127.0.0.1:" + server.httpsPort());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What answers. */
    interface Handler {
        Response answer(Request request);
    }

    /** A request as it came; header names in any case. */
    static final class Request {
        private final String method;
        private final String path;
        private final String query;
        private final Map<String, String> headers;
        private final byte[] body;

        Request(String method, String url, Map<String, String> headers, byte[] body) {
            int mark = url.indexOf('?');
            this.method = method;
            this.path = mark < 0 ? url : url.substring(0, mark);
            this.query = mark < 0 ? "" : url.substring(mark + 1);
            this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            this.headers.putAll(headers);
            this.body = body.clone();
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        String query() {
            return query;
        }

        Map<String, String> headers() {
            return headers;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        byte[] body() {
            return body.clone();
        }
    }

    /** A response as it goes. */
    static final class Response {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Response(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body.clone();
        }

        int status() {
            return status;
        }

        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body.clone();
        }
    }

    private static final class Stateful implements ResponseDefinitionTransformerV2 {
        private final Handler handler;

        Stateful(Handler handler) {
            this.handler = handler;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpHeader header : request.getHeaders().all()) {
                headers.put(header.key(), header.firstValue());
            }
            byte @Nullable [] body = request.getBody();
            Response response = handler.answer(new Request(
                    request.getMethod().getName(), request.getUrl(), headers, body == null ? new byte[0] : body));
            ResponseDefinitionBuilder builder =
                    ResponseDefinitionBuilder.responseDefinition().withStatus(response.status());
            response.headers().forEach((name, value) -> builder.withHeader(name, value));
            return builder.withBody(response.body()).build();
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
