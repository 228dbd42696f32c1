package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.Wording;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the lines that a platform sent item by item together to the result of one authority (结果汇总).
 *
 * <p>A result exists only when every item of that authority on the task sheet has its line: nothing is filled in. The
 * outcomes of the lines are united; {@link Outcome#NO_PROBLEM} remains only if no line says anything else, and a
 * problem comes first, since the first outcome is the one statistics count.
 */
public final class ResultAssembler {
    private static final int INSPECTORS = 2;
    private static final int SUMMARY = 2000;

    private final TaskSheet sheet;
    private final Authority.Id authority;
    private final List<InspectionItem.Code> expected;

    /**
     * An assembler for one authority of one task sheet.
     *
     * @throws DoubleRandomException {@link ErrorCode#RESULT_INVALID} if the authority does not take part
     */
    public ResultAssembler(TaskSheet sheet, Authority.Id authority) {
        this.sheet = sheet;
        this.authority = authority;
        this.expected = sheet.itemsOf(authority);
        if (expected.isEmpty()) {
            throw invalid("authority " + authority + " does not take part");
        }
    }

    /**
     * Assembles lines, each the newest version of its record, in any order.
     *
     * @throws DoubleRandomException {@link ErrorCode#RESULT_INVALID} if a line is of something else, two lines of an item
     *     differ, an item failed though the outcome names no problem, or fewer than two inspectors were there
     */
    public Assembly assemble(Collection<ResultLine> lines, Step<InspectionResult.State> entered) {
        Map<InspectionItem.Code, ResultLine> byItem = new LinkedHashMap<>();
        for (ResultLine line : lines) {
            requireOurs(line);
            ResultLine before = byItem.putIfAbsent(line.finding().item(), line);
            if (before != null && !before.equals(line)) {
                throw invalid("item " + line.finding().item() + " has two lines that differ");
            }
        }
        List<InspectionItem.Code> missing =
                expected.stream().filter(item -> !byItem.containsKey(item)).toList();
        if (!missing.isEmpty()) {
            return new Assembly.Incomplete(missing);
        }
        List<ResultLine> ordered = expected.stream().map(byItem::get).toList();
        InspectionResult result = result(ordered, entered);
        return new Assembly.Complete(result, remarks(result));
    }

    private void requireOurs(ResultLine line) {
        if (!line.assignment().equals(sheet.id()) || !line.authority().equals(authority)) {
            throw invalid("line " + line.id() + " is of assignment " + line.assignment() + " and authority "
                    + line.authority());
        }
        if (!expected.contains(line.finding().item())) {
            throw invalid("item " + line.finding().item() + " is not to be inspected by " + authority);
        }
    }

    private InspectionResult result(List<ResultLine> lines, Step<InspectionResult.State> entered) {
        Set<Inspector.Id> inspectors = new LinkedHashSet<>();
        Set<Method> methods = new LinkedHashSet<>();
        lines.forEach(line -> {
            inspectors.addAll(line.inspectors());
            methods.addAll(line.methods());
        });
        if (inspectors.size() < INSPECTORS) {
            throw invalid(inspectors.size() + " inspector was there, at least " + INSPECTORS + " have to be (BR-05)");
        }
        List<Outcome> outcomes = outcomes(lines);
        List<InspectionResult.Finding> findings =
                lines.stream().map(ResultLine::finding).toList();
        boolean failed = findings.stream().anyMatch(finding -> finding.check() == InspectionResult.Check.FAILED);
        if (failed && outcomes.stream().noneMatch(ResultAssembler::problem)) {
            throw invalid("an item failed, but the outcome " + outcomes + " names no problem");
        }
        return new InspectionResult(
                new InspectionResult.Id(sheet.id() + "-" + authority),
                sheet.id(),
                authority,
                lines.stream()
                        .map(ResultLine::inspectedOn)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                List.copyOf(methods),
                outcomes,
                findings,
                List.copyOf(inspectors),
                summary(lines),
                List.of(entered));
    }

    private static List<Outcome> outcomes(List<ResultLine> lines) {
        Set<Outcome> all = new LinkedHashSet<>();
        lines.forEach(line -> all.addAll(line.outcomes()));
        if (all.size() > 1) {
            all.remove(Outcome.NO_PROBLEM);
        }
        List<Outcome> outcomes =
                new ArrayList<>(all.stream().filter(ResultAssembler::problem).toList());
        all.stream().filter(outcome -> !problem(outcome)).forEach(outcomes::add);
        return List.copyOf(outcomes);
    }

    private String summary(List<ResultLine> lines) {
        String summary = lines.stream()
                .map(ResultLine::summary)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        if (summary.length() > SUMMARY) {
            throw invalid("the summaries have " + summary.length() + " characters, at most " + SUMMARY);
        }
        return summary;
    }

    private List<RuleViolation> remarks(InspectionResult result) {
        List<RuleViolation> remarks = new ArrayList<>();
        Wording subject = new Wording("检查结果 " + result.id(), "result " + result.id());
        Set<Inspector.Id> drawn = sheet.team().stream()
                .filter(member -> member.authority().equals(authority))
                .map(member -> member.inspector())
                .collect(Collectors.toSet());
        for (Inspector.Id inspector : result.inspectors()) {
            if (!drawn.contains(inspector)) {
                remarks.add(new RuleViolation(
                        "BR-11",
                        subject,
                        new Wording("检查人员 " + inspector + " 不是抽中的", "inspector " + inspector + " was not drawn"),
                        false));
            }
        }
        if (result.inspectedOn().isBefore(sheet.windowFrom())
                || result.inspectedOn().isAfter(sheet.dueOn())) {
            remarks.add(new RuleViolation(
                    "BR-10",
                    subject,
                    new Wording(
                            result.inspectedOn() + " 检查，规定时间是 " + sheet.windowFrom() + " 至 " + sheet.dueOn(),
                            "inspected on " + result.inspectedOn() + ", window " + sheet.windowFrom() + " to "
                                    + sheet.dueOn()),
                    false));
        }
        boolean clear =
                result.findings().stream().noneMatch(finding -> finding.check() == InspectionResult.Check.FAILED);
        if (clear && result.problemFound()) {
            remarks.add(new RuleViolation(
                    "BR-19",
                    subject,
                    new Wording(
                            "结果是有问题（" + result.primaryOutcome() + "），但没有不合格的事项",
                            "names a problem " + result.primaryOutcome() + ", but no item failed"),
                    false));
        }
        return List.copyOf(remarks);
    }

    private static boolean problem(Outcome outcome) {
        return outcome.nature() == Outcome.Nature.PROBLEM;
    }

    private DoubleRandomException invalid(String detail) {
        return new DoubleRandomException(ErrorCode.RESULT_INVALID, "assignment " + sheet.id() + ": " + detail);
    }
}
