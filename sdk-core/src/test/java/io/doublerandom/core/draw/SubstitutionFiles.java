package io.doublerandom.core.draw;

import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The files of a substitution vector, which a forger may change: a folder for each round, and the log. */
final class SubstitutionFiles {
    static final String LOG = "log.jsonl";

    final SubstitutionScenario scenario;
    final Map<String, byte[]> files = new TreeMap<>();
    final List<LogEntry> entries;

    SubstitutionFiles(SubstitutionScenario scenario, Path scratch) throws IOException {
        this.scenario = scenario;
        this.entries = new ArrayList<>(scenario.entries());
        for (int i = 0; i < scenario.rounds.size(); i++) {
            put(
                    i + 1,
                    scenario.rounds.get(i),
                    Files.createTempDirectory(scratch, "round").resolve("audit"));
        }
    }

    private void put(int number, SubstitutionRound round, Path scratch) throws IOException {
        round.evidence().writeAudit(scratch);
        for (String name : VectorFiles.names(scratch)) {
            files.put(number + "/" + name, Files.readAllBytes(scratch.resolve(name)));
        }
    }

    /** Everything of this vector, the log chained. */
    Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(LOG, LogVariants.chained(scenario.suite, entries));
        return all;
    }

    /** Puts another round in the place of one, and its digests into the log. */
    void forge(int number, SubstitutionRound round) throws IOException {
        Path scratch = Files.createTempDirectory("forged").resolve("audit");
        files.keySet().removeIf(name -> name.startsWith(number + "/"));
        put(number, round, scratch);
        CryptoSuite suite = scenario.suite;
        relog(
                number,
                SubstitutionLog.BATCH,
                entry -> digest(entry, round.batch().hash(suite).hex()));
        relog(
                number,
                SubstitutionLog.LINK,
                entry -> digest(
                        entry,
                        SubstitutionLog.linkDigest(suite, round.result().link()).hex()));
        relog(
                number,
                SubstitutionLog.RESULT,
                entry -> digest(entry, round.result().hash(suite).hex()));
    }

    /** The digest of the result in the log, after the document was changed. */
    void relogResult(int number) {
        byte[] document = text(number + "/" + SubstitutionDocument.DOCUMENT).getBytes(StandardCharsets.UTF_8);
        relog(
                number,
                SubstitutionLog.RESULT,
                entry -> digest(
                        entry, scenario.suite.hash("substitution", document).hex()));
    }

    void relog(int number, String type, UnaryOperator<LogEntry> change) {
        entries.replaceAll(
                entry -> entry.type().equals(type) && entry.doc().equals(doc(number)) ? change.apply(entry) : entry);
    }

    String doc(int number) {
        return SubstitutionLog.doc(scenario.draw.headerHash(), number);
    }

    int index(String type) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).type().equals(type)) {
                return i;
            }
        }
        throw new IllegalStateException(type);
    }

    static LogEntry digest(LogEntry entry, String digest) {
        return new LogEntry(entry.at(), entry.type(), entry.doc(), Bytes32.parse(digest), "");
    }

    static LogEntry later(LogEntry entry, long seconds) {
        return new LogEntry(entry.at().plusSeconds(seconds), entry.type(), entry.doc(), entry.digest(), "");
    }

    /** Changes a text; the change has to change something. */
    void replace(String name, String regex, String with) {
        String before = text(name);
        String after = before.replaceFirst(regex, with);
        if (after.equals(before)) {
            throw new IllegalStateException(name + " has no " + regex);
        }
        files.put(name, after.getBytes(StandardCharsets.UTF_8));
    }

    String text(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalStateException(name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Changes a list, its root in the result, and the digest of that in the log, so that only the outcome is wrong. */
    void forgeList(int number, String name, String root, UnaryOperator<String> change) {
        String file = number + "/" + name;
        String before = text(file);
        String after = change.apply(before);
        files.put(file, after.getBytes(StandardCharsets.UTF_8));
        ByteRows rows = new ByteRows();
        after.lines().forEach(rows::add);
        String hash = MerkleTree.linesRoot(scenario.suite.newDigest(), rows).hex();
        replace(
                number + "/" + SubstitutionDocument.DOCUMENT,
                "\"" + root + "\":\"[0-9a-f]{64}\"",
                "\"" + root + "\":\"" + hash + "\"");
        relogResult(number);
    }
}
