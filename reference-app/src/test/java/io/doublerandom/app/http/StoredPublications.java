package io.doublerandom.app.http;

import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.store.jdbc.Stores;

/** What a database says is public; without draws. */
public final class StoredPublications extends NoFacts {
    private final Stores stores;

    /** Over these stores. */
    public StoredPublications(Stores stores) {
        this.stores = stores;
    }

    @Override
    public PublicationStore publications() {
        return stores.publications();
    }

    @Override
    public BulletinStore bulletins() {
        return stores.bulletins();
    }
}
