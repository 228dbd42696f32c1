package io.doublerandom.app.document;

import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.DivisionFormat;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.OneVisitListing;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A kind of file that can be imported.
 *
 * @param name how the command calls it
 * @param format what its rows are
 * @param save how accepted values are kept
 * @param references what its rows name that must have been imported before
 * @param stored whether they are kept at all: a table of divisions is only checked
 * @param <T> what a row holds
 */
public record ImportKind<T>(
        String name, RowFormat<T> format, BiConsumer<Stores, List<T>> save, References<T> references, boolean stored) {
    private static final String PLAN = "plan";

    /** All kinds; plans are saved apart, since their lines belong together ({@link StoreTarget#end}). */
    private static final List<ImportKind<?>> ALL = List.of(
            of(
                    "authorities",
                    new AuthorityFormat(),
                    (stores, rows) -> stores.authorities().save(rows)),
            of("pools", new PoolFormat(), (stores, rows) -> stores.pools().save(rows)),
            of("items", new ItemFormat(), (stores, rows) -> stores.items().save(rows)),
            of(
                    "subjects",
                    new SubjectFormat(),
                    (stores, rows) -> stores.subjects().save(rows),
                    References::ofSubject),
            of(
                    "inspectors",
                    new InspectorFormat(),
                    (stores, rows) -> stores.inspectors().save(rows),
                    References::ofInspector),
            of(
                    "certificates",
                    new CertificateFormat(),
                    (stores, rows) -> stores.certificates().save(rows)),
            of(
                    "recusals",
                    new RecusalFormat(),
                    (stores, rows) -> stores.recusals().save(rows),
                    References::ofRecusal),
            of("one-visit", new OneVisitFormat(), ImportKind::list, References::ofOneVisit),
            of(PLAN, new PlanLineFormat(), (stores, rows) -> {}),
            new ImportKind<>("divisions", new DivisionFormat(), (stores, rows) -> {}, References.none(), false));

    /** The format of its rows, with what they name looked up in the database. */
    public RowFormat<T> referring(Stores stores) {
        return new ReferringFormat<>(format, references, stores);
    }

    /** The kind with a name. */
    public static Optional<ImportKind<?>> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The kind whose rows hold that resource and are kept one by one. */
    static Optional<ImportKind<?>> ofResource(String resource) {
        return ALL.stream()
                .filter(kind -> kind.stored() && !kind.name().equals(PLAN))
                .filter(kind -> kind.format().resource().equals(resource))
                .findFirst();
    }

    /** All kinds, in the order in which they build on each other. */
    public static List<ImportKind<?>> all() {
        return ALL;
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return ALL.stream().map(ImportKind::name).toList();
    }

    private static <T> ImportKind<T> of(String name, RowFormat<T> format, BiConsumer<Stores, List<T>> save) {
        return of(name, format, save, References.none());
    }

    private static <T> ImportKind<T> of(
            String name, RowFormat<T> format, BiConsumer<Stores, List<T>> save, References<T> references) {
        return new ImportKind<>(name, format, save, references, true);
    }

    private static void list(Stores stores, List<OneVisitListing> rows) {
        Map<Integer, List<OneVisitListing>> years = new LinkedHashMap<>();
        rows.forEach(row -> years.computeIfAbsent(row.year(), year -> new java.util.ArrayList<>())
                .add(row));
        years.forEach((year, listed) -> stores.oneVisits()
                .add(year, listed.stream().map(OneVisitListing::subject).toList()));
    }
}
