package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.access.Sessions;
import io.doublerandom.app.http.DeskDoor;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Signing in and out, and who is signed in. */
final class SessionRoutes implements DeskRoutes {
    private static final Actor NOBODY = Actor.of(DeskRole.AUDITOR);

    private final Desk desk;

    SessionRoutes(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void register(DeskRouter router) {
        router.open(Method.GET, "/users", (request, response) -> DeskRouter.send(response, users()));
        router.open(Method.GET, "/session", (request, response) -> {
            Actor actor = router.signedIn(request);
            DeskRouter.send(response, DeskAnswer.ok(session(actor)));
        });
        router.open(Method.POST, "/session", (request, response) -> {
            router.forget();
            signIn(request, response);
        });
        router.open(Method.DELETE, "/session", this::signOut);
    }

    private DeskAnswer users() {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode users = view.putArray("users");
        desk.users().all().forEach(user -> users.add(user(user)));
        return DeskAnswer.ok(view);
    }

    private void signIn(ServerRequest request, ServerResponse response) {
        Sent sent = new DeskRequest(request, NOBODY, desk.clock()).sent("user", "password");
        Sessions.Begun begun = desk.sessions().signIn(sent.text("user", 32), sent.text("password", 200));
        // The session that the browser had before ends.
        token(request, desk.sessions()::signOut);
        response.header(HeaderNames.SET_COOKIE, cookie(begun.token(), ""));
        DeskRouter.send(response, DeskAnswer.ok(session(begun.actor())));
    }

    private void signOut(ServerRequest request, ServerResponse response) {
        token(request, desk.sessions()::signOut);
        response.header(HeaderNames.SET_COOKIE, cookie("", "; Max-Age=0"));
        DeskRouter.send(response, DeskAnswer.done());
    }

    private static void token(ServerRequest request, java.util.function.Consumer<String> use) {
        request.headers().cookies().first(DeskRouter.COOKIE).ifPresent(use);
    }

    /** No Secure: profile dev is served over plain HTTP, on this machine only. */
    private static String cookie(String token, String more) {
        return DeskRouter.COOKIE + "=" + token + "; Path=" + DeskDoor.ADDRESS + "; HttpOnly; SameSite=Strict" + more;
    }

    private ObjectNode session(Actor actor) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.set("user", user(actor));
        return view.put("idleSeconds", Sessions.IDLE.toSeconds())
                .put("now", desk.clock().instant().toString())
                .put("simulated", desk.simulated());
    }

    private static ObjectNode user(Actor actor) {
        DeskRole role = actor.roles().iterator().next();
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", actor.id())
                .put("titleZh", role.titleZh())
                .put("titleEn", role.titleEn());
        ArrayNode permissions = view.putArray("permissions");
        actor.permissions().forEach(permission -> permissions.add(permission.name()));
        return view;
    }
}
