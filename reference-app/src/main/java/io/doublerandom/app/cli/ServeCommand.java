package io.doublerandom.app.cli;

import io.doublerandom.app.AppConfig;
import io.doublerandom.app.ConfigKey;
import io.doublerandom.app.Wiring;
import io.doublerandom.app.desk.time.KeptClock;
import io.doublerandom.app.http.AppServer;
import io.doublerandom.app.http.PublicLimit;
import io.doublerandom.app.http.WebFiles;
import io.doublerandom.app.http.desk.Desk;
import io.doublerandom.app.http.desk.DeskService;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the app until it is told to stop. */
@Command(
        name = "serve",
        description = "启动服务（默认命令），Ctrl-C 停止 / serve the app (the default); Ctrl-C stops it",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "监听地址（默认 127.0.0.1） / address (default 127.0.0.1)")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "端口（默认 8080，0 为任意空闲端口） / port (default 8080, 0: any free)")
    private @Nullable String port;

    @Option(
            names = "--simulate-from",
            paramLabel = "INSTANT",
            description =
                    "从该时刻开始模拟时钟（仅 dev，演练用），如 2024-03-01T00:00:00Z / begin a simulated clock (dev only, for rehearsals)")
    private @Nullable Instant simulateFrom;

    @Override
    public Integer call() throws InterruptedException {
        Map<ConfigKey, String> flags = new EnumMap<>(ConfigKey.class);
        DataOptions.put(flags, ConfigKey.SERVER_HOST, host);
        DataOptions.put(flags, ConfigKey.SERVER_PORT, port);
        AppConfig config = data.config(flags);
        if (simulateFrom != null) {
            Wiring.simulate(config, simulateFrom);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (StopSignal stop = StopSignal.listen()) {
            try (Wiring wiring = Wiring.open(config)) {
                // Local users are for a developer's machine; a deployment has no desk until there is a real sign-in.
                Desk desk = config.profile() == AppConfig.Profile.DEV ? wiring.desk() : null;
                try (AppServer server = AppServer.start(
                        config.host(),
                        config.port(),
                        wiring.publicFacts(),
                        WebFiles.packed(),
                        desk == null ? null : new DeskService(desk),
                        PublicLimit.of(config.publicPerMinute(), config.clientHeader()))) {
                    out.println("双随机、一公开 参考应用已启动 / serving at " + server.baseUri());
                    if (desk != null) {
                        out.println("办公端 / desk: " + server.baseUri() + "/desk　口令 / password: "
                                + desk.users().password());
                    }
                    if (wiring.clock() instanceof KeptClock simulated) {
                        out.println("模拟时钟 / simulated clock: " + simulated.instant());
                    }
                    out.println("数据 / data: " + config.dataDirectory() + "　Ctrl-C 停止 / stops");
                    out.flush();
                    stop.await();
                }
            }
            out.println("已停止 / stopped");
            out.flush();
        }
        return 0;
    }
}
