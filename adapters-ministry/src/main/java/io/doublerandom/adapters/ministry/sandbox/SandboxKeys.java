package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The keys of a sandbox: a TLS key with a self-signed certificate for loopback, and a signing secret, made at the first
 * start and read again later. Files are readable by their owner only.
 */
final class SandboxKeys {
    private static final String ALIAS = "sandbox";
    private static final Duration LIFE = Duration.ofDays(3_650);

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** Keys for loopback. */
    SandboxKeys(Path directory, Clock clock) {
        this(
                directory,
                clock,
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost"));
    }

    /** Keys whose certificate names these hosts. */
    SandboxKeys(Path directory, Clock clock, GeneralName... hosts) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            if (!Files.exists(keyStoreFile())) {
                makeKeyStore(clock.instant(), hosts);
            }
            if (!Files.exists(directory.resolve("signing-secret"))) {
                writePrivately(directory.resolve("signing-secret"), secretText());
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new DoubleRandomException(
                    ErrorCode.CONFIG_INVALID, "the keys of the sandbox cannot be made or read", e);
        }
    }

    /** The PKCS #12 file with key and certificate. */
    Path keyStoreFile() {
        return directory.resolve("tls.p12");
    }

    /** The password of that file. */
    String keyStorePassword() {
        return read(directory.resolve("tls.password"));
    }

    /** The secret both sides sign with (HMAC-SM3). */
    String signingSecret() {
        return read(directory.resolve("signing-secret"));
    }

    /** The certificate that clients pin. */
    X509Certificate certificate() {
        try (InputStream stream = Files.newInputStream(keyStoreFile())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, keyStorePassword().toCharArray());
            return (X509Certificate) store.getCertificate(ALIAS);
        } catch (IOException | GeneralSecurityException e) {
            throw new DoubleRandomException(
                    ErrorCode.CONFIG_INVALID, "the sandbox's key store cannot be read; remove its directory", e);
        }
    }

    private void makeKeyStore(Instant now, GeneralName... hosts)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=min-xml sandbox (demo), O=Double-Random SDK");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, random).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(hosts));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        String password = secretText();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
        writePrivately(directory.resolve("tls.password"), password);
        Path fresh = directory.resolve("tls.p12.tmp");
        Files.deleteIfExists(fresh);
        createPrivately(fresh);
        try (OutputStream stream = Files.newOutputStream(fresh)) {
            store.store(stream, password.toCharArray());
        }
        Files.move(fresh, keyStoreFile());
    }

    private String secretText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        createPrivately(file);
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }

    private static void createPrivately(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        } else {
            Files.createFile(file);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
