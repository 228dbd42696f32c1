package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the codes of one platform's code table (代码表) translate to ours.
 *
 * <p>Text form, UTF-8: one pair {@code theirs,ours} a line, {@code #} starts a comment line. Several of theirs may mean
 * one of ours; then the first line is the one used to write. An unknown code is never guessed.
 */
public final class CodeMap {
    private final String name;
    private final Map<String, String> toOurs;
    private final Map<String, String> toTheirs;

    private CodeMap(String name, Map<String, String> toOurs, Map<String, String> toTheirs) {
        this.name = name;
        this.toOurs = toOurs;
        this.toTheirs = toTheirs;
    }

    /**
     * Reads the text form.
     *
     * @param name name and version of the code table, for example {@code check-result@3}
     * @throws DoubleRandomException {@link ErrorCode#CONFIG_INVALID} with the line, if a line is no pair or a code of
     *     theirs stands twice
     */
    public static CodeMap parse(String name, String text) {
        Map<String, String> toOurs = new LinkedHashMap<>();
        Map<String, String> toTheirs = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int comma = line.indexOf(',');
            String theirs = comma < 0 ? "" : line.substring(0, comma).strip();
            String ours = comma < 0 ? "" : line.substring(comma + 1).strip();
            if (theirs.isEmpty() || ours.isEmpty() || ours.indexOf(',') >= 0) {
                throw invalid(name, i + 1, "is not a pair theirs,ours");
            }
            if (toOurs.put(theirs, ours) != null) {
                throw invalid(name, i + 1, "has a code a second time");
            }
            toTheirs.putIfAbsent(ours, theirs);
        }
        return new CodeMap(name, toOurs, toTheirs);
    }

    /** Name and version of the code table. */
    public String name() {
        return name;
    }

    /** Our code for one of theirs; empty if unknown. */
    public Optional<String> toOurs(String theirs) {
        return Optional.ofNullable(toOurs.get(theirs));
    }

    /** Their code for one of ours; empty if they have none. */
    public Optional<String> toTheirs(String ours) {
        return Optional.ofNullable(toTheirs.get(ours));
    }

    private static DoubleRandomException invalid(String name, long line, String what) {
        return new DoubleRandomException(
                new Problem(ErrorCode.CONFIG_INVALID, Place.of(name, line, ""), "a line of the code table " + what));
    }
}
