package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.CryptoSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PartialDrawTest {
    private static final int COUNT = 4_000;
    private static final int SEED_AT = "DRAW1/part\0".length();
    private static final int COUNT_AT = SEED_AT + 32;

    private final Scenario scenario = new Scenario();
    private final Ceremony ceremony = DrawRequest.first(scenario.plan, frame(), Scenario.SNAPSHOT, Scenario.REVEAL_BY)
            .commit(scenario.log)
            .ceremony();

    private static SamplingFrame frame() {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < COUNT; i++) {
            builder.subject("p" + (10_000 + i), List.of("44080" + (2 + i % 3), i % 40 == 0 ? "D" : "A"));
        }
        return builder.build(CryptoSuite.SM3_SM2, SaltKey.of(new byte[32]));
    }

    private DrawTranscript whole() {
        return scenario.lawfulOn(ceremony.committed(), ceremony);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DoubleRandomException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** The parts between random cuts, some of them empty, in random order. */
    private List<PartialDraw> parts(Random random, int cuts) {
        int[] borders = new int[cuts + 2];
        for (int i = 1; i <= cuts; i++) {
            borders[i] = random.nextInt(COUNT + 1);
        }
        borders[cuts + 1] = COUNT;
        Arrays.sort(borders);
        List<PartialDraw> parts = new ArrayList<>();
        for (int i = 0; i <= cuts; i++) {
            parts.add(ceremony.partialDraw(borders[i], borders[i + 1]));
        }
        parts.add(ceremony.partialDraw(7, 7));
        Collections.shuffle(parts, random);
        return parts;
    }

    /** Merges two of them at a time, whichever they are. */
    private static PartialDraw mergeInAnyOrder(List<PartialDraw> parts, Random random) {
        List<PartialDraw> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            PartialDraw one = left.remove(random.nextInt(left.size()));
            PartialDraw other = left.remove(random.nextInt(left.size()));
            left.add(PartialDraw.parse(one.merge(other).bytes()));
        }
        return left.get(0);
    }

    @Property(tries = 60)
    void merge_anyPartitionInAnyOrder_drawsTheBytesOfOnePass(@ForAll long chance, @ForAll @IntRange(max = 12) int cuts)
            throws IOException {
        DrawTranscript whole = whole();
        Random random = new Random(chance);
        PartialDraw merged = mergeInAnyOrder(parts(random, cuts), random);
        assertThat(merged).isEqualTo(ceremony.partialDraw(0, COUNT)).hasSameHashCodeAs(ceremony.partialDraw(0, COUNT));
        DrawTranscript parted = ceremony.draw(merged);
        assertThat(parted.result()).isEqualTo(whole.result());
        assertThat(files(parted)).isEqualTo(files(whole)).isNotEmpty();
    }

    private static Map<String, String> files(DrawTranscript transcript) throws IOException {
        Path folder = Files.createTempDirectory("partial-draw");
        try {
            EvidenceBundle.of(transcript).writeAudit(folder.resolve("bundle"));
            try (Stream<Path> files = Files.list(folder.resolve("bundle"))) {
                return new TreeMap<>(files.collect(
                        Collectors.toMap(file -> file.getFileName().toString(), PartialDrawTest::text)));
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void partialDraw_keepsFewMoreThanAreDrawn() {
        int drawn = whole().selected().size();
        PartialDraw all = ceremony.partialDraw(0, COUNT);
        assertThat(all.looked()).isEqualTo(COUNT);
        assertThat(all.kept()).isBetween(drawn, COUNT / 2);
    }

    @Test
    void partialDraw_beforeThePublicValueIsLogged_isRefused() {
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.partialDraw(0, COUNT));
        scenario.commitAll(ceremony.committed(), ceremony);
        Scenario.PARTIES.forEach(party -> ceremony.reveal(party, Scenario.nonce(party)));
        assertRefused(ErrorCode.DRAW_STATE, () -> ceremony.partialDraw(0, COUNT));
        scenario.clock.pass(Ceremony.PAUSE);
        ceremony.publicValue(0, Scenario.DICE);
        assertThat(ceremony.partialDraw(0, COUNT).looked()).isEqualTo(COUNT);
    }

    @Test
    void draw_partsThatAreNotTheWhole_isRefused() {
        whole();
        PartialDraw part = ceremony.partialDraw(0, COUNT - 1);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> ceremony.draw(part));
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> part.merge(ceremony.partialDraw(COUNT - 2, COUNT)));
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> part.merge(part));
        assertThat(ceremony.draw(part.merge(ceremony.partialDraw(COUNT - 1, COUNT)))
                        .selected())
                .isNotEmpty();
    }

    @Test
    void draw_partsOfAnotherDraw_isRefused() {
        whole();
        byte[] bytes = ceremony.partialDraw(0, COUNT).bytes();
        bytes[SEED_AT] ^= 1;
        PartialDraw other = PartialDraw.parse(bytes);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> ceremony.draw(other));
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> other.merge(ceremony.partialDraw(0, 0)));
    }

    @Test
    void draw_aTicketThatWasMadeUp_isRefused() {
        whole();
        byte[] bytes = ceremony.partialDraw(0, COUNT).bytes();
        bytes[bytes.length - 1] ^= 1;
        PartialDraw forged = PartialDraw.parse(bytes);
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> ceremony.draw(forged));
    }

    @Test
    void parse_anythingElse_isRefused() {
        whole();
        byte[] bytes = ceremony.partialDraw(10, 20)
                .merge(ceremony.partialDraw(30, 2_000))
                .bytes();
        assertThat(PartialDraw.parse(bytes).bytes()).isEqualTo(bytes);
        for (int length = 0; length < COUNT_AT + 40; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> PartialDraw.parse(cut));
        }
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> PartialDraw.parse(Arrays.copyOf(bytes, bytes.length + 1)));
        // Pool size, number of ranges, and the first range: too much of each.
        for (int at = COUNT_AT; at < COUNT_AT + 16; at += Integer.BYTES) {
            byte[] changed = bytes.clone();
            changed[at] = (byte) (at == COUNT_AT ? 0x80 : 0x7f);
            assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> PartialDraw.parse(changed));
        }
        // A kept row outside the ranges.
        byte[] outside = bytes.clone();
        int firstRow = COUNT_AT + 8 + 16 + 4;
        outside[firstRow + 3] = 9;
        assertRefused(ErrorCode.DRAW_INPUT_INVALID, () -> PartialDraw.parse(outside));
    }
}
