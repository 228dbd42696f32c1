package io.doublerandom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line as a whole: it names the commands and says what went wrong in one voice. */
@Command(
        name = "./run",
        description = {
            "双随机、一公开 SDK 参考应用。不带命令即启动服务。",
            "Reference app of the double-random SDK. Without a command it serves."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {
            HelpCommand.class,
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            VerifySubstitutionCommand.class,
            WhyCommand.class,
            VerifyProofCommand.class,
            FreezeCommand.class,
            DrawCommand.class,
            SampleCommand.class,
            BenchCommand.class,
            ResetCommand.class
        },
        footer = {"", "./run COMMAND --help 显示该命令的选项 / shows the options of a command."})
public final class RootCommand {
    private static final List<String> ABOUT = List.of("-h", "--help", "-V", "--version");

    private RootCommand() {}

    /** The command line, writing to the two writers. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new RootCommand());
        Objects.requireNonNull(root.getSubcommands().get("help"))
                .getCommandSpec()
                .usageMessage()
                .description("显示命令的用法 / show how a command is used");
        return root.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
    }

    /** The arguments, with {@code serve} put before them where no command is named. */
    public static String[] orServe(String[] args) {
        if (args.length > 0 && (!args[0].startsWith("-") || ABOUT.contains(args[0]))) {
            return args.clone();
        }
        String[] serving = new String[args.length + 1];
        serving[0] = "serve";
        System.arraycopy(args, 0, serving, 1, args.length);
        return serving;
    }
}
