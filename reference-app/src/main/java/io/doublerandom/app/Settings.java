package io.doublerandom.app;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.helidon.config.yaml.YamlConfigParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of the configuration with the source each came from: flag, environment, file, or built in. */
final class Settings {
    /** Larger files are no configuration. */
    private static final long MAX_FILE_BYTES = 1L << 20;

    /** A value and where it was set. */
    record Value(ConfigKey key, String text, String source) {
        /** Refuses the value. What it is goes into the message only where the key is no secret. */
        DoubleRandomException refused(String rule) {
            String shown = key == ConfigKey.DATABASE_PASSWORD || key == ConfigKey.DATABASE_URL ? "" : " “" + text + "”";
            return invalid(source, key.key(), key.key() + shown + " " + rule);
        }
    }

    private final Map<ConfigKey, Value> values = new EnumMap<>(ConfigKey.class);

    private Settings() {}

    Value get(ConfigKey key) {
        return values.getOrDefault(key, new Value(key, key.builtIn(), "built in"));
    }

    /** Layers the sources: a flag beats the environment, which beats the file. */
    static Settings layered(Map<ConfigKey, String> flags, Map<String, String> environment, Path file, boolean asked) {
        Settings settings = new Settings();
        if (asked || Files.exists(file)) {
            settings.addFile(file);
        }
        settings.addEnvironment(environment);
        flags.forEach((key, text) -> settings.values.put(key, new Value(key, text, key.flag())));
        return settings;
    }

    private void addFile(Path file) {
        String source = file.toString();
        Map<String, String> read = new TreeMap<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
                throw invalid(source, "", "不是可读的配置文件 / is no configuration file that can be read");
            }
            Config config = Config.builder(ConfigSources.file(file))
                    .disableEnvironmentVariablesSource()
                    .disableSystemPropertiesSource()
                    .disableParserServices()
                    .addParser(YamlConfigParser.create())
                    .disableFilterServices()
                    .disableMapperServices()
                    .build();
            read.putAll(config.asMap().orElse(Map.of()));
        } catch (ConfigException | java.io.IOException e) {
            throw new DoubleRandomException(
                    new Problem(
                            ErrorCode.CONFIG_INVALID,
                            Place.of(source),
                            "不是有效的 YAML，或无法读取 / is not valid YAML, or cannot be read"),
                    e);
        }
        read.forEach((name, text) -> {
            ConfigKey key = ConfigKey.ofKey(name).orElseThrow(() -> unknown(source, name, ConfigKey.names()));
            values.put(key, new Value(key, text, source));
        });
    }

    private void addEnvironment(Map<String, String> environment) {
        Map<String, ConfigKey> known =
                Arrays.stream(ConfigKey.values()).collect(Collectors.toMap(ConfigKey::environment, key -> key));
        List<String> groups = List.of("DR_SERVER_", "DR_DATA_", "DR_DATABASE_", "DR_PUBLIC_", "DR_PROFILE");
        new TreeMap<>(environment).forEach((name, text) -> {
            ConfigKey key = known.get(name);
            if (key != null) {
                values.put(key, new Value(key, text, name));
            } else if (groups.stream().anyMatch(name.toUpperCase(Locale.ROOT)::startsWith)) {
                // A mistyped variable would otherwise be ignored in silence.
                throw unknown(
                        "environment", name, known.keySet().stream().sorted().toList());
            }
        });
    }

    private static DoubleRandomException unknown(String source, String name, List<String> valid) {
        return invalid(source, name, "没有这个键，可用的有 / there is no such key; valid are " + String.join(", ", valid));
    }

    private static DoubleRandomException invalid(String source, String key, String detail) {
        return new DoubleRandomException(new Problem(ErrorCode.CONFIG_INVALID, new Place(source, 0, key, 0), detail));
    }
}
