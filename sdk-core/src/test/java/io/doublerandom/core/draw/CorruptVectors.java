package io.doublerandom.core.draw;

import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All published corrupt vectors, and the page that says what is to be found in them. */
final class CorruptVectors {
    static final Path CORRUPT = Path.of("..", "docs", "spec", "vectors", "v1", "corrupt");
    static final Path EXPECTED = CORRUPT.resolve("expect.json");

    private CorruptVectors() {}

    static Stream<CorruptVector> all() {
        return Stream.of(
                        CorruptDocuments.all(),
                        CorruptCeremonies.all(),
                        CorruptPools.all(),
                        CorruptForms.all(),
                        CorruptOutcomes.all(),
                        CorruptTeams.all(),
                        CorruptRosterExclusions.all(),
                        CorruptSignatures.all(),
                        CorruptLogs.all())
                .flatMap(List::stream);
    }

    static Path directory(CorruptVector vector) {
        return CORRUPT.resolve(vector.name());
    }

    /** {@code expect.json}: one object, one vector a line, in the order of the checks that find them. */
    static byte[] expectations() {
        return all().map(CorruptVectors::line)
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(CorruptVector vector) {
        Map<String, Json> members = new HashMap<>();
        members.put("base", new Json.Text(vector.base()));
        members.put("defect", new Json.Text(vector.defect()));
        members.put("finding", new Json.Text(vector.finding()));
        members.put("verdict", new Json.Text(vector.verdict()));
        if (vector.signed()) {
            members.put("needs", new Json.Text("signatures"));
        }
        return '"' + vector.name() + "\":" + CanonicalJson.text(new Json.Obj(members));
    }
}
