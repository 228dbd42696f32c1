package io.doublerandom.app.document;

import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.OneVisitListing;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a row names that must have been imported before it.
 *
 * <p>A row that names nothing we know would be kept and then never take part: a subject in no pool is never drawn, a
 * recusal of an unknown inspector keeps nobody away. A published list of items stands alone, so nothing is asked of it.
 *
 * @param <T> what a row holds
 */
@FunctionalInterface
public interface References<T> {
    /** The references of a value, in the order of the columns. */
    List<Reference> of(Stores stores, T value);

    /** Kinds of files that name nothing from elsewhere. */
    static <T> References<T> none() {
        return (stores, value) -> List.of();
    }

    /** The pools a subject belongs to. */
    static List<Reference> ofSubject(Stores stores, Subject subject) {
        return subject.memberships().stream()
                .map(membership -> new Reference(
                        "memberships",
                        membership.pool().value(),
                        () -> stores.pools().find(membership.pool()).isPresent()))
                .toList();
    }

    /** The authority an inspector works for. */
    static List<Reference> ofInspector(Stores stores, Inspector inspector) {
        return List.of(new Reference(
                "authority",
                inspector.authority().value(),
                () -> stores.authorities().find(inspector.authority()).isPresent()));
    }

    /** The two a recusal keeps apart. */
    static List<Reference> ofRecusal(Stores stores, Recusal recusal) {
        return List.of(
                new Reference(
                        "inspector",
                        recusal.inspector().value(),
                        () -> stores.inspectors().find(recusal.inspector()).isPresent()),
                subject(stores, recusal.subject()));
    }

    /** The subject that is listed for one visit. */
    static List<Reference> ofOneVisit(Stores stores, OneVisitListing listing) {
        return List.of(subject(stores, listing.subject()));
    }

    private static Reference subject(Stores stores, Subject.Id id) {
        return new Reference(
                "subject", id.value(), () -> stores.subjects().find(id).isPresent());
    }

    /**
     * One reference.
     *
     * @param field the column it stands in
     * @param key what it names
     * @param kept whether that is in the database
     */
    record Reference(String field, String key, BooleanSupplier kept) {}
}
