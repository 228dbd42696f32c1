package io.doublerandom.app;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.ReadLimits;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.SubjectProofs;
import io.doublerandom.core.register.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes proofs for single subjects from published folders. Of the draws asked for last the hashes are kept, so that the pool
 * is read and verified once and not for each visitor.
 */
final class PublicProofs {
    /** A pool of a million takes 20 MB. */
    private static final int KEPT = 3;

    /** By header hash and whether the list is public; the one asked for last at the end. */
    private final Map<String, SubjectProofs> kept = new LinkedHashMap<>(KEPT + 1, 0.75f, true);

    /**
     * The proof of the public level.
     *
     * @throws DoubleRandomException if the folder is no bundle that holds
     */
    synchronized SubjectProof proof(String headerHash, Path folder, boolean listed, Subject.Id subject) {
        SubjectProofs proofs = kept.computeIfAbsent(headerHash + listed, key -> read(folder, listed));
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return proofs.publicProof(subject.value());
    }

    private static SubjectProofs read(Path folder, boolean listed) {
        try {
            // Whether the signatures hold is for the reader's verifier, not for the server that shows them.
            SubjectProofs proofs = SubjectProofs.read(
                    folder,
                    DrawVerifier.standard().withSignatures((key, message, signature) -> true),
                    ReadLimits.standard());
            return listed ? proofs : proofs.withoutList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
