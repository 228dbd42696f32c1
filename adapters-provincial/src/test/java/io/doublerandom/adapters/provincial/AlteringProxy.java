package io.doublerandom.adapters.provincial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Someone on the way between an adapter and its platform: passes messages on, changed as a test wants it. */
final class AlteringProxy implements AutoCloseable {
    private final URI target;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();

    volatile UnaryOperator<String> uri = text -> text;
    volatile UnaryOperator<String> requestBody = text -> text;
    volatile UnaryOperator<String> responseBody = text -> text;
    volatile Map<String, String> requestHeaders = Map.of();
    volatile Map<String, String> responseHeaders = Map.of();
    volatile boolean dropResponse;
    volatile boolean cutResponse;
    volatile Message lastRequest = new Message("", "", Map.of(), "");
    volatile Message lastResponse = new Message("", "", Map.of(), "");

    AlteringProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Sends a request recorded before once more, byte by byte, straight to the platform. */
    HttpResponse<byte[]> replay(Message request) {
        return send(request);
    }

    private void pass(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastRequest = new Message(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), new HashMap<>(headers), body);
        headers.putAll(requestHeaders);
        String altered = requestBody.apply(body);
        HttpResponse<byte[]> answer = send(new Message(
                exchange.getRequestMethod(), uri.apply(exchange.getRequestURI().toString()), headers, altered));
        lastResponse = new Message("", "", Map.of(), new String(answer.body(), StandardCharsets.UTF_8));
        if (dropResponse) {
            exchange.close();
            return;
        }
        answer.headers().map().forEach((name, values) -> {
            if (name.startsWith("x-ssj") || name.equals("content-type")) {
                exchange.getResponseHeaders().set(name, values.get(0));
            }
        });
        responseHeaders.forEach((name, value) -> {
            if (value.isEmpty()) {
                exchange.getResponseHeaders().remove(name);
            } else {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        byte[] back = responseBody
                .apply(new String(answer.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.statusCode(), back.length);
        exchange.getResponseBody().write(back, 0, cutResponse ? back.length / 2 : back.length);
        exchange.close();
    }

    private HttpResponse<byte[]> send(Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(message.uri()));
        message.headers().forEach((name, value) -> {
            if (name.regionMatches(true, 0, "x-ssj", 0, 5)
                    || name.equalsIgnoreCase("Idempotency-Key")
                    || name.equalsIgnoreCase("Content-Type")) {
                request.header(name, value);
            }
        });
        HttpRequest.BodyPublisher body = message.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8);
        try {
            return client.send(request.method(message.method(), body).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One HTTP message. */
    record Message(String method, String uri, Map<String, String> headers, String body) {}
}
