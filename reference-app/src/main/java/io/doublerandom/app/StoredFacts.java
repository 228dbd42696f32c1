package io.doublerandom.app;

import io.doublerandom.app.http.PublicFacts;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.util.List;
import java.util.Optional;

/** The public facts: counts from the database, evidence from the folder of published bundles. */
final class StoredFacts implements PublicFacts {
    private final JdbcStores stores;
    private final PublicBundles bundles;

    StoredFacts(JdbcStores stores, PublicBundles bundles) {
        this.stores = stores;
        this.bundles = bundles;
    }

    @Override
    public Overview overview() {
        // One snapshot, so that the counts fit each other while an import goes on.
        return stores.inSnapshot(now -> new Overview(
                now.authorities().count(),
                now.items().count(),
                now.pools().count(),
                now.subjects().count(),
                now.inspectors().count(),
                now.plans().count(),
                now.tasks().count(),
                now.draws().count()));
    }

    @Override
    public List<PublishedDraw> draws() {
        return bundles.draws();
    }

    @Override
    public Optional<PublicBundle> bundle(String headerHash) {
        return bundles.bundle(headerHash);
    }
}
