package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditTrail;
import io.doublerandom.core.crypto.CryptoSuite;
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
    private final ReadLimits limits;
    private final boolean logRequired;
    private final @Nullable LogSource log;

    private DrawVerifier(ReadLimits limits, boolean logRequired, @Nullable LogSource log) {
        this.limits = limits;
        this.logRequired = logRequired;
        this.log = log;
    }

    /** Gives the log to compare with, once the suite is known. */
    interface LogSource {
        /** The entries of the log. */
        AuditTrail read(CryptoSuite suite) throws IOException;
    }

    /** A verifier with the standard limits, which takes a log if there is one. */
    public static DrawVerifier standard() {
        return new DrawVerifier(ReadLimits.standard(), false, null);
    }

    /** The same with other limits. */
    public DrawVerifier withLimits(ReadLimits other) {
        return new DrawVerifier(Values.present("limits", other), logRequired, log);
    }

    /** The same, but a bundle without a log is refused. */
    public DrawVerifier requiringLog() {
        return new DrawVerifier(limits, true, log);
    }

    /** The same, comparing with a log's entries. */
    public DrawVerifier withLog(AuditTrail trail) {
        return new DrawVerifier(limits, logRequired, suite -> trail);
    }

    /** The same, comparing with an exported log (JSON lines), chained in the suite of the bundle's plan. */
    public DrawVerifier withLog(Path export) {
        return new DrawVerifier(limits, logRequired, suite -> {
            try (InputStream in = Files.newInputStream(export)) {
                return AuditTrail.read(suite, in, "log");
            }
        });
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

    DrawTranscript verifiedTranscript(Path directory) throws IOException {
        Verification verification = run(directory);
        verification.report().requireValid();
        DrawTranscript transcript = verification.transcript();
        if (transcript == null) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNUSABLE, "a PUBLIC bundle is consistent, but only an AUDIT bundle can be read");
        }
        return transcript;
    }

    private Verification run(Path directory) throws IOException {
        Verification verification = new Verification(BundleFiles.list(directory, limits), limits, logRequired, log);
        verification.run();
        return verification;
    }
}
