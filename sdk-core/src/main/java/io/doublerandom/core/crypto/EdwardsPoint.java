package io.doublerandom.core.crypto;

import java.math.BigInteger;

/**
 * A point of the curve of Ed25519 as x / z, y / z and x * y / z (RFC 8032, section 5.1.4): only to tell whether it is of
 * the group of prime order. With points outside of it, providers disagree whether a signature holds.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** The order of the group. */
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final EdwardsPoint ZERO =
            new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    /** Whether 32 bytes are, in their one form, a point of the group of prime order, and not its neutral one. */
    static boolean isOfPrimeOrder(byte[] encoded) {
        BigInteger y = littleEndian(encoded).clearBit(255);
        BigInteger square = y.multiply(y);
        BigInteger over = D.multiply(square).add(BigInteger.ONE).modInverse(P);
        BigInteger x2 = square.subtract(BigInteger.ONE).multiply(over).mod(P);
        BigInteger x = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(x2)) {
            x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        }
        // x is 0 only for the neutral point and the one of order 2; the sign of x changes no order.
        if (y.compareTo(P) >= 0 || x.signum() == 0 || !x.multiply(x).mod(P).equals(x2)) {
            return false;
        }
        return new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(P))
                .times(L)
                .isZero();
    }

    static BigInteger littleEndian(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, turned);
    }

    private boolean isZero() {
        return x.signum() == 0 && y.equals(z);
    }

    private EdwardsPoint times(BigInteger factor) {
        EdwardsPoint sum = ZERO;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (factor.testBit(bit)) {
                sum = sum.plus(this);
            }
        }
        return sum;
    }

    private EdwardsPoint plus(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x));
        BigInteger b = y.add(x).multiply(other.y.add(other.x));
        BigInteger c = t.multiply(other.t).mod(P).multiply(D).shiftLeft(1);
        BigInteger d = z.multiply(other.z).shiftLeft(1);
        BigInteger e = b.subtract(a).mod(P);
        BigInteger f = d.subtract(c).mod(P);
        BigInteger g = d.add(c).mod(P);
        BigInteger h = b.add(a).mod(P);
        return new EdwardsPoint(
                e.multiply(f).mod(P),
                g.multiply(h).mod(P),
                f.multiply(g).mod(P),
                e.multiply(h).mod(P));
    }
}
