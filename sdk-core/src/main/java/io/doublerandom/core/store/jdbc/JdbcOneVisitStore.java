package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.integer;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.register.OneVisitStore;
import io.doublerandom.core.register.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one-visit lists in {@code dr_one_visit}. */
final class JdbcOneVisitStore implements OneVisitStore {
    private record Listed(int year, Subject.Id subject) {}

    private static final Shape<Listed> SHAPE = Shape.flat(
            "dr_one_visit",
            List.of(integer("list_year"), text("subject")),
            List.of(),
            l -> Cells.row(l.year(), l.subject().value()),
            c -> new Listed(c.integer(), new Subject.Id(c.text())));

    private final Records<Listed> records;

    JdbcOneVisitStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public int add(int year, List<Subject.Id> subjects) {
        return records.save(
                subjects.stream().map(subject -> new Listed(year, subject)).toList());
    }

    @Override
    public Set<Subject.Id> listed(int year) {
        try (Stream<Listed> listed = records.stream("WHERE t.list_year = ?", year)) {
            return listed.map(Listed::subject).collect(Collectors.toUnmodifiableSet());
        }
    }
}
