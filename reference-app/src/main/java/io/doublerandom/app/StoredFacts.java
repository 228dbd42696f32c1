package io.doublerandom.app;

import io.doublerandom.app.desk.log.KeptCheckpoints;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.app.http.PublicFacts;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The public facts: counts and publications from the database, evidence from the folder of published bundles. */
final class StoredFacts implements PublicFacts {
    private final JdbcStores stores;
    private final PublicBundles bundles;
    private final KeptCheckpoints checkpoints;
    private final Clock clock;

    StoredFacts(JdbcStores stores, PublicBundles bundles, KeptCheckpoints checkpoints, Clock clock) {
        this.stores = stores;
        this.bundles = bundles;
        this.checkpoints = checkpoints;
        this.clock = clock;
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
    public PublicationStore publications() {
        return stores.stores().publications();
    }

    @Override
    public BulletinStore bulletins() {
        return stores.stores().bulletins();
    }

    @Override
    public List<PublishedDraw> draws() {
        return bundles.draws();
    }

    @Override
    public Optional<PublicBundle> bundle(String headerHash) {
        return bundles.bundle(headerHash);
    }

    @Override
    public Optional<TrustedKeys> trusted(String headerHash) {
        return bundles.trusted(headerHash);
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        try {
            return checkpoints.newest();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public List<Membership> drawsOf(Subject.Id subject, int limit) {
        return bundles.drawsOf(subject, limit);
    }

    @Override
    public List<Subject.Id> drawnOf(PublishedDraw draw, String after, int limit) {
        return bundles.drawnOf(draw, after, limit);
    }

    @Override
    public Optional<SubjectProof> proof(String headerHash, Subject.Id subject) {
        return bundles.proof(headerHash, subject);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean simulated() {
        return clock instanceof KeptClock;
    }
}
