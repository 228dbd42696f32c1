package io.doublerandom.core.indicator;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import java.util.Optional;

/** Keeps the published bulletins (通报): added, never changed. */
public interface BulletinStore {
    /**
     * Adds a bulletin; adding the same again changes nothing.
     *
     * @throws io.doublerandom.core.DoubleRandomException {@code STORE_CONFLICT} if the id is taken by another,
     *     {@code STORE_FAILED}
     */
    void add(PublishedBulletin bulletin);

    /** The bulletin with an id. */
    Optional<PublishedBulletin> find(String id);

    /** A page of them, the latest first. */
    Page<PublishedBulletin> page(PageRequest request);

    /** How many there are. */
    long count();
}
