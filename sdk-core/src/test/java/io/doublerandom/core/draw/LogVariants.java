package io.doublerandom.core.draw;

import io.doublerandom.core.audit.LogEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The log of a draw as it is, and as a forger might have it: one step less, out of order, out of time, or one more. */
final class LogVariants {
    private static final Bytes32 OTHER = Bytes32.parse("ab".repeat(Bytes32.SIZE));

    private LogVariants() {}

    /** The entries of a lawful log in ways that a reader has to judge, by what was done to them. */
    static Map<String, List<LogEntry>> of(List<LogEntry> lawful) {
        Map<String, List<LogEntry>> all = new TreeMap<>();
        put(all, lawful, "as it is", entries -> {});
        int count = lawful.size();
        LogEntry last = lawful.get(count - 1);
        for (int i = 0; i < count; i++) {
            int step = i;
            String name = lawful.get(i).type();
            put(all, lawful, name + " missing", entries -> entries.remove(step));
            put(all, lawful, name + " twice", entries -> entries.add(step, entries.get(step)));
            put(all, lawful, name + " a second early", entries -> entries.set(step, later(entries.get(step), -1)));
            put(all, lawful, name + " an hour late", entries -> {
                for (int after = step; after < count; after++) {
                    entries.set(after, later(entries.get(after), 3600));
                }
            });
            put(all, lawful, name + " of another digest", entries -> entries.set(step, of(lawful.get(step), OTHER)));
            if (i > 0) {
                put(all, lawful, name + " before its turn", entries -> Collections.swap(entries, step - 1, step));
            }
        }
        String header = lawful.get(1).doc();
        String next = header.substring(0, header.length() - 1) + '2';
        put(all, lawful, "a void behind", entries -> entries.add(entry(last.at(), "void", last.doc())));
        put(all, lawful, "a later attempt", entries -> entries.add(entry(last.at(), "header", next)));
        put(all, lawful, "another draw", entries -> entries.add(entry(last.at(), "header", "other/2024/1/1")));
        put(
                all,
                lawful,
                "a plan of a later seq",
                entries ->
                        entries.add(entry(last.at(), "plan", lawful.get(0).doc().replaceFirst("1$", "3"))));
        put(
                all,
                lawful,
                "an attempt that is no number",
                entries -> entries.add(entry(last.at(), "header", next + 'x')));
        return all;
    }

    /** The lines of an exported log, each chained to the one before. */
    static byte[] chained(CryptoSuite suite, List<LogEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String prev = "";
        for (LogEntry entry : entries) {
            LogEntry line = new LogEntry(entry.at(), entry.type(), entry.doc(), entry.digest(), prev);
            out.writeBytes(line.canonicalBytes());
            out.write('\n');
            prev = line.hash(suite).hex();
        }
        return out.toByteArray();
    }

    private static void put(
            Map<String, List<LogEntry>> all, List<LogEntry> lawful, String name, Consumer<List<LogEntry>> change) {
        List<LogEntry> entries = new ArrayList<>(lawful);
        change.accept(entries);
        all.put(name, entries);
    }

    private static LogEntry entry(Instant at, String type, String doc) {
        return new LogEntry(at, type, doc, OTHER, "");
    }

    private static LogEntry later(LogEntry entry, long seconds) {
        return new LogEntry(entry.at().plusSeconds(seconds), entry.type(), entry.doc(), entry.digest(), "");
    }

    private static LogEntry of(LogEntry entry, Bytes32 digest) {
        return new LogEntry(entry.at(), entry.type(), entry.doc(), digest, "");
    }
}
