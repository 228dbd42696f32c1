package io.doublerandom.app.demo;

import io.doublerandom.app.desk.ceremony.SigningOrder;
import io.doublerandom.core.draw.BundleSignatures;
import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.TrustedKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the parties of the demo sign of a draw, and whose keys those are (演示签名).
 *
 * @param signatures all that the protocol requires
 * @param keys the keys of all parties, for a verifier's own list
 */
record DemoSignatures(BundleSignatures signatures, TrustedKeys keys) {
    /**
     * Signs a finished draw.
     *
     * @param lead the party that signs plan and header
     * @param readers the parties that have read each public value
     */
    static DemoSignatures over(
            DrawTranscript transcript, String lead, List<String> readers, InsecureDemoSecrets secrets) {
        Map<String, InsecureDemoSigner> signers = new HashMap<>();
        TrustedKeys keys = TrustedKeys.none();
        for (String party : transcript.plan().parties()) {
            InsecureDemoSigner signer = InsecureDemoSigner.of(secrets.secret("signing key|" + party));
            signers.put(party, signer);
            keys = keys.with(signer.key(), party);
        }
        BundleSignatures signatures = BundleSignatures.none();
        for (SigningOrder.Due due : SigningOrder.of(transcript, lead, value -> readers)) {
            InsecureDemoSigner signer = signers.get(due.by());
            if (signer == null) {
                throw new IllegalStateException("signs without being a party: " + due.by());
            }
            signatures = signatures.sign(due.document(), due.by(), signer);
        }
        return new DemoSignatures(signatures, keys);
    }
}
