package io.doublerandom.core.register;

import java.util.List;
import java.util.Set;

/**
 * Keeps the year's list of enterprises that get one visit for everything (综合查一次). Failures are
 * {@code STORE_FAILED}.
 */
public interface OneVisitStore {
    /** Puts subjects on the list of a year; returns how many were not on it. */
    int add(int year, List<Subject.Id> subjects);

    /** The subjects on the list of a year. */
    Set<Subject.Id> listed(int year);
}
