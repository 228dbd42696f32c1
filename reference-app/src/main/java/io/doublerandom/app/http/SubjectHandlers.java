package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.publicity.PublicationFilter;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.Subject;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers whether a subject was drawn and what is public about it, and who may be meant by a text. */
final class SubjectHandlers {
    static final PageRequest LATEST = PageRequest.first(100);

    private static final int DRAWS = 200;
    private static final int CANDIDATES = 20;
    private static final int QUERY = 100;
    private static final Pattern CREDIT_CODE = Pattern.compile(UnifiedSocialCreditCode.FORM);
    /** Other codes have a digit in them; without one it is rather a name. */
    private static final Pattern OTHER_CODE = Pattern.compile("(?=.*[0-9])[a-z][A-Za-z0-9._-]{1,20}");
    /** What looks as if a credit code was meant, but is none. */
    private static final Pattern LIKE_A_CODE = Pattern.compile("[0-9A-Z]*[0-9][0-9A-Z]*[0-9][0-9A-Z]*");

    private static final int LIKE_A_CODE_LENGTH = 10;

    private final PublicFacts facts;

    SubjectHandlers(PublicFacts facts) {
        this.facts = facts;
    }

    void one(ServerRequest request, ServerResponse response) {
        Subject.Id code = new Asked(request).path("code", Subject.Id::new);
        PublicationStore publications = facts.publications();
        PublicationViews views = new PublicationViews(publications.publishers());
        DrawViews draws = new DrawViews(views, publications.draws());
        List<PublicFacts.Membership> memberships = facts.drawsOf(code, DRAWS);
        ObjectNode view = PublicationViews.object().put("code", code.value());
        publications.subject(code).ifPresent(named -> view.put("name", named.name()));
        view.put("standing", standing(memberships));
        ArrayNode drawn = view.putArray("draws");
        for (PublicFacts.Membership membership : memberships) {
            ObjectNode row = drawn.addObject();
            row.set("draw", draws.summary(membership.draw()));
            row.put("standing", standing(membership));
        }
        PublicationFilter about = PublicationFilter.all().naming(code);
        ArrayNode results = view.putArray("results");
        publications
                .page(about.about(Topic.RESULT), LATEST)
                .rows()
                .forEach(result -> results.add(views.result(result)));
        ArrayNode disposals = view.putArray("disposals");
        publications
                .page(about.about(Topic.DISPOSAL), LATEST)
                .rows()
                .forEach(disposal -> disposals.add(views.disposal(disposal)));
        Answers.json(request, response, view);
    }

    private static String standing(List<PublicFacts.Membership> memberships) {
        Set<String> all = memberships.stream().map(SubjectHandlers::standing).collect(Collectors.toSet());
        for (String standing : List.of("DRAWN", "SEALED", "NOT_DRAWN")) {
            if (all.contains(standing)) {
                return standing;
            }
        }
        return "NOT_IN_POOL";
    }

    private static String standing(PublicFacts.Membership membership) {
        return switch (membership.draw().state()) {
            case COMMITTED, SEALED -> "SEALED";
            case REVEALED -> membership.drawn() ? "DRAWN" : "NOT_DRAWN";
            case VOIDED -> "NOT_DRAWN";
        };
    }

    void drawn(ServerRequest request, ServerResponse response) {
        Asked asked = new Asked(request);
        String hash = request.path().pathParameters().get("hash");
        PublicFacts.PublishedDraw draw =
                facts.bundle(hash).orElseThrow(() -> NotPublished.draw(hash)).draw();
        PageRequest page = asked.page();
        // The place is the code of the last subject; anything else was handed out by no page of this list.
        asked.query("after", Subject.Id::new);
        List<Subject.Id> found = facts.drawnOf(draw, page.after(), page.limit() + 1);
        ObjectNode view = PublicationViews.object();
        ArrayNode subjects = view.putArray("subjects");
        for (Subject.Id code : found.stream().limit(page.limit()).toList()) {
            ObjectNode subject = subjects.addObject().put("code", code.value());
            facts.publications().subject(code).ifPresent(named -> subject.put("name", named.name()));
        }
        if (found.size() > page.limit()) {
            view.put("next", found.get(page.limit() - 1).value());
        }
        Answers.json(request, response, view);
    }

    /** The proof as a canonical document, so that what was saved is what was checked. */
    void proof(ServerRequest request, ServerResponse response) {
        Subject.Id code = new Asked(request).path("code", Subject.Id::new);
        String hash = request.path().pathParameters().get("hash");
        byte[] proof = facts.proof(hash, code)
                .orElseThrow(() -> NotPublished.draw(hash))
                .canonicalBytes();
        if (Answers.changed(request, response, Answers.tag(proof))) {
            response.headers().contentType(MediaTypes.APPLICATION_JSON);
            response.send(proof);
        }
    }

    void search(ServerRequest request, ServerResponse response) {
        String typed = new Asked(request).required("q", QUERY).strip();
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String dense = text.replaceAll("[\\s-]", "");
        String upper = dense.toUpperCase(Locale.ROOT);
        ObjectNode view = PublicationViews.object();
        if (CREDIT_CODE.matcher(upper).matches()) {
            code(view, new Subject.Id(upper));
        } else if (OTHER_CODE.matcher(text).matches()) {
            code(view, new Subject.Id(text));
        } else if (dense.length() >= LIKE_A_CODE_LENGTH
                && LIKE_A_CODE.matcher(upper).matches()) {
            throw Asked.refused(
                    ErrorCode.VALUE_PATTERN,
                    "q",
                    "统一社会信用代码为 18 位，不含 I、O、S、V、Z / a credit code has 18 characters and no I, O, S, V or Z; this has "
                            + dense.length());
        } else {
            name(view, typed);
        }
        Answers.json(request, response, view);
    }

    private void code(ObjectNode view, Subject.Id code) {
        view.put("type", "CODE").put("code", code.value());
        ArrayNode candidates = view.putArray("candidates");
        facts.publications().subject(code).ifPresent(named -> candidate(candidates, named));
        view.put("more", false);
    }

    private void name(ObjectNode view, String text) {
        if (text.codePointCount(0, text.length()) < 2) {
            throw Asked.refused(ErrorCode.VALUE_PATTERN, "q", "名称至少输入两个字 / a name needs two characters at least");
        }
        Set<PublicationStore.NamedSubject> found = new LinkedHashSet<>();
        for (String spelling : spellings(text)) {
            found.addAll(facts.publications().subjects(spelling, CANDIDATES + 1));
        }
        view.put("type", "NAME");
        ArrayNode candidates = view.putArray("candidates");
        found.stream().limit(CANDIDATES).forEach(named -> candidate(candidates, named));
        view.put("more", found.size() > CANDIDATES);
    }

    /** Registered names have brackets and digits of either width; people type what their keyboard gives. */
    private static Set<String> spellings(String typed) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(typed);
        spellings.add(typed.replace('(', '（').replace(')', '）'));
        spellings.add(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        return spellings;
    }

    private static void candidate(ArrayNode candidates, PublicationStore.NamedSubject named) {
        candidates.addObject().put("code", named.code().value()).put("name", named.name());
    }
}
