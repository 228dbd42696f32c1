package io.doublerandom.core.draw;

import java.util.Arrays;

/** The inspectors who may not take one seat of one subject: recused from it, or in its team already. */
final class Blocked {
    private final int[] marks;
    private int mark;

    /** For a roster of this size. */
    Blocked(int roster) {
        this.marks = new int[roster];
    }

    /** Goes on to another seat, for which nobody is blocked yet. */
    void next() {
        if (++mark == 0) {
            // After 2^32 seats the marks of the first would count again.
            Arrays.fill(marks, 0);
            mark = 1;
        }
    }

    void add(int index) {
        marks[index] = mark;
    }

    boolean has(int index) {
        return marks[index] == mark;
    }
}
