package io.doublerandom.core.store.jdbc;

import static io.doublerandom.core.store.jdbc.Column.day;
import static io.doublerandom.core.store.jdbc.Column.flag;
import static io.doublerandom.core.store.jdbc.Column.text;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.FrequencyRule;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.ItemFilter;
import io.doublerandom.core.register.ItemStore;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.SubjectPool;
import java.util.List;
import java.util.Optional;

/** Items in {@code dr_item}. */
final class JdbcItemStore implements ItemStore {
    private static final Shape<InspectionItem> SHAPE = Shape.flat(
            "dr_item",
            List.of(text("code")),
            List.of(
                    text("list_version"),
                    text("owner"),
                    text("field"),
                    text("category"),
                    text("name"),
                    text("sub_item"),
                    text("tier"),
                    text("legal_basis"),
                    text("subject_scope"),
                    text("pools"),
                    text("inspecting_body"),
                    text("methods"),
                    text("ratio_raw"),
                    text("ratio_bounds"),
                    text("frequency_raw"),
                    text("frequency_rates"),
                    text("required_qualifications"),
                    flag("one_visit"),
                    flag("credit_risk_applied"),
                    day("effective_from"),
                    day("effective_until"),
                    day("published_on"),
                    text("office")),
            JdbcItemStore::write,
            JdbcItemStore::read);

    private final Records<InspectionItem> records;

    JdbcItemStore(Session session) {
        this.records = new Records<>(session, SHAPE);
    }

    private static List<Object> write(InspectionItem i) {
        return Cells.row(
                i.code().value(),
                i.listVersion(),
                i.owner().value(),
                i.domain(),
                i.category(),
                i.name(),
                i.subItem(),
                i.tier(),
                i.legalBasis(),
                i.subjectScope(),
                i.pools(),
                i.inspectingBody(),
                i.methods(),
                i.ratio().raw(),
                RuleText.bounds(i.ratio()),
                i.frequency().raw(),
                RuleText.rates(i.frequency()),
                i.requiredQualifications(),
                i.oneVisit(),
                i.creditRiskApplied(),
                i.effective(),
                i.publishedOn(),
                i.office());
    }

    private static InspectionItem read(Cells c) {
        return new InspectionItem(
                new InspectionItem.Code(c.text()),
                c.text(),
                new Authority.Id(c.text()),
                c.text(),
                c.text(),
                c.text(),
                c.text(),
                c.constant(InspectionItem.Tier.class),
                c.text(),
                c.text(),
                c.list().stream().map(SubjectPool.Id::new).toList(),
                c.text(),
                c.list().stream().map(Method::valueOf).toList(),
                new RatioRule(c.text(), RuleText.bounds(c.text())),
                new FrequencyRule(c.text(), RuleText.rates(c.text())),
                c.list(),
                c.flag(),
                c.flag(),
                c.period(),
                c.day(),
                c.text());
    }

    @Override
    public int save(List<InspectionItem> items) {
        return records.save(items);
    }

    @Override
    public Optional<InspectionItem> find(InspectionItem.Code code) {
        return records.one("WHERE t.code = ?", code.value());
    }

    @Override
    public List<InspectionItem> ownedBy(Authority.Id owner) {
        return records.list("WHERE t.owner = ? ORDER BY t.code", owner.value());
    }

    @Override
    public List<InspectionItem> all() {
        return records.list("ORDER BY t.code");
    }

    @Override
    public Page<InspectionItem> page(ItemFilter filter, PageRequest request) {
        return listing(filter).page(request);
    }

    @Override
    public long count(ItemFilter filter, long most) {
        return listing(filter).count(most);
    }

    private Listing<InspectionItem> listing(ItemFilter f) {
        Listing<InspectionItem> listing = Listing.<InspectionItem>by(
                        records, text("code"), i -> i.code().value())
                .leading("t.owner", f.owner() == null ? null : f.owner().value())
                .equal("t.tier", f.tier());
        return f.nameContains() == null
                ? listing
                : listing.where("t.name LIKE ? ESCAPE '!'", TextPattern.containing(f.nameContains()));
    }

    @Override
    public long count() {
        return records.count("");
    }
}
