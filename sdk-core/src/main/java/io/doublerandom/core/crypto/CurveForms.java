package io.doublerandom.core.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/** The one form of public keys and signatures on the two curves, whatever a provider would let pass besides. */
final class CurveForms {
    /** SubjectPublicKeyInfo of an uncompressed point on the curve of GB/T 32918.5, up to the point. */
    private static final byte[] SM2_HEAD =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d034200");

    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final BigInteger SM2_P = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
    private static final BigInteger SM2_A = SM2_P.subtract(BigInteger.valueOf(3));
    private static final BigInteger SM2_B = hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
    private static final BigInteger SM2_N = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

    private CurveForms() {}

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** The bytes of a public key in SubjectPublicKeyInfo behind the fixed head, or none if the head is another. */
    private static byte[] behind(byte[] head, int length, byte[] spki) {
        boolean fits = spki.length == head.length + length && Arrays.equals(head, Arrays.copyOf(spki, head.length));
        return fits ? Arrays.copyOfRange(spki, head.length, spki.length) : new byte[0];
    }

    /** Whether this is a point of SM2's curve, uncompressed, in SubjectPublicKeyInfo. */
    static boolean isSm2Key(byte[] spki) {
        byte[] point = behind(SM2_HEAD, 65, spki);
        if (point.length == 0 || point[0] != 4) {
            return false;
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        BigInteger right = x.multiply(x).add(SM2_A).multiply(x).add(SM2_B).mod(SM2_P);
        return x.compareTo(SM2_P) < 0
                && y.compareTo(SM2_P) < 0
                && y.multiply(y).mod(SM2_P).equals(right);
    }

    /** Whether this is a point of Ed25519's group of prime order, in SubjectPublicKeyInfo. */
    static boolean isEd25519Key(byte[] spki) {
        byte[] point = behind(ED25519_HEAD, 32, spki);
        return point.length == 32 && EdwardsPoint.isOfPrimeOrder(point);
    }

    /** For r and s in DER, each from 1 to n - 1: the shortest integers, nothing before, between or behind. */
    static boolean isSm2Signature(byte[] der) {
        if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2) {
            return false;
        }
        int second = endOfScalar(der, 2);
        return second > 0 && endOfScalar(der, second) == der.length;
    }

    private static int endOfScalar(byte[] der, int at) {
        if (at + 3 > der.length || der[at] != 2 || der[at + 1] < 1 || at + 2 + der[at + 1] > der.length) {
            return -1;
        }
        byte[] content = Arrays.copyOfRange(der, at + 2, at + 2 + der[at + 1]);
        BigInteger value = new BigInteger(content);
        boolean shortest = Arrays.equals(value.toByteArray(), content);
        return shortest && value.signum() > 0 && value.compareTo(SM2_N) < 0 ? at + 2 + content.length : -1;
    }

    /** For a point of the group of prime order and a scalar below that order. */
    static boolean isEd25519Signature(byte[] signature) {
        return signature.length == 64
                && EdwardsPoint.littleEndian(Arrays.copyOfRange(signature, 32, 64))
                                .compareTo(EdwardsPoint.L)
                        < 0
                && EdwardsPoint.isOfPrimeOrder(Arrays.copyOf(signature, 32));
    }
}
