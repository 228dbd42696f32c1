package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.Verification.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The checks that need nothing but the documents: a whole bundle has them, and the proof for one subject. */
final class DocumentChecks {
    private final Documents read;
    private final Bytes32 planHash;

    /** The plan hash is that of the bytes read, not of the plan written again. */
    DocumentChecks(Documents read, Bytes32 planHash) {
        this.read = read;
        this.planHash = planHash;
    }

    /** Makes the checks "plan hash" to "seed". */
    void run(CheckList checks) throws IOException {
        checks.run(CheckName.PLAN_HASH, () -> {
            CheckList.require(planHash.equals(read.header().plan()), DrawHeader.DOCUMENT, "names another plan hash");
            return Finding.agree(planHash.hex());
        });
        checks.run(CheckName.HEADER, () -> {
            CheckList.require(
                    read.headerHash().equals(read.result().header()),
                    ResultDocument.DOCUMENT,
                    "names another header hash");
            CheckList.require(
                    read.header().repeats(read.plan()),
                    DrawHeader.DOCUMENT,
                    "does not repeat authority, series, seq, parties and beacons of the plan");
            return Finding.agree(read.headerHash().hex());
        });
        checks.run(CheckName.PARTIES, () -> {
            List<String> parties =
                    read.ceremony().parties().stream().map(Contribution::party).toList();
            CheckList.require(
                    parties.equals(read.header().parties()),
                    CeremonyRecord.DOCUMENT,
                    "does not list the header's parties in their order");
            return Finding.agree(parties.size() + " parties");
        });
        checks.run(CheckName.REVEALS, () -> checkReveals(read));
        checks.run(CheckName.BEACONS, () -> checkBeacons(read));
        checks.run(CheckName.SEED, () -> {
            CheckList.require(
                    read.seed().equals(read.result().seed()),
                    ResultDocument.DOCUMENT,
                    "has another seed than the ceremony gives");
            return Finding.agree(read.result().seed().hex());
        });
    }

    private static Finding checkReveals(Documents read) {
        int opened = 0;
        List<Contribution> parties = read.ceremony().parties();
        for (int i = 0; i < parties.size(); i++) {
            Contribution contribution = parties.get(i);
            Optional<Bytes32> nonce = contribution.nonce();
            if (nonce.isPresent()) {
                opened++;
                Bytes32 commitment =
                        SeedDerivation.commitment(read.suite(), read.headerHash(), contribution.party(), nonce.get());
                CheckList.require(
                        commitment.equals(contribution.commit()),
                        CeremonyRecord.DOCUMENT,
                        "the nonce of party " + (i + 1) + " is not the one committed to");
            }
        }
        CheckList.require(opened > 0, CeremonyRecord.DOCUMENT, "no nonce was opened, so the attempt is void");
        return Finding.agree(opened + " opened, " + (parties.size() - opened) + " withheld");
    }

    private static Finding checkBeacons(Documents read) {
        List<PublicValue> published = read.ceremony().beacons();
        CheckList.require(
                published.stream()
                        .map(PublicValue::beacon)
                        .toList()
                        .equals(read.header().beacon()),
                CeremonyRecord.DOCUMENT,
                "does not list the header's beacons in their order");
        StringBuilder detail = new StringBuilder("compare with the source: ");
        for (int i = 0; i < published.size(); i++) {
            PublicValue value = published.get(i);
            CheckList.require(
                    value.beacon().accepts(value.value()),
                    CeremonyRecord.DOCUMENT,
                    "public value " + i + " is not in the form of its type");
            detail.append(i == 0 ? "" : "; ")
                    .append(value.beacon().type().id())
                    .append(' ')
                    .append(value.beacon().source())
                    .append(' ')
                    .append(value.beacon().round())
                    .append(" = ")
                    .append(
                            value.beacon().type() == Beacon.Type.DRAND
                                    ? value.valueHex()
                                    : new String(value.value(), StandardCharsets.US_ASCII));
        }
        return Finding.humanEye(detail.toString());
    }
}
