package io.doublerandom.app;

import io.doublerandom.app.http.PublicFacts;
import java.util.List;
import java.util.Optional;

/** The public facts, read from the published bundles. */
final class StoredFacts implements PublicFacts {
    private final PublicBundles bundles;

    StoredFacts(PublicBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public Overview overview() {
        return new Overview(0, 0, 0, 0, 0, 0, 0, bundles.draws().size());
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
