package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Verifies bundles of evidence (抽取核验), offline, from their files alone.
 *
 * <p>Fails closed: whatever is missing, unknown, unreadable or not checked leads to "refused". The computation is the
 * one that draws, so what protects against an error in it are the published vectors and other implementations. A
 * bundle's own files prove that the result follows from the inputs; that the inputs were fixed in time shows only in
 * the audit log, see {@link #withLog(Path)}. Immutable.
 */
public final class DrawVerifier {
    private final Demands demands;

    private DrawVerifier(Demands demands) {
        this.demands = demands;
    }

    /** Gives the log to compare with, once the suite is known. */
    interface LogSource {
        /** The entries of the log. */
        AuditTrail read(CryptoSuite suite) throws IOException;
    }

    /** What a verification is made with, and what it insists on. */
    record Demands(
            ReadLimits limits,
            boolean logRequired,
            @Nullable LogSource log,
            @Nullable Checkpoint checkpoint,
            SignatureCheck signatures,
            TrustedKeys trusted,
            boolean signaturesRequired) {
        Demands with(ReadLimits other) {
            return new Demands(other, logRequired, log, checkpoint, signatures, trusted, signaturesRequired);
        }

        Demands with(boolean required, @Nullable LogSource source, @Nullable Checkpoint elsewhere) {
            return new Demands(limits, required, source, elsewhere, signatures, trusted, signaturesRequired);
        }

        Demands with(SignatureCheck check, TrustedKeys keys, boolean required) {
            return new Demands(limits, logRequired, log, checkpoint, check, keys, required);
        }
    }

    /** A verifier with the standard limits, which takes a log if there is one, and trusts no key. */
    public static DrawVerifier standard() {
        return new DrawVerifier(new Demands(
                ReadLimits.standard(), false, null, null, JcaSignatures.registered(), TrustedKeys.none(), false));
    }

    /** The same with other limits. */
    public DrawVerifier withLimits(ReadLimits other) {
        return new DrawVerifier(demands.with(Values.present("limits", other)));
    }

    /** The same, but a bundle without a log is refused. */
    public DrawVerifier requiringLog() {
        return withLog(true, demands.log());
    }

    /** The same, comparing with a log's entries. */
    public DrawVerifier withLog(AuditTrail trail) {
        return withLog(demands.logRequired(), suite -> trail);
    }

    /** The same, comparing with an exported log (JSON lines), chained in the suite of the bundle's plan. */
    public DrawVerifier withLog(Path export) {
        return withLog(demands.logRequired(), suite -> {
            try (InputStream in = Files.newInputStream(export)) {
                return AuditTrail.read(suite, in, "log");
            }
        });
    }

    /** The same, with signatures checked by another than the providers registered with the JVM. */
    public DrawVerifier withSignatures(SignatureCheck check) {
        return withKeys(check, demands.trusted(), demands.signaturesRequired());
    }

    /** The same, trusting these keys: the verifier's own list, not one that came with the bundle. */
    public DrawVerifier trusting(TrustedKeys keys) {
        return withKeys(demands.signatures(), keys, demands.signaturesRequired());
    }

    /** The same, but a bundle is refused unless all its documents are signed with trusted keys. */
    public DrawVerifier requiringSignatures() {
        return withKeys(demands.signatures(), demands.trusted(), true);
    }

    /**
     * The same, comparing the log that comes with a bundle with a state of it that the reader got elsewhere: from a
     * gazette, a witness, another reader. Two states of one size with different roots refuse the bundle.
     */
    public DrawVerifier comparing(Checkpoint elsewhere) {
        return new DrawVerifier(demands.with(demands.logRequired(), demands.log(), elsewhere));
    }

    private DrawVerifier withLog(boolean required, @Nullable LogSource log) {
        return new DrawVerifier(demands.with(required, log, demands.checkpoint()));
    }

    private DrawVerifier withKeys(SignatureCheck check, TrustedKeys keys, boolean required) {
        return new DrawVerifier(demands.with(check, keys, required));
    }

    /**
     * Verifies a bundle of either projection.
     *
     * @throws DoubleRandomException {@link ErrorCode#INPUT_UNREADABLE} if it is no directory; everything else is in the
     *     report
     * @throws IOException if the file system fails
     */
    public VerificationReport verify(Path directory) throws IOException {
        return run(directory).report();
    }

    EvidenceBundle verifiedBundle(Path directory) throws IOException {
        Verification verification = run(directory);
        verification.report().requireValid();
        DrawTranscript transcript = verification.transcript();
        if (transcript == null) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNUSABLE, "a PUBLIC bundle is consistent, but only an AUDIT bundle can be read");
        }
        return new EvidenceBundle(transcript, verification.signatures(), verification.bundleLog());
    }

    Demands demands() {
        return demands;
    }

    Verification run(Path directory) throws IOException {
        Verification verification = new Verification(BundleFiles.list(directory, demands.limits()), demands);
        verification.run();
        return verification;
    }
}
