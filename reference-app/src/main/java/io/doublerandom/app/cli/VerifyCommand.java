package io.doublerandom.app.cli;

import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.VerificationReport;
import io.doublerandom.core.draw.VerificationReport.Check;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Verifies a bundle of evidence, offline.
 *
 * <p>Exit codes: 0 it holds, 1 refused, 2 the input is unusable.
 */
@Command(
        name = "verify",
        description = "离线核验抽取证据包 / verify a bundle of evidence of a draw, offline",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n退出码 / exit codes:%n",
        exitCodeList = {
            "0:核验通过 / verified (signed and trusted or not, see the verdict), or consistent at public level",
            "1:核验不通过 / refused",
            "2:输入不可用 / unusable input"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "证据包目录 / folder of the bundle")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path directory;

    @Option(names = "--json", description = "输出 JSON / print the report as JSON")
    private boolean json;

    @Option(names = "--require-log", description = "没有审计日志即不通过 / refuse a bundle without an audit log")
    private boolean requireLog;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "导出的审计日志（JSON Lines）/ exported audit log (JSON lines) to compare with")
    private @Nullable Path log;

    @Option(
            names = "--trust",
            paramLabel = "KEYS.json",
            description =
                    "您自己的可信密钥清单（不是证据包里的 keys.json）/ your own list of keys that you trust (not the bundle's keys.json)")
    private @Nullable Path trust;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "您另外保存的日志检查点：与证据包所附日志比对 / a checkpoint of the log that you kept: compared with the log of the bundle")
    private @Nullable Path checkpoint;

    @Option(
            names = "--require-signatures",
            description = "未由可信密钥全部签名即不通过 / refuse unless all that must be is signed with keys on your list")
    private boolean requireSignatures;

    @Override
    public Integer call() {
        return EvidenceCommands.guarded(spec, () -> {
            VerificationReport report = verifier().verify(directory);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(report.toJson());
            } else {
                print(report, out);
            }
            return report.verdict() == Verdict.REFUSED ? EvidenceCommands.REFUSED : 0;
        });
    }

    private DrawVerifier verifier() throws IOException {
        DrawVerifier verifier = DrawVerifier.standard().withSignatures(EvidenceCommands.SIGNATURES);
        if (log != null) {
            verifier = verifier.withLog(log);
        }
        if (trust != null) {
            verifier = verifier.trusting(EvidenceCommands.keys(trust));
        }
        if (checkpoint != null) {
            try (InputStream in = Files.newInputStream(checkpoint)) {
                verifier = verifier.comparing(Checkpoint.of(SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES + 1))));
            }
        }
        if (requireSignatures) {
            verifier = verifier.requiringSignatures();
        }
        return requireLog ? verifier.requiringLog() : verifier;
    }

    private static void print(VerificationReport report, PrintWriter out) {
        for (Check check : report.checks()) {
            out.println(line(check));
        }
        report.lints().forEach(lint -> out.println("提示 / lint: " + lint.id() + ": " + lint.detail()));
        report.finding().ifPresent(found -> out.println("发现 / finding: " + title(found.name())));
        out.println("结论 / verdict: " + report.verdict().textZh() + " / "
                + report.verdict().textEn());
    }

    private static String line(Check check) {
        return EvidenceCommands.line(
                check.name().ordinal() + 1,
                title(check.name()),
                check.outcome(),
                check.code().code() + ' ' + check.place(),
                check.detail());
    }

    private static String title(CheckName name) {
        return name.titleZh() + " / " + name.titleEn();
    }
}
