package io.doublerandom.app.bench;

import java.io.PrintWriter;

/** What a measurement answers (测量报告), for people and as JSON. */
public interface Report {
    /** Prints it for people. */
    void print(PrintWriter out);

    /** The same as one JSON object. */
    String json();

    /** Whether what was measured is as it has to be; a time always is. */
    default boolean holds() {
        return true;
    }
}
