package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.SubstitutionVectors.TWO_ROUNDS;

import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.SubstitutionCorruptions.Corruption;
import java.util.ArrayList;
import java.util.List;

/** Substitution vectors whose log, or what has to agree with it, is wrong. */
final class SubstitutionLogCorruptions {
    private SubstitutionLogCorruptions() {}

    static List<Corruption> all() {
        return List.of(
                SubstitutionCorruptions.one(
                        "chain-missing",
                        SubstitutionCheckName.PERMISSION,
                        "nothing allowed substitutions",
                        files -> files.entries.remove(files.index(SubstitutionLog.CHAIN))),
                SubstitutionCorruptions.one(
                        "chain-behind-the-header",
                        SubstitutionCheckName.PERMISSION,
                        "substitutions were allowed after the header was fixed",
                        files -> SubstitutionForgeries.swap(files, SubstitutionLog.CHAIN, 1)),
                SubstitutionCorruptions.one(
                        "chain-before-the-plan",
                        SubstitutionCheckName.PERMISSION,
                        "substitutions were allowed before there was a plan",
                        files -> SubstitutionForgeries.swap(files, SubstitutionLog.CHAIN, -1)),
                SubstitutionCorruptions.one(
                        "chain-twice", SubstitutionCheckName.PERMISSION, "two chains for one plan", files -> {
                            int chain = files.index(SubstitutionLog.CHAIN);
                            files.entries.add(
                                    chain,
                                    SubstitutionFiles.digest(files.entries.get(chain), "ab".repeat(Bytes32.SIZE)));
                        }),
                SubstitutionCorruptions.one(
                        "link-of-nobody",
                        SubstitutionCheckName.LINK,
                        "the custodian withheld the link, and somebody took another",
                        files -> files.forge(
                                1,
                                SubstitutionRound.compute(
                                        files.scenario.state(0),
                                        files.scenario.rounds.get(0).batch(),
                                        files.scenario.rounds.get(0).requests(),
                                        files.scenario.digest("no link"),
                                        files.scenario.rounds.get(0).result().beacons()))),
                new Corruption(
                        "link-replayed",
                        TWO_ROUNDS,
                        2,
                        SubstitutionCheckName.LINK,
                        "the link of the first round again in the second",
                        files -> files.forge(
                                2,
                                SubstitutionRound.compute(
                                        files.scenario.state(1),
                                        files.scenario.rounds.get(1).batch(),
                                        files.scenario.rounds.get(1).requests(),
                                        files.scenario.chain.link(1),
                                        files.scenario.rounds.get(1).result().beacons()))),
                SubstitutionCorruptions.one(
                        "batch-changed-after-the-link",
                        SubstitutionCheckName.LOG,
                        "other requests than were logged before the link",
                        files -> {
                            LogEntry logged = files.entries.get(files.index(SubstitutionLog.BATCH));
                            List<SubstitutionRequest> fewer =
                                    new ArrayList<>(files.scenario.rounds.get(0).requests());
                            fewer.remove(0);
                            SubstitutionForgeries.ask(files, 1, fewer);
                            files.relog(1, SubstitutionLog.BATCH, entry -> logged);
                        }),
                SubstitutionCorruptions.one(
                        "value-too-early",
                        SubstitutionCheckName.LOG,
                        "a public value a second less than ten minutes after the link",
                        files -> {
                            int link = files.index(SubstitutionLog.LINK);
                            files.entries.set(link, SubstitutionFiles.later(files.entries.get(link), 1));
                        }),
                SubstitutionCorruptions.one(
                        "link-before-the-batch",
                        SubstitutionCheckName.LOG,
                        "the link stands before the requests",
                        files -> {
                            int batch = files.index(SubstitutionLog.BATCH);
                            LogEntry first = files.entries.get(batch);
                            LogEntry link = files.entries.get(batch + 1);
                            files.entries.set(
                                    batch, new LogEntry(first.at(), link.type(), link.doc(), link.digest(), ""));
                            files.entries.set(
                                    batch + 1, new LogEntry(link.at(), first.type(), first.doc(), first.digest(), ""));
                        }),
                SubstitutionCorruptions.one(
                        "result-not-logged",
                        SubstitutionCheckName.LOG,
                        "the result does not stand in the log",
                        files -> files.entries.remove(files.index(SubstitutionLog.RESULT))),
                SubstitutionCorruptions.one(
                        "entry-too-many", SubstitutionCheckName.LOG, "a further entry on this round", files -> {
                            LogEntry end = files.entries.get(files.entries.size() - 1);
                            files.entries.add(new LogEntry(end.at(), "void", files.doc(1), end.digest(), ""));
                        }));
    }
}
