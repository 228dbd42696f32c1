package io.doublerandom.app;

import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may never be public, taken from the database and the AUDIT bundles themselves; finds it in any text. */
final class Secrets {
    /** Forms that no public text has: a stratum key with its class, a rating, a mobile number, an identity number. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "credit class in a stratum key", Pattern.compile("[0-9A-Z-]{6,11}\\|[ABCDN](?![0-9A-Za-z])"),
            "member that names a rating", Pattern.compile("(?i)\"[a-z]*(credit|risk|rating)[a-z]*\"\\s*:"),
            "mobile number", Pattern.compile("(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])"),
            // Born before 2010: task numbers have 18 digits too, with a day of this decade in the same place.
            "identity number",
                    Pattern.compile(
                            "(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18[89]|19[0-9]|200)[0-9]{8}[0-9X](?![0-9A-Za-z])"));

    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    static Secrets of(PublicSite site) throws IOException {
        Secrets secrets = new Secrets();
        try (Stream<Inspector> inspectors = site.stores().stores().inspectors().all()) {
            inspectors.forEach(secrets::inspector);
        }
        try (Stream<Subject> subjects = site.stores().stores().subjects().all()) {
            subjects.forEach(secrets::subject);
        }
        try (Stream<Path> draws = Files.list(site.demo().resolve("draws"))) {
            for (Path draw : draws.toList()) {
                Path audit = draw.resolve("audit");
                secrets.column("roster id", audit.resolve("roster.csv"), 0);
                secrets.column("exclusion reason", audit.resolve("exclusions.csv"), 1);
                secrets.column("salt", audit.resolve("attrs.csv"), 1);
                secrets.column("ticket", audit.resolve("selected.csv"), 3);
            }
        }
        return secrets;
    }

    private void inspector(Inspector inspector) {
        add("inspector id", inspector.id().value());
        add("inspector name", inspector.name());
        add("employee number", inspector.employeeNo());
        add("certificate number", inspector.credential().number());
    }

    private void subject(Subject subject) {
        add("address", subject.address());
        add("source of a rating", subject.creditRisk().source());
    }

    private void column(String kind, Path file, int column) throws IOException {
        for (String line : Files.readAllLines(file)) {
            add(kind, line.split(",")[column]);
        }
    }

    private void add(String kind, String value) {
        if (!value.isBlank()) {
            values.computeIfAbsent(kind, none -> new TreeSet<>()).add(value);
        }
    }

    /** The kinds that are looked for, value by value. */
    Set<String> kinds() {
        return values.keySet();
    }

    /** What of it stands in a text, by kind. */
    Map<String, List<String>> in(String text) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        values.forEach((kind, all) -> {
            List<String> hits = all.stream().filter(text::contains).limit(3).toList();
            if (!hits.isEmpty()) {
                found.put(kind, hits);
            }
        });
        FORMS.forEach((kind, form) -> {
            Matcher matcher = form.matcher(text);
            List<String> hits = new ArrayList<>();
            while (matcher.find() && hits.size() < 3) {
                hits.add(matcher.group());
            }
            if (!hits.isEmpty()) {
                found.put(kind, hits);
            }
        });
        return found;
    }
}
