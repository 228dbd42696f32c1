package io.doublerandom.app.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpMediaType;
import io.helidon.http.NotFoundException;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The pages for people and what they load. Each address of a page answers with the page of its part, whose script shows
 * what the address asks for; what is no page says so with the right status.
 */
final class PageService implements HttpService {
    private static final List<String> SITE = List.of(
            "/",
            "/plans",
            "/plans/{no}",
            "/tasks",
            "/tasks/{no}",
            "/draws",
            "/draws/{hash}",
            "/results",
            "/results/{id}",
            "/subjects/{code}",
            "/search",
            "/why",
            "/bulletins",
            "/bulletins/{id}");
    private static final List<String> DESK = List.of("/desk", "/desk/", "/desk/{+page}");
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(v1|assets|observe|openapi.*)(/.*)?");
    private static final Pattern REFUSES_GZIP =
            Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)", Pattern.CASE_INSENSITIVE);
    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
    /** The name of such a file has a hash of its content in it. */
    private static final Header FOR_EVER =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");

    private static final Header ASK_AGAIN = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
    private static final Header TO_KEEP =
            HeaderValues.createCached(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"verify-offline.html\"");
    private static final HttpMediaType HTML = HttpMediaType.create("text/html; charset=UTF-8");
    private static final String LEFT_OUT = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head><meta charset="UTF-8"><title>没有网页 / no pages</title></head>
            <body>
            <h1>本程序构建时没有包含网页</h1>
            <p>请安装 Node.js 20.19 或更高版本，去掉 -Dweb.skip 重新构建。接口 /v1 与命令行不受影响。</p>
            <h1 lang="en">This app was built without its pages</h1>
            <p lang="en">Install Node.js 20.19 or newer and build again without -Dweb.skip. The addresses under /v1 and the commands work.</p>
            </body>
            </html>
            """;

    private final WebFiles files;
    private final boolean desk;

    /**
     * Pages of these files.
     *
     * @param desk whether the desk of the office is served too
     */
    PageService(WebFiles files, boolean desk) {
        this.files = files;
        this.desk = desk;
    }

    @Override
    public void routing(HttpRules rules) {
        SITE.forEach(address -> page(rules, address, "index.html"));
        page(rules, "/verify", "verify.html");
        if (desk) {
            DESK.forEach(address -> page(rules, address, "desk.html"));
        }
        for (String name : List.of("icon.svg", "licenses.txt", "verify-offline.html.sha256")) {
            rules.route(
                    PublicService.READ,
                    PathMatchers.exact("/" + name),
                    (request, response) -> send(request, response, found(name), ASK_AGAIN));
        }
        rules.route(PublicService.READ, PathMatchers.exact("/verify-offline.html"), (request, response) -> {
            WebFiles.WebFile file = found("verify-offline.html");
            // Its script stands in the page itself, which we do not run from here: it is for the reader's own disk.
            response.header(TO_KEEP);
            send(request, response, file, ASK_AGAIN);
        });
        rules.route(
                PublicService.READ,
                PathMatchers.create("/assets/{name}"),
                (request, response) -> send(
                        request,
                        response,
                        found("assets/" + request.path().pathParameters().get("name")),
                        FOR_EVER));
        rules.route(PublicService.READ, PathMatchers.any(), this::unknown);
    }

    private void page(HttpRules rules, String address, String name) {
        rules.route(
                        PublicService.READ,
                        PathMatchers.create(address),
                        (request, response) -> page(request, response, name))
                .any(address, PublicService::onlyGet);
    }

    private void page(ServerRequest request, ServerResponse response, String name) {
        files.file(name).ifPresentOrElse(file -> send(request, response, file, ASK_AGAIN), () -> {
            response.status(Status.SERVICE_UNAVAILABLE_503);
            response.headers().contentType(HTML);
            response.send(LEFT_OUT.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Whoever reads HTML gets a page that says so, with the same status that programs get. */
    private void unknown(ServerRequest request, ServerResponse response) {
        String accepted = request.headers().first(HeaderNames.ACCEPT).orElse("");
        if (accepted.contains("text/html")
                && !FOR_PROGRAMS.matcher(request.path().path()).matches()) {
            files.file("index.html")
                    .ifPresentOrElse(
                            file -> {
                                response.status(Status.NOT_FOUND_404);
                                whole(request, response, file);
                            },
                            () -> nothing());
        } else {
            nothing();
        }
    }

    private WebFiles.WebFile found(String name) {
        return files.file(name).orElseThrow(() -> new NotFoundException("no such file"));
    }

    private static void nothing() {
        throw new NotFoundException("nothing here");
    }

    private static void send(ServerRequest request, ServerResponse response, WebFiles.WebFile file, Header keeping) {
        response.header(keeping);
        response.header(HeaderNames.ETAG, file.tag());
        String known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("");
        if (known.contains(file.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        whole(request, response, file);
    }

    private static void whole(ServerRequest request, ServerResponse response, WebFiles.WebFile file) {
        response.headers().contentType(HttpMediaType.create(file.mediaType()));
        response.header(VARY);
        byte[] packed = file.gzip();
        if (packed != null && takesGzip(request)) {
            response.header(GZIP);
            response.send(packed);
        } else {
            response.send(file.bytes());
        }
    }

    private static boolean takesGzip(ServerRequest request) {
        String accepted = String.join(",", request.headers().values(HeaderNames.ACCEPT_ENCODING));
        return accepted.toLowerCase(Locale.ROOT).contains("gzip")
                && !REFUSES_GZIP.matcher(accepted).find();
    }
}
