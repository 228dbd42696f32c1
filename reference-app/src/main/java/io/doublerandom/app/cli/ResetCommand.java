package io.doublerandom.app.cli;

import io.doublerandom.app.AppConfig;
import io.doublerandom.app.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Empties the data folder of what the app made there. */
@Command(
        name = "reset",
        description = "清空数据目录中由本应用生成的内容 / delete what the app made in the data folder",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--yes", description = "不再询问 / do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        AppConfig config = data.config();
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(config.dataDirectory())) {
            out.println("没有数据，无需清空 / nothing to delete: " + config.dataDirectory());
            return 0;
        }
        try (DataDirectory directory = DataDirectory.open(config.dataDirectory())) {
            if (!yes && !agreed(config, out)) {
                out.println("未作更改 / nothing was changed");
                return Failures.FAILED;
            }
            List<String> foreign = directory.empty();
            out.println("已清空 / emptied: " + config.dataDirectory());
            if (!foreign.isEmpty()) {
                out.println("保留了不是本应用生成的内容 / left alone, as the app did not make it: " + String.join(", ", foreign));
            }
            if (!config.ownsDatabase()) {
                out.println("外部数据库未作更改 / the database named by database.url was not touched");
            }
            return 0;
        }
    }

    private static boolean agreed(AppConfig config, PrintWriter out) {
        out.print("将永久删除 / this deletes for good: " + config.dataDirectory() + "　继续？/ go on? [y/N] ");
        out.flush();
        try {
            // Not System.console(): the answer may come from a pipe. No answer means no.
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && List.of("y", "yes", "是").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
