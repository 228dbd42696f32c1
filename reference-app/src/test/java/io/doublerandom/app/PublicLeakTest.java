package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.http.Contract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads everything that any public address gives away, and looks for what must not be in it. */
class PublicLeakTest {
    @TempDir
    static Path directory;

    private static PublicSite site;
    private static Secrets secrets;
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    @BeforeAll
    static void readEverything() throws Exception {
        site = PublicSite.afterADemo(directory.resolve("demo"));
        secrets = Secrets.of(site);
        VectorBundles more = new VectorBundles(site.bundles());
        more.publish("practice-sm3", VectorBundles.PRACTICE, VectorBundles.COMMITTED);
        more.voided(VectorBundles.PRACTICE, VectorBundles.PRACTICE);
        Deque<String> open = new ArrayDeque<>(startingPoints());
        Set<String> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            String path = open.remove();
            HttpResponse<byte[]> answer = site.get(path);
            if (path.endsWith(".zip")) {
                unpack(path, answer.body());
                continue;
            }
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            TEXTS.put(path, text);
            if (answer.headers().firstValue("content-type").orElse("").contains("json")) {
                for (String next : onward(path, new ObjectMapper().readTree(text))) {
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void publicAnswers_allOfThem_giveNothingAway() {
        Map<String, Object> leaks = new LinkedHashMap<>();
        TEXTS.forEach((path, text) -> {
            Map<String, ?> found = secrets.in(text);
            // The contract names the members of the desk, which is no rating of anybody.
            if (!found.isEmpty() && !path.equals("/openapi.yaml")) {
                leaks.put(path, found);
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void reading_ofTheSite_reachedEveryKindOfAnswer() {
        assertThat(site.contract().called())
                .containsAll(site.contract().operations().stream()
                        .filter(Contract.Operation::open)
                        .map(Contract.Operation::id)
                        .toList());
        assertThat(TEXTS.keySet()).anyMatch(path -> path.endsWith("!pool.csv"));
        assertThat(TEXTS.keySet()).anyMatch(path -> path.endsWith("!void.json"));
        assertThat(TEXTS.keySet()).anyMatch(path -> path.endsWith("!log/entries.jsonl"));
        assertThat(TEXTS.keySet()).anyMatch(path -> path.endsWith("!log/proof.json"));
        assertThat(TEXTS.keySet()).anyMatch(path -> path.contains("after="));
        assertThat(TEXTS.keySet().stream().filter(path -> path.endsWith("/proof")))
                .hasSizeGreaterThan(20);
        assertThat(TEXTS).hasSizeGreaterThan(100);
    }

    /** The look-out can fail: on what an auditor holds it sees every kind of secret, and it knows of all of them. */
    @Test
    void lookOut_onTheAuditBundlesAndTheRegister_seesEveryKind() throws IOException {
        Set<String> kinds = new TreeSet<>();
        StringBuilder held = new StringBuilder();
        try (Stream<Path> files = Files.walk(site.demo().resolve("draws"))) {
            for (Path file : files.filter(path -> path.toString().contains("/audit/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                held.append(Files.readString(file));
            }
        }
        held.append(Files.readString(site.demo().resolve("sample/inspectors.csv")))
                .append(Files.readString(site.demo().resolve("sample/subjects.csv")))
                .append("{\"creditClass\":\"D\"} 13800138000 11010519491231002X");
        kinds.addAll(secrets.in(held.toString()).keySet());

        assertThat(kinds)
                .containsAll(secrets.kinds())
                .contains("credit class in a stratum key", "member that names a rating")
                .contains("mobile number", "identity number");
        assertThat(secrets.kinds())
                .contains("inspector id", "inspector name", "employee number", "certificate number", "address")
                .contains("source of a rating", "roster id", "exclusion reason", "salt", "ticket");
    }

    private static Set<String> startingPoints() throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        site.contract().operations().stream()
                .filter(operation -> operation.open() && !operation.address().contains("{"))
                .forEach(operation -> paths.add(operation.address()));
        paths.add("/v1/search?q=" + URLEncoder.encode("湛江", StandardCharsets.UTF_8));
        paths.add("/v1/results?outcome=NO_PROBLEM");
        // Every subject there is, drawn or not, also those of no pool.
        try (Stream<io.doublerandom.core.register.Subject> subjects =
                site.stores().stores().subjects().all()) {
            subjects.limit(300)
                    .forEach(subject -> paths.add("/v1/subjects/" + subject.id().value()));
        }
        return paths;
    }

    /** Where an answer leads: its next page, and everything it names. */
    private static Set<String> onward(String path, JsonNode answer) {
        Set<String> next = new LinkedHashSet<>();
        String list = path.split("\\?")[0];
        if (answer.has("next")) {
            String name = list.equals("/v1/feed") ? "since" : "after";
            String kept = path.replaceAll("[?&](since|after)=[^&]*", "");
            next.add(kept + (kept.contains("?") ? "&" : "?") + name + "="
                    + URLEncoder.encode(answer.path("next").asText(), StandardCharsets.UTF_8));
        }
        answer.path("plans").forEach(plan -> {
            next.add("/v1/plans/" + plan.path("no").asText());
            next.add("/v1/plans/" + plan.path("no").asText() + "/lines");
            next.add("/v1/plans/" + plan.path("no").asText() + "/changes");
        });
        answer.path("tasks")
                .forEach(task -> next.add("/v1/tasks/" + task.path("no").asText()));
        if (answer.has("trust")) {
            next.add(answer.path("trust").asText());
        }
        answer.path("draws").forEach(draw -> {
            if (path.startsWith("/v1/subjects/")) {
                next.add("/v1/draws/" + draw.at("/draw/headerHash").asText() + path.substring("/v1".length())
                        + "/proof");
            }
            if (draw.has("bundle")) {
                // Of a subject that no pool has; those of the pools are led to from their own pages.
                next.add("/v1/draws/" + draw.path("headerHash").asText() + "/subjects/91440800MA0000001X/proof");
                next.add("/v1/draws/" + draw.path("headerHash").asText());
                next.add("/v1/draws/" + draw.path("headerHash").asText() + "/drawn");
                next.add(draw.path("bundle").asText());
            }
        });
        answer.path("results").forEach(result -> {
            if (result.isObject()) {
                next.add("/v1/results/" + result.path("id").asText());
                next.add("/v1/subjects/" + result.at("/subject/code").asText());
            }
        });
        answer.path("bulletins")
                .forEach(bulletin ->
                        next.add("/v1/bulletins/" + bulletin.path("id").asText()));
        return next;
    }

    private static void unpack(String path, byte[] zip) throws IOException {
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                TEXTS.put(path + "!" + entry.getName(), new String(files.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
