package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.http.DeskDoor;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the addresses of the areas and puts in front of each: the guard, the session, the permission, the key. */
final class DeskRouter {
    /** Name of the session cookie. */
    static final String COOKIE = "dr_desk";

    /** Says that the answer is that of an earlier request under the same key. */
    static final Header REPLAYED = HeaderValues.createCached(HeaderNames.create("Idempotency-Replayed"), "true");

    private final Desk desk;
    private final Idempotency idempotency;
    private final Map<String, Map<Method, Handler>> routes = new LinkedHashMap<>();

    DeskRouter(Desk desk) {
        this.desk = desk;
        this.idempotency = new Idempotency(desk.ledger(), desk.wallClock());
    }

    /** GET: reads and changes nothing. Paths begin behind {@code /v1/desk}. */
    void read(String path, DeskPermission need, DeskHandler handler) {
        Handler guarded =
                guarded(need, (request, response, actor) -> send(response, handler.handle(request(request, actor))));
        add(Method.GET, path, guarded);
        add(Method.HEAD, path, guarded);
    }

    /** Changes something, once for each key: the answer is kept in the same transaction. */
    void change(Method method, String path, DeskPermission need, DeskChange handler) {
        add(method, path, guarded(need, (request, response, actor) -> {
            Idempotency.Outcome outcome = idempotency.once(request(request, actor), handler);
            if (outcome.replayed()) {
                response.header(REPLAYED);
            }
            send(response, outcome.answer());
        }));
    }

    /**
     * Changes something that is the same when done twice, and needs no key for it, or changes nothing; the handler begins
     * its own transactions.
     */
    void act(Method method, String path, DeskPermission need, DeskHandler handler) {
        add(
                method,
                path,
                guarded(need, (request, response, actor) -> send(response, handler.handle(request(request, actor)))));
    }

    /** POST that begins or ends something that runs by itself: the same when done twice, under a key all the same. */
    void job(String path, DeskPermission need, DeskHandler handler) {
        add(
                Method.POST,
                path,
                guarded(
                        need,
                        (request, response, actor) ->
                                send(response, idempotency.again(request(request, actor), handler))));
    }

    /** GET of a download or a stream. */
    void raw(String path, DeskPermission need, RawHandler handler) {
        raw(Method.GET, path, need, handler);
    }

    /** A request whose body or answer is no JSON. */
    void raw(Method method, String path, DeskPermission need, RawHandler handler) {
        add(method, path, guarded(need, handler));
    }

    /** What needs no session: only the way to one. */
    void open(Method method, String path, Handler handler) {
        add(method, path, (request, response) -> {
            Guard.check(request);
            handler.handle(request, response);
        });
    }

    /** Forgets old answers. */
    void forget() {
        idempotency.forget();
    }

    /** Who is signed in. */
    Actor signedIn(ServerRequest request) {
        return request.headers()
                .cookies()
                .first(COOKIE)
                .flatMap(desk.sessions()::actor)
                .orElseThrow(() ->
                        new DoubleRandomException(ErrorCode.SIGN_IN_REQUIRED, "请先登录办公端 / sign in to the desk first"));
    }

    /** All addresses, as {@code openapi.yaml} writes them. */
    List<String> addresses() {
        return routes.keySet().stream().map(path -> DeskDoor.ADDRESS + path).toList();
    }

    /** All operations, as {@code GET /v1/desk/session}; HEAD goes without saying. */
    List<String> operations() {
        return routes.entrySet().stream()
                .flatMap(route -> route.getValue().keySet().stream()
                        .filter(method -> !method.equals(Method.HEAD))
                        .map(method -> method.text() + " " + DeskDoor.ADDRESS + route.getKey()))
                .toList();
    }

    /** Hands them to the server: addresses without names first, since /imports/kinds is no import. */
    void routing(HttpRules rules) {
        routes.entrySet().stream()
                .sorted(Comparator.comparing(route -> route.getKey().contains("{")))
                .forEach(route -> {
                    String path = route.getKey();
                    route.getValue()
                            .forEach((method, handler) ->
                                    rules.route(Method.predicate(method), PathMatchers.create(path), handler));
                    String allowed = route.getValue().keySet().stream()
                            .map(Method::text)
                            .sorted()
                            .collect(Collectors.joining(", "));
                    rules.any(path, (request, response) -> {
                        throw new HttpException("not this method", Status.METHOD_NOT_ALLOWED_405)
                                .header(HeaderValues.create(HeaderNames.ALLOW, allowed));
                    });
                });
    }

    private void add(Method method, String path, Handler handler) {
        Handler before =
                routes.computeIfAbsent(path, none -> new LinkedHashMap<>()).put(method, handler);
        if (before != null) {
            throw new IllegalStateException(method + " " + path + " is registered twice");
        }
    }

    private Handler guarded(DeskPermission need, RawHandler handler) {
        return (request, response) -> {
            Guard.check(request);
            Actor actor = signedIn(request);
            if (!actor.may(need)) {
                throw new DoubleRandomException(ErrorCode.PERMISSION_DENIED, who(need));
            }
            handler.handle(request, response, actor);
        };
    }

    private static String who(DeskPermission need) {
        List<DeskRole> roles = Arrays.stream(DeskRole.values())
                .filter(role -> role.permissions().contains(need))
                .toList();
        return "需要权限 " + need + "，由"
                + roles.stream().map(DeskRole::titleZh).collect(Collectors.joining("、")) + "办理 / needs " + need
                + ", held by " + roles.stream().map(DeskRole::id).collect(Collectors.joining(", "));
    }

    private DeskRequest request(ServerRequest request, Actor actor) {
        return new DeskRequest(request, actor, desk.clock());
    }

    static void send(ServerResponse response, DeskAnswer answer) {
        response.status(answer.status());
        JsonNode body = answer.body();
        if (body == null) {
            response.send();
            return;
        }
        response.headers().contentType(MediaTypes.APPLICATION_JSON);
        response.send(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
