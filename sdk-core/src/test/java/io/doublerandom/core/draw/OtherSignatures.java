package io.doublerandom.core.draw;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Other bytes for the same signature, which a verifier that is not strict would take: in base64. */
final class OtherSignatures {
    private static final BigInteger SM2_ORDER =
            new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);
    private static final BigInteger ED25519_ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final int ED25519_HALF = 32;

    private OtherSignatures() {}

    private static String changed(String base64, UnaryOperator<byte[]> change) {
        return Base64.getEncoder()
                .encodeToString(change.apply(Base64.getDecoder().decode(base64)));
    }

    static String plusOrder(String base64) {
        return changed(base64, sig -> {
            byte[] s = Arrays.copyOfRange(sig, ED25519_HALF, sig.length);
            byte[] larger = new BigInteger(1, reversed(s)).add(ED25519_ORDER).toByteArray();
            byte[] padded = new byte[ED25519_HALF];
            System.arraycopy(larger, 0, padded, ED25519_HALF - larger.length, larger.length);
            System.arraycopy(reversed(padded), 0, sig, ED25519_HALF, ED25519_HALF);
            return sig;
        });
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }

    static String withLeadingZero(String base64) {
        return changed(base64, der -> {
            byte[] longer = new byte[der.length + 1];
            System.arraycopy(der, 0, longer, 0, 4);
            System.arraycopy(der, 4, longer, 5, der.length - 4);
            longer[1]++;
            longer[3]++;
            return longer;
        });
    }

    static String sm2PlusOrder(String base64) {
        return changed(base64, der -> {
            int second = 4 + der[3];
            byte[] s = new BigInteger(Arrays.copyOfRange(der, second + 2, der.length))
                    .add(SM2_ORDER)
                    .toByteArray();
            byte[] other = Arrays.copyOf(der, second + 2 + s.length);
            System.arraycopy(s, 0, other, second + 2, s.length);
            other[second + 1] = (byte) s.length;
            other[1] = (byte) (other.length - 2);
            return other;
        });
    }
}
