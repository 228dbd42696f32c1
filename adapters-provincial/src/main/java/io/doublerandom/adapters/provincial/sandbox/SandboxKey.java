package io.doublerandom.adapters.provincial.sandbox;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** The key a sandbox shares with its one client: made at the first start, kept in a file only its owner can read. */
final class SandboxKey {
    private static final String APP = "double-random-sdk";

    private SandboxKey() {}

    static Credentials load(Path folder, String platform) {
        String keyId = platform.toLowerCase(Locale.ROOT).replace('_', '-') + "-1";
        Path file = folder.resolve(keyId + ".hmac-sm3.key");
        try {
            if (!Files.exists(file)) {
                create(folder, file);
            }
            String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return Credentials.of(APP, keyId, HexFormat.of().parseHex(hex));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new DoubleRandomException(
                    ErrorCode.CONFIG_INVALID, "the key file " + file + " cannot be used", unusable);
        }
    }

    private static void create(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n", StandardCharsets.US_ASCII);
    }
}
