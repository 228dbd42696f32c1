package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.CertificateStore;
import java.util.List;
import java.util.stream.Stream;

/** The certificate register in {@code dr_certificate}. */
final class JdbcCertificateStore implements CertificateStore {
    private static final Shape<CertificateHolder> SHAPE = Shape.flat(
            "dr_certificate",
            List.of(text("certificate_number")),
            List.of(text("authority"), day("valid_from"), day("valid_until")),
            h -> Cells.row(h.certificateNumber(), h.authority().value(), h.validity()),
            c -> new CertificateHolder(c.text(), new Authority.Id(c.text()), c.period()));

    private final Records<CertificateHolder> records;

    JdbcCertificateStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    @Override
    public int save(List<CertificateHolder> holders) {
        return records.save(holders);
    }

    @Override
    public List<CertificateHolder> of(Authority.Id authority) {
        return records.list("WHERE t.authority = ? ORDER BY t.certificate_number", authority.value());
    }

    @Override
    public Stream<CertificateHolder> all() {
        return records.stream("ORDER BY t.certificate_number");
    }

    @Override
    public long count() {
        return records.count("");
    }
}
