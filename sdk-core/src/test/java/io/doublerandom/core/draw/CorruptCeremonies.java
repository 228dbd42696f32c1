package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.signed;
import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;

import io.doublerandom.core.crypto.Bytes32;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Defects of parties, nonces, public values and seed; the outcome is that of the seed which they give. */
final class CorruptCeremonies {
    private static final Bytes32 NONCE = Bytes32.parse("5a".repeat(32));

    private CorruptCeremonies() {}

    static List<CorruptVector> all() {
        return List.of(
                unsigned("parties-two", FORTY_SM3, CheckName.MEMBERS, "two parties, three are the least", bundle -> {
                    bundle.replace(DrawPlan.DOCUMENT, ",\"notary\"", "");
                    bundle.replace(DrawHeader.DOCUMENT, ",\"notary\"", "");
                    changeParties(bundle, parties -> parties.subList(0, 2));
                    bundle.mendAll();
                }),
                unsigned(
                        "parties-descend",
                        FORTY_SHA256,
                        CheckName.MEMBERS,
                        "two parties are exchanged everywhere",
                        bundle -> {
                            bundle.replace(DrawPlan.DOCUMENT, "\"audit\",\"lead\"", "\"lead\",\"audit\"");
                            bundle.replace(DrawHeader.DOCUMENT, "\"audit\",\"lead\"", "\"lead\",\"audit\"");
                            changeParties(bundle, CorruptCeremonies::firstTwoExchanged);
                            bundle.mendAll();
                        }),
                unsigned("beacon-too-weak", FORTY_SM3, CheckName.MEMBERS, "a stock index alone", bundle -> {
                    bundle.replaceEverywhere("\"lottery\"", "\"index\"");
                    bundle.replace(CeremonyRecord.DOCUMENT, "\"value\":\"[0-9a-f]+", "\"value\":\"333034382e3033");
                    bundle.mendAll();
                }),
                unsigned(
                        "party-replaced",
                        FORTY_SM3,
                        CheckName.PARTIES,
                        "another party than the header names",
                        bundle -> {
                            Bytes32 commit =
                                    SeedDerivation.commitment(bundle.suite(), bundle.headerHash(), "judge", NONCE);
                            changeParty(bundle, 1, Contribution.opened("judge", commit, NONCE));
                            bundle.redraw();
                        }),
                unsigned("party-left-out", FORTY_SHA256, CheckName.PARTIES, "a party is not listed", bundle -> {
                    changeParties(bundle, parties -> parties.subList(0, 2));
                    bundle.redraw();
                }),
                unsigned("parties-exchanged", FORTY_SM3, CheckName.PARTIES, "the parties in another order", bundle -> {
                    changeParties(bundle, CorruptCeremonies::firstTwoExchanged);
                    bundle.redraw();
                }),
                unsigned(
                        "nonce-not-committed-to",
                        FORTY_SM3,
                        CheckName.REVEALS,
                        "another nonce than was committed to",
                        bundle -> {
                            changeParty(
                                    bundle,
                                    1,
                                    Contribution.opened("lead", party(bundle, 1).commit(), NONCE));
                            bundle.redraw();
                        }),
                unsigned("nobody-opened", FORTY_SHA256, CheckName.REVEALS, "all nonces are withheld", bundle -> {
                    changeParties(
                            bundle,
                            parties -> parties.stream()
                                    .map(party -> Contribution.withheld(party.party(), party.commit()))
                                    .toList());
                    bundle.redraw();
                }),
                signed("nonce-and-commitment-swapped", FORTY_SM3, "another nonce, and a commitment to it", bundle -> {
                    Bytes32 commit = SeedDerivation.commitment(bundle.suite(), bundle.headerHash(), "lead", NONCE);
                    changeParty(bundle, 1, Contribution.opened("lead", commit, NONCE));
                    bundle.redraw();
                }),
                signed("nonce-left-out", FORTY_SHA256, "an opened nonce is shown as withheld", bundle -> {
                    changeParty(
                            bundle,
                            1,
                            Contribution.withheld("lead", party(bundle, 1).commit()));
                    bundle.redraw();
                }),
                signed(
                        "withheld-commitment-swapped",
                        FORTY_SM3,
                        "another commitment of a party that opened nothing",
                        bundle -> {
                            changeParty(
                                    bundle,
                                    1,
                                    Contribution.withheld(
                                            "lead", party(bundle, 1).commit()));
                            bundle.redraw();
                            bundle.sign(SignedVectors.signAll(bundle.transcript()));
                            changeParty(bundle, 1, Contribution.withheld("lead", NONCE));
                        }),
                unsigned(
                        "beacon-of-another-round",
                        FORTY_SM3,
                        CheckName.BEACONS,
                        "a value of the round behind",
                        bundle -> {
                            bundle.replace(CeremonyRecord.DOCUMENT, "2024031", "2024032");
                            bundle.redraw();
                        }),
                unsigned(
                        "beacons-exchanged", FORTY_SHA256, CheckName.BEACONS, "the values in another order", bundle -> {
                            CeremonyRecord ceremony = bundle.ceremony();
                            List<PublicValue> values = new ArrayList<>(ceremony.beacons());
                            Collections.swap(values, 0, 1);
                            bundle.write(new CeremonyRecord(ceremony.parties(), values));
                            bundle.redraw();
                        }),
                value("lottery-without-zero", FORTY_SM3, 0, "3 08 14 19 25 31 + 07"),
                value("lottery-trailing-blank", FORTY_SM3, 0, "03 08 14 19 25 31 + 07 "),
                value("lottery-line-feed", FORTY_SM3, 0, "03 08 14 19 25 31 + 07\n"),
                value("dice-one-roll-short", FORTY_SHA256, 0, "314152653"),
                value("dice-of-seven-sides", FORTY_SHA256, 0, "3141526537"),
                value("drand-in-digits", FORTY_SHA256, 1, "0d".repeat(32)),
                unsigned(
                        "beacon-value-changed",
                        FORTY_SM3,
                        CheckName.SEED,
                        "another public value than made the seed",
                        bundle -> changeValue(bundle, 0, "03 08 14 19 25 32 + 07")),
                signed(
                        "beacon-value-changed-and-redrawn",
                        FORTY_SM3,
                        "another public value, and its outcome",
                        bundle -> {
                            changeValue(bundle, 0, "03 08 14 19 25 32 + 07");
                            bundle.redraw();
                        }),
                unsigned(
                        "withheld-but-used",
                        FORTY_SHA256,
                        CheckName.SEED,
                        "a nonce is in the seed and not shown",
                        bundle -> changeParty(
                                bundle,
                                2,
                                Contribution.withheld("notary", party(bundle, 2).commit()))),
                unsigned(
                        "seed-chosen",
                        FORTY_SM3,
                        CheckName.SEED,
                        "a seed from nowhere, and its outcome",
                        bundle -> bundle.redraw(bundle.rules(), NONCE)));
    }

