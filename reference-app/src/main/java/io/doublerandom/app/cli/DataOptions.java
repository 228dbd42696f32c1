package io.doublerandom.app.cli;

import io.doublerandom.app.AppConfig;
import io.doublerandom.app.ConfigKey;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of every command that works on the data folder; mix in with {@code @Mixin}. */
public final class DataOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "配置文件（默认为当前目录的 application.yaml） / configuration file (default: application.yaml here)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "数据目录（默认 ./data） / data folder (default ./data)")
    private @Nullable String data;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = "数据库 JDBC 地址（默认为数据目录中的 H2） / JDBC URL (default: H2 in the data folder)")
    private @Nullable String databaseUrl;

    @Option(names = "--db-user", paramLabel = "NAME", description = "数据库用户 / user of the database")
    private @Nullable String databaseUser;

    /** The configuration with these flags over environment and file. */
    public AppConfig config() {
        return config(Map.of());
    }

    AppConfig config(Map<ConfigKey, String> more) {
        Map<ConfigKey, String> flags = new EnumMap<>(ConfigKey.class);
        put(flags, ConfigKey.DATA_DIR, data);
        put(flags, ConfigKey.DATABASE_URL, databaseUrl);
        put(flags, ConfigKey.DATABASE_USER, databaseUser);
        flags.putAll(more);
        return AppConfig.load(flags, System.getenv(), Path.of("").toAbsolutePath(), Optional.ofNullable(config));
    }

    /** The password of a database that a flag names, which itself has no flag. */
    static String databasePassword() {
        return System.getenv().getOrDefault(ConfigKey.DATABASE_PASSWORD.environment(), "");
    }

    static void put(Map<ConfigKey, String> flags, ConfigKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
