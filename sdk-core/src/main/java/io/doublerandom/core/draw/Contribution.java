package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one party put into the seed (参与方随机数): its commitment, and the nonce unless it was withheld. */
public final class Contribution {
    private final String party;
    private final Bytes32 commit;
    private final @Nullable Bytes32 nonce;

    private Contribution(String party, Bytes32 commit, @Nullable Bytes32 nonce) {
        this.party = DrawValues.label("party", party);
        this.commit = Values.present("commit", commit);
        this.nonce = nonce;
    }

    /** A commitment that was opened in time. */
    public static Contribution opened(String party, Bytes32 commit, Bytes32 nonce) {
        return new Contribution(party, commit, Values.present("nonce", nonce));
    }

    /** A commitment that was not opened in time. */
    public static Contribution withheld(String party, Bytes32 commit) {
        return new Contribution(party, commit, null);
    }

    /** Who. */
    public String party() {
        return party;
    }

    /** The hash that the party committed to. */
    public Bytes32 commit() {
        return commit;
    }

    /** The opened nonce; empty if withheld. */
    public Optional<Bytes32> nonce() {
        return Optional.ofNullable(nonce);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Contribution that
                && party.equals(that.party)
                && commit.equals(that.commit)
                && Objects.equals(nonce, that.nonce);
    }

    @Override
    public int hashCode() {
        return Objects.hash(party, commit, nonce);
    }
}
