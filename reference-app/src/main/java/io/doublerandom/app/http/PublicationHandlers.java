package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.Subject;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with what was published: plans, tasks, results, bulletins, notices. */
final class PublicationHandlers {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final long COUNTED = 10_000_000;

    private final PublicFacts facts;

    PublicationHandlers(PublicFacts facts) {
        this.facts = facts;
    }

    void authorities(ServerRequest request, ServerResponse response) {
        Answers.json(request, response, views().authorities());
    }

    void plans(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        Answers.json(
                request,
                response,
                PublicationViews.page("plans", publications().plans(year(asked), asked.page()), views()::plan));
    }

    void plan(ServerRequest request, ServerResponse response) {
        Answers.json(request, response, views().plan(plan(new Asked(request))));
    }

    void planLines(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        AnnualPlan.No no = plan(asked).no();
        Answers.json(
                request,
                response,
                PublicationViews.page("lines", publications().planLines(no, asked.page()), views()::planLine));
    }

    void planChanges(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        AnnualPlan.No no = plan(asked).no();
        PublicationStore publications = publications();
        Answers.json(
                request,
                response,
                PublicationViews.page(
                        "changes",
                        publications.planChanges(no, asked.page()),
                        change -> views().planChange(change, publications.before(change))));
    }

    private PublicationStore.PublishedPlan plan(Asked asked) {
        AnnualPlan.No no = asked.path("no", AnnualPlan.No::new);
        return publications().plan(no).orElseThrow(() -> NotPublished.plan(no));
    }

    void tasks(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        PublicationFilter filter = PublicationFilter.all()
                .about(Topic.TASK)
                .ofPlan(asked.query("plan", AnnualPlan.No::new))
                .by(authority(asked))
                .begunIn(year(asked));
        Answers.json(
                request,
                response,
                PublicationViews.page("tasks", publications().page(filter, asked.page()), views()::task));
    }

    void task(ServerRequest request, ServerResponse response) {
        InspectionTask.No no = new Asked(request).path("no", InspectionTask.No::new);
        PublicationStore publications = publications();
        Publication announced = publications.latest(Topic.TASK, no.value()).orElseThrow(() -> NotPublished.task(no));
        PublicationViews views = views();
        Map<String, InspectionTask.No> tasks = publications.draws();
        DrawViews draws = new DrawViews(views, tasks);
        ObjectNode view = views.task(announced);
        ArrayNode drawn = view.putArray("draws");
        facts.draws().stream()
                .filter(draw -> no.equals(tasks.get(draw.headerHash())))
                .forEach(draw -> drawn.add(draws.summary(draw)));
        PublicationFilter ofTask = PublicationFilter.all().ofTask(no);
        view.put("results", publications.count(ofTask.about(Topic.RESULT), COUNTED))
                .put("disposals", publications.count(ofTask.about(Topic.DISPOSAL), COUNTED));
        Answers.json(request, response, view);
    }

    void results(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        PublicationFilter filter = PublicationFilter.all()
                .about(Topic.RESULT)
                .ofTask(asked.query("task", InspectionTask.No::new))
                .by(authority(asked))
                .with(asked.constant("outcome", Outcome.class));
        Answers.json(
                request,
                response,
                PublicationViews.page("results", publications().page(filter, asked.page()), views()::result));
    }

    void result(ServerRequest request, ServerResponse response) {
        String id = id(new Asked(request));
        Publication result = publications().latest(Topic.RESULT, id).orElseThrow(() -> NotPublished.result(id));
        PublicationViews views = views();
        ObjectNode view = views.result(result);
        ArrayNode disposals = view.putArray("disposals");
        disposals(result).forEach(disposal -> disposals.add(views.disposal(disposal)));
        Answers.json(request, response, view);
    }

    /** What followed for the same subject in the same task by the same authority. */
    private List<Publication> disposals(Publication result) {
        Map<PublicField, String> fields = result.content().fields();
        String code = fields.get(PublicField.SUBJECT_CODE);
        String task = fields.get(PublicField.TASK_NO);
        if (code == null || task == null) {
            return List.of();
        }
        PublicationFilter filter = PublicationFilter.all()
                .about(Topic.DISPOSAL)
                .naming(new Subject.Id(code))
                .ofTask(new InspectionTask.No(task))
                .by(result.content().authority());
        return publications().page(filter, SubjectHandlers.LATEST).rows();
    }

    void bulletins(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        Answers.json(
                request,
                response,
                PublicationViews.page("bulletins", facts.bulletins().page(asked.page()), BulletinViews::summary));
    }

    void bulletin(ServerRequest request, ServerResponse response) {
        String id = id(new Asked(request));
        Answers.json(
                request,
                response,
                BulletinViews.whole(facts.bulletins().find(id).orElseThrow(() -> NotPublished.bulletin(id))));
    }

    void notices(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        Answers.json(
                request,
                response,
                PublicationViews.page(
                        "notices",
                        publications()
                                .history(
                                        asked.constant("kind", PublicityNotice.Kind.class),
                                        authority(asked),
                                        asked.page()),
                        views()::notice));
    }

    void feed(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        Long since = asked.query("since", Long::valueOf);
        long from = since == null ? 0 : since;
        if (from < 0) {
            throw Asked.refused(ErrorCode.VALUE_INVALID, "since", "is below 0");
        }
        List<Publication> found = publications().since(from, asked.limit());
        PublicationViews views = views();
        ObjectNode view = PublicationViews.object();
        ArrayNode notices = view.putArray("notices");
        found.forEach(publication -> notices.add(views.notice(publication)));
        view.put("next", found.isEmpty() ? from : found.get(found.size() - 1).number());
        Answers.json(request, response, view);
    }

    private PublicationStore publications() {
        return facts.publications();
    }

    private PublicationViews views() {
        return new PublicationViews(publications().publishers());
    }

    private static String id(Asked asked) {
        return asked.path("id", text -> {
            if (!ID.matcher(text).matches()) {
                throw new IllegalArgumentException("no id");
            }
            return text;
        });
    }

    private static @Nullable Integer year(Asked asked) {
        return asked.query("year", text -> (int) Values.between("year", Integer.parseInt(text), 2000, 2100));
    }

    private static Authority.@Nullable Id authority(Asked asked) {
        return asked.query("authority", Authority.Id::new);
    }
}
