package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.register.AuthorityStore;
import java.util.List;
import java.util.Optional;

/** Authorities in {@code dr_authority}. */
final class JdbcAuthorityStore implements AuthorityStore {
    private static final Shape<Authority> SHAPE = Shape.flat(
            "dr_authority",
            List.of(text("id")),
            List.of(
                    text("credit_code"),
                    text("name"),
                    text("region"),
                    text("authority_level"),
                    text("sector"),
                    text("qualification"),
                    text("conference_membership"),
                    text("home_platform"),
                    day("valid_from"),
                    day("valid_until")),
            a -> Cells.row(
                    a.id().value(),
                    a.creditCode().value(),
                    a.name(),
                    a.region().value(),
                    a.level(),
                    a.sector(),
                    a.qualification(),
                    ListText.periods(a.conferenceMembership()),
                    a.homePlatform(),
                    a.validity()),
            c -> new Authority(
                    new Authority.Id(c.text()),
                    new UnifiedSocialCreditCode(c.text()),
                    c.text(),
                    new RegionCode(c.text()),
                    c.constant(Authority.Level.class),
                    c.text(),
                    c.constant(Authority.Qualification.class),
                    ListText.periods(c.text()),
                    c.constant(Authority.Platform.class),
                    c.period()));

    private final Records<Authority> records;

    JdbcAuthorityStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public int save(List<Authority> authorities) {
        return records.save(authorities);
    }

    @Override
    public Optional<Authority> find(Authority.Id id) {
        return records.one("WHERE t.id = ?", id.value());
    }

    @Override
    public List<Authority> all() {
        return records.list("ORDER BY t.id");
    }

    @Override
    public long count() {
        return records.count("");
    }
}
