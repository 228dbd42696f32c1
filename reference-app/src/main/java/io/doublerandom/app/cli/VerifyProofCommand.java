package io.doublerandom.app.cli;

import java.io.InputStream;
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
 * Verifies the proof for one subject, offline and with nothing but the proof.
 *
 * <p>Exit codes: 0 it holds, 1 it does not, 2 the input is unusable.
 */
@Command(
        name = "verify-proof",
        description = "离线核验一户的证明 / verify the proof for one subject, offline",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n退出码 / exit codes:%n",
        exitCodeList = {"0:证明成立 / the proof holds", "1:证明不成立 / the proof does not hold", "2:输入不可用 / unusable input"})
public final class VerifyProofCommand implements Callable<Integer> {
    /** One byte more than a proof may have, so that the core says that it is too long. */
    private static final int MAX_PROOF = (1 << 20) + 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "证明文件 / file with the proof")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path file;

    @Option(
            names = "--trust",
            paramLabel = "KEYS.json",
            description = "您自己的可信密钥清单 / your own list of keys that you trust")
    private @Nullable Path trust;

    @Option(names = "--json", description = "输出 JSON / print the report as JSON")
    private boolean json;

    @Override
    public Integer call() {
        return EvidenceCommands.guarded(spec, () -> {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_PROOF);
            }
            return ProofPrinter.print(spec, ProofPrinter.check(trust).check(bytes), json);
        });
    }
}
