package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/algorithms.md} names each algorithm that the sources ask the JCA for, and who asks. */
class AlgorithmInventoryTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ASKED = Pattern.compile(
            "\\b(MessageDigest|Signature|KeyFactory|KeyPairGenerator|Mac|Cipher|KeyStore|KeyGenerator|KeyAgreement|"
                    + "SecretKeyFactory|SecureRandom|SSLContext|TrustManagerFactory|KeyManagerFactory|CertificateFactory|"
                    + "AlgorithmParameters)\\s*\\.getInstance(?:Strong)?\\(\\s*([^,)]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");

    /** What stands for a name where it is no literal. */
    private static final Map<String, Set<String>> NAMED = Map.of(
            "id", Set.of("SHA-256"),
            "ALGORITHM", Set.of("HmacSM3"),
            "algorithm.keyName(", Set.of("EC", "Ed25519"),
            "algorithm.signatureName(", Set.of("SM3withSM2", "Ed25519"),
            "KeyStore.getDefaultType(", Set.of(),
            "TrustManagerFactory.getDefaultAlgorithm(", Set.of());

    private static final Pattern NEVER = Pattern.compile(
            "\"(MD5|SHA-?1|DES(ede)?(/.*)?|RC4|ARCFOUR|.*/ECB/.*|RSA/.*|(MD5|SHA1|SHA256)withRSA|HmacMD5|HmacSHA1)\"");

    private record Asking(String type, String argument) {}

    @Test
    void names_askedOfTheJca_standOnThePage() throws IOException {
        String page = page();
        List<String> missing = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Asking asking : askings()) {
            if (!page.contains('`' + asking.type() + '`')) {
                missing.add(asking.type() + " asks for " + asking.argument());
            }
            names.addAll(names(asking.argument()));
        }
        names.stream().filter(name -> !page.contains('`' + name + '`')).forEach(missing::add);
        assertThat(missing).isEmpty();
        assertThat(names).contains("SHA-256", "SM3withSM2", "Ed25519", "HmacSM3", "EC", "PKCS12");
    }

    /** Nobody who is named has left: a class of the last column exists and is no test. */
    @Test
    void types_onThePage_exist() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = sources("src")) {
            files.forEach(file -> types.add(name(file)));
        }
        Matcher cell = Pattern.compile("`([A-Z][A-Za-z0-9]+)`").matcher(page());
        Set<String> algorithms =
                Set.of("EC", "SM3", "PKCS12", "Ed25519", "HmacSM3", "SHA256withECDSA", "SecureRandom", "PrivateKey");
        List<String> gone = cell.results()
                .map(found -> found.group(1))
                .filter(name -> !algorithms.contains(name) && !name.startsWith("SM3with") && !types.contains(name))
                .toList();
        assertThat(gone).isEmpty();
    }

    @Test
    void weakAlgorithms_nowhereInTheSources() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = sources("src/main")) {
            for (Path file : files.toList()) {
                NEVER.matcher(text(file)).results().forEach(hit -> found.add(file + ": " + hit.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    private static Set<String> names(String argument) {
        Matcher literal = LITERAL.matcher(argument);
        if (literal.find()) {
            return Set.of(literal.group(1));
        }
        assertThat(NAMED).as("what %s stands for", argument).containsKey(argument);
        return NAMED.getOrDefault(argument, Set.of());
    }

    private static List<Asking> askings() throws IOException {
        List<Asking> askings = new ArrayList<>();
        try (Stream<Path> files = sources("src/main")) {
            for (Path file : files.toList()) {
                ASKED.matcher(text(file))
                        .results()
                        .forEach(found -> askings.add(
                                new Asking(name(file), found.group(2).strip())));
            }
        }
        assertThat(askings).hasSizeGreaterThan(15);
        return askings;
    }

    private static Stream<Path> sources(String below) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("sdk-core", "adapters-provincial", "adapters-ministry", "reference-app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(below))) {
                files.filter(file -> file.toString().endsWith(".java")
                                && !file.toString().contains("node_modules"))
                        .forEach(all::add);
            }
        }
        return all.stream();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String page() throws IOException {
        return text(ROOT.resolve("docs/reference/algorithms.md"));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
