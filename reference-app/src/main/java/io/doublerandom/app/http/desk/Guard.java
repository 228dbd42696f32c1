package io.doublerandom.app.http.desk;

import io.doublerandom.app.http.RefusedRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in only what a page of this app, or a program on this machine, sends. A page of another site cannot use the session
 * of whoever reads it, nor take a name of its own for this machine (DNS rebinding).
 */
final class Guard {
    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> MAY_READ = Set.of("same-origin", "none");

    private Guard() {}

    static void check(ServerRequest request) {
        String host = request.headers().first(HeaderNames.HOST).orElse("");
        if (!THIS_MACHINE.matcher(host).matches()) {
            throw refused("办公端只接受本机地址（Host） / the desk is served under an address of this machine only (Host)");
        }
        boolean reads = request.prologue().method().equals(Method.GET)
                || request.prologue().method().equals(Method.HEAD);
        String site = request.headers().first(SITE).orElse("same-origin");
        if (reads ? !MAY_READ.contains(site) : !site.equals("same-origin")) {
            throw refused("请求来自另一个网站（Sec-Fetch-Site） / the request comes from another site (Sec-Fetch-Site)");
        }
        String origin = request.headers().first(HeaderNames.ORIGIN).orElse("http://" + host);
        if (!origin.equalsIgnoreCase("http://" + host)) {
            throw refused("请求来自另一个网站（Origin） / the request comes from another site (Origin)");
        }
    }

    private static RefusedRequest refused(String detail) {
        return new RefusedRequest(Status.FORBIDDEN_403, detail);
    }
}
