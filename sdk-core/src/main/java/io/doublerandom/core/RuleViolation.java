package io.doublerandom.core;

/**
 * A breach of a business rule, as a value: what rule, by what, and the numbers.
 *
 * @param rule stable name of the rule, for example {@code KPI-1} or {@code BR-05}
 * @param subject what breaches it: an item, a plan line, a task, a person's id
 * @param detail found and expected, in numbers and codes, without personal data
 * @param blocking whether the step may not go on
 */
public record RuleViolation(String rule, Wording subject, Wording detail, boolean blocking) {}
