package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.sql.SQLException;

/**
 * Turns what a driver reports into coded errors.
 *
 * <p>Drivers put values into their messages ({@code Key (id)=(…)}), which may be personal data: neither the message nor
 * the exception itself is passed on, only its SQL state and vendor code.
 */
final class SqlFailure {
    private static final String FOREIGN_KEY_H2 = "23506";
    private static final String REFERENCED_H2 = "23503";
    private static final String UNIQUE = "23505";

    private SqlFailure() {}

    static DoubleRandomException of(SQLException failed) {
        String state = failed.getSQLState() == null ? "-" : failed.getSQLState();
        String detail = "SQL state " + state + ", vendor code " + failed.getErrorCode();
        return switch (state) {
            case UNIQUE -> new DoubleRandomException(ErrorCode.STORE_CONFLICT, "a key is taken; " + detail);
            case FOREIGN_KEY_H2, REFERENCED_H2 ->
                new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, "a parent row is missing; " + detail);
            default -> new DoubleRandomException(ErrorCode.STORE_FAILED, detail + ", " + kind(state));
        };
    }

    private static String kind(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> "no connection";
            case "22" -> "a value does not fit its column";
            case "40" -> "two transactions collided, try again";
            case "53" -> "the server is short of resources";
            default -> "the statement failed";
        };
    }
}