    private static CorruptVector value(String name, String base, int number, String value) {
        return unsigned(name, base, CheckName.BEACONS, "a public value in another form than its own", bundle -> {
            changeValue(bundle, number, value);
            bundle.redraw();
        });
    }

    private static void changeValue(Forgery bundle, int number, String value) {
        CeremonyRecord ceremony = bundle.ceremony();
        List<PublicValue> values = new ArrayList<>(ceremony.beacons());
        values.set(number, PublicValue.of(values.get(number).beacon(), value.getBytes(StandardCharsets.US_ASCII)));
        bundle.write(new CeremonyRecord(ceremony.parties(), values));
    }

    private static Contribution party(Forgery bundle, int number) {
        return bundle.ceremony().parties().get(number);
    }

    private static void changeParty(Forgery bundle, int number, Contribution other) {
        changeParties(bundle, parties -> {
            List<Contribution> changed = new ArrayList<>(parties);
            changed.set(number, other);
            return changed;
        });
    }

    private static void changeParties(Forgery bundle, UnaryOperator<List<Contribution>> change) {
        CeremonyRecord ceremony = bundle.ceremony();
        bundle.write(new CeremonyRecord(change.apply(ceremony.parties()), ceremony.beacons()));
    }

    private static List<Contribution> firstTwoExchanged(List<Contribution> parties) {
        List<Contribution> changed = new ArrayList<>(parties);
        Collections.swap(changed, 0, 1);
        return changed;
    }
}
