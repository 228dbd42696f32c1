package io.doublerandom.app.cli;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.Stratum;
import io.doublerandom.core.draw.SubjectProofCheck;
import io.doublerandom.core.draw.SubjectProofReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What the two commands on a subject's proof have in common: how it is checked and what is printed. */
final class ProofPrinter {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private ProofPrinter() {}

    static SubjectProofCheck check(@Nullable Path trust) throws IOException {
        SubjectProofCheck check = SubjectProofCheck.standard().withSignatures(EvidenceCommands.SIGNATURES);
        return trust == null ? check : check.trusting(EvidenceCommands.keys(trust));
    }

    static int print(CommandSpec spec, SubjectProofReport report, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.toJson());
        } else {
            report.checks()
                    .forEach(check -> out.println(check.name().titleZh() + " / "
                            + check.name().titleEn() + ": "
                            + check.outcome().textZh() + " / " + check.outcome().textEn()
                            + (check.detail().isEmpty() ? "" : " - " + check.detail())));
            report.stratum()
                    .ifPresent(stratum -> report.ticket().ifPresent(ticket -> out.println(where(stratum, ticket))));
            if (report.practice()) {
                out.println("演练，不是正式抽取 / a rehearsal, no lawful draw");
            }
            out.println("结论 / verdict: " + report.standing().words());
        }
        return report.holds() ? 0 : EvidenceCommands.REFUSED;
    }

    private static String where(Stratum stratum, Bytes32 ticket) {
        String line = stratum.threshold().map(ProofPrinter::perMillion).orElse("-");
        return "分层 / stratum " + stratum.key() + ": 抽 / drew " + stratum.drawn() + " / " + stratum.members()
                + "; 本户号码 / its number " + perMillion(ticket) + "; 线 / line " + line + "（百万分位 / in millionths）";
    }

    /** A ticket as a number of six digits: what part of all tickets is smaller, in millionths. */
    private static String perMillion(Bytes32 ticket) {
        return String.format(
                Locale.ROOT,
                "%06d",
                new BigInteger(1, ticket.bytes()).multiply(MILLION).shiftRight(8 * Bytes32.SIZE));
    }
}
