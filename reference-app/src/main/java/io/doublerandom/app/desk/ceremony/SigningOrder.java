package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Contribution;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.PublicValue;
import io.doublerandom.core.draw.SignedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Who signs what of a finished draw (签名顺序), as draw protocol v1 requires it, in the order of the ceremony. */
public final class SigningOrder {
    private SigningOrder() {}

    /**
     * One signature to be made.
     *
     * @param document what is signed
     * @param by who signs
     */
    public record Due(SignedDocument document, String by) {}

    /**
     * All signatures of a draw: the lead's under plan and header, each party's under its own steps, those of the readers
     * under each public value, and those of all who opened their nonce under the result.
     *
     * @param lead who signs plan and header
     * @param readers who read a public value, by its place in the header, from 0; two at least are required
     */
    public static List<Due> of(DrawTranscript transcript, String lead, IntFunction<List<String>> readers) {
        CryptoSuite suite = transcript.plan().suite();
        Bytes32 hash = transcript.headerHash();
        List<Due> due = new ArrayList<>();
        due.add(new Due(SignedDocument.plan(transcript.plan()), lead));
        due.add(new Due(SignedDocument.header(suite, transcript.header()), lead));
        for (Contribution contribution : transcript.ceremony().parties()) {
            String party = contribution.party();
            due.add(new Due(SignedDocument.commitment(suite, hash, party, contribution.commit()), party));
            contribution.nonce().ifPresent(nonce -> {
                due.add(new Due(SignedDocument.reveal(suite, hash, party, nonce), party));
                due.add(new Due(SignedDocument.result(suite, transcript.result()), party));
            });
        }
        List<PublicValue> values = transcript.ceremony().beacons();
        for (int index = 0; index < values.size(); index++) {
            SignedDocument value = SignedDocument.publicValue(
                    suite, hash, index, values.get(index).value());
            readers.apply(index).forEach(reader -> due.add(new Due(value, reader)));
        }
        return due;
    }
}
