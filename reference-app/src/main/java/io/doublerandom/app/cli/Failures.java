package io.doublerandom.app.cli;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into one clear line and an exit code. */
final class Failures {
    static final int FAILED = 1;
    static final int UNUSABLE = 2;

    /** Nothing was begun: the input, the configuration or the surroundings have to change first. */
    private static final Set<ErrorCode> NOTHING_DONE = EnumSet.of(
            ErrorCode.INPUT_UNREADABLE,
            ErrorCode.INPUT_NOT_UTF8,
            ErrorCode.ROW_MALFORMED,
            ErrorCode.COLUMN_MISSING,
            ErrorCode.VALUE_REQUIRED,
            ErrorCode.VALUE_TOO_LONG,
            ErrorCode.VALUE_PATTERN,
            ErrorCode.CODE_UNKNOWN,
            ErrorCode.KEY_DUPLICATE,
            ErrorCode.REFERENCE_UNKNOWN,
            ErrorCode.DATE_INVALID,
            ErrorCode.LIMIT_EXCEEDED,
            ErrorCode.DOCUMENT_MALFORMED,
            ErrorCode.VALUE_INVALID,
            ErrorCode.DRAW_INPUT_INVALID,
            ErrorCode.DRAW_UNUSABLE,
            ErrorCode.CONFIG_INVALID,
            ErrorCode.USAGE,
            ErrorCode.DATA_IN_USE,
            ErrorCode.ADDRESS_IN_USE);

    private Failures() {}

    /** Exit code of a failure with that code. */
    static int exitCode(ErrorCode code) {
        return NOTHING_DONE.contains(code) ? UNUSABLE : FAILED;
    }

    static int usage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        var err = command.getErr();
        err.println(ErrorCode.USAGE.code() + " " + ErrorCode.USAGE.titleZh() + " / " + ErrorCode.USAGE.titleEn() + ": "
                + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("见 / see: " + command.getCommandSpec().qualifiedName() + " --help");
        return UNUSABLE;
    }

    static int execution(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof DoubleRandomException known) {
            err.println(known.getMessage());
            return exitCode(known.code());
        }
        // Unexpected: the trace is for the one who mends it; it goes to the log, the sentence to the user.
        err.println(ErrorCode.INTERNAL.code() + " " + ErrorCode.INTERNAL.titleZh() + " / "
                + ErrorCode.INTERNAL.titleEn() + ": " + failure.getClass().getSimpleName() + "。"
                + ErrorCode.INTERNAL.fixZh() + " / " + ErrorCode.INTERNAL.fixEn());
        System.getLogger(Failures.class.getName()).log(System.Logger.Level.ERROR, "unexpected failure", failure);
        return FAILED;
    }
}
