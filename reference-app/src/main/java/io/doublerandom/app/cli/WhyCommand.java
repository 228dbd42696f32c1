package io.doublerandom.app.cli;

import io.doublerandom.core.draw.DrawVerifier;
import io.doublerandom.core.draw.ReadLimits;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.SubjectProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Makes the proof for one subject of a bundle, which is verified first, and says what it shows.
 *
 * <p>Exit codes: 0 the proof holds, 1 it does not, 2 the input is unusable.
 */
@Command(
        name = "why",
        description = "从证据包生成一户的证明（为什么是我） / make the proof for one subject from a bundle of evidence",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n退出码 / exit codes:%n",
        exitCodeList = {"0:证明成立 / the proof holds", "1:证明不成立 / the proof does not hold", "2:输入不可用 / unusable input"})
public final class WhyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "证据包目录 / folder of the bundle")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path directory;

    @Parameters(index = "1", paramLabel = "SID", description = "主体代码 / id of the subject, such as its credit code")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private String sid;

    @Option(
            names = "--own",
            description =
                    "本户专用：含类别、盐值与排除原因，仅可交给该户本身（需 AUDIT 包）/ for the subject itself only: with codes, salt and reason (needs an AUDIT bundle)")
    private boolean own;

    @Option(names = "--out", paramLabel = "FILE", description = "把证明写入新文件 / write the proof to a new file")
    private @Nullable Path out;

    @Option(names = "--json", description = "输出 JSON / print what it shows as JSON")
    private boolean json;

    @Override
    public Integer call() {
        return EvidenceCommands.guarded(spec, () -> {
            SubjectProofs proofs = SubjectProofs.read(
                    directory,
                    DrawVerifier.standard().withSignatures(EvidenceCommands.SIGNATURES),
                    ReadLimits.standard());
            SubjectProof proof = own ? proofs.ownProof(sid) : proofs.publicProof(sid);
            byte[] bytes = proof.canonicalBytes();
            if (out != null) {
                write(out, bytes);
            }
            return ProofPrinter.print(spec, ProofPrinter.check(null).check(bytes), json);
        });
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }
}
