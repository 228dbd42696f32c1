package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is signed of a draw (待签文件): a document or a step by its name, its digest, and the attempt it belongs to.
 *
 * <p>All but the plan are bound to the header hash: a public value or an opening that was signed for one attempt says
 * nothing about another.
 */
public final class SignedDocument {
    /** Signed by the department that keeps the register; the only document that nobody has to sign. */
    static final String REGISTER = "register";

    private static final Bytes32 NO_ATTEMPT = Bytes32.of(new byte[Bytes32.SIZE]);

    private final CryptoSuite suite;
    private final String name;
    private final Bytes32 attempt;
    private final Bytes32 digest;

    private SignedDocument(CryptoSuite suite, String name, Bytes32 attempt, Bytes32 digest) {
        this.suite = Values.present("suite", suite);
        this.name = name;
        this.attempt = Values.present("headerHash", attempt);
        this.digest = Values.present("digest", digest);
    }

    /** The plan, before there is an attempt. */
    public static SignedDocument plan(DrawPlan plan) {
        return new SignedDocument(plan.suite(), DrawLog.PLAN, NO_ATTEMPT, plan.hash());
    }

    /** The header. */
    public static SignedDocument header(CryptoSuite suite, DrawHeader header) {
        Bytes32 hash = header.hash(suite);
        return new SignedDocument(suite, DrawLog.HEADER, hash, hash);
    }

    /**
     * The register behind a header (名录登记): the same hash under another name, for who answers for the register (count,
     * registered number and roots) and not for the draw.
     */
    public static SignedDocument register(CryptoSuite suite, DrawHeader header) {
        Bytes32 hash = header.hash(suite);
        return new SignedDocument(suite, REGISTER, hash, hash);
    }

    /** A party's commitment. */
    public static SignedDocument commitment(CryptoSuite suite, Bytes32 headerHash, String party, Bytes32 commitment) {
        String name = DrawLog.commit(DrawValues.label("party", party));
        return new SignedDocument(suite, name, headerHash, commitment);
    }

    /** A party's opened nonce. */
    public static SignedDocument reveal(CryptoSuite suite, Bytes32 headerHash, String party, Bytes32 nonce) {
        String name = DrawLog.reveal(DrawValues.label("party", party));
        return new SignedDocument(suite, name, headerHash, DrawLog.nonceDigest(suite, nonce));
    }

    /** A public value, by its place in the header, from 0. */
    public static SignedDocument publicValue(CryptoSuite suite, Bytes32 headerHash, int index, byte[] value) {
        Values.between("index", index, 0, 65_534);
        return new SignedDocument(suite, DrawLog.beacon(index), headerHash, DrawLog.valueDigest(suite, value));
    }

    /** The result. */
    public static SignedDocument result(CryptoSuite suite, ResultDocument result) {
        return new SignedDocument(suite, DrawLog.RESULT, result.header(), result.hash(suite));
    }

    /** Everything that can be signed of a finished draw, in the order of the ceremony. */
    static List<SignedDocument> of(DrawPlan plan, DrawHeader header, CeremonyRecord ceremony, ResultDocument result) {
        CryptoSuite suite = plan.suite();
        Bytes32 hash = header.hash(suite);
        List<SignedDocument> all = new ArrayList<>();
        all.add(plan(plan));
        all.add(header(suite, header));
        ceremony.parties().forEach(party -> all.add(commitment(suite, hash, party.party(), party.commit())));
        ceremony.parties()
                .forEach(party -> party.nonce().ifPresent(nonce -> all.add(reveal(suite, hash, party.party(), nonce))));
        for (int i = 0; i < ceremony.beacons().size(); i++) {
            all.add(publicValue(suite, hash, i, ceremony.beacons().get(i).value()));
        }
        all.add(new SignedDocument(suite, DrawLog.RESULT, hash, result.hash(suite)));
        return all;
    }

    /** The suite of the draw. */
    public CryptoSuite suite() {
        return suite;
    }

    /** The name: {@code plan}, {@code header}, {@code register}, {@code commit:PARTY}, {@code reveal:PARTY}, {@code beacon:N}, {@code result}. */
    public String name() {
        return name;
    }

    /** The bytes that are signed. */
    public byte[] message() {
        return new ByteWriter()
                .raw("DRAW1/sign")
                .u8(0)
                .lp16(name.getBytes(StandardCharsets.UTF_8))
                .raw(attempt.bytes())
                .raw(digest.bytes())
                .bytes();
    }

    @Override
    public String toString() {
        return name;
    }
}
