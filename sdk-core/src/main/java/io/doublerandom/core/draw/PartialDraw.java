package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the pool contributes to a draw (分区抽取): the rows looked at, and those of them that may be drawn.
 *
 * <p>{@link Ceremony#partialDraw} makes one, and only once every public value stands in the log, so that it is no look ahead.
 * {@link #merge} puts parts together in any order; {@link Ceremony#draw(PartialDraw)} draws from parts that are the whole
 * pool, and gives the bytes that {@link Ceremony#draw()} gives. Immutable; two are equal if their bytes are.
 *
 * <p>Bytes, integers big-endian: ASCII {@code DRAW1/part}, a zero byte, seed (32), rows of the pool (u32), number of ranges
 * (u32), of each range its first row and the row after its last (u32, u32), number of kept rows (u32), of each its number
 * (u32) and ticket (32). Row numbers are lines of {@code pool.csv} from 0; ranges and rows ascend, ranges do not touch.
 */
public final class PartialDraw {
    private static final byte[] MAGIC = "DRAW1/part\0".getBytes(StandardCharsets.US_ASCII);
    private static final int RANGE = 2 * Integer.BYTES;
    private static final int ROW = Integer.BYTES + Bytes32.SIZE;

    private final Bytes32 seed;
    private final int poolSize;
    private final List<Range> ranges;
    private final Survivors survivors;

    /** Rows from the first to before the last. */
    private record Range(int from, int to) {}

    private PartialDraw(Bytes32 seed, int poolSize, List<Range> ranges, Survivors survivors) {
        this.seed = seed;
        this.poolSize = poolSize;
        this.ranges = List.copyOf(ranges);
        this.survivors = survivors;
    }

    static PartialDraw of(Bytes32 seed, int poolSize, int from, int to, Survivors survivors) {
        return new PartialDraw(seed, poolSize, from == to ? List.of() : List.of(new Range(from, to)), survivors);
    }

    /**
     * This part and another of the same draw; the order does not matter.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if they are of different draws, or looked at the
     *     same row
     */
    public PartialDraw merge(PartialDraw other) {
        Values.present("other", other);
        if (!seed.equals(other.seed) || poolSize != other.poolSize) {
            throw invalid("the parts are of different draws");
        }
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort((left, right) -> Integer.compare(left.from, right.from));
        List<Range> joined = new ArrayList<>();
        for (Range next : all) {
            Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && next.from < last.to) {
                throw invalid("both parts looked at row " + next.from);
            }
            if (last != null && next.from == last.to) {
                joined.set(joined.size() - 1, new Range(last.from, next.to));
            } else {
                joined.add(next);
            }
        }
        return new PartialDraw(seed, poolSize, joined, survivors.merge(other.survivors));
    }

    /** How many rows of the pool were looked at. */
    public int looked() {
        return ranges.stream().mapToInt(range -> range.to - range.from).sum();
    }

    /** Rows kept: a few more than will be drawn. */
    public int kept() {
        return survivors.size();
    }

    /** The part as bytes, to be sent to where parts are merged. */
    public byte[] bytes() {
        ByteWriter out =
                new ByteWriter().raw(MAGIC).raw(seed.bytes()).u32(poolSize).u32(ranges.size());
        ranges.forEach(range -> out.u32(range.from).u32(range.to));
        out.u32(survivors.size());
        for (int i = 0; i < survivors.size(); i++) {
            out.u32(survivors.row(i)).raw(survivors.tickets(), i * Bytes32.SIZE, Bytes32.SIZE);
        }
        return out.bytes();
    }

    /**
     * Reads a part.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if these are not the bytes of a part
     */
    public static PartialDraw parse(byte[] bytes) {
        try {
            PartialDraw part = read(ByteBuffer.wrap(bytes));
            if (part != null && Arrays.equals(part.bytes(), bytes)) {
                return part;
            }
        } catch (BufferUnderflowException tooShort) {
            // Told below, as every other form that is not the one above.
        }
        throw invalid("these are not the bytes of a part of a draw");
    }

    private static @Nullable PartialDraw read(ByteBuffer in) {
        in.position(Math.min(MAGIC.length, in.limit()));
        byte[] hash = new byte[Bytes32.SIZE];
        in.get(hash);
        int poolSize = in.getInt();
        int count = in.getInt();
        if (poolSize < 0 || count < 0 || count > in.remaining() / RANGE) {
            return null;
        }
        List<Range> ranges = new ArrayList<>();
        int end = -1;
        for (int i = 0; i < count; i++) {
            Range range = new Range(in.getInt(), in.getInt());
            if (range.from <= end || range.to <= range.from || range.to > poolSize) {
                return null;
            }
            end = range.to;
            ranges.add(range);
        }
        int kept = in.getInt();
        if (kept < 0 || kept > in.remaining() / ROW) {
            return null;
        }
        Survivors survivors = new Survivors();
        int last = -1;
        int range = 0;
        byte[] ticket = new byte[Bytes32.SIZE];
        for (int i = 0; i < kept; i++) {
            int row = in.getInt();
            in.get(ticket);
            while (range < count && row >= ranges.get(range).to) {
                range++;
            }
            if (row <= last || range == count || row < ranges.get(range).from) {
                return null;
            }
            last = row;
            survivors.add(row, ticket, 0);
        }
        return new PartialDraw(Bytes32.of(hash), poolSize, ranges, survivors);
    }

    /** What was kept, if these are all parts of this draw and every ticket is right. */
    Survivors requireWhole(Bytes32 drawn, SubjectPass pass, int count) {
        if (!seed.equals(drawn) || poolSize != count) {
            throw invalid("the parts are of another draw");
        }
        if (looked() != count) {
            throw invalid("the parts looked at " + looked() + " of " + count + " rows");
        }
        int wrong = pass.wrongTicket(survivors);
        if (wrong >= 0) {
            throw invalid("row " + wrong + " has another ticket");
        }
        return survivors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartialDraw && Arrays.equals(bytes(), ((PartialDraw) other).bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    private static DoubleRandomException invalid(String what) {
        return new DoubleRandomException(ErrorCode.DRAW_INPUT_INVALID, what);
    }
}
