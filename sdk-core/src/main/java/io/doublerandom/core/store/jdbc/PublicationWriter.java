package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.Publication;
import io.doublerandom.core.publicity.PublicationFilter.Topic;
import io.doublerandom.core.publicity.PublicationStore.NamedSubject;
import io.doublerandom.core.publicity.PublicationStore.PublishedPlan;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes publications and what is gathered from them, in one transaction that holds the count of publications. */
final class PublicationWriter {
    private final Connection connection;
    private final Session session;
    private final Map<String, NamedSubject> subjects = new LinkedHashMap<>();
    private final Map<AnnualPlan.No, Publication> plans = new LinkedHashMap<>();
    private final Map<String, Publication> publishers = new LinkedHashMap<>();
    private long number;

    PublicationWriter(Connection connection) {
        this.connection = connection;
        this.session = new Session.Bound(connection);
    }

    int add(List<PublicRecord> records, Instant publishedAt) throws SQLException {
        // Held until the end, so that numbers become visible in their order.
        number = Query.list(
                        connection,
                        "SELECT last_seq FROM dr_publication_count WHERE id = 1 FOR UPDATE",
                        row -> row.getLong(1))
                .get(0);
        Map<String, Publication> chunk = new LinkedHashMap<>();
        int added = 0;
        for (PublicRecord content : records) {
            if (kept(content)) {
                continue;
            }
            requirePublished(content);
            String ref = Topic.of(content.kind()) + " " + content.ref();
            if (chunk.size() == Statements.CHUNK || chunk.containsKey(ref)) {
                write(chunk);
            }
            chunk.put(ref, new Publication(++number, content, publishedAt));
            added++;
        }
        write(chunk);
        if (added > 0) {
            Query.execute(connection, "UPDATE dr_publication_count SET last_seq = ? WHERE id = 1", number);
            gather();
        }
        return added;
    }

    private boolean kept(PublicRecord content) throws SQLException {
        List<String> kept = Query.list(
                connection,
                "SELECT payload FROM dr_publication WHERE notice = ?",
                row -> row.getString(1),
                content.id().value());
        if (!kept.isEmpty() && !kept.get(0).equals(content.payload())) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "notice " + content.id() + " was published with other content");
        }
        return !kept.isEmpty();
    }

    private void requirePublished(PublicRecord content) throws SQLException {
        List<String> hashes = Query.list(
                connection,
                "SELECT payload_hash FROM dr_notice WHERE id = ? AND state = ?",
                row -> row.getString(1),
                content.id().value(),
                PublicityNotice.State.PUBLISHED.name());
        if (!hashes.equals(List.of(content.payloadHash()))) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED,
                    "notice " + content.id()
                            + (hashes.isEmpty() ? " is not published by a receipt" : " was for other content"));
        }
    }

    private void write(Map<String, Publication> chunk) throws SQLException {
        Statements<JdbcPublicationStore.Kept> statements = new Statements<>(JdbcPublicationStore.SHAPE);
        List<Shape.Image> images = new ArrayList<>();
        List<List<Object>> outcomes = new ArrayList<>();
        for (Publication publication : chunk.values()) {
            Shape.Image image = JdbcPublicationStore.SHAPE
                    .write()
                    .apply(new JdbcPublicationStore.Kept(publication, supersedes(publication.content())));
            images.add(image);
            for (List<Object> outcome : image.children().get(0)) {
                outcomes.add(List.of(publication.number(), outcomes.size(), outcome.get(0)));
            }
            remember(publication);
        }
        statements.insert(connection, images);
        statements.insertChildren(
                connection, JdbcPublicationStore.SHAPE.children().get(0), outcomes);
        chunk.clear();
    }

    /** Whether nothing newer is public; what is older is the newest no more. */
    private boolean supersedes(PublicRecord content) throws SQLException {
        String topic = Topic.of(content.kind()).name();
        List<Integer> versions = Query.list(
                connection,
                "SELECT version FROM dr_publication WHERE topic = ? AND ref = ?",
                row -> row.getInt(1),
                topic,
                content.ref());
        if (versions.stream().anyMatch(version -> version > content.version())) {
            return false;
        }
        if (!versions.isEmpty()) {
            Query.execute(
                    connection,
                    "UPDATE dr_publication SET newest = FALSE WHERE topic = ? AND ref = ?",
                    topic,
                    content.ref());
        }
        return true;
    }

    private void remember(Publication publication) {
        Map<PublicField, String> fields = publication.content().fields();
        String code = fields.get(PublicField.SUBJECT_CODE);
        String name = fields.get(PublicField.SUBJECT_NAME);
        if (code != null && name != null) {
            subjects.put(code, new NamedSubject(new Subject.Id(code), name));
        }
        String plan = fields.get(PublicField.PLAN_NO);
        if (Topic.of(publication.content().kind()) == Topic.PLAN && plan != null) {
            plans.put(new AnnualPlan.No(plan), publication);
        }
        publishers.put(publication.content().authority().value(), publication);
    }

    private void gather() throws SQLException {
        new Records<>(session, PublicCopies.SUBJECTS).save(List.copyOf(subjects.values()));
        Records<PublishedPlan> published = new Records<>(session, PublicCopies.PLANS);
        for (Map.Entry<AnnualPlan.No, Publication> plan : plans.entrySet()) {
            Optional<PublishedPlan> before =
                    published.one("WHERE t.plan_no = ?", plan.getKey().value());
            PublishedPlan now = plan(plan.getKey(), plan.getValue());
            if (before.isEmpty() || before.get().version() <= now.version()) {
                published.save(List.of(now));
            }
        }
        List<Map.Entry<io.doublerandom.core.Authority.Id, String>> names = new ArrayList<>();
        for (Publication publication : publishers.values()) {
            Query.list(
                            connection,
                            "SELECT name FROM dr_authority WHERE id = ?",
                            row -> row.getString(1),
                            publication.content().authority().value())
                    .forEach(name -> names.add(Map.entry(publication.content().authority(), name)));
        }
        new Records<>(session, PublicCopies.PUBLISHERS).save(names);
    }

    private PublishedPlan plan(AnnualPlan.No no, Publication line) throws SQLException {
        Map<PublicField, String> fields = line.content().fields();
        long lines = Query.list(
                        connection,
                        "SELECT COUNT(DISTINCT ref) FROM dr_publication WHERE topic = ? AND plan_no = ?",
                        row -> row.getLong(1),
                        Topic.PLAN.name(),
                        no.value())
                .get(0);
        return new PublishedPlan(
                no,
                fields.getOrDefault(PublicField.PLAN_NAME, no.value()),
                year(fields),
                line.content().version(),
                line.content().authority(),
                lines,
                line.publishedAt());
    }

    /** The year in which the published window begins; 0 without a window. */
    static int year(Map<PublicField, String> fields) {
        String from = fields.get(PublicField.WINDOW_FROM);
        return from == null ? 0 : LocalDate.parse(from).getYear();
    }
}
