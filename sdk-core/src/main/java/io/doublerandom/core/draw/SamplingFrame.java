package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything a draw chooses from (抽样框): the pool with its codes and salts, the exclusions with their reasons, the
 * roster of inspectors and the recusals.
 *
 * <p>Always in the protocol's order, without duplicates, whatever order it came in; holds ids as bytes, at about 50
 * bytes a subject beyond the id. Immutable.
 */
public final class SamplingFrame {
    static final String POOL = "pool.csv";
    static final String ATTRIBUTES = "attrs.csv";
    static final String EXCLUSIONS = "exclusions.csv";
    static final String ROSTER = "roster.csv";
    static final String RECUSAL = "recusal.csv";
    static final String ROSTER_EXCLUSIONS = "roster-exclusions.csv";

    private final ByteRows sids;
    private final ByteRows strataKeys;
    private final int[] strata;
    private final byte[] salts;
    private final ByteRows exclusions;
    private final ByteRows rosterLines;
    private final List<RosterEntry> roster;
    private final ByteRows rosterExclusions;
    private final ByteRows recusals;

    SamplingFrame(Pool pool, ByteRows exclusions, Roster roster, ByteRows recusals) {
        this.sids = pool.sids();
        this.strataKeys = pool.keys();
        this.strata = pool.strata();
        this.salts = pool.salts();
        this.exclusions = exclusions;
        this.rosterLines = roster.lines();
        this.roster = List.copyOf(roster.entries());
        this.rosterExclusions = roster.exclusions();
        this.recusals = recusals;
    }

    /** The pool's columns: ids ascending, the distinct stratum keys ascending, each row's key, 16 bytes of salt a row. */
    record Pool(ByteRows sids, ByteRows keys, int[] strata, byte[] salts) {}

    /** The roster as lines and as entries, and the lines of those who are kept off it. */
    record Roster(ByteRows lines, List<RosterEntry> entries, ByteRows exclusions) {}

    /** Collects a frame in memory, in any order. */
    public static FrameBuilder builder() {
        return new FrameBuilder();
    }

    /**
     * Reads {@code pool.csv}, {@code attrs.csv}, {@code exclusions.csv}, {@code roster.csv} and {@code recusal.csv}, and
     * {@code roster-exclusions.csv} if it is there.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} naming file, line and column;
     *     {@link ErrorCode#LIMIT_EXCEEDED} beyond the limits
     * @throws IOException if a file cannot be read
     */
    public static SamplingFrame read(Path directory, ReadLimits limits) throws IOException {
        return new FrameReader(directory, limits).read();
    }

    /** Reads a frame whose {@code attrs.csv} may lack salts; they are derived from the key of the snapshot. */
    public static SamplingFrame read(Path directory, ReadLimits limits, CryptoSuite suite, SaltKey key)
            throws IOException {
        return new FrameReader(directory, limits).deriving(suite, key).read();
    }

    /** Subjects in the pool. */
    public int count() {
        return sids.size();
    }

    /** Subjects in the register: pool and exclusions. */
    public long registryCount() {
        return (long) sids.size() + exclusions.size();
    }

    /** The inspectors who may be drawn, in the roster's order. */
    public List<RosterEntry> roster() {
        return roster;
    }

    /** Root over the subject ids. */
    public Bytes32 rootS(CryptoSuite suite) {
        return PoolRoots.ofIds(suite, sids);
    }

    /** Root over the attribute commitments. */
    public Bytes32 rootA(CryptoSuite suite) {
        return PoolRoots.ofAttributes(suite, this);
    }

    /** Root over the exclusions. */
    public Bytes32 exclusionsRoot(CryptoSuite suite) {
        return MerkleTree.linesRoot(suite.newDigest(), exclusions);
    }

    /** Root over the roster. */
    public Bytes32 rosterRoot(CryptoSuite suite) {
        return MerkleTree.linesRoot(suite.newDigest(), rosterLines);
    }

    /** Inspectors of the participating authorities who are kept off the roster. */
    public int rosterExclusionCount() {
        return rosterExclusions.size();
    }

    /** Root over those kept off the roster, with their reasons; it is logged before the header if there are any. */
    public Bytes32 rosterExclusionsRoot(CryptoSuite suite) {
        return MerkleTree.linesRoot(suite.newDigest(), rosterExclusions);
    }

    /** Root over the recusals. */
    public Bytes32 recusalRoot(CryptoSuite suite) {
        return MerkleTree.linesRoot(suite.newDigest(), recusals);
    }

    /**
     * Requires that a plan can draw from this frame: every code has a ratio, every row has one code an attribute, no
     * inspector has a qualification without a name.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_POOL_EMPTY} or {@link ErrorCode#DRAW_INPUT_INVALID}
     */
    public void requireFits(DrawPlan plan) {
        if (sids.size() == 0) {
            throw new DoubleRandomException(ErrorCode.DRAW_POOL_EMPTY, "0 subjects");
        }
        requireCodes(plan);
        requireQualifications(plan, roster);
    }

    void requireCodes(DrawPlan plan) {
        StratumCodes codes = new StratumCodes(plan);
        for (int key = 0; key < strataKeys.size(); key++) {
            String fault = codes.fault(strataKeys.text(key));
            if (!fault.isEmpty()) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.DRAW_INPUT_INVALID, Place.of(ATTRIBUTES, firstRow(key) + 1L, "codes"), fault));
            }
        }
    }

    static void requireQualifications(DrawPlan plan, List<RosterEntry> roster) {
        for (int i = 0; i < roster.size(); i++) {
            if ((long) roster.get(i).qual() >= 1L << plan.qualifications().size()) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.DRAW_INPUT_INVALID,
                        Place.of(ROSTER, i + 1L, "qual"),
                        "has a bit beyond the " + plan.qualifications().size() + " qualifications of the plan"));
            }
        }
    }

    /**
     * Writes {@code attrs.csv}: codes and salt of each subject, in the pool's order. Not for publication.
     *
     * @throws IOException if it cannot be written; the stream stays open
     */
    public void writeAttributes(OutputStream out) throws IOException {
        EvidenceBundle.writeAttributes(out, this);
    }

    /**
     * Writes the files that {@link #read} reads into a directory which has none of them. Not for publication.
     *
     * @throws IOException if one cannot be written
     */
    public void write(Path directory) throws IOException {
        EvidenceBundle.writeFrame(directory, this);
    }

    private int firstRow(int key) {
        int row = 0;
        while (strata[row] != key) {
            row++;
        }
        return row;
    }

    ByteRows sids() {
        return sids;
    }

    ByteRows strataKeys() {
        return strataKeys;
    }

    /** The number of a row's stratum, which is its place among the ascending keys. */
    int stratum(int row) {
        return strata[row];
    }

    /** 16 bytes a row; not to be written. */
    byte[] salts() {
        return salts;
    }

    ByteRows exclusions() {
        return exclusions;
    }

    ByteRows rosterLines() {
        return rosterLines;
    }

    ByteRows rosterExclusions() {
        return rosterExclusions;
    }

    ByteRows recusals() {
        return recusals;
    }
}
