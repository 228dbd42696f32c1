package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle in the hands of somebody who wants another outcome and knows the protocol: he changes one thing, then mends
 * whatever he can mend without the other parties, or even with them.
 *
 * <p>The outcome is computed from {@link #rules} and the frame as they were read last, so that a file may be spoiled
 * beyond reading and everything else still fits it.
 */
final class Forgery {
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Path scratch;
    private DrawPlan rules;
    private SamplingFrame frame;

    /** Begins with the files of a valid bundle; the scratch folder may be used, and is left empty. */
    Forgery(Path bundle, Path scratch) throws IOException {
        for (String name : VectorFiles.names(bundle)) {
            files.put(name, Files.readAllBytes(bundle.resolve(name)));
        }
        this.scratch = scratch;
        this.rules = DrawPlan.parse(bytes(DrawPlan.DOCUMENT));
        this.frame = SamplingFrame.read(bundle, ReadLimits.standard());
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    CryptoSuite suite() {
        return rules.suite();
    }

    byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException(name);
        }
        return bytes;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    void write(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String name) {
        if (files.remove(name) == null) {
            throw new IllegalArgumentException(name);
        }
    }

    /** Replaces the first match, which must be there and become something else. */
    void replace(String name, String regex, String replacement) {
        String before = text(name);
        String after = before.replaceFirst(regex, replacement);
        if (after.equals(before)) {
            throw new IllegalArgumentException(name + " has no " + regex);
        }
        write(name, after);
    }

    /** The same in plan, header and ceremony, each of which names parties and beacons. */
    void replaceEverywhere(String regex, String replacement) {
        for (String name : List.of(DrawPlan.DOCUMENT, DrawHeader.DOCUMENT, CeremonyRecord.DOCUMENT)) {
            replace(name, regex, replacement);
        }
    }

    List<String> lines(String name) {
        List<String> lines = new ArrayList<>(List.of(text(name).split("\n", -1)));
        lines.remove(lines.size() - 1);
        return lines;
    }

    void lines(String name, List<String> lines) {
        write(name, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
    }

    void changeLines(String name, UnaryOperator<List<String>> change) {
        lines(name, change.apply(lines(name)));
    }

    void publicOnly() {
        files.keySet()
                .removeIf(name -> EvidenceBundle.AUDIT_FILES.contains(name)
                        && !EvidenceBundle.PUBLIC_FILES.contains(name)
                        && !name.equals(EvidenceBundle.PUBLIC_LIST));
    }

    DrawPlan rules() {
        return rules;
    }

    SamplingFrame frame() {
        return frame;
    }

    DrawHeader header() {
        return DrawHeader.parse(bytes(DrawHeader.DOCUMENT));
    }

    CeremonyRecord ceremony() {
        return CeremonyRecord.parse(bytes(CeremonyRecord.DOCUMENT));
    }

    Bytes32 headerHash() {
        return suite().hash("header", bytes(DrawHeader.DOCUMENT));
    }

    /** Has the outcome follow from the plan that lies there. */
    void followPlan() {
        rules = DrawPlan.parse(bytes(DrawPlan.DOCUMENT));
    }

    /** Has the outcome follow from the input files that lie there. */
    void followInputs() throws IOException {
        for (String name : List.of(
                SamplingFrame.POOL,
                SamplingFrame.ATTRIBUTES,
                SamplingFrame.EXCLUSIONS,
                SamplingFrame.ROSTER,
                SamplingFrame.RECUSAL)) {
            Files.write(scratch.resolve(name), bytes(name));
        }
        frame = SamplingFrame.read(scratch, ReadLimits.standard());
        try (Stream<Path> used = Files.list(scratch)) {
            for (Path file : used.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Has the outcome follow from a frame that lies nowhere. */
    void follow(SamplingFrame other) {
        frame = other;
    }

    /** The plan hash in the header. */
    void mendPlanHash() {
        set(DrawHeader.DOCUMENT, "plan", suite().hash("plan", bytes(DrawPlan.DOCUMENT)));
    }

    /** Counts and roots in the header, over the lines that lie there; rootA over the frame. */
    void mendInputs() {
        ByteRows pool = rows(SamplingFrame.POOL);
        int excluded = rows(SamplingFrame.EXCLUSIONS).size();
        replaceNumber("count", pool.size());
        replaceNumber("registryCount", pool.size() + (long) excluded);
        set(DrawHeader.DOCUMENT, "rootS", PoolRoots.ofIds(suite(), pool));
        set(DrawHeader.DOCUMENT, "rootA", frame.rootA(suite()));
        set(DrawHeader.DOCUMENT, "exclusionsRoot", root(SamplingFrame.EXCLUSIONS));
        set(DrawHeader.DOCUMENT, "rosterRoot", root(SamplingFrame.ROSTER));
        set(DrawHeader.DOCUMENT, "recusalRoot", root(SamplingFrame.RECUSAL));
    }

    /** All commitments to the opened nonces, under the header that lies there: this takes all parties. */
    void mendCommitments() {
        CeremonyRecord before = ceremony();
        List<Contribution> parties = new ArrayList<>();
        for (Contribution party : before.parties()) {
            parties.add(party.nonce()
                    .map(nonce -> Contribution.opened(
                            party.party(),
                            SeedDerivation.commitment(suite(), headerHash(), party.party(), nonce),
                            nonce))
                    .orElse(party));
        }
        write(new CeremonyRecord(parties, before.beacons()));
    }

    void write(CeremonyRecord ceremony) {
        files.put(CeremonyRecord.DOCUMENT, ceremony.canonicalBytes());
    }

    /** The seed of the ceremony that lies there, and the outcome that follows. */
    void redraw() {
        redraw(rules);
    }

    /** The same by other rules than the plan has. */
    void redraw(DrawPlan others) {
        redraw(others, seed());
    }

    /** The seed of the ceremony that lies there. */
    Bytes32 seed() {
        return SeedDerivation.seed(suite(), headerHash(), ceremony());
    }

    /** The outcome of a seed, and the seed in the result, whatever the ceremony gave. */
    void redraw(DrawPlan others, Bytes32 seed) {
        SubjectDraw subjects = SubjectDraw.compute(others, frame, seed);
        write(EvidenceBundle.STRATA, SubjectDraw.strataLines(subjects.strata()));
        write(EvidenceBundle.SELECTED, SubjectDraw.selectedLines(subjects.selected()));
        write(EvidenceBundle.PUBLIC_LIST, SubjectDraw.publicLines(subjects.selected()));
        write(EvidenceBundle.TEAMS, SubjectDraw.teamLines(subjects.teams(frame)));
        set(ResultDocument.DOCUMENT, "header", headerHash());
        set(ResultDocument.DOCUMENT, "seed", seed);
        mendOutcome();
    }

    /** The roots in the result, over the lines that lie there. */
    void mendOutcome() {
        set(ResultDocument.DOCUMENT, "strataRoot", root(EvidenceBundle.STRATA));
        set(ResultDocument.DOCUMENT, "selectedRoot", root(EvidenceBundle.SELECTED));
        set(ResultDocument.DOCUMENT, "publicRoot", root(EvidenceBundle.PUBLIC_LIST));
        set(ResultDocument.DOCUMENT, "teamsRoot", root(EvidenceBundle.TEAMS));
    }

    /** Everything but signatures and log, as if the draw had been made so from the start. */
    void mendAll() {
        mendPlanHash();
        mendInputs();
        mendCommitments();
        redraw();
    }

    /** Everything that depends on a header in which one member is wrong on purpose. */
    void mendFromHeader() {
        mendCommitments();
        redraw();
    }

    /** What would hold if all had been honest; for whom it is signed. */
    DrawTranscript transcript() {
        return DrawTranscript.compute(rules, frame, header(), ceremony());
    }

    void sign(BundleSignatures signatures) {
        files.put(BundleSignatures.DOCUMENT, signatures.canonicalBytes());
        files.put(BundleSignatures.KEYS, signatures.keysBytes());
    }

    void set(String document, String member, Bytes32 value) {
        String named = '"' + member + "\":\"";
        String before = text(document);
        Matcher there = Pattern.compile(named + Bytes32.FORM + '"').matcher(before);
        if (!there.find()) {
            throw new IllegalArgumentException(document + " has no " + member);
        }
        write(document, there.replaceFirst(named + value.hex() + '"'));
    }

    private void replaceNumber(String member, long value) {
        String named = '"' + member + "\":";
        write(DrawHeader.DOCUMENT, text(DrawHeader.DOCUMENT).replaceFirst(named + "[0-9]+", named + value));
    }

    private Bytes32 root(String name) {
        return MerkleTree.linesRoot(suite().newDigest(), rows(name));
    }

    private ByteRows rows(String name) {
        ByteRows rows = new ByteRows();
        byte[] bytes = bytes(name);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                rows.add(bytes, start, i - start);
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            rows.add(bytes, start, bytes.length - start);
        }
        return rows;
    }

    private void write(String name, ByteRows rows) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(rows.text(row));
        }
        lines(name, lines);
    }
}
