package io.doublerandom.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one run, checked as a whole: nothing else in the app reads files, variables or flags for it.
 *
 * @param profile dev serves this machine only; prod may listen elsewhere
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param dataDirectory absolute folder of everything the app keeps on disk
 * @param databaseUrl JDBC URL of the database
 * @param databaseUser user of the database
 * @param databasePassword password of the database
 * @param publicPerMinute how often one client may ask the public API in a minute, 0 for no bound
 * @param clientHeader the header in which a gateway names the client; empty where clients connect themselves
 */
public record AppConfig(
        Profile profile,
        String host,
        int port,
        Path dataDirectory,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        int publicPerMinute,
        String clientHeader) {
    /** What the run is for. */
    public enum Profile {
        /** A developer's machine: loopback only, since nobody signs in. */
        DEV,
        /** A deployment behind its own gateway. */
        PROD
    }

    /** The name of the configuration file looked for in the working directory. */
    public static final String FILE = "application.yaml";

    /** The name of the H2 database inside the data folder. */
    static final String H2_NAME = "double-random";

    /**
     * Reads and checks the configuration: flags before environment before file before built-in values.
     *
     * @param flags values given on the command line
     * @param environment the process environment
     * @param workingDirectory where {@code application.yaml} is looked for and relative paths begin
     * @param file a file named by {@code --config}, which then must exist
     * @throws io.doublerandom.core.DoubleRandomException CONFIG_INVALID, naming key, source and the rule
     */
    public static AppConfig load(
            Map<ConfigKey, String> flags, Map<String, String> environment, Path workingDirectory, Optional<Path> file) {
        Path source = workingDirectory.resolve(file.orElse(Path.of(FILE)));
        Settings settings = Settings.layered(flags, environment, source, file.isPresent());
        Profile profile = profile(settings.get(ConfigKey.PROFILE));
        Path data = data(settings.get(ConfigKey.DATA_DIR), workingDirectory);
        return new AppConfig(
                profile,
                host(settings.get(ConfigKey.SERVER_HOST), profile),
                port(settings.get(ConfigKey.SERVER_PORT)),
                data,
                databaseUrl(settings.get(ConfigKey.DATABASE_URL), data),
                settings.get(ConfigKey.DATABASE_USER).text(),
                settings.get(ConfigKey.DATABASE_PASSWORD).text(),
                perMinute(settings.get(ConfigKey.PUBLIC_REQUESTS_PER_MINUTE)),
                clientHeader(settings.get(ConfigKey.PUBLIC_CLIENT_HEADER)));
    }

    /** Whether the database is the H2 file in the data folder, which {@code reset} may delete. */
    public boolean ownsDatabase() {
        return databaseUrl.equals(ownUrl(dataDirectory));
    }

    /** Leaves out the password, and the URL since it may hold one. */
    @Override
    public String toString() {
        return "AppConfig[" + profile + " " + host + ":" + port + " data=" + dataDirectory + "]";
    }

    private static Profile profile(Settings.Value value) {
        return switch (value.text()) {
            case "dev" -> Profile.DEV;
            case "prod" -> Profile.PROD;
            default -> throw value.refused("应为 dev 或 prod / must be dev or prod");
        };
    }

    private static String host(Settings.Value value, Profile profile) {
        boolean loopback;
        try {
            loopback = !value.text().isBlank()
                    && InetAddress.getByName(value.text()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw value.refused("不是可用的地址 / is no address of this machine");
        }
        if (value.text().isBlank()) {
            throw value.refused("不能为空，例如 127.0.0.1 / must not be empty, for example 127.0.0.1");
        }
        if (profile == Profile.DEV && !loopback) {
            throw value.refused("会让其他机器访问，而 dev 配置没有登录；请用 127.0.0.1，或在网关之后设 profile=prod"
                    + " / lets other machines in while profile dev has no sign-in;"
                    + " use 127.0.0.1, or profile=prod behind your gateway");
        }
        return value.text();
    }

    private static int port(Settings.Value value) {
        return upTo(65_535, value);
    }

    private static int perMinute(Settings.Value value) {
        return upTo(1_000_000, value);
    }

    private static int upTo(int most, Settings.Value value) {
        int number;
        try {
            number = Integer.parseInt(value.text());
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < 0 || number > most) {
            throw value.refused("应为 0 至 " + most + " 的整数 / must be a whole number from 0 to " + most);
        }
        return number;
    }

    private static String clientHeader(Settings.Value value) {
        if (!value.text().matches("[A-Za-z0-9-]{0,50}")) {
            throw value.refused("不是请求头的名称 / is no name of a header");
        }
        return value.text();
    }

    private static Path data(Settings.Value value, Path workingDirectory) {
        if (value.text().isBlank()) {
            throw value.refused("不能为空 / must not be empty");
        }
        try {
            return workingDirectory.resolve(value.text()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw value.refused("不是有效的路径 / is no valid path");
        }
    }

    private static String databaseUrl(Settings.Value value, Path data) {
        if (value.text().isBlank()) {
            if (data.toString().indexOf(';') >= 0) {
                // H2 would read what follows a semicolon as settings.
                throw value.refused("数据目录名含“;”时必须指定 / must be given, as the data folder's name has a ';'");
            }
            return ownUrl(data);
        }
        if (!value.text().startsWith("jdbc:h2:") && !value.text().startsWith("jdbc:postgresql:")) {
            throw value.refused("应以 jdbc:h2: 或 jdbc:postgresql: 开头 / must begin with jdbc:h2: or jdbc:postgresql:");
        }
        return value.text();
    }

    private static String ownUrl(Path data) {
        // Our own shutdown closes it, in order; H2 would do so in the middle of the last requests.
        return "jdbc:h2:file:" + data.resolve(H2_NAME) + ";DB_CLOSE_ON_EXIT=FALSE";
    }
}
