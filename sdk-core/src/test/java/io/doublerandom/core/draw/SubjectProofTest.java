package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.draw.SubjectProofReport.Standing;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectProofTest {
    private static final Path FORTY = Vectors.directory("forty-sm3");
    /** Before and behind every id there can be, and one in between. */
    private static final List<String> STRANGERS =
            List.of("000000000000000000", "91440800MA0000001X", "Y00000000000000000", "a0", "zzz");

    private static final int PUBLIC_BYTES = 8_000;
    private static final int OWN_BYTES = 26_000;

    @TempDir
    Path directory;

    private static SubjectProofReport check(SubjectProof proof) {
        return SubjectProofCheck.standard()
                .withSignatures((key, message, signature) -> true)
                .check(proof.canonicalBytes());
    }

    private static SubjectProofs proofs(Path bundle) throws IOException {
        return SubjectProofs.read(
                bundle,
                DrawVerifier.standard().withSignatures((key, message, signature) -> true),
                ReadLimits.standard());
    }

    private static List<String> lines(Path bundle, String file) throws IOException {
        return Files.readAllLines(bundle.resolve(file), StandardCharsets.UTF_8);
    }

    /** Some of a list: the ends, and what stands on the borders of chunks. */
    private static List<String> some(List<String> all) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i < 3 || i >= all.size() - 2 || i % 256 == 255 || i % 256 == 0 || i % 97 == 0) {
                some.add(all.get(i));
            }
        }
        return some.size() > 24 ? some.subList(0, 24) : some;
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void proof_ofEachStanding_holdsAloneAndSaysTheFile(String name) throws IOException {
        Path bundle = Vectors.directory(name);
        SubjectProofs proofs = proofs(bundle);
        Set<String> drawn = new HashSet<>(lines(bundle, "public.csv"));
        Map<String, String> strata = new HashMap<>();
        List<String> pool = lines(bundle, "pool.csv");
        List<String> attributes = lines(bundle, "attrs.csv");
        for (int i = 0; i < pool.size(); i++) {
            strata.put(
                    pool.get(i),
                    attributes.get(i).substring(0, attributes.get(i).lastIndexOf(',')));
        }
        List<String> asked = new ArrayList<>(some(pool));
        asked.addAll(some(lines(bundle, "public.csv")));
        for (String sid : asked) {
            Standing expected = drawn.contains(sid) ? Standing.DRAWN : Standing.NOT_DRAWN;
            SubjectProofReport open = check(proofs.publicProof(sid));
            assertThat(open.standing()).as(sid + open.finding()).isEqualTo(expected);
            SubjectProofReport own = check(proofs.ownProof(sid));
            assertThat(own.standing()).as(sid + own.finding()).isEqualTo(expected);
            assertThat(own.stratum().orElseThrow().key()).isEqualTo(strata.get(sid));
            assertThat(lines(bundle, "strata.csv"))
                    .contains(own.stratum().orElseThrow().line());
            assertThat(own.check(CheckName.STRATA).orElseThrow().outcome()).isIn(Outcome.AGREE, Outcome.HUMAN_EYE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.doublerandom.core.draw.Vectors#names")
    void proof_ofWhoIsNotInThePool_showsItsPlace(String name) throws IOException {
        Path bundle = Vectors.directory(name);
        SubjectProofs proofs = proofs(bundle);
        Set<String> pool = new HashSet<>(lines(bundle, "pool.csv"));
        List<String> asked = new ArrayList<>(STRANGERS);
        for (String sid : some(lines(bundle, "pool.csv"))) {
            asked.add(sid.substring(0, sid.length() - 1) + (sid.endsWith("0") ? "1" : "0"));
        }
        Map<String, String> reasons = new HashMap<>();
        for (String line : lines(bundle, "exclusions.csv")) {
            reasons.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1));
        }
        asked.addAll(some(List.copyOf(reasons.keySet())));
        for (String sid : asked) {
            if (!pool.contains(sid)) {
                assertThat(check(proofs.publicProof(sid)).standing()).as(sid).isEqualTo(Standing.NOT_IN_POOL);
                SubjectProofReport own = check(proofs.ownProof(sid));
                assertThat(own.standing())
                        .as(sid + own.finding())
                        .isEqualTo(reasons.containsKey(sid) ? Standing.EXCLUDED : Standing.NOT_IN_POOL);
                assertThat(own.check(CheckName.EXCLUSIONS).orElseThrow().outcome())
                        .isEqualTo(Outcome.HUMAN_EYE);
                assertThat(own.check(CheckName.EXCLUSIONS).orElseThrow().detail())
                        .contains(reasons.getOrDefault(sid, "not in the register"));
            }
        }
    }

    @Test
    void publicProof_ofEitherProjection_isTheSameAndSaysNothingOfTheClass() throws IOException {
        Path published = directory.resolve("public");
        EvidenceBundle.read(FORTY).writePublic(published);
        String sid = lines(FORTY, "pool.csv").get(7);
        byte[] proof = proofs(published).publicProof(sid).canonicalBytes();
        assertThat(proof).isEqualTo(proofs(FORTY).publicProof(sid).canonicalBytes());
        List<String> attributes = lines(FORTY, "attrs.csv");
        for (String line : attributes) {
            assertThat(new String(proof, StandardCharsets.UTF_8))
                    .doesNotContain(line.substring(line.lastIndexOf(',') + 1));
        }
        assertThatThrownBy(() -> proofs(published).ownProof(sid)).hasMessageStartingWith("DR-0304");
    }

    @Test
    void ownProof_saysNothingOfTheNeighbours() throws IOException {
        List<String> attributes = lines(FORTY, "attrs.csv");
        String proof = new String(
                proofs(FORTY).ownProof(lines(FORTY, "pool.csv").get(7)).canonicalBytes(), StandardCharsets.UTF_8);
        for (int i = 0; i < attributes.size(); i++) {
            String salt = attributes.get(i).substring(attributes.get(i).lastIndexOf(',') + 1);
            assertThat(proof.contains(salt)).isEqualTo(i == 7);
        }
    }

    @Test
    void publicProof_underEmbargo_saysThatTheListIsNotPublished() throws IOException {
        Path published = directory.resolve("public");
        EvidenceBundleTest.embargoed().evidence().writePublicWithoutList(published);
        SubjectProofs proofs = proofs(published);
        SubjectProofReport report =
                check(proofs.publicProof(lines(published, "pool.csv").get(0)));
        assertThat(report.standing()).isEqualTo(Standing.NOT_PUBLISHED);
        assertThat(report.check(CheckName.PUBLIC_LIST).orElseThrow().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void proof_ofNoLegalId_isRefused() throws IOException {
        SubjectProofs proofs = proofs(FORTY);
        assertThatThrownBy(() -> proofs.publicProof("bad id")).hasMessageStartingWith("DR-0201");
    }

    @Test
    void read_ofACorruptBundle_handsOutNoProof() {
        Path corrupt = Path.of("..", "docs", "spec", "vectors", "v1", "corrupt", "swapped-subject");
        assertThatThrownBy(() -> proofs(corrupt)).hasMessageStartingWith("DR-0304");
    }

    @ParameterizedTest
    @CsvSource({
        "title, plan hash",
        "practice, plan hash",
        "recusalRoot, header hash and plan identity",
        "rootS, header hash and plan identity",
        "nonce, reveals",
        "value, beacons",
        "seed, seed",
        "publicRoot, public list",
        "strataRoot, 'strata, quotas, thresholds'",
        "sid, exclusions and registry count",
        "common, public list",
        "codes, rootA",
        "salt, rootA",
        "commitments, rootA",
        "lines, 'strata, quotas, thresholds'",
        "level, members and ranges",
        "v, members and ranges",
    })
    void check_tamperedMember_isFoundByName(String member, String finding) throws IOException {
        Json proof = CanonicalJson.parse(
                proofs(FORTY).ownProof(lines(FORTY, "public.csv").get(0)).canonicalBytes());
        List<Json> changed = changed(proof, member);
        assertThat(changed).isNotEmpty();
        SubjectProofReport report = SubjectProofCheck.standard().check(CanonicalJson.bytes(changed.get(0)));
        assertThat(report.holds()).isFalse();
        assertThat(report.standing()).isEqualTo(Standing.UNPROVEN);
        assertThat(report.finding().orElseThrow().name().titleEn())
                .as(report.finding().toString())
                .isEqualTo(finding);
    }

    @Test
    void check_anyValueTampered_neverHolds() throws IOException {
        SubjectProofs proofs = proofs(FORTY);
        // The two numbers only say on which side each hash of a path stands, the two roots bind what no proof shows.
        Set<String> free = Set.of("buckets", "chunks", "selectedRoot", "teamsRoot");
        List<String> asked = List.of(
                lines(FORTY, "public.csv").get(0), lines(FORTY, "pool.csv").get(3));
        int tried = 0;
        for (String sid : asked) {
            Json proof = CanonicalJson.parse(proofs.ownProof(sid).canonicalBytes());
            for (String member : members(proof)) {
                if (!free.contains(member)) {
                    for (Json changed : changed(proof, member)) {
                        SubjectProofReport report = SubjectProofCheck.standard().check(CanonicalJson.bytes(changed));
                        assertThat(report.holds()).as(member + " of " + sid).isFalse();
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void check_missingOrFurtherMember_isRefused() throws IOException {
        Json.Obj proof = (Json.Obj) CanonicalJson.parse(
                proofs(FORTY).ownProof(lines(FORTY, "public.csv").get(0)).canonicalBytes());
        for (String member : proof.members().keySet()) {
            Map<String, Json> less = new TreeMap<>(proof.members());
            less.remove(member);
            assertThat(SubjectProofCheck.standard()
                            .check(CanonicalJson.bytes(new Json.Obj(less)))
                            .holds())
                    .as(member)
                    .isFalse();
        }
        Map<String, Json> more = new TreeMap<>(proof.members());
        more.put("more", new Json.Int(1));
        assertThat(SubjectProofCheck.standard()
                        .check(CanonicalJson.bytes(new Json.Obj(more)))
                        .finding()
                        .orElseThrow()
                        .name())
                .isEqualTo(CheckName.MEMBERS);
        assertThat(SubjectProofCheck.standard()
                        .check("no json".getBytes(StandardCharsets.UTF_8))
                        .finding()
                        .orElseThrow()
                        .name())
                .isEqualTo(CheckName.CANONICAL);
    }

    @Test
    void check_placeOfAnotherStretch_doesNotShowAbsence() throws IOException {
        Path bundle = Vectors.directory("city-sm3");
        SubjectProofs proofs = proofs(bundle);
        List<String> pool = lines(bundle, "pool.csv");
        String there = pool.get(pool.size() / 2);
        Json.Obj absent =
                (Json.Obj) CanonicalJson.parse(proofs.publicProof("zzz").canonicalBytes());
        Map<String, Json> forged = new TreeMap<>(absent.members());
        forged.put("sid", new Json.Text(there));
        SubjectProofReport report = SubjectProofCheck.standard()
                .withSignatures((key, message, signature) -> true)
                .check(CanonicalJson.bytes(new Json.Obj(forged)));
        assertThat(report.finding().orElseThrow().name()).isEqualTo(CheckName.ROOT_S);
    }

    @Test
    void proof_ofAMillionSubjects_isAFewKilobytes() throws IOException {
        DrawPlan plan = DrawPlan.parse(Files.readAllBytes(FORTY.resolve("plan.json")));
        DrawTranscript transcript = million(plan);
        SubjectProofs proofs = SubjectProofs.of(transcript.evidence());
        int open = 0;
        int own = 0;
        for (int row = 0; row < 1_000_000; row += 76_543) {
            SubjectProof mine = proofs.ownProof(transcript.frame().sids().text(row));
            assertThat(check(mine).holds()).isTrue();
            own = Math.max(own, mine.canonicalBytes().length);
            open = Math.max(open, proofs.publicProof(mine.sid()).canonicalBytes().length);
        }
        // As docs/spec/subject-proof-v1.md says.
        assertThat(open).as("public, own %d", own).isBetween(7_000, PUBLIC_BYTES);
        assertThat(own).as("own").isBetween(19_000, OWN_BYTES);
    }

    /** A million subjects of twenty districts in three classes. */
    private static DrawTranscript million(DrawPlan plan) {
        FrameBuilder builder = SamplingFrame.builder();
        for (int i = 0; i < 1_000_000; i++) {
            String district = "4408" + (10 + i % 20);
            builder.subject(
                    "91" + district + String.format(Locale.ROOT, "MA%08d", i),
                    List.of(district, List.of("A", "B", "C").get(i / 20 % 3)));
        }
        builder.inspector(new RosterEntry("i1", "440810", "market", 0, 0));
        SamplingFrame frame = builder.build(plan.suite(), DrawFixture.SALTS);
        DrawHeader header = new DrawRequest(plan, frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY, 1, "").header();
        CeremonyRecord like = CeremonyRecord.parse(bytes("ceremony.json"));
        List<Contribution> opened = like.parties().stream()
                .map(party -> Contribution.opened(
                        party.party(),
                        SeedDerivation.commitment(
                                plan.suite(),
                                header.hash(plan.suite()),
                                party.party(),
                                party.nonce().orElseThrow()),
                        party.nonce().orElseThrow()))
                .toList();
        return DrawTranscript.compute(plan, frame, header, new CeremonyRecord(opened, like.beacons()));
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FORTY.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> members(Json json) {
        Set<String> all = new HashSet<>();
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                all.add(name);
                all.addAll(members(value));
            });
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> all.addAll(members(element)));
        }
        return all;
    }

    /** The document once for each scalar under this member, with that scalar changed. */
    private static List<Json> changed(Json json, String member) {
        List<Json> all = new ArrayList<>();
        int count = 0;
        while (true) {
            int[] left = {count++};
            Json changed = change(json, member, false, left);
            if (left[0] >= 0) {
                return all;
            }
            all.add(changed);
        }
    }

    private static Json change(Json json, String member, boolean within, int[] left) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new TreeMap<>();
            object.members()
                    .forEach((name, value) -> members.put(
                            name,
                            value instanceof Json.Obj || value instanceof Json.Arr || name.equals(member)
                                    ? change(value, member, name.equals(member), left)
                                    : value));
            return new Json.Obj(members);
        }
        if (json instanceof Json.Arr array) {
            return new Json.Arr(array.elements().stream()
                    .map(element -> change(element, member, within, left))
                    .toList());
        }
        return within && left[0]-- == 0 ? other(json) : json;
    }

    private static Json other(Json scalar) {
        if (scalar instanceof Json.Int number) {
            return new Json.Int(number.value() + 1);
        }
        if (scalar instanceof Json.Bool bool) {
            return new Json.Bool(!bool.value());
        }
        UnaryOperator<String> change = text -> {
            int at = text.length() / 2;
            return text.isEmpty()
                    ? "0"
                    : text.substring(0, at) + (text.charAt(at) == '1' ? '2' : '1') + text.substring(at + 1);
        };
        return new Json.Text(change.apply(((Json.Text) scalar).value()));
    }
}
