package io.doublerandom.app.cli;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.ReadLimits;
import io.doublerandom.core.draw.SaltKey;
import io.doublerandom.core.draw.SamplingFrame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Fixes the inputs of a draw in {@code header.json}; has no clock of its own.
 *
 * <p>With a salt key, rows of {@code attrs.csv} carry codes alone and get their salts; a row that has one already must
 * have the one that the key gives, so the command may be run again.
 */
@Command(
        name = "freeze",
        description = "冻结抽取输入，写出 header.json / fix the inputs of a draw in header.json",
        mixinStandardHelpOptions = true)
public final class FreezeCommand implements Callable<Integer> {
    private static final String ATTRIBUTES = "attrs.csv";
    private static final int MAX_PLAN = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "DIR",
            description = {
                "输入目录 / folder with plan.json, pool.csv, attrs.csv,",
                "exclusions.csv, roster.csv, recusal.csv"
            })
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path in;

    @Option(
            names = "--snapshot-at",
            required = true,
            paramLabel = "T",
            description = "名录快照时间 / when the pool was frozen, e.g. 2024-03-20T01:00:00Z")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private String snapshotAt;

    @Option(
            names = "--reveal-by",
            required = true,
            paramLabel = "T",
            description = "揭示截止时间 / until when nonces may be opened")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private String revealBy;

    @Option(names = "--attempt", defaultValue = "1", paramLabel = "N", description = "第几次抽取 / number of the attempt")
    private long attempt;

    @Option(
            names = "--supersedes",
            defaultValue = "",
            paramLabel = "H",
            description = "被取代的抽取标识 / header hash of the attempt before")
    @SuppressWarnings("NullAway.Init") // has a default, set by picocli before call()
    private String supersedes;

    @Option(
            names = "--salt-key",
            paramLabel = "FILE",
            description = {
                "盐值密钥文件（64 位小写十六进制）：为 attrs.csv 补盐",
                "file of 64 lower-case hex digits: gives each row of attrs.csv its salt"
            })
    private @Nullable Path saltKey;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            DrawPlan plan = DrawPlan.parse(plan());
            SamplingFrame frame = frame(plan);
            DrawRequest request = new DrawRequest(
                    plan, frame, time("--snapshot-at", snapshotAt), time("--reveal-by", revealBy), attempt, supersedes);
            DrawHeader header = request.header();
            byte[] document = header.canonicalBytes();
            requireSame(document);
            if (saltKey != null) {
                writeSalts(frame);
                out.println("已写入盐值 / salts written: " + ATTRIBUTES);
            }
            writeHeader(document);
            out.println("已冻结 / frozen: " + in.resolve(DrawHeader.DOCUMENT));
            out.println("方案哈希 / plan hash: " + header.plan());
            out.println("抽取标识 / header hash: " + header.hash(plan.suite()));
            out.println("对象 / subjects: " + header.count() + "，登记 / registered: " + header.registryCount());
        } catch (IOException failed) {
            throw FileFailures.of(failed);
        }
        return 0;
    }

    private byte[] plan() throws IOException {
        try (InputStream document = Files.newInputStream(in.resolve(DrawPlan.DOCUMENT))) {
            return document.readNBytes(MAX_PLAN + 1);
        }
    }

    private SamplingFrame frame(DrawPlan plan) throws IOException {
        return saltKey == null
                ? SamplingFrame.read(in, ReadLimits.standard())
                : SamplingFrame.read(in, ReadLimits.standard(), plan.suite(), SaltKey.read(saltKey));
    }

    /** A frozen header is never replaced: that would be the late change which freezing is there to prevent. */
    private void requireSame(byte[] document) throws IOException {
        Path header = in.resolve(DrawHeader.DOCUMENT);
        if (Files.exists(header)) {
            if (Files.size(header) != document.length || !Arrays.equals(Files.readAllBytes(header), document)) {
                throw new DoubleRandomException(new Problem(
                        ErrorCode.DRAW_STATE,
                        Place.of(DrawHeader.DOCUMENT),
                        "another header stands here already; a new attempt belongs into a new folder"));
            }
        }
    }

    private void writeHeader(byte[] document) throws IOException {
        Path header = in.resolve(DrawHeader.DOCUMENT);
        if (!Files.exists(header)) {
            Files.write(header, document, StandardOpenOption.CREATE_NEW);
        }
    }

    private void writeSalts(SamplingFrame frame) throws IOException {
        Path temporary = Files.createTempFile(in, "attrs", ".tmp");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                frame.writeAttributes(stream);
            }
            Files.move(temporary, in.resolve(ATTRIBUTES), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Instant time(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.DATE_INVALID, Place.of(option), "is no time such as 2024-03-20T01:00:00Z"),
                    noTime);
        }
    }
}
