package io.doublerandom.core.draw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One published bundle with one defect.
 *
 * @param name what is wrong, in one word
 * @param base the valid vector that was spoiled, or the one with a log
 * @param defect what is wrong, in a sentence
 * @param finding the first check that differs, as a report names it; empty if none does
 * @param verdict what a report says
 * @param signed whether only signatures show it, and a list of trusted keys
 * @param forging how it was spoiled
 */
record CorruptVector(
        String name, String base, String defect, String finding, String verdict, boolean signed, Forging forging) {
    private static final String REFUSED = VerificationReport.Verdict.REFUSED.textEn();

    /** Spoils a bundle. */
    @FunctionalInterface
    interface Forging {
        /** Changes the bundle, and mends what can be mended. */
        void spoil(Forgery bundle) throws IOException;
    }

    /** A defect that the files of the bundle show. */
    static CorruptVector unsigned(String name, String base, CheckName finding, String defect, Forging forging) {
        return new CorruptVector(name, base, defect, finding.titleEn(), REFUSED, false, forging);
    }

    /** A defect of a bundle that all have signed, in ways that only the signatures show. */
    static CorruptVector signed(String name, String base, String defect, Forging forging) {
        return new CorruptVector(name, base, defect, CheckName.SIGNATURES.titleEn(), REFUSED, true, bundle -> {
            bundle.sign(SignedVectors.signAll(bundle.transcript()));
            forging.spoil(bundle);
        });
    }

    /** A bundle signed by somebody in his own way. */
    static CorruptVector signedSo(
            String name, String base, String defect, Function<DrawTranscript, BundleSignatures> signing) {
        return signed(name, base, defect, bundle -> bundle.sign(signing.apply(bundle.transcript())));
    }

    /** The same, where no check differs, and yet it is not verified. */
    CorruptVector withoutFinding(VerificationReport.Verdict other) {
        return new CorruptVector(name, base, defect, "", other.textEn(), signed, forging);
    }

    /** The files, computed from the valid vector. */
    Forgery forge(Path scratch) throws IOException {
        boolean logged = LoggedVectors.NAMES.contains(base);
        Forgery bundle = new Forgery(logged ? LoggedVectors.directory(base) : Vectors.directory(base), scratch);
        forging.spoil(bundle);
        return bundle;
    }
}
