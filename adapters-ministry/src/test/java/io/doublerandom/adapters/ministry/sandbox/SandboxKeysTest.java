package io.doublerandom.adapters.ministry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.adapters.ministry.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxKeysTest {
    private final SetClock clock = new SetClock("2024-03-01T00:00:00Z");

    @Test
    void keys_readAgain_areTheSame(@TempDir Path directory) {
        SandboxKeys first = new SandboxKeys(directory, clock);
        SandboxKeys again = new SandboxKeys(directory, clock);

        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.signingSecret()).isEqualTo(first.signingSecret()).hasSize(64);
    }

    @Test
    void keys_ofTwoSandboxes_differ(@TempDir Path one, @TempDir Path other) {
        SandboxKeys first = new SandboxKeys(one, clock);
        SandboxKeys second = new SandboxKeys(other, clock);

        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(second.signingSecret()).isNotEqualTo(first.signingSecret());
        assertThat(second.keyStorePassword()).isNotEqualTo(first.keyStorePassword());
    }

    @Test
    void files_areForTheirOwnerOnly(@TempDir Path directory) throws IOException {
        SandboxKeys keys = new SandboxKeys(directory, clock);

        assertThat(keys.keyStoreFile()).exists();
        try (var files = Files.list(directory)) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void certificate_namesLoopbackAndIsNoAuthority(@TempDir Path directory) throws Exception {
        var certificate = new SandboxKeys(directory, clock).certificate();

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(7, "127.0.0.1"), List.of(2, "localhost"));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2024-02-29T00:00:00Z");
    }
}
