package io.doublerandom.app.cli;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands that verify evidence have in common. */
final class EvidenceCommands {
    /** Exit code: the evidence does not hold. */
    static final int REFUSED = 1;

    /** Exit code: the input cannot be judged. */
    static final int UNUSABLE = 2;

    /** Loads the provider of SM2 with the first signature only: that takes a while. */
    static final SignatureCheck SIGNATURES = (key, message, signature) -> Provider.CHECK.holds(key, message, signature);

    /** One byte more than a list may have, so that the core says that it is too long. */
    private static final int MAX_KEY_LIST = (1 << 20) + 1;

    private EvidenceCommands() {}

    private static final class Provider {
        static final JcaSignatures CHECK = JcaSignatures.of(new BouncyCastleProvider());
    }

    /** The reader's list of trusted keys. */
    static TrustedKeys keys(Path list) throws IOException {
        try (InputStream in = Files.newInputStream(list)) {
            return TrustedKeys.parse(in.readNBytes(MAX_KEY_LIST));
        }
    }

    /** Runs a command; what its input lacks is said in one line, with the exit code of unusable input. */
    static int guarded(CommandSpec spec, Callable<Integer> command) {
        try {
            return command.call();
        } catch (DoubleRandomException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
        } catch (IOException unreadable) {
            // The message of an I/O failure is a path or a system's text: the kind says enough.
            spec.commandLine()
                    .getErr()
                    .println(new DoubleRandomException(
                                    ErrorCode.INPUT_UNREADABLE,
                                    unreadable.getClass().getSimpleName())
                            .getMessage());
        } catch (RuntimeException unexpected) {
            throw unexpected;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return UNUSABLE;
    }

    /**
     * The line of a check.
     *
     * @param number its place in the order of its checks, from 1
     * @param title its name, in Chinese and English
     * @param where code and place, if it differs
     */
    static String line(int number, String title, Outcome outcome, String where, String detail) {
        return String.format(Locale.ROOT, "%2d ", number) + title + ": " + outcome.textZh() + " / " + outcome.textEn()
                + (outcome == Outcome.DIFFER ? " [" + where + "]" : "") + (detail.isEmpty() ? "" : " - " + detail);
    }
}
