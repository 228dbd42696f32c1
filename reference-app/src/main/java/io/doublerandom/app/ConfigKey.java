package io.doublerandom.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the configuration, each with its environment variable, its flag and its built-in value.
 *
 * <p>{@code docs/reference/config.md} lists them all.
 */
public enum ConfigKey {
    /** {@code dev} or {@code prod}; dev serves this machine only. */
    PROFILE("profile", "DR_PROFILE", "", "dev"),
    /** Address to listen on. */
    SERVER_HOST("server.host", "DR_SERVER_HOST", "--host", "127.0.0.1"),
    /** Port to listen on; 0 takes any free one. */
    SERVER_PORT("server.port", "DR_SERVER_PORT", "--port", "8080"),
    /** Folder of everything the app keeps on disk. */
    DATA_DIR("data.dir", "DR_DATA_DIR", "--data", "data"),
    /** JDBC URL of the database; empty means the H2 file in the data folder. */
    DATABASE_URL("database.url", "DR_DATABASE_URL", "--db-url", ""),
    /** User of the database. */
    DATABASE_USER("database.user", "DR_DATABASE_USER", "--db-user", "sa"),
    /** Password of the database: a secret, so there is no flag that would show it in the process list. */
    DATABASE_PASSWORD("database.password", "DR_DATABASE_PASSWORD", "", ""),
    /** How often one client may ask the public API in a minute; 0 is no bound. */
    PUBLIC_REQUESTS_PER_MINUTE("public.requests-per-minute", "DR_PUBLIC_REQUESTS_PER_MINUTE", "", "600"),
    /** The header in which a gateway names the client; empty where clients connect themselves. */
    PUBLIC_CLIENT_HEADER("public.client-header", "DR_PUBLIC_CLIENT_HEADER", "", "");

    private final String key;
    private final String environment;
    private final String flag;
    private final String builtIn;

    ConfigKey(String key, String environment, String flag, String builtIn) {
        this.key = key;
        this.environment = environment;
        this.flag = flag;
        this.builtIn = builtIn;
    }

    /** Name in {@code application.yaml}, with dots. */
    public String key() {
        return key;
    }

    /** Name of the environment variable. */
    public String environment() {
        return environment;
    }

    /** The flag of {@code ./run}, empty where there is none. */
    public String flag() {
        return flag;
    }

    /** The value where nobody sets one; the packaged {@code application.yaml} says the same. */
    public String builtIn() {
        return builtIn;
    }

    /** The key of that name. */
    public static Optional<ConfigKey> ofKey(String name) {
        return Arrays.stream(values()).filter(k -> k.key.equals(name)).findFirst();
    }

    /** The names of all keys, in the order of this enum. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ConfigKey::key).toList();
    }
}
