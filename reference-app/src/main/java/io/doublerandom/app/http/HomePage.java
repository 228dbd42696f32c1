package io.doublerandom.app.http;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpMediaType;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first page, whole without any script: what this is, how much there is, which draws can be checked. */
final class HomePage implements HttpService {
    private static final HttpMediaType HTML = HttpMediaType.builder()
            .mediaType(MediaTypes.TEXT_HTML)
            .charset("UTF-8")
            .build();
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final int SHOWN_DRAWS = 20;

    private final PublicFacts facts;
    private final String commands;
    private final String template;

    /** A page of these facts, naming the commands given with what each does. */
    HomePage(PublicFacts facts, Map<String, String> commands) {
        this.facts = facts;
        this.commands = commandList(commands);
        this.template = resource("/web/index.html");
    }

    @Override
    public void routing(HttpRules rules) {
        rules.route(PublicService.READ, PathMatchers.exact("/"), this::page).any("/", PublicService::onlyGet);
    }

    private void page(ServerRequest request, ServerResponse response) {
        PublicFacts.Overview overview = facts.overview();
        List<PublicFacts.PublishedDraw> draws = facts.draws();
        Matcher slots = SLOT.matcher(template);
        String html = slots.replaceAll(slot -> Matcher.quoteReplacement(
                switch (slot.group(1)) {
                    case "authorities" -> count(overview.authorities());
                    case "items" -> count(overview.items());
                    case "pools" -> count(overview.subjectPools());
                    case "subjects" -> count(overview.subjects());
                    case "inspectors" -> count(overview.inspectors());
                    case "plans" -> count(overview.plans());
                    case "tasks" -> count(overview.tasks());
                    case "draws" -> count(overview.draws());
                    case "draw-list" -> drawList(draws);
                    case "commands" -> commands;
                    default -> throw new IllegalStateException("the page has an unknown slot: " + slot.group(1));
                }));
        response.headers().contentType(HTML);
        response.send(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String drawList(List<PublicFacts.PublishedDraw> draws) {
        if (draws.isEmpty()) {
            return "<p class=\"none\">还没有公布的抽取。<span lang=\"en\">No draw has been published yet.</span></p>";
        }
        StringBuilder html = new StringBuilder("<ul class=\"draws\">\n");
        for (PublicFacts.PublishedDraw draw : draws.subList(0, Math.min(SHOWN_DRAWS, draws.size()))) {
            html.append("<li>")
                    .append(draw.practice() ? "<strong class=\"practice\">演练 practice</strong> " : "")
                    .append("<a href=\"/v1/draws/")
                    .append(escape(draw.headerHash()))
                    .append("/bundle.zip\">")
                    .append(escape(draw.title()))
                    .append("</a><br><small>")
                    .append(count(draw.poolCount()))
                    .append(" 户 subjects · ")
                    .append(DAY.format(draw.snapshotAt()))
                    .append(" · <code>")
                    .append(escape(draw.headerHash()))
                    .append("</code></small></li>\n");
        }
        html.append("</ul>");
        if (draws.size() > SHOWN_DRAWS) {
            html.append("<p><a href=\"/v1/draws\">全部 ")
                    .append(count(draws.size()))
                    .append(" 次 / all</a></p>");
        }
        return html.toString();
    }

    private static String commandList(Map<String, String> commands) {
        StringBuilder html = new StringBuilder();
        commands.forEach((name, description) -> html.append("<dt><code>./run ")
                .append(escape(name))
                .append("</code></dt><dd>")
                .append(escape(description))
                .append("</dd>\n"));
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream stream = HomePage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
