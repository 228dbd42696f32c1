package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/reference/config.md} names every key with its variable, flag and built-in value. */
class ConfigReferenceTest {
    @ParameterizedTest
    @EnumSource
    void key_inTheReference_hasARowOfItsOwn(ConfigKey key) throws IOException {
        String row = "| `" + key.key() + "` | `" + key.environment() + "` | "
                + (key.flag().isEmpty() ? "–" : "`" + key.flag() + "`") + " | "
                + (key.builtIn().isEmpty() ? "–" : "`" + key.builtIn() + "`") + " |";
        assertThat(Files.readString(Path.of("../docs/reference/config.md"))).contains(row);
    }
}
