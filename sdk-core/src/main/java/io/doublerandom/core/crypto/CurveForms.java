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

    private static final BigInteger ED_P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ED_L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger ED_D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(ED_P))
            .mod(ED_P);
    /** The y of the points of order 8 with even y; the others of order 8 have its negative. */
    private static final BigInteger ED_Y8 = hex("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826");

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

    /** Whether this is a point of Ed25519, of no small order, in SubjectPublicKeyInfo. */
    static boolean isEd25519Key(byte[] spki) {
        byte[] point = behind(ED25519_HEAD, 32, spki);
        return point.length == 32 && isLargePoint(point);
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

    /** For a point in its one form and a scalar below the order. */
    static boolean isEd25519Signature(byte[] signature) {
        return signature.length == 64
                && littleEndian(Arrays.copyOfRange(signature, 32, 64)).compareTo(ED_L) < 0
                && isOneForm(Arrays.copyOf(signature, 32));
    }

    /** Whether y is below p, and x is not called negative where it is 0. */
    private static boolean isOneForm(byte[] point) {
        BigInteger y = y(point);
        boolean xIsZero = y.equals(BigInteger.ONE) || y.equals(ED_P.subtract(BigInteger.ONE));
        return y.compareTo(ED_P) < 0 && !(xIsZero && point[31] < 0);
    }

    private static BigInteger y(byte[] point) {
        byte[] bare = point.clone();
        bare[31] &= 0x7f;
        return littleEndian(bare);
    }

    /** Not of small order: with such a key one signature would hold for every message. */
    private static boolean isLargePoint(byte[] encoded) {
        BigInteger y = y(encoded);
        boolean small = y.signum() == 0
                || y.equals(BigInteger.ONE)
                || y.equals(ED_P.subtract(BigInteger.ONE))
                || y.equals(ED_Y8)
                || y.equals(ED_P.subtract(ED_Y8));
        if (y.compareTo(ED_P) >= 0 || small) {
            return false;
        }
        BigInteger square = y.multiply(y);
        BigInteger over = ED_D.multiply(square).add(BigInteger.ONE).modInverse(ED_P);
        BigInteger x2 = square.subtract(BigInteger.ONE).multiply(over).mod(ED_P);
        BigInteger half = ED_P.subtract(BigInteger.ONE).shiftRight(1);
        return x2.modPow(half, ED_P).equals(BigInteger.ONE);
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, turned);
    }
}
