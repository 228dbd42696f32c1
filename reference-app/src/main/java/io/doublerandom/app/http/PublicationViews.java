package io.doublerandom.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.publicity.PublicityRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What publications look like in JSON, member by member: the contract, not a reflection of our types. */
final class PublicationViews {
    /** The fields of a plan line that a change may change, by the name of their member. */
    private static final Map<String, PublicField> CHANGEABLE = changeable();

    private final Map<Authority.Id, String> publishers;

    PublicationViews(Map<Authority.Id, String> publishers) {
        this.publishers = publishers;
    }

    private static Map<String, PublicField> changeable() {
        Map<String, PublicField> fields = new LinkedHashMap<>();
        fields.put("taskName", PublicField.TASK_NAME);
        fields.put("direction", PublicField.DIRECTION);
        fields.put("items", PublicField.ITEM);
        fields.put("subjectScope", PublicField.SUBJECT_SCOPE);
        fields.put("windowFrom", PublicField.WINDOW_FROM);
        fields.put("windowUntil", PublicField.WINDOW_UNTIL);
        return fields;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A page of rows under a name, with the place of the next one. */
    static <T> ObjectNode page(String name, Page<T> page, Function<T, ObjectNode> view) {
        ObjectNode node = object();
        ArrayNode rows = node.putArray(name);
        page.rows().forEach(row -> rows.add(view.apply(row)));
        if (!page.last()) {
            node.put("next", page.next());
        }
        return node;
    }

    ObjectNode authority(Authority.Id id) {
        ObjectNode node = object().put("id", id.value());
        String name = publishers.get(id);
        return name == null ? node : node.put("name", name);
    }

    ObjectNode authorities() {
        ObjectNode node = object();
        ArrayNode rows = node.putArray("authorities");
        publishers.keySet().forEach(id -> rows.add(authority(id)));
        return node;
    }

    ObjectNode plan(PublicationStore.PublishedPlan plan) {
        ObjectNode node = object().put("no", plan.no().value())
                .put("name", plan.name())
                .put("year", plan.year())
                .put("version", plan.version());
        node.set("authority", authority(plan.authority()));
        return node.put("lines", plan.lines())
                .put("publishedAt", plan.publishedAt().toString());
    }

    ObjectNode planLine(Publication publication) {
        ObjectNode node = object().put("ref", publication.content().ref())
                .put("version", publication.content().version());
        put(node, publication, "taskName", PublicField.TASK_NAME);
        planned(node, publication);
        return published(node, publication);
    }

    /** A changed line beside what it was before, which is empty of a new one. */
    ObjectNode planChange(Publication after, Optional<Publication> before) {
        ObjectNode node = object();
        node.set("line", planLine(after));
        ArrayNode changed = node.putArray("changed");
        before.ifPresent(earlier -> {
            node.set("before", planLine(earlier));
            CHANGEABLE.forEach((name, field) -> {
                if (!Objects.equals(
                        earlier.content().fields().get(field),
                        after.content().fields().get(field))) {
                    changed.add(name);
                }
            });
            if (cancelled(earlier) != cancelled(after)) {
                changed.add("cancelled");
            }
        });
        return node;
    }

    private static boolean cancelled(Publication line) {
        return line.content().fields().getOrDefault(PublicField.REMARK, "").startsWith(PublicityRules.CANCELLED);
    }

    /** What a plan line and the task made of it say alike: what is inspected, where and when. */
    private static void planned(ObjectNode node, Publication publication) {
        put(node, publication, "direction", PublicField.DIRECTION);
        list(node, publication, "items", PublicField.ITEM);
        put(node, publication, "subjectScope", PublicField.SUBJECT_SCOPE);
        put(node, publication, "windowFrom", PublicField.WINDOW_FROM);
        put(node, publication, "windowUntil", PublicField.WINDOW_UNTIL);
        put(node, publication, "remark", PublicField.REMARK);
    }

    ObjectNode task(Publication publication) {
        ObjectNode node = object();
        put(node, publication, "no", PublicField.TASK_NO);
        put(node, publication, "name", PublicField.TASK_NAME);
        put(node, publication, "plan", PublicField.PLAN_NO);
        put(node, publication, "planName", PublicField.PLAN_NAME);
        planned(node, publication);
        node.set("authority", authority(publication.content().authority()));
        return published(node, publication);
    }

    ObjectNode result(Publication publication) {
        ObjectNode node = ofSubject(publication);
        put(node, publication, "direction", PublicField.DIRECTION);
        put(node, publication, "inspectedOn", PublicField.INSPECTED_ON);
        list(node, publication, "items", PublicField.ITEM);
        list(node, publication, "outcomes", PublicField.RESULT);
        return published(node, publication);
    }

    ObjectNode disposal(Publication publication) {
        ObjectNode node = ofSubject(publication);
        put(node, publication, "type", PublicField.RESULT);
        return published(node, publication);
    }

    private ObjectNode ofSubject(Publication publication) {
        ObjectNode node = object().put("id", publication.content().ref())
                .put("notice", publication.content().id().value());
        put(node, publication, "task", PublicField.TASK_NO);
        put(node, publication, "taskName", PublicField.TASK_NAME);
        put(node, publication, "plan", PublicField.PLAN_NO);
        put(node, publication, "planName", PublicField.PLAN_NAME);
        put(node, publication, "remark", PublicField.REMARK);
        node.set("authority", authority(publication.content().authority()));
        String code = publication.content().fields().get(PublicField.SUBJECT_CODE);
        String name = publication.content().fields().get(PublicField.SUBJECT_NAME);
        if (code != null && name != null) {
            node.set("subject", object().put("code", code).put("name", name));
        }
        return node;
    }

    ObjectNode notice(Publication publication) {
        PublicRecord content = publication.content();
        ObjectNode node = object().put("number", publication.number())
                .put("id", content.id().value())
                .put("kind", content.kind().name())
                .put("ref", content.ref())
                .put("version", content.version())
                .put("channel", content.channel().name());
        node.set("authority", authority(content.authority()));
        published(node, publication).put("payloadHash", content.payloadHash());
        ObjectNode fields = node.putObject("fields");
        content.fields().forEach((field, text) -> fields.put(field.cell(), text));
        return node;
    }

    private static ObjectNode published(ObjectNode node, Publication publication) {
        return node.put("publishedAt", publication.publishedAt().toString());
    }

    private static void put(ObjectNode node, Publication publication, String name, PublicField field) {
        String text = publication.content().fields().get(field);
        if (text != null) {
            node.put(name, text);
        }
    }

    private static void list(ObjectNode node, Publication publication, String name, PublicField field) {
        ArrayNode values = node.putArray(name);
        for (String value :
                publication.content().fields().getOrDefault(field, "").split(";")) {
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
    }
}
