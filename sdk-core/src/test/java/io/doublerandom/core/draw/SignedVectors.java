package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.JcaSignatures;
import io.doublerandom.core.crypto.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The published signed vectors: two of the unsigned ones, signed by all with keys made from their names. */
final class SignedVectors {
    static final Path SIGNED = Path.of("..", "docs", "spec", "vectors", "v1", "signed");
    static final Path KEY_LIST = SIGNED.resolve("trusted-keys.json");
    static final List<String> NAMES = List.of("total-above-pool-sha256", "withheld-sm3");

    /** Whoever checks here knows SM2. */
    static final DrawVerifier VERIFIER =
            DrawVerifier.standard().withSignatures(JcaSignatures.of(new BouncyCastleProvider()));

    private SignedVectors() {}

    static TrustedKeys trusted() throws IOException {
        return TrustedKeys.parse(Files.readAllBytes(KEY_LIST));
    }

    static Path copy(String name, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(SIGNED.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    /** All signatures that a draw must have: plan and header by the first party, values by the first two. */
    static BundleSignatures signAll(DrawTranscript transcript) {
        CryptoSuite suite = transcript.plan().suite();
        List<String> parties = transcript.plan().parties();
        BundleSignatures all = BundleSignatures.none();
        for (SignedDocument document :
                SignedDocument.of(transcript.plan(), transcript.header(), transcript.ceremony(), transcript.result())) {
            for (String by : signers(document.name(), transcript.ceremony())) {
                all = all.sign(document, by, TestKeys.signer(suite, by));
            }
        }
        if (parties.size() < 3) {
            throw new IllegalStateException("no draw");
        }
        return all;
    }

    private static List<String> signers(String document, CeremonyRecord ceremony) {
        List<String> parties =
                ceremony.parties().stream().map(Contribution::party).toList();
        if (document.startsWith("commit:") || document.startsWith("reveal:")) {
            return List.of(document.substring(7));
        }
        if (document.startsWith("beacon:")) {
            return parties.subList(0, 2);
        }
        return document.equals("result")
                ? ceremony.parties().stream()
                        .filter(party -> party.nonce().isPresent())
                        .map(Contribution::party)
                        .toList()
                : parties.subList(0, 1);
    }

    static TrustedKeys keysOf(TrustedKeys before, BundleSignatures signatures) {
        TrustedKeys keys = before;
        for (DocumentSignature signature : signatures.signatures()) {
            keys = keys.with(signatures.key(signature), signature.by());
        }
        return keys;
    }
}
