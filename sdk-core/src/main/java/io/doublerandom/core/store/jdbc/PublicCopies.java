package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.instant;
import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.number;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicationStore.NamedSubject;
import io.doublerandom.core.publicity.PublicationStore.PublishedPlan;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.Map;

/** What is gathered from publications to be searched by: plans, subjects, publishers, and the tasks of draws. */
final class PublicCopies {
    static final Shape<PublishedPlan> PLANS = Shape.flat(
            "dr_public_plan",
            List.of(text("plan_no")),
            List.of(
                    text("name"),
                    integer("plan_year"),
                    integer("version"),
                    text("authority"),
                    number("line_count"),
                    instant("published_at")),
            p -> Cells.row(
                    p.no().value(),
                    p.name(),
                    p.year(),
                    p.version(),
                    p.authority().value(),
                    p.lines(),
                    p.publishedAt()),
            c -> new PublishedPlan(
                    new AnnualPlan.No(c.text()),
                    c.text(),
                    c.integer(),
                    c.integer(),
                    new Authority.Id(c.text()),
                    c.number(),
                    c.instant()));

    static final Shape<NamedSubject> SUBJECTS = Shape.flat(
            "dr_public_subject",
            List.of(text("code")),
            List.of(text("name")),
            s -> Cells.row(s.code().value(), s.name()),
            c -> new NamedSubject(new Subject.Id(c.text()), c.text()));

    static final Shape<Map.Entry<Authority.Id, String>> PUBLISHERS = Shape.flat(
            "dr_publisher",
            List.of(text("authority")),
            List.of(text("name")),
            p -> Cells.row(p.getKey().value(), p.getValue()),
            c -> Map.entry(new Authority.Id(c.text()), c.text()));

    static final Shape<Map.Entry<String, InspectionTask.No>> DRAWS = Shape.flat(
            "dr_public_draw",
            List.of(text("header_hash")),
            List.of(text("task_no")),
            d -> Cells.row(d.getKey(), d.getValue().value()),
            c -> Map.entry(c.text(), new InspectionTask.No(c.text())));

    private PublicCopies() {}
}
