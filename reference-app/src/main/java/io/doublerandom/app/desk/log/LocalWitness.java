package io.doublerandom.app.desk.log;

import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.LogProofs;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A witness of the log on this machine, for rehearsals (演练见证人): it remembers the last checkpoint that it signed, and signs
 * another only if that was shown to have only been added to. It never reads the log. A witness that counts is
 * somebody else's, on another machine.
 */
final class LocalWitness {
    /** The name it signs under. */
    static final String NAME = "local-witness";

    private static final String LAST = "last-checkpoint.txt";

    private final Signer signer;
    private final Path folder;
    private final Path last;
    private final String origin;
    private final VerificationKey operator;

    /**
     * The witness with its own folder.
     *
     * @param origin name of the log
     * @param operator key of the log's operator, whose signature it asks for
     */
    LocalWitness(Signer signer, Path folder, String origin, VerificationKey operator) {
        this.signer = signer;
        this.folder = folder;
        this.last = folder.resolve(LAST);
        this.origin = origin;
        this.operator = operator;
    }

    VerificationKey key() {
        return signer.key();
    }

    /** How many entries the last checkpoint has that it signed; 0 if it signed none. */
    long size() throws IOException {
        return Files.exists(last) ? last().size() : 0;
    }

    /**
     * Signs a checkpoint, after it has compared it with the last one, and remembers it.
     *
     * @param path what shows that the last one is its beginning; empty for the first
     * @throws DoubleRandomException {@link ErrorCode#LOG_NOT_WITNESSED} if it refuses
     */
    SignedNote cosign(SignedNote offered, List<Bytes32> path) throws IOException {
        Checkpoint state = Checkpoint.of(offered);
        if (!state.origin().equals(origin) || !offered.isSignedBy(origin, operator, KeptKey.check())) {
            throw refused("检查点不是该日志签署的 / the log did not sign the checkpoint");
        }
        if (Files.exists(last)) {
            Checkpoint before = last();
            if (state.at().isBefore(before.at())
                    || !LogProofs.extendsTree(
                            CryptoSuite.SM3_SM2, before.size(), before.root(), state.size(), state.root(), path)) {
                throw refused("第 " + state.size() + " 条时的日志不是第 " + before.size() + " 条时的延续 / the log of " + state.size()
                        + " entries, root " + state.root() + ", does not go on from that of " + before.size()
                        + ", root " + before.root());
            }
        }
        // Remembered first: having signed what it forgot, it could be led to sign another history.
        OwnerOnly.folder(folder);
        OwnerOnly.replace(last, offered.bytes());
        return offered.sign(NAME, signer);
    }

    private Checkpoint last() throws IOException {
        return Checkpoint.of(SignedNote.parse(Files.readAllBytes(last)));
    }

    private static DoubleRandomException refused(String why) {
        return new DoubleRandomException(ErrorCode.LOG_NOT_WITNESSED, why);
    }
}
