package io.doublerandom.app.document;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a cell for a formula (公式注入): such a cell gets an apostrophe in front, which
 * {@link #plain} takes away again, so that what was written and read is what it was.
 */
public final class FormulaGuard {
    /** Spreadsheets begin a formula with these, some of them with the wide forms too. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    /** The cell as it may be opened in a spreadsheet. */
    public static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The cell as it was before {@link #guarded}. */
    public static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
