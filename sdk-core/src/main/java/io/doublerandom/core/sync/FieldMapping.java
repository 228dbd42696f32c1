package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the fields of a platform or of a file are called by us (字段映射).
 *
 * <p>Text form, UTF-8, one field a line:
 *
 * <pre>
 * # comment
 * uscc = identityNumber
 * riskClass = creditClass : risk-class@1     (codes are translated by a {@link CodeMap})
 * inspectors[] = inspectors                  (a list on their side; ours is joined by ;)
 * 检查人员[、] = inspectors                    (one text on their side, joined by another separator)
 * </pre>
 *
 * <p>Fields that no line names are counted, never guessed. Immutable.
 */
public final class FieldMapping {
    private static final String OURS_SEPARATOR = ";";

    private final Map<String, Rule> byTheirs;
    private final Map<String, Rule> byOurs;

    private FieldMapping(Map<String, Rule> byTheirs, Map<String, Rule> byOurs) {
        this.byTheirs = byTheirs;
        this.byOurs = byOurs;
    }

    /**
     * Reads the text form.
     *
     * @param source name of the file, for messages
     * @param codeSets finds the code table a line names; throws if there is none
     * @throws DoubleRandomException {@link ErrorCode#CONFIG_INVALID} with the line, if a line is not understood or names
     *     a field a second time
     */
    public static FieldMapping parse(String source, String text, Function<String, CodeMap> codeSets) {
        Map<String, Rule> byTheirs = new LinkedHashMap<>();
        Map<String, Rule> byOurs = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(0).startsWith("\ufeff") ? lines.get(0).substring(1) : lines.get(i);
            line = line.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Rule rule = rule(line, codeSets).orElse(null);
            if (rule == null) {
                throw invalid(source, i + 1, "is not of the form theirs = ours");
            }
            if (byTheirs.put(rule.theirs(), rule) != null || byOurs.put(rule.ours(), rule) != null) {
                throw invalid(source, i + 1, "names a field a second time");
            }
        }
        return new FieldMapping(byTheirs, byOurs);
    }

    /** Our names of the fields, in the order of the lines. */
    public Set<String> ours() {
        return Set.copyOf(byOurs.keySet());
    }

    /** Our name of a field of theirs; empty if no line names it. */
    public Optional<String> ourName(String theirs) {
        return Optional.ofNullable(byTheirs.get(theirs)).map(Rule::ours);
    }

    /** Their name of a field of ours; empty if no line names it. */
    public Optional<String> theirName(String ours) {
        return Optional.ofNullable(byOurs.get(ours)).map(Rule::theirs);
    }

    /** Translates a record of theirs; the values of ours are texts, lists joined by {@code ;}. */
    public Translation<String> toOurs(Map<String, FieldValue> theirs) {
        Map<String, String> fields = new TreeMap<>();
        List<String> unmapped = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        theirs.forEach((name, value) -> {
            Rule rule = byTheirs.get(name);
            if (rule == null) {
                unmapped.add(name);
                return;
            }
            Optional<List<String>> elements = rule.elements(value);
            if (elements.isEmpty()) {
                faults.add(new Fault("V103", name));
                return;
            }
            List<String> translated = new ArrayList<>();
            for (String element : elements.get()) {
                Optional<String> ours = rule.codes().isEmpty() || element.isEmpty()
                        ? Optional.of(element)
                        : rule.codes().get(0).toOurs(element);
                ours.ifPresentOrElse(translated::add, () -> faults.add(new Fault("V105", name)));
            }
            String joined = String.join(OURS_SEPARATOR, translated);
            if (!joined.isEmpty()) {
                fields.put(rule.ours(), joined);
            }
        });
        return new Translation<>(fields, unmapped, faults);
    }

    /** Translates texts of theirs, as the cells of a CSV row are. */
    public Translation<String> textsToOurs(Map<String, String> theirs) {
        Map<String, FieldValue> values = new LinkedHashMap<>();
        theirs.forEach((name, text) -> values.put(name, new FieldValue.Single(text)));
        return toOurs(values);
    }

    /** Translates a record of ours; faults name our fields, whose values are then as they were. */
    public Translation<FieldValue> toTheirs(Map<String, String> ours) {
        Map<String, FieldValue> fields = new TreeMap<>();
        List<String> unmapped = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        ours.forEach((name, text) -> {
            Rule rule = byOurs.get(name);
            if (text.isEmpty()) {
                return;
            }
            if (rule == null) {
                unmapped.add(name);
                return;
            }
            List<String> translated = new ArrayList<>();
            for (String element : rule.list() ? text.split(OURS_SEPARATOR, -1) : new String[] {text}) {
                Optional<String> code = rule.codes().isEmpty()
                        ? Optional.of(element)
                        : rule.codes().get(0).toTheirs(element);
                if (code.isEmpty()) {
                    faults.add(new Fault("V105", name));
                }
                translated.add(code.orElse(element));
            }
            fields.put(rule.theirs(), rule.value(translated));
        });
        return new Translation<>(fields, unmapped, faults);
    }

    private static Optional<Rule> rule(String line, Function<String, CodeMap> codeSets) {
        // Column titles may hold a colon or an equals sign; our names never do, so the last of each counts.
        int equals = line.lastIndexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String right = line.substring(equals + 1);
        int colon = right.indexOf(':');
        String ours = (colon < 0 ? right : right.substring(0, colon)).strip();
        String theirs = line.substring(0, equals).strip();
        String separator = "";
        boolean list = false;
        int bracket = theirs.lastIndexOf('[');
        if (theirs.endsWith("]") && bracket > 0) {
            list = true;
            separator = theirs.substring(bracket + 1, theirs.length() - 1);
            theirs = theirs.substring(0, bracket).strip();
        }
        if (theirs.isEmpty() || !ours.matches("[a-z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        List<CodeMap> codes = colon < 0
                ? List.of()
                : List.of(codeSets.apply(right.substring(colon + 1).strip()));
        return Optional.of(new Rule(theirs, ours, list, separator, codes));
    }

    private static DoubleRandomException invalid(String source, long line, String what) {
        return new DoubleRandomException(
                new Problem(ErrorCode.CONFIG_INVALID, Place.of(source, line, ""), "a line of the mapping " + what));
    }

    private record Rule(String theirs, String ours, boolean list, String separator, List<CodeMap> codes) {
        Optional<List<String>> elements(FieldValue value) {
            if (value instanceof FieldValue.Many many) {
                boolean splits = many.texts().stream().anyMatch(text -> text.contains(OURS_SEPARATOR));
                return list && separator.isEmpty() && !splits ? Optional.of(many.texts()) : Optional.empty();
            }
            String text = ((FieldValue.Single) value).text();
            if (!list) {
                return Optional.of(List.of(text));
            }
            if (separator.isEmpty() || (!separator.equals(OURS_SEPARATOR) && text.contains(OURS_SEPARATOR))) {
                return Optional.empty();
            }
            return Optional.of(List.of(text.split(java.util.regex.Pattern.quote(separator), -1)).stream()
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .toList());
        }

        FieldValue value(List<String> elements) {
            return list && separator.isEmpty()
                    ? new FieldValue.Many(elements)
                    : new FieldValue.Single(String.join(list ? separator : OURS_SEPARATOR, elements));
        }
    }

    /**
     * A translated record.
     *
     * @param fields values by the names of the other side, sorted
     * @param unmapped names that no line of the mapping has
     * @param faults values that could not be translated
     * @param <V> how the other side holds values
     */
    public record Translation<V>(Map<String, V> fields, List<String> unmapped, List<Fault> faults) {
        public Translation {
            fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
            unmapped = List.copyOf(unmapped);
            faults = List.copyOf(faults);
        }
    }

    /**
     * A value that could not be translated.
     *
     * @param code {@code V103} if it has the wrong shape, {@code V105} if its code is unknown
     * @param field name of the field on the side it came from
     */
    public record Fault(String code, String field) {}
}
