package io.doublerandom.app.demo;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Verifies every draw from its files alone, with the exported log beside them, and the list of keys, as an outsider would. */
final class Verification {
    private Verification() {}

    /** Verifies both projections of each draw; what was found, in a line. */
    static String verify(List<DrawStage.Drawn> drawn, Path log) throws IOException {
        DrawVerifier standard = DrawVerifier.standard()
                .requiringLog()
                .withLog(log)
                .withSignatures(JcaSignatures.of(new BouncyCastleProvider()))
                .requiringSignatures();
        TreeSet<String> verdicts = new TreeSet<>();
        TreeSet<String> lints = new TreeSet<>();
        int checks = 0;
        for (DrawStage.Drawn draw : drawn) {
            DrawVerifier verifier = standard.trusting(TrustedKeys.parse(Files.readAllBytes(draw.trusted())));
            for (Path bundle : List.of(draw.audit(), draw.open())) {
                VerificationReport report = verifier.verify(bundle).requireValid();
                verdicts.add(report.verdict().textEn());
                report.lints().forEach(lint -> lints.add(lint.id()));
                checks += report.checks().size();
                require(draw, report, CheckName.ATTEMPTS);
                require(draw, report, CheckName.LOG);
            }
        }
        if (drawn.isEmpty()) {
            throw new DoubleRandomException(ErrorCode.DRAW_UNUSABLE, "there is no draw to verify");
        }
        return 2 * drawn.size() + " bundles, " + checks + " checks: " + String.join(" / ", verdicts) + "; lints "
                + lints;
    }

    /** A gap in the numbers or a log without a witness needs a human eye in general; here there may be none. */
    private static void require(DrawStage.Drawn draw, VerificationReport report, CheckName name) {
        if (report.check(name).outcome() != VerificationReport.Outcome.AGREE) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_UNUSABLE,
                    draw.task().no() + ": " + report.check(name).detail());
        }
    }
}
