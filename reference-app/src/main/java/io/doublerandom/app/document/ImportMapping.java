package io.doublerandom.app.document;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.sync.CodeMap;
import io.doublerandom.core.sync.FieldMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a foreign table becomes canonical rows (导入映射): a {@link FieldMapping} plus what tables made for readers need.
 *
 * <pre>
 * 抽查事项 = name                                         one column, one field
 * 检查方式 = methods : methods                             translated by the code set beside the mapping
 * office := 未注明                                         what the table does not say, said here and nowhere else
 * code := HN-{序号}-{hash:编制单位,抽查事项,检查对象}             a template over the cells
 * &#64;continues row_kind = continuation : legalBasis          rows that add to the item above
 * &#64;repeats row_kind = merge_filler                       rows that only repeat it, made by merged cells
 * </pre>
 *
 * <p>Runs of white space in a cell, line breaks and the literal {@code _x000D_} become one blank, except in ratio and
 * frequency, whose published words stay as they are. Columns no line names are counted, never guessed.
 */
public final class ImportMapping {
    private static final Pattern DEFAULT = Pattern.compile("([a-z][A-Za-z0-9]*)\\s*:=\\s*(.*)");
    private static final Pattern KIND =
            Pattern.compile("@(continues|repeats)\\s+(\\S+)\\s*=\\s*([^:]+?)\\s*(?::\\s*(.+))?");
    private static final Pattern BLANKS = Pattern.compile("(?:[\\s\\u00a0\\u3000]|_x000D_)+");
    private static final Set<String> VERBATIM = Set.of("ratio", "frequency");

    private final FieldMapping fields;
    private final Map<String, RowTemplate> templates;
    private final List<KindRule> kinds;
    private final boolean tidying;

    private ImportMapping(
            FieldMapping fields, Map<String, RowTemplate> templates, List<KindRule> kinds, boolean tidying) {
        this.tidying = tidying;
        this.fields = fields;
        this.templates = templates;
        this.kinds = kinds;
    }

