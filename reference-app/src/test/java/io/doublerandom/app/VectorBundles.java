package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.VoidNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Publishes the vectors of the protocol in a folder, as they are or changed. */
public final class VectorBundles {
    static final Path VECTORS = Path.of("../docs/spec/vectors/v1/valid");
    /** The files of a draw that is over. */
    public static final List<String> PUBLIC =
            List.of("ceremony.json", "header.json", "plan.json", "pool.csv", "public.csv", "result.json");
    /** The files of a draw that is only committed to. */
    public static final List<String> COMMITTED = List.of("header.json", "plan.json", "pool.csv");

    /** As {@code result.json} of the vector has it. */
    public static final String PRACTICE = "6176bb7f70fb9be7800b64d2fc2cba9246bb7323b6878d46e3cce2eaa147b8b9";

    private final Path directory;

    /** In a folder of published bundles. */
    public VectorBundles(Path directory) {
        this.directory = directory;
    }

    /** Publishes files of a vector under a header hash. */
    public void publish(String vector, String hash, List<String> files) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(hash));
        for (String file : files) {
            Files.copy(VECTORS.resolve(vector).resolve(file), folder.resolve(file));
        }
    }

    /** Publishes a vector that brings its part of the log; its header hash. */
    public String logged(String vector) throws IOException {
        Path from = VECTORS.resolveSibling("logged").resolve(vector);
        DrawPlan plan = DrawPlan.parse(Files.readAllBytes(from.resolve("plan.json")));
        String hash = DrawHeader.parse(Files.readAllBytes(from.resolve("header.json")))
                .hash(plan.suite())
                .hex();
        Path folder = directory.resolve(hash);
        Files.createDirectories(folder.resolve("log"));
        for (String file : PUBLIC) {
            Files.copy(from.resolve(file), folder.resolve(file));
        }
        for (String file : List.of("signatures.json", "keys.json", "log/entries.jsonl", "log/proof.json")) {
            Files.copy(from.resolve(file), folder.resolve(file));
        }
        return hash;
    }

    /** Publishes beside it that the attempt of a header hash was voided. */
    public void voided(String hash, String header) throws IOException {
        VoidNotice.Decision office =
                new VoidNotice.Decision("联席会议办公室", "office", Instant.parse("2024-03-20T02:00:00Z"));
        Files.write(
                directory.resolve(hash).resolve(VoidNotice.DOCUMENT),
                new VoidNotice(Bytes32.parse(header), "公证员未到场", -1, office, office).canonicalBytes());
    }

    /** Changes the plan of a bundle. */
    public void replace(String hash, String from, String to) throws IOException {
        Path plan = directory.resolve(hash).resolve("plan.json");
        String changed = Files.readString(plan).replace(from, to);
        assertThat(changed).contains(to);
        Files.writeString(plan, changed);
    }

    /** Lets the header name the plan that stands beside it, and the folder and the result that header. */
    public String rebind(String hash) throws IOException {
        Path folder = directory.resolve(hash);
        DrawPlan plan = DrawPlan.parse(Files.readAllBytes(folder.resolve("plan.json")));
        Path file = folder.resolve("header.json");
        String old = DrawHeader.parse(Files.readAllBytes(file)).plan().hex();
        Files.writeString(file, Files.readString(file).replace(old, plan.hash().hex()));
        String renamed =
                DrawHeader.parse(Files.readAllBytes(file)).hash(plan.suite()).hex();
        Path result = folder.resolve("result.json");
        Files.writeString(result, Files.readString(result).replace(hash, renamed));
        Files.move(folder, directory.resolve(renamed));
        return renamed;
    }
}
