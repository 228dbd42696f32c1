package io.doublerandom.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.ErrorCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    /** GB/T 32918.5-2017, annex A.2: the signature of "message digest" by the user 1234567812345678. */
    private static final String GB_KEY = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    private static final String GB_R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private static final String GB_S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    /** RFC 8032, section 7.1, test 3. */
    private static final String RFC_KEY = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";

    private static final String RFC_SIGNATURE = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

    private static final String SM2_HEAD = "3059301306072a8648ce3d020106082a811ccf5501822d034200";
    private static final String ED25519_HEAD = "302a300506032b6570032100";
    private static final JcaSignatures SIGNATURES = JcaSignatures.of(new BouncyCastleProvider());

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static VerificationKey sm2(String point) {
        return VerificationKey.of(SignatureAlgorithm.SM2, hex(SM2_HEAD + "04" + point));
    }

    private static VerificationKey ed25519(String point) {
        return VerificationKey.of(SignatureAlgorithm.ED25519, hex(ED25519_HEAD + point));
    }

    private static byte[] der(String r, String s) {
        return hex("3046022100" + r + "022100" + s);
    }

    @Test
    void holds_signatureOfTheStandards_holdsAndForNothingElse() {
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        assertThat(SIGNATURES.holds(sm2(GB_KEY), message, der(GB_R, GB_S))).isTrue();
        assertThat(SIGNATURES.holds(sm2(GB_KEY), "message digesT".getBytes(StandardCharsets.US_ASCII), der(GB_R, GB_S)))
                .isFalse();
        assertThat(SIGNATURES.holds(sm2(GB_KEY), message, der(GB_S, GB_R))).isFalse();
        assertThat(SIGNATURES.holds(ed25519(RFC_KEY), hex("af82"), hex(RFC_SIGNATURE)))
                .isTrue();
        assertThat(SIGNATURES.holds(ed25519(RFC_KEY), hex("af83"), hex(RFC_SIGNATURE)))
                .isFalse();
    }

    @Test
    void keyId_ofAKey_isTheHashOfItsBytesInItsSuite() {
        // openssl dgst -sha256 and -sm3 of the DER files
        assertThat(ed25519(RFC_KEY).keyId().hex())
                .isEqualTo("8d39ba50abe50f77b6bb8ae7b6927aff7ffbeba35ad2837c0e51e82bcbcc60d5");
        assertThat(sm2(GB_KEY).keyId().hex())
                .isEqualTo("d94a2fcb88a63e824c32120f09f843778b6a29434a37f9d83e207e5da8806075");
    }

    @Test
    void holds_sm2WithoutAProvider_saysThatItIsMissing() {
        assertThatThrownBy(() -> JcaSignatures.registered().holds(sm2(GB_KEY), new byte[1], der(GB_R, GB_S)))
                .hasMessageStartingWith(ErrorCode.SIGNATURE_UNAVAILABLE.code())
                .hasMessageContaining("SM3withSM2");
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signer_keyPairOfAProvider_signsWhatHolds(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        KeyPair pair = pair(algorithm);
        VerificationKey key = VerificationKey.of(algorithm, pair.getPublic().getEncoded());
        Signer signer = SIGNATURES.signer(key, pair.getPrivate().getEncoded());
        byte[] message = "示例".getBytes(StandardCharsets.UTF_8);
        assertThat(SIGNATURES.holds(signer.key(), message, signer.sign(message)))
                .isTrue();
        Signer fixed = TestKeys.signer(algorithm.suite(), "示例");
        assertThat(SIGNATURES.holds(fixed.key(), message, fixed.sign(message))).isTrue();
        assertThat(SIGNATURES.holds(signer.key(), message, fixed.sign(message))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signer_privateKeyOfAnother_isRefused(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        KeyPair pair = pair(algorithm);
        VerificationKey other = TestKeys.signer(algorithm.suite(), "other").key();
        assertThatThrownBy(() -> SIGNATURES.signer(other, pair.getPrivate()))
                .hasMessageStartingWith(ErrorCode.SIGNATURE_UNAVAILABLE.code());
        assertThatThrownBy(() -> SIGNATURES.signer(other, new byte[] {1, 2, 3}))
                .hasMessageStartingWith(ErrorCode.SIGNATURE_UNAVAILABLE.code());
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == SignatureAlgorithm.ED25519) {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    @Test
    void requireForm_sm2SignatureInAnotherSpelling_isRefused() {
        byte[] good = der(GB_R, GB_S);
        assertThat(SignatureAlgorithm.SM2.requireForm(good)).isEqualTo(good);
        String order = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";
        for (byte[] bad : new byte[][] {
            {},
            hex("3000"),
            hex("300602010002" + "0101"),
            hex("3006020101020100"),
            hex("30070202000102" + "0101"),
            hex("3006020181020101"),
            hex("3081" + "46022100" + GB_R + "022100" + GB_S),
            hex("3047022100" + GB_R + "022100" + GB_S + "00"),
            hex("3046022100" + GB_R + "022100" + GB_S + "00"),
            hex("3046022100" + GB_R + "022200" + GB_S),
            hex("30440220" + GB_R + "0220" + GB_S),
            hex("3046032100" + GB_R + "022100" + GB_S),
            hex("3146022100" + GB_R + "022100" + GB_S),
            hex("3046022100" + GB_R + "0221"),
            der(order, GB_S),
            der(GB_R, order),
            Arrays.copyOf(good, good.length - 1)
        }) {
            assertThatThrownBy(() -> SignatureAlgorithm.SM2.requireForm(bad))
                    .as(HexFormat.of().formatHex(bad))
                    .hasMessageContaining("is no DER");
        }
    }

    @Test
    void requireForm_ed25519ScalarPlusTheOrder_isRefused() {
        byte[] signature = hex(RFC_SIGNATURE);
        assertThat(SignatureAlgorithm.ED25519.requireForm(signature)).isEqualTo(signature);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        BigInteger high = new BigInteger(1, turned(Arrays.copyOfRange(signature, 32, 64))).add(order);
        byte[] forged = signature.clone();
        byte[] scalar = turned(high.toByteArray());
        System.arraycopy(scalar, 0, forged, 32, 32);
        assertThatThrownBy(() -> SignatureAlgorithm.ED25519.requireForm(forged))
                .hasMessageContaining("a scalar of the group");
        byte[] otherPoint = signature.clone();
        Arrays.fill(otherPoint, 0, 32, (byte) 0xff);
        assertThatThrownBy(() -> SignatureAlgorithm.ED25519.requireForm(otherPoint))
                .hasMessageContaining("64 bytes");
        assertThatThrownBy(() -> SignatureAlgorithm.ED25519.requireForm(new byte[63]))
                .hasMessageContaining("64 bytes");
    }

    @Test
    void requireForm_ed25519PointOutsideTheGroup_isRefusedSinceProvidersDisagreeOnIt() throws GeneralSecurityException {
        // Made with the cofactor in mind: S * B = R + k * A, and R sent with a point of order 8 added.
        byte[] spki = hex(ED25519_HEAD + "f27cb81402e6860c926ff81f393d14340e41a70bc0b0195cf64a90b348cb2fc4");
        byte[] mixed = hex("2561dfa96ca90f2865187cd777a131ec4540a8137887f87b6b4dbbed1fbe011e"
                + "66596798192dd4e401eb87edf891a8bd36bb9b778227340ad87738d11abf1503");
        byte[] plain = hex("f87a22889707d326b221b2dba4102625f99227c2febe06664c8d9409eb213e21"
                + "7c462cb3b5d70f2b2186dd1850bb0e7bfe2a04e90e3a2738d47900fc38ccb708");
        assertThat(holdsFor(new BouncyCastleProvider(), spki, mixed)).isTrue();
        assertThat(holdsFor(Security.getProvider("SunEC"), spki, mixed)).isFalse();
        assertThat(holdsFor(new BouncyCastleProvider(), spki, plain)).isTrue();
        assertThat(SignatureAlgorithm.ED25519.requireForm(plain)).isEqualTo(plain);
        assertThatThrownBy(() -> SignatureAlgorithm.ED25519.requireForm(mixed))
                .hasMessageContaining("is not 64 bytes of a point and a scalar of the group");
    }

    private static boolean holdsFor(Provider provider, byte[] spki, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519", provider);
        check.initVerify(KeyFactory.getInstance("Ed25519", provider).generatePublic(new X509EncodedKeySpec(spki)));
        check.update((byte) 1);
        return check.verify(signature);
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // y = 0, 1, p - 1, of order 8 with both signs, p + 1, and one beside the curve
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fdc7792ac07a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fdc7792ac0fa",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000",
                // a key of the group and a point of order 8 together
                "e7b40e257c2b24e81e37cf46babdfcfc3586bda26789d4d9354484225c601031"
            })
    void of_ed25519PointThatProvesNothing_isRefused(String point) {
        assertThatThrownBy(() -> ed25519(point)).hasMessageContaining("is no public key on the curve of Ed25519");
    }

    @Test
    void of_sm2KeyInAnotherFormOrOnAnotherCurve_isRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] nist = generator.generateKeyPair().getPublic().getEncoded();
        String off = GB_KEY.substring(0, 127) + (GB_KEY.endsWith("3") ? '4' : '3');
        for (byte[] bad : new byte[][] {
            nist,
            hex(SM2_HEAD + "04" + off),
            hex(SM2_HEAD + "03" + GB_KEY),
            hex(SM2_HEAD + "04" + "0".repeat(128)),
            hex(SM2_HEAD + "04" + GB_KEY + "00"),
            hex(ED25519_HEAD + RFC_KEY),
            {}
        }) {
            assertThatThrownBy(() -> VerificationKey.of(SignatureAlgorithm.SM2, bad))
                    .hasMessageContaining("is no public key on the curve of SM2");
        }
    }
}
