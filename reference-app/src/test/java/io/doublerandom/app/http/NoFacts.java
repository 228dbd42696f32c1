package io.doublerandom.app.http;

import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts for what asks nothing of them: there is nothing. */
public class NoFacts implements PublicFacts {
    @Override
    public Overview overview() {
        return new Overview(0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public PublicationStore publications() {
        throw new AssertionError("nobody asks for publications here");
    }

    @Override
    public BulletinStore bulletins() {
        throw new AssertionError("nobody asks for bulletins here");
    }

    @Override
    public List<PublishedDraw> draws() {
        return List.of();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return Optional.empty();
    }

    @Override
    public Optional<TrustedKeys> trusted(String headerHash) {
        return Optional.empty();
    }

    @Override
    public Optional<SubjectProof> proof(String headerHash, Subject.Id subject) {
        return Optional.empty();
    }

    @Override
    public Optional<PublicBundle> bundle(String headerHash) {
        return Optional.empty();
    }

    @Override
    public List<Membership> drawsOf(Subject.Id subject, int limit) {
        return List.of();
    }

    @Override
    public List<Subject.Id> drawnOf(PublishedDraw draw, String after, int limit) {
        return List.of();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public boolean simulated() {
        return false;
    }
}
