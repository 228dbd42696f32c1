package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published proofs for one subject, whole and forged, for whoever writes another checker. */
class ProofVectorsTest {
    private static final Path FOLDER = Vectors.VALID.resolveSibling("proofs");

    private static SubjectProofs of(Path bundle) throws IOException {
        return SubjectProofs.read(
                bundle,
                DrawVerifier.standard().withSignatures((key, message, signature) -> true),
                ReadLimits.standard());
    }

    private static Map<String, byte[]> whole() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        SubjectProofs forty = of(Vectors.directory("forty-sm3"));
        all.put("drawn-own-sm3", forty.ownProof("91440802MA00000661").canonicalBytes());
        all.put("drawn-public-sm3", forty.publicProof("91440802MA00000661").canonicalBytes());
        all.put("excluded-own-sm3", forty.ownProof("91440802MA0000904P").canonicalBytes());
        SubjectProofs sha = of(Vectors.directory("forty-sha256"));
        all.put("not-in-register-own-sha256", sha.ownProof("zzz").canonicalBytes());
        SubjectProofs open = of(Vectors.directory("open-sha256"));
        all.put(
                "open-public-sha256",
                open.publicProof(Vectors.lines("open-sha256", "pool.csv").get(9))
                        .canonicalBytes());
        SubjectProofs chunks = of(Vectors.directory("chunk-257-sha256"));
        String last = Vectors.lines("chunk-257-sha256", "pool.csv").get(256);
        all.put("last-chunk-own-sha256", chunks.ownProof(last).canonicalBytes());
        String before = Vectors.lines("chunk-257-sha256", "pool.csv").get(255);
        all.put(
                "between-chunks-public-sha256",
                chunks.publicProof(between(before, last)).canonicalBytes());
        SubjectProofs single = of(Vectors.directory("single-sm3"));
        all.put(
                "nobody-drawn-own-sm3",
                single.ownProof(Vectors.lines("single-sm3", "pool.csv").get(0)).canonicalBytes());
        SubjectProofs borders = of(Vectors.directory("prefix-borders-sm3"));
        for (int row : new int[] {0, 7, 13, 25}) {
            all.put(
                    "prefix-border-" + row + "-own-sm3",
                    borders.ownProof(Vectors.lines("prefix-borders-sm3", "pool.csv")
                                    .get(row))
                            .canonicalBytes());
        }
        SubjectProofs signed = of(Vectors.VALID.resolveSibling("signed").resolve("withheld-sm3"));
        all.put("signed-public-sm3", signed.publicProof("91440802MA000020XD").canonicalBytes());
        return all;
    }

    /** An id that would stand between two neighbours. */
    private static String between(String before, String behind) {
        for (char last : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            String sid = before.substring(0, before.length() - 1) + last;
            if (before.compareTo(sid) < 0 && sid.compareTo(behind) < 0) {
                return sid;
            }
        }
        throw new IllegalStateException("no id between " + before + " and " + behind);
    }

    private static Map<String, byte[]> forged(byte[] proof, byte[] absent) {
        String text = new String(proof, StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("forged-class", text.replace("\"codes\":\"440802|", "\"codes\":\"440803|"));
        all.put(
                "forged-salt",
                text.replaceFirst("\"salt\":\"[0-9a-f]", "\"salt\":\"x").replace("\"salt\":\"x", "\"salt\":\"0"));
        all.put("forged-title", text.replace("示例抽查", "示例检查"));
        all.put("forged-stratum", text.replace("440802|A,6,1,", "440802|A,6,2,"));
        all.put("forged-practice", text.replace("\"practice\":false", "\"practice\":true"));
        all.put("forged-level", text.replace("\"level\":\"own\"", "\"level\":\"public\""));
        all.put("forged-subject", text.replace("\"sid\":\"91440802MA00000661\"", "\"sid\":\"91440802MA00000662\""));
        all.put("forged-white-space", text.replace("{\"attributes\"", "{ \"attributes\""));
        all.put(
                "forged-absence",
                new String(absent, StandardCharsets.UTF_8)
                        .replace("\"sid\":\"zzz\"", "\"sid\":\"91440802MA0000090H\""));
        Map<String, byte[]> forged = new LinkedHashMap<>();
        all.forEach((name, changed) -> {
            assertThat(changed).as(name).isNotEqualTo(text);
            forged.put(name, changed.getBytes(StandardCharsets.UTF_8));
        });
        return forged;
    }

    @Test
    void proofs_published_areMadeAgainAndCheckedAsExpected() throws IOException {
        Map<String, byte[]> all = whole();
        all.putAll(forged(
                Objects.requireNonNull(all.get("drawn-own-sm3")),
                of(Vectors.directory("forty-sm3")).publicProof("zzz").canonicalBytes()));
        Map<String, Json> expected = new TreeMap<>();
        for (Map.Entry<String, byte[]> proof : all.entrySet()) {
            SubjectProofReport report = SubjectProofCheck.standard()
                    .withSignatures((key, message, signature) -> true)
                    .check(proof.getValue());
            expected.put(
                    proof.getKey(),
                    new Json.Obj(Map.of(
                            "standing", new Json.Text(report.standing().name()),
                            "finding",
                                    new Json.Text(report.finding()
                                            .map(check -> check.name().titleEn())
                                            .orElse("")))));
            assertThat(report.holds())
                    .as(proof.getKey())
                    .isEqualTo(!proof.getKey().startsWith("forged-"));
            VectorFiles.assertOrWrite(FOLDER.resolve(proof.getKey() + ".json"), proof.getValue());
        }
        VectorFiles.assertOrWrite(FOLDER.resolve("expect.json"), CanonicalJson.bytes(new Json.Obj(expected)));
    }
}
