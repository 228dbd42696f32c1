package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.signed;
import static io.doublerandom.core.draw.CorruptVector.signedSo;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;
import static io.doublerandom.core.draw.MadeVectors.SECOND;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.TestKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Defects of signatures and keys; everything else is as it was drawn. */
final class CorruptSignatures {
    private static final int ED25519_HALF = 32;

    private CorruptSignatures() {}

    static List<CorruptVector> all() {
        return List.of(
                signed(
                                "signature-missing",
                                FORTY_SM3,
                                "a party did not sign the result",
                                bundle -> signatures(bundle)
                                        .remove("result", "audit")
                                        .into(bundle))
                        .withoutFinding(VerificationReport.Verdict.VERIFIED_UNTRUSTED),
                signedSo("signature-of-one-for-two", FORTY_SHA256, "a value is read back by nobody", draw -> {
                            BundleSignatures once = BundleSignatures.none();
                            for (DocumentSignature signature :
                                    SignedVectors.signAll(draw).signatures()) {
                                if (!signature.isOf("beacon:0", "lead")) {
                                    once = sign(once, draw, signature, signature.by());
                                }
                            }
                            return once;
                        })
                        .withoutFinding(VerificationReport.Verdict.VERIFIED_UNTRUSTED),
                signed("signature-of-another-key", FORTY_SM3, "made with another key than it names", bundle -> {
                    DrawTranscript draw = bundle.transcript();
                    String forged = BundleSignatures.none()
                            .sign(
                                    document(draw, "result"),
                                    "audit",
                                    TestKeys.signer(draw.plan().suite(), "stranger"))
                            .signatures()
                            .get(0)
                            .base64();
                    signatures(bundle).change("result", "audit", sig -> forged).into(bundle);
                }),
                signed(
                        "signature-of-another-document",
                        FORTY_SHA256,
                        "header and plan have each other's signature",
                        bundle -> {
                            SignatureEntries entries = signatures(bundle);
                            String plan = entries.signature("plan", "audit");
                            String header = entries.signature("header", "audit");
                            entries.change("plan", "audit", sig -> header)
                                    .change("header", "audit", sig -> plan)
                                    .into(bundle);
                        }),
                signed(
                        "signature-of-another-attempt",
                        SECOND,
                        "the header is signed for the attempt before",
                        bundle -> {
                            String before = SignedVectors.signAll(MadeVectors.draw(FORTY_SHA256)).signatures().stream()
                                    .filter(signature -> signature.isOf("header", "audit"))
                                    .findFirst()
                                    .orElseThrow()
                                    .base64();
                            signatures(bundle)
                                    .change("header", "audit", sig -> before)
                                    .into(bundle);
                        }),
                new CorruptVector(
                        "register-signed-as-the-header",
                        LoggedVectors.REGISTERED,
                        "the department that keeps the register signed for the draw instead",
                        CheckName.SIGNATURES.titleEn(),
                        VerificationReport.Verdict.REFUSED.textEn(),
                        true,
                        bundle -> {
                            DrawTranscript draw = bundle.transcript();
                            CryptoSuite suite = draw.plan().suite();
                            String other = BundleSignatures.none()
                                    .sign(
                                            document(draw, "header"),
                                            LoggedVectors.REGISTRAR,
                                            TestKeys.signer(suite, LoggedVectors.REGISTRAR))
                                    .signatures()
                                    .get(0)
                                    .base64();
                            signatures(bundle)
                                    .change("register", LoggedVectors.REGISTRAR, sig -> other)
                                    .into(bundle);
                        }),
                signedSo(
                        "commitment-signed-by-another",
                        FORTY_SM3,
                        "a party signed another's commitment too",
                        draw -> SignedVectors.signAll(draw)
                                .sign(
                                        document(draw, "commit:lead"),
                                        "audit",
                                        TestKeys.signer(draw.plan().suite(), "audit"))),
                signedSo(
                        "names-exchanged",
                        FORTY_SHA256,
                        "two parties sign under each other's name, as the list shows",
                        draw -> {
                            BundleSignatures all = BundleSignatures.none();
                            for (DocumentSignature signature :
                                    SignedVectors.signAll(draw).signatures()) {
                                String key = Map.of("audit", "lead", "lead", "audit")
                                        .getOrDefault(signature.by(), signature.by());
                                all = sign(all, draw, signature, key);
                            }
                            return all;
                        }),
                signed(
                        "key-under-two-names",
                        FORTY_SM3,
                        "a key signs a value under another name",
                        bundle -> bundle.replace(
                                BundleSignatures.DOCUMENT,
                                "\"by\":\"audit\",\"doc\":\"beacon:0\"",
                                "\"by\":\"aaa\",\"doc\":\"beacon:0\"")),
                signedSo(
                        "value-that-no-beacon-has",
                        FORTY_SHA256,
                        "a third public value is signed, there are two",
                        draw -> SignedVectors.signAll(draw)
                                .sign(
                                        SignedDocument.publicValue(
                                                draw.plan().suite(), draw.headerHash(), 2, new byte[] {'1'}),
                                        "audit",
                                        TestKeys.signer(draw.plan().suite(), "audit"))),
                signed(
                        "signatures-of-another-suite",
                        FORTY_SHA256,
                        "signed with SM2 in a draw of SHA-256",
                        bundle -> bundle.sign(SignedVectors.signAll(MadeVectors.draw(FORTY_SM3)))),
                signed(
                        "ed25519-s-plus-order",
                        FORTY_SHA256,
                        "S is the order too large, which some verifiers let pass",
                        bundle -> signatures(bundle)
                                .change("result", "audit", OtherSignatures::plusOrder)
                                .into(bundle)),
                signed(
                        "ed25519-key-of-small-order",
                        FORTY_SHA256,
                        "a witness whose key lets everything pass",
                        CorruptSignatures::addSmallOrder),
                signed(
                        "sm2-r-not-shortest",
                        FORTY_SM3,
                        "r has a zero byte more than it needs",
                        bundle -> signatures(bundle)
                                .change("result", "audit", OtherSignatures::withLeadingZero)
                                .into(bundle)),
                signed(
                        "sm2-s-plus-order",
                        FORTY_SM3,
                        "s is the order too large",
                        bundle -> signatures(bundle)
                                .change("result", "audit", OtherSignatures::sm2PlusOrder)
                                .into(bundle)),
                signed(
                        "signature-without-padding",
                        FORTY_SHA256,
                        "base64 without its padding",
                        bundle -> bundle.replace(BundleSignatures.DOCUMENT, "==\"", "\"")),
                signed(
                        "signature-in-other-base64",
                        FORTY_SHA256,
                        "the bits that base64 leaves over are set",
                        bundle -> signatures(bundle)
                                .change("result", "audit", sig -> sig.replaceFirst("[AQgw]==$", "R=="))
                                .into(bundle)),
                signed(
                        "signatures-descend",
                        FORTY_SM3,
                        "two signatures exchanged",
                        bundle -> signatures(bundle).exchangeFirstTwo().into(bundle)),
                signed(
                        "signature-twice",
                        FORTY_SHA256,
                        "a signature is repeated",
                        bundle -> signatures(bundle).repeatFirst().into(bundle)),
                signed("key-not-of-its-id", FORTY_SM3, "a key under an id that is not its fingerprint", bundle -> {
                    String id = keyIds(bundle).get(0);
                    String other = id.substring(0, 63) + (id.endsWith("0") ? '1' : '0');
                    for (String name : EvidenceBundle.SIGNATURE_FILES) {
                        bundle.write(name, bundle.text(name).replace(id, other));
                    }
                }),
                signed("key-that-signed-nothing", FORTY_SHA256, "a key more in keys.json", bundle -> {
                    DrawTranscript draw = bundle.transcript();
                    byte[] more = SignedVectors.signAll(draw)
                            .sign(
                                    document(draw, "plan"),
                                    "nobody",
                                    TestKeys.signer(draw.plan().suite(), "nobody"))
                            .keysBytes();
                    bundle.files().put(BundleSignatures.KEYS, more);
                }));
    }

