package io.doublerandom.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for a line in a file of short lines in ascending order of their bytes, as {@code pool.csv} and {@code public.csv}
 * are: by halving, so that a look-up reads some twenty blocks of a file of any size.
 */
final class SortedLines {
    /** More than a line and its end: a subject id has at most 21 bytes. */
    private static final int REACH = 64;

    private SortedLines() {}

    /**
     * Whether a line stands in the file.
     *
     * @throws IOException if the file cannot be read, or a line is longer than those of a pool
     */
    static boolean contain(Path file, String line) throws IOException {
        byte[] wanted = line.getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long low = 0;
            long high = channel.size();
            while (low < high) {
                long middle = (low + high) >>> 1;
                Span span = around(channel, middle, low, high);
                int order = Arrays.compareUnsigned(span.bytes(), wanted);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    low = span.end() + 1;
                } else {
                    high = span.start();
                }
            }
            return false;
        }
    }

    /**
     * The lines after a text that need not stand there, in their order, at most {@code limit}.
     *
     * @throws IOException if the file cannot be read, or a line is longer than those of a pool
     */
    static List<String> after(Path file, String line, int limit) throws IOException {
        byte[] seen = line.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long low = 0;
            long high = size;
            while (low < high) {
                long middle = (low + high) >>> 1;
                Span span = around(channel, middle, low, high);
                if (Arrays.compareUnsigned(span.bytes(), seen) <= 0) {
                    low = span.end() + 1;
                } else {
                    high = span.start();
                }
            }
            while (low < size && lines.size() < limit) {
                Span span = around(channel, low, low, size);
                lines.add(new String(span.bytes(), StandardCharsets.UTF_8));
                low = span.end() + 1;
            }
        }
        return lines;
    }

    /** A line: where it starts, where its end of line stands. */
    private record Span(long start, long end, byte[] bytes) {}

    /** The line around an offset; both bounds are starts of lines. */
    private static Span around(FileChannel channel, long offset, long low, long high) throws IOException {
        long from = Math.max(low, offset - REACH);
        byte[] block = read(channel, from, (int) (Math.min(high, offset + REACH) - from));
        int at = (int) (offset - from);
        int start = at;
        while (start > 0 && block[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < block.length && block[end] != '\n') {
            end++;
        }
        if (start == 0 && from > low || end == block.length) {
            throw new IOException("a line near byte " + offset + " is too long or has no end");
        }
        return new Span(from + start, from + end, Arrays.copyOfRange(block, start, end));
    }

    private static byte[] read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
            // goes on until the block is full
        }
        return Arrays.copyOf(block.array(), block.position());
    }

    /** How many lines a file has. */
    static long count(Path file) throws IOException {
        long lines = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
