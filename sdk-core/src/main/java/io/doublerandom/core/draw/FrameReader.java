package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteIndex;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the five input files, streaming, and refuses what the protocol does not allow in them. */
final class FrameReader {
    private static final int MAX_NAME = 64;
    private static final int SALT_HEX = 2 * SaltKey.SALT;

    private final Path directory;
    private final ReadLimits limits;
    private @Nullable CryptoSuite suite;
    private @Nullable SaltKey key;

    FrameReader(Path directory, ReadLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    FrameReader deriving(CryptoSuite suite, SaltKey key) {
        this.suite = suite;
        this.key = key;
        return this;
    }

    SamplingFrame read() throws IOException {
        ByteRows sids = ids(SamplingFrame.POOL);
        SamplingFrame.Pool pool = pool(sids);
        SamplingFrame.Roster roster =
                roster(Files.exists(directory.resolve(SamplingFrame.ROSTER_EXCLUSIONS), LinkOption.NOFOLLOW_LINKS));
        return new SamplingFrame(pool, exclusions(sids), roster, recusals());
    }

    /** A file of ids alone, ascending: the pool or the public list. */
    ByteRows ids(String name) throws IOException {
        ByteRows sids = new ByteRows();
        try (LineReader lines = LineReader.open(directory, name, limits)) {
            while (lines.next()) {
                requireSid(lines, lines.start(), lines.end());
                addAscending(sids, lines);
            }
        }
        return sids;
    }

    SamplingFrame.Pool pool(ByteRows sids) throws IOException {
        ByteIndex keys = new ByteIndex();
        int[] strata = new int[sids.size()];
        byte[] salts = new byte[Math.multiplyExact(sids.size(), SaltKey.SALT)];
        int row = 0;
        try (LineReader lines = LineReader.open(directory, SamplingFrame.ATTRIBUTES, limits)) {
            while (lines.next()) {
                if (row == sids.size()) {
                    throw lines.fault("", "is beyond the " + sids.size() + " rows of " + SamplingFrame.POOL);
                }
                int end = lines.fieldEnd(lines.start());
                requireCodes(lines, end);
                strata[row] = keys.intern(lines.buffer(), lines.start(), end - lines.start());
                readSalt(lines, end, sids, row, salts);
                row++;
            }
        }
        if (row < sids.size()) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.DRAW_INPUT_INVALID,
                    Place.of(SamplingFrame.ATTRIBUTES, row + 1L, ""),
                    "ends after " + row + " rows, " + SamplingFrame.POOL + " has " + sids.size()));
        }
        return ordered(sids, keys.rows(), strata, salts);
    }

    /** Numbers the strata by the ascending order of their keys. */
    static SamplingFrame.Pool ordered(ByteRows sids, ByteRows keys, int[] strata, byte[] salts) {
        int[] order = keys.ascending();
        int[] place = new int[order.length];
        ByteRows ascending = new ByteRows();
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
            ascending.add(keys.slab(), keys.start(order[i]), keys.length(order[i]));
        }
        for (int row = 0; row < strata.length; row++) {
            strata[row] = place[strata[row]];
        }
        return new SamplingFrame.Pool(sids, ascending, strata, salts);
    }

    ByteRows exclusions(ByteRows sids) throws IOException {
        ByteRows rows = new ByteRows();
        try (LineReader lines = LineReader.open(directory, SamplingFrame.EXCLUSIONS, limits)) {
            while (lines.next()) {
                int end = lines.fieldEnd(lines.start());
                requireSid(lines, lines.start(), end);
                if (sids.find(lines.buffer(), lines.start(), end - lines.start()) >= 0) {
                    throw lines.fault("sid", "excludes a subject of the pool");
                }
                requireName(lines, "reason", end + 1, lines.end(), MAX_NAME);
                requireNewFirstField(rows, lines, end);
                addAscending(rows, lines);
            }
        }
        return rows;
    }

    /** The roster, and those who are kept off it if there is a file of them. */
    SamplingFrame.Roster roster(boolean withExclusions) throws IOException {
        ByteRows rows = new ByteRows();
        List<RosterEntry> entries = new ArrayList<>();
        try (LineReader lines = LineReader.open(directory, SamplingFrame.ROSTER, limits)) {
            while (lines.next()) {
                String[] fields = text(lines, lines.start(), lines.end()).split(",", -1);
                if (fields.length != 5) {
                    throw lines.fault("", "has " + fields.length + " fields, 5 are asked for");
                }
                requireNewFirstField(rows, lines, lines.fieldEnd(lines.start()));
                entries.add(entry(lines, fields));
                addAscending(rows, lines);
            }
        }
        return new SamplingFrame.Roster(rows, entries, withExclusions ? rosterExclusions(entries) : new ByteRows());
    }

    private ByteRows rosterExclusions(List<RosterEntry> roster) throws IOException {
        Set<String> drawable = new HashSet<>();
        roster.forEach(entry -> drawable.add(entry.iid()));
        ByteRows rows = new ByteRows();
        try (LineReader lines = LineReader.open(directory, SamplingFrame.ROSTER_EXCLUSIONS, limits)) {
            while (lines.next()) {
                int end = lines.fieldEnd(lines.start());
                requireIid(lines, end);
                if (drawable.contains(text(lines, lines.start(), end))) {
                    throw lines.fault("iid", "excludes an inspector of the roster");
                }
                requireName(lines, "reason", end + 1, lines.end(), MAX_NAME);
                requireNewFirstField(rows, lines, end);
                addAscending(rows, lines);
            }
        }
        CheckList.require(rows.size() > 0, SamplingFrame.ROSTER_EXCLUSIONS, "is empty");
        return rows;
    }

    ByteRows recusals() throws IOException {
        ByteRows rows = new ByteRows();
        try (LineReader lines = LineReader.open(directory, SamplingFrame.RECUSAL, limits)) {
            while (lines.next()) {
                int end = lines.fieldEnd(lines.start());
                requireIid(lines, end);
                requireSid(lines, Math.min(end + 1, lines.end()), lines.end());
                addAscending(rows, lines);
            }
        }
        return rows;
    }

    private static RosterEntry entry(LineReader lines, String[] fields) {
        try {
            return new RosterEntry(
                    fields[0],
                    fields[1],
                    fields[2],
                    number(lines, "qual", fields[3]),
                    number(lines, "load0", fields[4]));
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.VALUE_INVALID) {
                throw refused;
            }
            throw lines.fault(
                    refused.problem().place().column(), refused.problem().detail());
        }
    }

    private static int number(LineReader lines, String column, String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
            throw lines.fault(column, "has no integer of 0 to 2147483647 without sign or leading zeros");
        }
        return Integer.parseInt(digits);
    }

    private void readSalt(LineReader lines, int codesEnd, ByteRows sids, int row, byte[] salts) {
        byte[] derived = null;
        if (key != null && suite != null) {
            derived = key.salt(suite, sids.text(row));
            System.arraycopy(derived, 0, salts, row * SaltKey.SALT, SaltKey.SALT);
            if (codesEnd == lines.end()) {
                return;
            }
        }
        int from = codesEnd + 1;
        if (lines.end() - from != SALT_HEX) {
            throw lines.fault("salt", "has no salt of " + SALT_HEX + " lower-case hexadecimal digits");
        }
        for (int i = 0; i < SaltKey.SALT; i++) {
            int high = hex(lines.buffer()[from + 2 * i]);
            int low = hex(lines.buffer()[from + 2 * i + 1]);
            if (high < 0 || low < 0) {
                throw lines.fault("salt", "has no salt of " + SALT_HEX + " lower-case hexadecimal digits");
            }
            salts[row * SaltKey.SALT + i] = (byte) (high << 4 | low);
        }
        if (derived != null
                && !Arrays.equals(derived, 0, SaltKey.SALT, salts, row * SaltKey.SALT, (row + 1) * SaltKey.SALT)) {
            throw lines.fault("salt", "has another salt than the key gives");
        }
    }

    private static int hex(byte digit) {
        return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
    }

    private static void requireCodes(LineReader lines, int end) {
        int from = lines.start();
        for (int at = from; at <= end; at++) {
            if (at == end || lines.buffer()[at] == '|') {
                requireName(lines, "codes", from, at, MAX_NAME);
                from = at + 1;
            }
        }
    }

    private static void requireSid(LineReader lines, int from, int to) {
        if (!SubjectIdentifier.matches(lines.buffer(), from, to - from)) {
            throw lines.fault("sid", "has no legal subject id");
        }
    }

    private static void requireIid(LineReader lines, int end) {
        requireName(lines, "iid", lines.start(), end, 32);
        if (text(lines, lines.start(), end).equals(Team.UNFILLED)) {
            throw lines.fault("iid", "has no legal inspector id");
        }
    }

    private static void requireName(LineReader lines, String column, int from, int to, int max) {
        if (to - from > max || to <= from || !SubjectIdentifier.isName(lines.buffer(), from, to - from)) {
            throw lines.fault(column, "has no " + column + " of 1 to " + max + " bytes of A-Za-z0-9._-");
        }
    }

    /** Lines with one first field stand together, since no byte of a field is as small as the comma. */
    private static void requireNewFirstField(ByteRows rows, LineReader lines, int end) {
        int last = rows.size() - 1;
        int length = end - lines.start() + 1;
        if (last >= 0
                && rows.length(last) >= length
                && Arrays.equals(
                        rows.slab(),
                        rows.start(last),
                        rows.start(last) + length,
                        lines.buffer(),
                        lines.start(),
                        end + 1)) {
            throw lines.fault("", "repeats the first field of the line before");
        }
    }

    private static void addAscending(ByteRows rows, LineReader lines) {
        int last = rows.size() - 1;
        if (last >= 0 && rows.compare(last, lines.buffer(), lines.start(), lines.length()) >= 0) {
            throw lines.fault("", "is not greater than the line before");
        }
        rows.add(lines.buffer(), lines.start(), lines.length());
    }

    private static String text(LineReader lines, int from, int to) {
        return new String(lines.buffer(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}
