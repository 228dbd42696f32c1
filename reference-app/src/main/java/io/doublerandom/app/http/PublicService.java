package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The public addresses under {@code /v1}: who answers what. */
final class PublicService implements HttpService {
    static final Predicate<Method> READ = Method.predicate(Method.GET, Method.HEAD);
    private static final long COUNTED = 10_000_000;

    private final PublicFacts facts;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();

    PublicService(PublicFacts facts) {
        this.facts = facts;
        PublicationHandlers publications = new PublicationHandlers(facts);
        DrawHandlers draws = new DrawHandlers(facts);
        SubjectHandlers subjects = new SubjectHandlers(facts);
        handlers.put("/overview", this::overview);
        handlers.put("/authorities", publications::authorities);
        handlers.put("/plans", publications::plans);
        handlers.put("/plans/{no}", publications::plan);
        handlers.put("/plans/{no}/lines", publications::planLines);
        handlers.put("/plans/{no}/changes", publications::planChanges);
        handlers.put("/tasks", publications::tasks);
        handlers.put("/tasks/{no}", publications::task);
        handlers.put("/draws", draws::list);
        handlers.put("/draws/{hash}", draws::one);
        handlers.put("/draws/{hash}/bundle.zip", draws::bundle);
        handlers.put("/draws/{hash}/trust.json", draws::trusted);
        handlers.put("/draws/{hash}/drawn", subjects::drawn);
        handlers.put("/log/checkpoint", new LogHandlers(facts)::checkpoint);
        handlers.put("/draws/{hash}/subjects/{code}/proof", subjects::proof);
        handlers.put("/results", publications::results);
        handlers.put("/results/{id}", publications::result);
        handlers.put("/bulletins", publications::bulletins);
        handlers.put("/bulletins/{id}", publications::bulletin);
        handlers.put("/subjects/{code}", subjects::one);
        handlers.put("/search", subjects::search);
        handlers.put("/notices", publications::notices);
        handlers.put("/feed", publications::feed);
    }

    /** The addresses, as {@code openapi.yaml} writes them. */
    List<String> addresses() {
        return handlers.keySet().stream().map(path -> "/v1" + path).toList();
    }

    @Override
    public void routing(HttpRules rules) {
        handlers.forEach((path, handler) ->
                rules.route(READ, PathMatchers.create(path), handler).any(path, PublicService::onlyGet));
    }

    private void overview(ServerRequest request, ServerResponse response) {
        PublicFacts.Overview all = facts.overview();
        PublicationStore publications = facts.publications();
        List<PublicFacts.PublishedDraw> draws = facts.draws();
        ObjectNode view = PublicationViews.object()
                .put("authorities", all.authorities())
                .put("items", all.items())
                .put("subjectPools", all.subjectPools())
                .put("subjects", all.subjects())
                .put("inspectors", all.inspectors())
                .put("plans", all.plans())
                .put("tasks", all.tasks())
                .put("draws", all.draws());
        view.putObject("published")
                .put("plans", publications.planCount())
                .put("tasks", count(publications, Topic.TASK))
                .put("draws", draws.size())
                .put("results", count(publications, Topic.RESULT))
                .put("disposals", count(publications, Topic.DISPOSAL))
                .put("bulletins", facts.bulletins().count());
        boolean practice =
                !draws.isEmpty() && draws.stream().allMatch(draw -> draw.plan().practice());
        view.put("practiceOnly", practice).put("now", facts.now().toString()).put("simulated", facts.simulated());
        Answers.json(request, response, view);
    }

    private static long count(PublicationStore publications, Topic topic) {
        return publications.count(PublicationFilter.all().about(topic), COUNTED);
    }

    static void onlyGet(ServerRequest request, ServerResponse response) {
        throw new HttpException("only GET", Status.METHOD_NOT_ALLOWED_405)
                .header(HeaderValues.create(HeaderNames.ALLOW, "GET, HEAD"));
    }
}
