package io.doublerandom.app.desk.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.inspection.Assembly;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultAssembler;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an authority enters of one drawn subject, judged against its task sheet (录入校核). The rules are those that lines of
 * platforms are put together by; at the desk the team, the day and the proof are asked for too.
 */
public final class ResultEntry {
    private final TaskSheet sheet;
    private final Authority.Id authority;

    /** An entry of an authority for a task sheet. */
    public ResultEntry(TaskSheet sheet, Authority.Id authority) {
        this.sheet = sheet;
        this.authority = authority;
    }

    /**
     * The result that a content makes.
     *
     * @param today the day of the step, in Asia/Shanghai
     * @throws DoubleRandomException {@link ErrorCode#RESULT_INVALID} naming what is wrong
     */
    public InspectionResult result(ResultContent content, LocalDate today, Step<InspectionResult.State> entered) {
        requireTeam(content.inspectors());
        requireDay(content.inspectedOn(), today);
        requireBorneOut(content);
        Assembly assembly = assemble(content, entered);
        if (assembly instanceof Assembly.Complete complete) {
            return complete.result().proven(content.evidence());
        }
        throw invalid("缺少事项结果 / no finding for "
                + ((Assembly.Incomplete) assembly)
                        .missing().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    /** What a reviewer should look at in a result that was entered, none of it blocking. */
    public List<RuleViolation> remarks(InspectionResult result) {
        return assemble(result.content(), result.steps().get(0)) instanceof Assembly.Complete complete
                ? complete.remarks()
                : List.of();
    }

    private Assembly assemble(ResultContent content, Step<InspectionResult.State> entered) {
        List<ResultLine> lines = content.findings().stream()
                .map(finding -> new ResultLine(
                        ResultLine.key(sheet.id(), authority, finding.item()),
                        sheet.id(),
                        authority,
                        content.inspectedOn(),
                        content.methods(),
                        content.outcomes(),
                        finding,
                        content.inspectors(),
                        content.summary()))
                .toList();
        return new ResultAssembler(sheet, authority).assemble(lines, entered);
    }

    private void requireTeam(List<Inspector.Id> signers) {
        Set<Inspector.Id> team = sheet.team().stream()
                .filter(member -> member.authority().equals(authority))
                .map(Assignment.Member::inspector)
                .collect(Collectors.toSet());
        if (!team.containsAll(signers)) {
            throw invalid("签字人不在抽取的检查组中 / a signer is not of the team drawn (BR-11)");
        }
    }

    private void requireDay(LocalDate inspectedOn, LocalDate today) {
        if (inspectedOn.isBefore(sheet.windowFrom()) || inspectedOn.isAfter(today)) {
            throw invalid("检查日期不在 " + sheet.windowFrom() + " 至 " + today + " 之间 / inspectedOn is not from "
                    + sheet.windowFrom() + " to " + today);
        }
    }

    private void requireBorneOut(ResultContent content) {
        boolean passed =
                content.findings().stream().anyMatch(finding -> finding.check() == InspectionResult.Check.PASSED);
        if (content.outcomes().contains(Outcome.NO_PROBLEM) && !passed) {
            throw invalid("没有任何合格事项，不能记为未发现问题 / NO_PROBLEM, but no item passed");
        }
        boolean absent = content.outcomes().stream()
                .anyMatch(outcome ->
                        outcome.nature() == Outcome.Nature.NOT_INSPECTABLE || outcome == Outcome.UNREACHABLE);
        if (absent && content.evidence().isEmpty()) {
            throw invalid("无法检查或无法联系须附凭证 / what could not be inspected or reached needs evidence");
        }
    }

    private DoubleRandomException invalid(String detail) {
        return new DoubleRandomException(ErrorCode.RESULT_INVALID, "assignment " + sheet.id() + ": " + detail);
    }
}