    private static SignatureEntries signatures(Forgery bundle) {
        return SignatureEntries.of(bundle);
    }

    private static SignedDocument document(DrawTranscript draw, String name) {
        return SignedDocument.of(draw.plan(), draw.header(), draw.ceremony(), draw.result()).stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BundleSignatures sign(
            BundleSignatures all, DrawTranscript draw, DocumentSignature like, String key) {
        return all.sign(
                document(draw, like.document()),
                like.by(),
                TestKeys.signer(draw.plan().suite(), key));
    }

    private static List<String> keyIds(Forgery bundle) {
        return java.util.regex.Pattern.compile(Bytes32.FORM)
                .matcher(bundle.text(BundleSignatures.KEYS))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    /** The neutral point as key and as R, with S = 0: the equation of the signature holds for every message. */
    private static void addSmallOrder(Forgery bundle) {
        byte[] neutral = new byte[ED25519_HALF];
        neutral[0] = 1;
        byte[] spki = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(neutral));
        String id = CryptoSuite.SHA256_ED25519.hash(spki).hex();
        signatures(bundle)
                .add(
                        "beacon:0",
                        "witness",
                        id,
                        "Ed25519",
                        Base64.getEncoder().encodeToString(Arrays.copyOf(neutral, 64)))
                .into(bundle);
        TreeMap<String, String> keys = new TreeMap<>();
        java.util.regex.Pattern.compile("\"([0-9a-f]{64})\":(\\{[^}]*\\})")
                .matcher(bundle.text(BundleSignatures.KEYS))
                .results()
                .forEach(key -> keys.put(key.group(1), key.group(2)));
        keys.put(id, "{\"alg\":\"Ed25519\",\"spki\":\"" + Base64.getEncoder().encodeToString(spki) + "\"}");
        bundle.write(
                BundleSignatures.KEYS,
                '{'
                        + String.join(
                                ",",
                                keys.entrySet().stream()
                                        .map(key -> '"' + key.getKey() + "\":" + key.getValue())
                                        .toList())
                        + '}');
    }
}
