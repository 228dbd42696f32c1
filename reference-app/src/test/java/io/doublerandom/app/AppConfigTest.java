package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("application.yaml");
    }

    @Test
    void config_nothingSet_servesThisMachineOn8080FromDataBeside() {
        AppConfig config = load(Map.of(), Map.of());
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.dataDirectory()).isEqualTo(directory.resolve("data"));
        assertThat(config.databaseUrl())
                .isEqualTo("jdbc:h2:file:" + directory.resolve("data/double-random") + ";DB_CLOSE_ON_EXIT=FALSE");
        assertThat(config.ownsDatabase()).isTrue();
    }

    @Test
    void config_packagedFile_saysWhatIsBuiltIn() {
        Path packaged = Path.of("src/main/resources/application.yaml").toAbsolutePath();
        assertThat(AppConfig.load(Map.of(), Map.of(), directory, Optional.of(packaged)))
                .isEqualTo(load(Map.of(), Map.of()));
    }

    @Test
    void config_flagEnvironmentAndFile_flagWinsThenEnvironment() throws IOException {
        Files.writeString(file, "server:\n  port: 1001\n  host: localhost\ndata:\n  dir: in-file\n");
        Map<String, String> environment = Map.of("DR_SERVER_PORT", "1002", "DR_DATA_DIR", "in-environment");
        AppConfig config = load(Map.of(ConfigKey.SERVER_PORT, "1003"), environment);
        assertThat(config.port()).isEqualTo(1003);
        assertThat(config.dataDirectory()).isEqualTo(directory.resolve("in-environment"));
        assertThat(config.host()).isEqualTo("localhost");
    }

    @Test
    void config_fileOfUnknownKey_refusedNamingKeyFileAndTheValidOnes() throws IOException {
        Files.writeString(file, "server:\n  prot: 8080\n");
        assertRefused(Map.of(), Map.of(), file.toString(), "server.prot", "server.port");
    }

    @Test
    void config_mistypedVariable_refusedInsteadOfIgnored() {
        assertRefused(Map.of(), Map.of("DR_SERVER_PROT", "1"), "DR_SERVER_PROT", "DR_SERVER_PORT");
    }

    @Test
    void config_foreignVariables_ignored() {
        assertThat(load(Map.of(), Map.of("DR_WHO", "x", "PATH", "y")).port()).isEqualTo(8080);
    }

    @Test
    void publicLimit_setOrNot_isRead() {
        assertThat(load(Map.of(), Map.of()).publicPerMinute()).isEqualTo(600);
        AppConfig config = load(
                Map.of(), Map.of("DR_PUBLIC_REQUESTS_PER_MINUTE", "0", "DR_PUBLIC_CLIENT_HEADER", "X-Forwarded-For"));
        assertThat(config.publicPerMinute()).isZero();
        assertThat(config.clientHeader()).isEqualTo("X-Forwarded-For");
        assertRefused(Map.of(), Map.of("DR_PUBLIC_REQUESTS_PER_MINUTE", "1000001"), "public.requests-per-minute");
        assertRefused(Map.of(), Map.of("DR_PUBLIC_CLIENT_HEADER", "X: y"), "public.client-header");
        assertRefused(Map.of(), Map.of("DR_PUBLIC_REQUESTS", "1"), "DR_PUBLIC_REQUESTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "80.5", "８０８０ ", "99999999999"})
    void port_notAPort_refusedNamingTheFlag(String port) {
        assertRefused(Map.of(ConfigKey.SERVER_PORT, port), Map.of(), "--port", "server.port", "65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void host_outsideLoopbackInDev_refusedSayingWhy(String host) {
        assertRefused(Map.of(), Map.of("DR_SERVER_HOST", host), "DR_SERVER_HOST", "profile dev has no sign-in");
    }

    @Test
    void host_outsideLoopbackInProd_taken() {
        assertThat(load(Map.of(), Map.of("DR_SERVER_HOST", "0.0.0.0", "DR_PROFILE", "prod"))
                        .host())
                .isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({"profile,DR_PROFILE,test,prod", "database.url,DR_DATABASE_URL,jdbc:mysql://u:hush@h/d,postgresql"})
    void value_outsideItsRange_refusedSayingWhatIsValid(String key, String variable, String value, String valid) {
        assertRefused(Map.of(), Map.of(variable, value), key, variable, valid);
    }

    @Test
    void url_refused_isNotRepeatedSinceItMayHoldAPassword() {
        assertThatThrownBy(() -> load(Map.of(), Map.of("DR_DATABASE_URL", "jdbc:mysql://u:hush@h/d")))
                .hasMessageNotContaining("hush");
    }

    @Test
    void toString_withPassword_leavesItOut() {
        AppConfig config = load(
                Map.of(),
                Map.of("DR_DATABASE_URL", "jdbc:postgresql://h/d?password=hush", "DR_DATABASE_PASSWORD", "hush"));
        assertThat(config.toString()).doesNotContain("hush");
        assertThat(config.ownsDatabase()).isFalse();
    }

    @Test
    void file_notYaml_refusedNamingIt() throws IOException {
        Files.writeString(file, "server: [unclosed");
        assertRefused(Map.of(), Map.of(), file.toString(), "YAML");
    }

    @Test
    void file_askedForButMissing_refused() {
        assertThatThrownBy(() -> AppConfig.load(Map.of(), Map.of(), directory, Optional.of(Path.of("no-such.yaml"))))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("no-such.yaml");
    }

    private AppConfig load(Map<ConfigKey, String> flags, Map<String, String> environment) {
        return AppConfig.load(flags, environment, directory, Optional.empty());
    }

    private void assertRefused(Map<ConfigKey, String> flags, Map<String, String> environment, String... words) {
        assertThatThrownBy(() -> load(flags, environment))
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContainingAll(words);
    }
}
