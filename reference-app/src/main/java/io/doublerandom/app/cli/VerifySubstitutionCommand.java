package io.doublerandom.app.cli;

import io.doublerandom.core.draw.CheckName;
import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.SubstitutionReport;
import io.doublerandom.core.draw.SubstitutionVerifier;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Verifies substitution rounds against the bundle of their draw, offline.
 *
 * <p>Exit codes: 0 all hold, 1 one is refused, 2 the input is unusable.
 */
@Command(
        name = "verify-substitution",
        description = "离线核验替换轮次的证据包 / verify the bundles of substitution rounds, offline",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n退出码 / exit codes:%n",
        exitCodeList = {
            "0:核验通过 / verified, or consistent at public level",
            "1:核验不通过 / refused",
            "2:输入不可用 / unusable input"
        })
public final class VerifySubstitutionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASE", description = "原抽取的证据包目录 / folder of the bundle of the draw")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path base;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ROUND",
            description = "各轮替换证据包目录，自第一轮起依次列出 / folders of the bundles of all rounds, in order, from the first")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private List<Path> rounds;

    @Option(names = "--json", description = "输出 JSON / print the report as JSON")
    private boolean json;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "导出的审计日志（JSON Lines）；没有日志则不通过 / exported audit log (JSON lines); a round is refused without one")
    private @Nullable Path log;

    @Override
    public Integer call() {
        return EvidenceCommands.guarded(spec, () -> {
            DrawVerifier draw = DrawVerifier.standard().withSignatures(EvidenceCommands.SIGNATURES);
            SubstitutionReport report = SubstitutionVerifier.of(log == null ? draw : draw.withLog(log))
                    .verify(base, rounds);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(report.toJson());
            } else {
                print(report, out);
            }
            return report.verdict() == Verdict.REFUSED ? EvidenceCommands.REFUSED : 0;
        });
    }

    private static void print(SubstitutionReport report, PrintWriter out) {
        out.println("原抽取 / draw: " + text(report.base().verdict()));
        report.base()
                .finding()
                .ifPresent(found -> out.println("   发现 / finding: " + title(found.name()) + " - " + found.detail()));
        for (SubstitutionReport.Round round : report.rounds()) {
            out.println("第 " + round.number() + " 轮替换 / round " + round.number() + ": " + text(round.verdict()));
            round.checks().forEach(check -> out.println(line(check)));
        }
        out.println("结论 / verdict: " + text(report.verdict()));
    }

    private static String line(SubstitutionReport.Check check) {
        return EvidenceCommands.line(
                check.name().ordinal() + 1,
                check.name().titleZh() + " / " + check.name().titleEn(),
                check.outcome(),
                check.code().code() + ' ' + check.place(),
                check.detail());
    }

    private static String title(CheckName name) {
        return name.titleZh() + " / " + name.titleEn();
    }

    private static String text(Verdict verdict) {
        return verdict.textZh() + " / " + verdict.textEn();
    }
}