    /**
     * Reads the text form.
     *
     * @param source name of the file, for messages
     * @param codeSets finds a code set by its name
     * @throws DoubleRandomException {@link ErrorCode#CONFIG_INVALID} with the line
     */
    public static ImportMapping parse(String source, String text, Function<String, CodeMap> codeSets) {
        Map<String, RowTemplate> templates = new LinkedHashMap<>();
        List<KindRule> kinds = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            Matcher constant = DEFAULT.matcher(line);
            Matcher kind = KIND.matcher(line);
            if (constant.matches()) {
                if (templates.put(constant.group(1), new RowTemplate(constant.group(2), codeSets)) != null) {
                    throw invalid(source, number, "names a field a second time");
                }
                line = "";
            } else if (kind.matches()) {
                kinds.add(KindRule.of(kind));
                line = "";
            } else if (line.startsWith("@")) {
                throw invalid(source, number, "is no @continues or @repeats");
            }
            plain.append(line).append('\n');
        }
        FieldMapping fields = FieldMapping.parse(source, plain.toString(), codeSets);
        for (String field : templates.keySet()) {
            if (fields.ours().contains(field)) {
                throw invalid(source, 0, "gives " + field + " a column and a text");
            }
        }
        return new ImportMapping(fields, templates, kinds, true);
    }

    /** The mapping of a table whose columns already have the canonical names; its cells are taken as they are. */
    public static ImportMapping canonical(RowFormat<?> format) {
        StringBuilder lines = new StringBuilder();
        format.fields()
                .forEach(
                        field -> lines.append(field).append(" = ").append(field).append('\n'));
        FieldMapping fields = FieldMapping.parse(format.resource(), lines.toString(), name -> {
            throw new IllegalStateException("no code sets");
        });
        return new ImportMapping(fields, Map.of(), List.of(), false);
    }

    /**
     * Checks a header before the first row: every column a template or a kind needs, and a source for every required
     * field; returns the columns no line names.
     *
     * @throws DoubleRandomException {@link ErrorCode#COLUMN_MISSING} naming all that are missing
     */
    public List<String> check(String source, List<String> header, RowFormat<?> format) {
        Set<String> missing = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (String required : format.requiredFields()) {
            if (!templates.containsKey(required)) {
                String theirs = fields.theirName(required).orElse(required);
                if (fields.theirName(required).isEmpty() || !header.contains(theirs)) {
                    missing.add(theirs);
                }
            }
        }
        templates.values().forEach(template -> used.addAll(template.columns()));
        kinds.forEach(kind -> used.add(kind.column()));
        used.stream().filter(column -> !header.contains(column)).forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.COLUMN_MISSING, Place.of(source, 1, ""), "no column for " + String.join(", ", missing)));
        }
        return header.stream()
                .filter(column -> fields.ourName(column).isEmpty() && !used.contains(column))
                .filter(column -> !RejectFile.ADDED.contains(column))
                .toList();
    }

    /** What a record is: an item of its own, more of the one above, or a repeat of it. */
    RowKind kind(Row cells) {
        for (KindRule rule : kinds) {
            if (cells.text(rule.column()).equals(rule.value())) {
                return rule.repeats() ? RowKind.REPEAT : RowKind.CONTINUATION;
            }
        }
        return RowKind.OWN;
    }

    /** The fields that a continuation adds to. */
    Set<String> continued() {
        Set<String> continued = new TreeSet<>();
        kinds.forEach(kind -> continued.addAll(kind.continued()));
        return continued;
    }

    /** The canonical row of a record; problems name the columns of the file. */
    Mapped map(Row cells) {
        Map<String, String> tidy = new LinkedHashMap<>();
        cells.fields().forEach((column, value) -> {
            boolean verbatim = !tidying
                    || fields.ourName(column).filter(VERBATIM::contains).isPresent();
            tidy.put(
                    column,
                    verbatim ? value : BLANKS.matcher(value).replaceAll(" ").strip());
        });
        List<Problem> problems = new ArrayList<>();
        FieldMapping.Translation<String> translated = fields.textsToOurs(tidy);
        for (FieldMapping.Fault fault : translated.faults()) {
            boolean unknown = fault.code().equals("V105");
            problems.add(new Problem(
                    unknown ? ErrorCode.CODE_UNKNOWN : ErrorCode.VALUE_PATTERN,
                    cells.place(fault.field()),
                    unknown ? "is in no line of the code set" : "cannot be split into a list"));
        }
        Map<String, String> ours = new LinkedHashMap<>(translated.fields());
        templates.forEach((field, template) -> {
            try {
                template.fill(tidy).ifPresent(value -> ours.put(field, value));
            } catch (RowTemplate.UnknownCodeException e) {
                problems.add(
                        new Problem(ErrorCode.CODE_UNKNOWN, cells.place(e.column()), "is in no line of the code set"));
            }
        });
        return new Mapped(new Row(cells.source(), cells.number(), ours), problems);
    }

    /** A problem of a canonical field under the name its column has in the file. */
    Problem inTheirWords(Problem problem) {
        Place place = problem.place();
        Optional<String> theirs = fields.theirName(place.column());
        return theirs.isEmpty() || theirs.get().equals(place.column())
                ? problem
                : new Problem(
                        problem.code(),
                        new Place(place.source(), place.row(), theirs.get(), place.offset()),
                        problem.detail());
    }

    private static DoubleRandomException invalid(String source, int line, String what) {
        return new DoubleRandomException(
                new Problem(ErrorCode.CONFIG_INVALID, Place.of(source, line, ""), "a line of the mapping " + what));
    }

    /** What a record is in a table with merged cells. */
    enum RowKind {
        OWN,
        CONTINUATION,
        REPEAT
    }

    /**
     * A record in canonical fields.
     *
     * @param row the fields
     * @param problems values that could not be translated
     */
    record Mapped(Row row, List<Problem> problems) {}

    private record KindRule(String column, String value, boolean repeats, List<String> continued) {
        static KindRule of(Matcher line) {
            String continued = line.group(4);
            return new KindRule(
                    line.group(2),
                    line.group(3),
                    line.group(1).equals("repeats"),
                    continued == null ? List.of() : List.of(continued.split("\\s*,\\s*")));
        }
    }
}
