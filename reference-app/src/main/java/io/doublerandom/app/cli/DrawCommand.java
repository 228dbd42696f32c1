package io.doublerandom.app.cli;

import io.doublerandom.core.draw.DrawTranscript;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.InsecureUnloggedRecomputation;
import io.doublerandom.core.draw.ReadLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a finished ceremony again from files; without a log this is no lawful draw, and it says so. */
@Command(
        name = "draw",
        description = {
            "由文件复算已完成的抽取仪式，写出证据包（无日志，不是依法抽取）",
            "compute a finished ceremony again from files and write its bundles (unlogged: not a lawful draw)"
        },
        mixinStandardHelpOptions = true)
public final class DrawCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "DIR",
            description = {
                "输入目录 / folder with plan.json, header.json, ceremony.json,",
                "pool.csv, attrs.csv, exclusions.csv, roster.csv, recusal.csv"
            })
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path in;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "AUDIT 证据包目录（须为空）/ folder for the AUDIT bundle, empty or new")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path out;

    @Option(
            names = "--public",
            paramLabel = "DIR",
            description = "PUBLIC 证据包目录（须为空）/ folder for the PUBLIC bundle, empty or new")
    private @Nullable Path published;

    @Override
    public Integer call() {
        PrintWriter writer = spec.commandLine().getOut();
        try {
            EvidenceBundle bundle = InsecureUnloggedRecomputation.recompute(in, ReadLimits.standard());
            bundle.writeAudit(out);
            writer.println("AUDIT 证据包 / AUDIT bundle: " + out);
            if (published != null) {
                writePublic(bundle, published, writer);
            }
            print(bundle.transcript(), writer);
        } catch (IOException failed) {
            throw FileFailures.of(failed);
        }
        return 0;
    }

    /** Without a clock nobody here can tell whether an embargo is over, so it is kept. */
    private static void writePublic(EvidenceBundle bundle, Path directory, PrintWriter writer) throws IOException {
        String embargo = bundle.transcript().plan().embargoUntil();
        if (embargo.isEmpty()) {
            bundle.writePublic(directory);
            writer.println("PUBLIC 证据包 / PUBLIC bundle: " + directory);
        } else {
            bundle.writePublicWithoutList(directory);
            writer.println("PUBLIC 证据包（名单暂不公布至 " + embargo + "）/ PUBLIC bundle, list withheld until " + embargo + ": "
                    + directory);
        }
    }

    private static void print(DrawTranscript transcript, PrintWriter writer) {
        writer.println("抽取标识 / header hash: " + transcript.headerHash());
        writer.println("种子 / seed: " + transcript.seed());
        writer.println("对象 / subjects: " + transcript.selected().size() + " / "
                + transcript.frame().count());
        if (transcript.plan().practice()) {
            writer.println("演练，不得作为抽取公布 / a rehearsal, never to be published as a draw");
        }
        writer.println("无日志、未签名：不是依法抽取 / unlogged, unsigned: not a lawful draw");
    }
}
