package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.TestKeys;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed evidence with one defect is refused, and the check of the signatures names it. */
class SignatureCorruptionTest {
    private static final String ED = "total-above-pool-sha256";
    private static final String SM = "withheld-sm3";
    private static final Pattern ENTRY = Pattern.compile("\\{\"alg\"[^}]*\\}");

    @TempDir
    Path directory;

    private Path bundle(String name) throws IOException {
        return SignedVectors.copy(name, directory.resolve("bundle"));
    }

    private static VerificationReport verify(Path bundle) throws IOException {
        return SignedVectors.VERIFIER.trusting(SignedVectors.trusted()).verify(bundle);
    }

    private static void assertDiffers(Path bundle, String detail) throws IOException {
        VerificationReport report = verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.finding().map(VerificationReport.Check::name)).contains(CheckName.SIGNATURES);
        assertThat(report.check(CheckName.SIGNATURES).detail()).contains(detail);
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file, StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after, StandardCharsets.UTF_8);
    }

    private static void editEntries(Path bundle, java.util.function.Consumer<List<String>> change) throws IOException {
        edit(bundle.resolve("signatures.json"), text -> {
            List<String> entries = new ArrayList<>(
                    ENTRY.matcher(text).results().map(MatchResult::group).toList());
            change.accept(entries);
            return '[' + String.join(",", entries) + ']';
        });
    }

    @ParameterizedTest
    @FieldSource("io.doublerandom.core.draw.SignedVectors#NAMES")
    void verify_anyByteOfTheSignaturesChanged_isNeverVerified(String name) throws IOException {
        Path bundle = bundle(name);
        for (String file : List.of("signatures.json", "keys.json")) {
            byte[] original = Files.readAllBytes(bundle.resolve(file));
            for (int i = 0; i < original.length; i += 61) {
                byte[] changed = original.clone();
                changed[i] ^= 1;
                Files.write(bundle.resolve(file), changed);
                assertThat(verify(bundle).verdict()).as("%s, byte %d", file, i).isEqualTo(Verdict.REFUSED);
            }
            Files.write(bundle.resolve(file), original);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // file, what is spoiled, how, and what is said about it
        "signatures.json,'\"alg\":\"Ed25519\"','\"alg\":\"RSA\"',alg is neither SM2 nor Ed25519",
        "signatures.json,'\"alg\":\"Ed25519\"','\"alg\":\"SM2\"',is no DER",
        "signatures.json,'\"by\":','\"at\":1,\"by\":',unknown member",
        "signatures.json,'\"by\":\"[a-z]+\",','',by is missing",
        "signatures.json,'\"by\":\"[a-z]+\"','\"by\":\"\"',is empty",
        "signatures.json,'\"sig\":\"','\"sig\":\"=',is no base64",
        "signatures.json,'==\"','\"',is no base64 with its padding",
        "signatures.json,'\"sig\":\"[^\"]*\"','\"sig\":\"\"',is not 64 bytes",
        "signatures.json,'\"keyId\":\"[0-9a-f]{8}','\"keyId\":\"00000000',names a key that keys.json has not",
        "signatures.json,'\"keyId\":\"[0-9a-f]{8}','\"keyId\":\"0000000',does not match",
        "signatures.json,'^.*$','[]',has no signature",
        "signatures.json,'^.*$','{}',is no array",
        "signatures.json,'^','[',is not in canonical form",
        "signatures.json,'\"doc\":\"plan\"','\"doc\":\"plans\"',signs what this draw does not have",
        "signatures.json,'\"doc\":\"commit:audit\"','\"doc\":\"commit:audi\"',signs what this draw does not have",
        "keys.json,'^.*$','[]',is no object",
        "keys.json,'\"alg\":\"Ed25519\"','\"alg\":\"SM2\"',is no public key on the curve of SM2",
        "keys.json,'\"spki\":\"MCow','\"spki\":\"MCox',is no public key on the curve of Ed25519",
        "keys.json,'\\{\"[0-9a-f]{8}','{\"00000000',under an id that is not its fingerprint"
    })
    void verify_oneDefectOfForm_isNamed(String file, String regex, String replacement, String detail)
            throws IOException {
        Path bundle = bundle(ED);
        edit(bundle.resolve(file), text -> text.replaceFirst(regex, replacement));
        VerificationReport report = verify(bundle);
        assertThat(report.finding().map(VerificationReport.Check::name)).contains(CheckName.SIGNATURES);
        // The bracket too many is found where the document ends.
        if (!"is not in canonical form".equals(detail)) {
            assertThat(report.check(CheckName.SIGNATURES).detail()).contains(detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ED, SM})
    void verify_signatureOfAnotherDocument_doesNotHold(String name) throws IOException {
        Path bundle = bundle(name);
        editEntries(bundle, entries -> {
            // header and plan are signed by the same key; each gets the other's signature
            int header = indexOf(entries, "\"doc\":\"header\"");
            int plan = indexOf(entries, "\"doc\":\"plan\"");
            String ofHeader = signature(entries.get(header));
            String ofPlan = signature(entries.get(plan));
            entries.set(header, entries.get(header).replace(ofHeader, ofPlan));
            entries.set(plan, entries.get(plan).replace(ofPlan, ofHeader));
        });
        assertDiffers(bundle, "the signature does not hold");
    }

    private static int indexOf(List<String> entries, String part) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).contains(part)) {
                return i;
            }
        }
        throw new IllegalArgumentException(part);
    }

    private static String signature(String entry) {
        return entry.replaceFirst(".*\"sig\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void verify_entryTwiceOrMoved_isNamed() throws IOException {
        Path bundle = bundle(SM);
        editEntries(bundle, entries -> entries.add(1, entries.get(0)));
        assertDiffers(bundle, "does not ascend");
        editEntries(bundle, entries -> entries.remove(0));
        editEntries(bundle, entries -> entries.add(0, entries.remove(1)));
        assertDiffers(bundle, "does not ascend");
    }

    @Test
    void verify_tooManySignatures_isRefusedUnread() throws IOException {
        Path bundle = bundle(ED);
        editEntries(bundle, entries -> {
            while (entries.size() <= BundleSignatures.MAX) {
                entries.add(entries.get(0));
            }
        });
        assertDiffers(bundle, "has 65 entries, at most 64");
        assertThat(verify(bundle).check(CheckName.SIGNATURES).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void verify_documentBeyondTheLimit_isRefusedUnread() throws IOException {
        Path bundle = bundle(ED);
        Files.write(bundle.resolve("keys.json"), new byte[(1 << 20) + 1]);
        assertThat(verify(bundle).finding().map(VerificationReport.Check::name)).contains(CheckName.FILES);
    }

    @Test
    void verify_keyThatSignedNothing_isNamed() throws IOException {
        Path bundle = bundle(ED);
        Signer other = TestKeys.signer(CryptoSuite.SHA256_ED25519, "nobody");
        BundleSignatures more = BundleSignatures.parse(
                        Files.readAllBytes(bundle.resolve("signatures.json")),
                        Files.readAllBytes(bundle.resolve("keys.json")))
                .sign(SignedDocument.plan(plan(bundle)), "nobody", other);
        Files.write(bundle.resolve("keys.json"), more.keysBytes());
        assertDiffers(bundle, "has a key that signed nothing");
    }

    private static DrawPlan plan(Path bundle) throws IOException {
        return DrawPlan.parse(Files.readAllBytes(bundle.resolve("plan.json")));
    }

    @Test
    void verify_nonceAndCommitmentBothSwapped_onlyTheSignaturesCatchIt() throws IOException {
        Path bundle = bundle(ED);
        DrawPlan plan = plan(bundle);
        DrawHeader header = DrawHeader.parse(Files.readAllBytes(bundle.resolve("header.json")));
        CeremonyRecord before = CeremonyRecord.parse(Files.readAllBytes(bundle.resolve("ceremony.json")));
        List<Contribution> parties = new ArrayList<>(before.parties());
        String party = parties.get(0).party();
        Bytes32 nonce = Bytes32.of(new byte[32]);
        parties.set(
                0,
                Contribution.opened(
                        party, Ceremony.nonceCommitment(plan.suite(), header.hash(plan.suite()), party, nonce), nonce));
        Path forged = directory.resolve("forged");
        Files.write(bundle.resolve("ceremony.json"), new CeremonyRecord(parties, before.beacons()).canonicalBytes());
        InsecureUnloggedRecomputation.recompute(bundle, ReadLimits.standard())
                .signed(BundleSignatures.parse(
                        Files.readAllBytes(bundle.resolve("signatures.json")),
                        Files.readAllBytes(bundle.resolve("keys.json"))))
                .writeAudit(forged);
        assertDiffers(forged, "the signature does not hold");
        assertThat(verify(forged).check(CheckName.REVEALS).outcome()).isEqualTo(Outcome.AGREE);
        assertThat(verify(forged).check(CheckName.TEAMS).outcome()).isEqualTo(Outcome.AGREE);
    }

    /** The samples signed again, without or with some signatures more. */
    private Path resigned(String name, java.util.function.Function<DrawTranscript, BundleSignatures> signing)
            throws IOException {
        EvidenceBundle bundle = EvidenceBundle.read(Vectors.directory(name));
        Path target = directory.resolve("resigned");
        bundle.signed(signing.apply(bundle.transcript())).writeAudit(target);
        return target;
    }

    @Test
    void verify_commitmentSignedByAnotherParty_isNamed() throws IOException {
        Path bundle = resigned(SM, draw -> {
            String first = draw.plan().parties().get(0);
            Contribution second = draw.ceremony().parties().get(1);
            return SignedVectors.signAll(draw)
                    .sign(
                            SignedDocument.commitment(
                                    draw.plan().suite(), draw.headerHash(), second.party(), second.commit()),
                            first,
                            TestKeys.signer(draw.plan().suite(), first));
        });
        assertDiffers(bundle, "signs the step of another party");
    }

    @Test
    void verify_openingOfAPartyThatWithheld_isNamed() throws IOException {
        Path bundle = resigned(SM, draw -> {
            String withheld = draw.ceremony().parties().stream()
                    .filter(party -> party.nonce().isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .party();
            return SignedVectors.signAll(draw)
                    .sign(
                            SignedDocument.reveal(
                                    draw.plan().suite(), draw.headerHash(), withheld, Bytes32.of(new byte[32])),
                            withheld,
                            TestKeys.signer(draw.plan().suite(), withheld));
        });
        assertDiffers(bundle, "signs what this draw does not have");
    }

    @Test
    void verify_oneKeyUnderTwoNames_isNamed() throws IOException {
        Path bundle = bundle(ED);
        editEntries(bundle, entries -> {
            int first = indexOf(entries, "\"doc\":\"beacon:0\"");
            entries.set(first, entries.get(first).replaceFirst("\"by\":\"[a-z]+\"", "\"by\":\"aaa\""));
        });
        assertDiffers(bundle, "is by a key that signs under another name too");
    }

    @Test
    void verify_trustedKeyOfAnother_isNamed() throws IOException {
        Path bundle = bundle(ED);
        BundleSignatures signatures =
                EvidenceBundle.read(bundle, SignedVectors.VERIFIER).signatures();
        DocumentSignature first = signatures.signatures().get(0);
        VerificationReport report = SignedVectors.VERIFIER
                .trusting(SignedVectors.trusted().with(signatures.key(first), "somebody"))
                .verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.check(CheckName.SIGNATURES).detail()).contains("somebody else's on your list");
    }

    @Test
    void verify_oneStrangerAmongTheSigners_isVerifiedOnlyWhereNobodyNeedsHim() throws IOException {
        Path bundle = resigned(
                ED,
                draw -> SignedVectors.signAll(draw)
                        .sign(
                                SignedDocument.publicValue(
                                        draw.plan().suite(),
                                        draw.headerHash(),
                                        0,
                                        draw.ceremony().beacons().get(0).value()),
                                "witness",
                                TestKeys.signer(draw.plan().suite(), "witness")));
        VerificationReport report = verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.check(CheckName.SIGNATURES).detail()).contains("not on your list: witness ");
    }

    @Test
    void verify_requiredSignatureMissing_isNotVerifiedAndSaysWhose() throws IOException {
        Path bundle = bundle(SM);
        editEntries(bundle, entries -> {
            entries.remove(indexOf(entries, "\"doc\":\"result\""));
            entries.remove(indexOf(entries, "\"doc\":\"beacon:0\""));
        });
        VerificationReport report = verify(bundle);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_UNTRUSTED);
        assertThat(report.check(CheckName.SIGNATURES).outcome()).isEqualTo(Outcome.HUMAN_EYE);
        assertThat(report.check(CheckName.SIGNATURES).detail()).contains("missing: beacon:0 by a second, result by ");
        assertThat(SignedVectors.VERIFIER
                        .trusting(SignedVectors.trusted())
                        .requiringSignatures()
                        .verify(bundle)
                        .verdict())
                .isEqualTo(Verdict.REFUSED);
    }

    @Test
    void verify_signaturesRequired_unsignedOrStrangersAreRefused() throws IOException {
        DrawVerifier requiring = SignedVectors.VERIFIER.requiringSignatures();
        assertThat(requiring.verify(Vectors.directory(SM)).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(requiring.verify(bundle(SM)).check(CheckName.SIGNATURES).outcome())
                .isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void verify_sm2WithoutAProvider_isRefusedAsNotRun() throws IOException {
        VerificationReport report = DrawVerifier.standard().verify(bundle(SM));
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.check(CheckName.SIGNATURES).outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(report.check(CheckName.SIGNATURES).detail()).contains("SM3withSM2");
    }

    @Test
    void sign_whatCannotBeSignedSo_isRefused() throws IOException {
        DrawPlan plan = plan(bundle(SM));
        Signer audit = TestKeys.signer(CryptoSuite.SM3_SM2, "audit");
        BundleSignatures once = BundleSignatures.none().sign(SignedDocument.plan(plan), "audit", audit);
        assertThat(once.has("plan", "audit")).isTrue();
        assertThat(BundleSignatures.parse(once.canonicalBytes(), once.keysBytes())
                        .signatures())
                .hasSize(1);
        assertThatThrownBy(() -> once.sign(SignedDocument.plan(plan), "audit", audit))
                .hasMessageStartingWith("DR-0303");
        assertThatThrownBy(() -> once.sign(SignedDocument.plan(plan), "notary", audit))
                .hasMessageStartingWith("DR-0303");
        assertThatThrownBy(() -> once.sign(
                        SignedDocument.plan(plan), "notary", TestKeys.signer(CryptoSuite.SHA256_ED25519, "notary")))
                .hasMessageStartingWith("DR-0305");
    }

    @Test
    void parse_keyList_mayBeWrittenByHandButNotBeABundlesOwn() throws IOException {
        String list = Files.readString(SignedVectors.KEY_LIST, StandardCharsets.UTF_8);
        String spaced = list.replace(",", ",\n  ").replace(":", " : ") + "\n";
        TrustedKeys keys = TrustedKeys.parse(spaced.getBytes(StandardCharsets.UTF_8));
        assertThat(keys.canonicalBytes()).isEqualTo(list.getBytes(StandardCharsets.UTF_8));
        byte[] own = Files.readAllBytes(bundle(ED).resolve("keys.json"));
        for (byte[] bad : new byte[][] {
            own,
            "{}".getBytes(StandardCharsets.UTF_8),
            "[]".getBytes(StandardCharsets.UTF_8),
            "{".getBytes(StandardCharsets.UTF_8),
            list.replaceFirst("\\{\"[0-9a-f]{8}", "{\"00000000").getBytes(StandardCharsets.UTF_8),
            new byte[(1 << 20) + 1]
        }) {
            assertThatThrownBy(() -> TrustedKeys.parse(bad)).hasMessageStartingWith("DR-0319");
        }
    }
}
