package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * The names and digests under which the steps of a draw stand in the audit log.
 *
 * <p>Plan and header are filed under series and number, so that a second one of the same number shows; all later steps
 * under the header hash.
 */
final class DrawLog {
    static final String PLAN = "plan";
    static final String ROSTER_EXCLUSIONS = "roster-exclusions";
    static final String HEADER = "header";
    static final String RESULT = "result";
    static final String VOID = "void";
    static final String BEACON = "beacon:";

    private DrawLog() {}

    static String commit(String party) {
        return "commit:" + party;
    }

    static String reveal(String party) {
        return "reveal:" + party;
    }

    static String beacon(int index) {
        return BEACON + index;
    }

    /** What a plan is filed under: authority, series and number. */
    static String planDoc(String authority, String series, long seq) {
        return escaped(authority) + '/' + escaped(series) + '/' + seq;
    }

    /** What a header, and who is kept off the roster, is filed under: the plan's name and the attempt. */
    static String headerDoc(String authority, String series, long seq, long attempt) {
        return planDoc(authority, series, seq) + '/' + attempt;
    }

    static Bytes32 nonceDigest(CryptoSuite suite, Bytes32 nonce) {
        return suite.hash(nonce.bytes());
    }

    static Bytes32 valueDigest(CryptoSuite suite, byte[] value) {
        return suite.hash(new ByteWriter().lp16(value).bytes());
    }

    /** The reason of an attempt whose public value was not published. */
    static String outage(int index) {
        return "outage:" + beacon(index);
    }

    static Bytes32 reasonDigest(CryptoSuite suite, String reason) {
        return valueDigest(suite, reason.getBytes(StandardCharsets.UTF_8));
    }

    /** A name in which the separator cannot stand. */
    private static String escaped(String name) {
        return name.replace("%", "%25").replace("/", "%2F");
    }
}
