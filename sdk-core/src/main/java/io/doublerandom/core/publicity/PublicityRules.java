package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What of a plan, task, result or disposal is public (公示规则), by an allow-list for each kind: a field that nobody
 * allowed is never published, however it got into the data.
 */
public final class PublicityRules {
    private static final Map<PublicityNotice.Kind, Set<PublicField>> ALLOWED = allowList();

    /** How the remark of a cancelled row of a plan begins. */
    public static final String CANCELLED = "已取消";

    private static final String CORRECTED = "已更正";

    private PublicityRules() {}

    /** The fields that may be public for a kind of notice. */
    public static Set<PublicField> allowed(PublicityNotice.Kind kind) {
        return Objects.requireNonNull(ALLOWED.get(kind));
    }

    /**
     * Free text that is to become public, as it is.
     *
     * @param field what it is, for the error
     * @throws DoubleRandomException {@link ErrorCode#PUBLICITY_REFUSED} if it holds what reads as an identity or telephone
     *     number
     */
    public static String publicText(String field, String text) {
        OptionalInt found = PersonalData.find(text);
        if (found.isPresent()) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.PUBLICITY_REFUSED,
                    new Place("publicity", 0, field, found.getAsInt()),
                    field + " holds what reads as an identity or telephone number"));
        }
        return text;
    }

    /** The public row of a plan (抽查工作计划公告); from its second version on it is a change (计划调整公告). */
    public static PublicRecord planLine(AnnualPlan plan, PlanLine line, Authority.Platform channel) {
        Map<PublicField, String> fields = new EnumMap<>(PublicField.class);
        fields.put(PublicField.PLAN_NO, plan.no().value());
        fields.put(PublicField.PLAN_NAME, plan.name());
        fields.put(PublicField.TASK_NAME, line.taskName());
        fields.put(PublicField.DIRECTION, line.direction().name());
        fields.put(PublicField.ITEM, itemCodes(line.items()));
        fields.put(PublicField.SUBJECT_SCOPE, line.subjectScope());
        fields.put(PublicField.WINDOW_FROM, line.window().from().toString());
        fields.put(PublicField.WINDOW_UNTIL, line.window().until().toString());
        String remark = remark(plan, line);
        if (!remark.isEmpty()) {
            fields.put(PublicField.REMARK, remark);
        }
        String ref = plan.no() + "-" + line.seq();
        return new PublicRecord(
                id("PLAN", ref, plan.version()),
                plan.version() == 1 ? PublicityNotice.Kind.PLAN : PublicityNotice.Kind.PLAN_CHANGE,
                ref,
                plan.version(),
                channel,
                plan.owner(),
                fields);
    }

    /** What an amendment says of a row beside it: that it is cancelled, and why the plan was changed. */
    private static String remark(AnnualPlan plan, PlanLine line) {
        List<String> parts = new ArrayList<>();
        if (line.cancelled()) {
            parts.add(CANCELLED);
        }
        if (!plan.reason().isEmpty()) {
            parts.add("调整原因：" + plan.reason());
        }
        return String.join("；", parts);
    }

    /** The announcement of a task (抽查任务公告). */
    public static PublicRecord task(AnnualPlan plan, InspectionTask task, Authority.Platform channel) {
        Map<PublicField, String> fields = taskFields(plan, task);
        fields.put(PublicField.ITEM, itemCodes(task.items()));
        fields.put(PublicField.SUBJECT_SCOPE, task.subjectScope());
        fields.put(PublicField.WINDOW_FROM, task.window().from().toString());
        fields.put(PublicField.WINDOW_UNTIL, task.window().until().toString());
        return new PublicRecord(
                id("TASK", task.no().value(), 1),
                PublicityNotice.Kind.TASK,
                task.no().value(),
                1,
                channel,
                task.lead(),
                fields);
    }

    /**
     * The published result of one authority for one subject (检查结果公告), in its newest version.
     *
     * @param subject the subject; of a person the name stays in and the pseudonym too
     * @throws DoubleRandomException {@link ErrorCode#PUBLICITY_REFUSED} if the parts do not belong together, the result
     *     is not audited, or a text holds personal data
     */
    public static PublicRecord result(
            AnnualPlan plan,
            InspectionTask task,
            Assignment assignment,
            InspectionResult result,
            Subject subject,
            Authority.Platform channel) {
        together(task, assignment, result, subject);
        if (result.state() == InspectionResult.State.ENTERED || result.state() == InspectionResult.State.RETURNED) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "result " + result.id() + " is not audited yet (审核把关)");
        }
        Map<PublicField, String> fields = taskFields(plan, task);
        subjectFields(fields, assignment, subject);
        fields.put(PublicField.INSPECTED_ON, result.inspectedOn().toString());
        fields.put(
                PublicField.ITEM,
                itemCodes(result.findings().stream()
                        .map(InspectionResult.Finding::item)
                        .toList()));
        fields.put(
                PublicField.RESULT,
                String.join(";", result.outcomes().stream().map(Outcome::name).toList()));
        if (result.version() > 1) {
            fields.merge(PublicField.REMARK, CORRECTED, (person, corrected) -> person + "；" + corrected);
        }
        return new PublicRecord(
                id("RES", result.id().value(), result.version()),
                PublicityNotice.Kind.RESULT,
                result.id().value(),
                result.version(),
                channel,
                result.authority(),
                fields);
    }

    /** The published follow-up of a problem (后续处置公告). */
    public static PublicRecord disposal(
            AnnualPlan plan,
            InspectionTask task,
            Assignment assignment,
            InspectionResult result,
            Disposal disposal,
            Subject subject,
            Authority.Platform channel) {
        together(task, assignment, result, subject);
        if (!disposal.result().equals(result.id())) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "disposal " + disposal.id() + " is not of result " + result.id());
        }
        Map<PublicField, String> fields = taskFields(plan, task);
        subjectFields(fields, assignment, subject);
        fields.put(PublicField.RESULT, disposal.type().name());
        return new PublicRecord(
                id("DSP", disposal.id().value(), 1),
                PublicityNotice.Kind.DISPOSAL,
                disposal.id().value(),
                1,
                channel,
                result.authority(),
                fields);
    }

    /** One drawn subject of a published list (抽查名单); only for tasks that publish their list. */
    public static PublicRecord drawnSubject(
            AnnualPlan plan, InspectionTask task, Assignment assignment, Subject subject, Authority.Platform channel) {
        if (!task.publishSubjectList()) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "task " + task.no() + " keeps its list until the results");
        }
        if (!assignment.task().equals(task.no()) || !subject.id().equals(assignment.subject())) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "assignment " + assignment.id() + " is not of task " + task.no());
        }
        Map<PublicField, String> fields = taskFields(plan, task);
        subjectFields(fields, assignment, subject);
        return new PublicRecord(
                id("LIST", assignment.id().value(), 1),
                PublicityNotice.Kind.SUBJECT_LIST,
                assignment.id().value(),
                1,
                channel,
                task.lead(),
                fields);
    }

    private static void together(InspectionTask task, Assignment assignment, InspectionResult result, Subject subject) {
        if (!assignment.task().equals(task.no())
                || !result.assignment().equals(assignment.id())
                || !subject.id().equals(assignment.subject())) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED,
                    "result " + result.id() + ", assignment " + assignment.id() + " and task " + task.no()
                            + " do not belong together");
        }
    }

    private static Map<PublicField, String> taskFields(AnnualPlan plan, InspectionTask task) {
        if (!task.plan().equals(plan.no())) {
            throw new DoubleRandomException(
                    ErrorCode.PUBLICITY_REFUSED, "task " + task.no() + " is not of plan " + plan.no());
        }
        Map<PublicField, String> fields = new EnumMap<>(PublicField.class);
        fields.put(PublicField.PLAN_NO, plan.no().value());
        fields.put(PublicField.PLAN_NAME, plan.name());
        fields.put(PublicField.TASK_NO, task.no().value());
        fields.put(PublicField.TASK_NAME, task.name());
        fields.put(PublicField.DIRECTION, task.direction().name());
        return fields;
    }

    private static void subjectFields(Map<PublicField, String> fields, Assignment assignment, Subject subject) {
        boolean person = subject.kind() == Subject.Kind.PERSON
                || assignment.subject().value().startsWith("n");
        if (person) {
            fields.put(PublicField.REMARK, "自然人，名称与代码不公示");
        } else {
            fields.put(PublicField.SUBJECT_NAME, assignment.subjectName());
            fields.put(PublicField.SUBJECT_CODE, assignment.subject().value());
        }
    }

    private static String itemCodes(List<InspectionItem.Code> items) {
        return String.join(
                ";", items.stream().map(InspectionItem.Code::value).distinct().toList());
    }

    private static PublicityNotice.Id id(String prefix, String ref, int version) {
        return new PublicityNotice.Id(prefix + "-" + ref + (version == 1 ? "" : "-v" + version));
    }

    private static Map<PublicityNotice.Kind, Set<PublicField>> allowList() {
        Set<PublicField> plan = EnumSet.of(
                PublicField.PLAN_NO,
                PublicField.PLAN_NAME,
                PublicField.TASK_NO,
                PublicField.TASK_NAME,
                PublicField.DIRECTION,
                PublicField.SUBJECT_SCOPE,
                PublicField.WINDOW_FROM,
                PublicField.WINDOW_UNTIL,
                PublicField.ITEM,
                PublicField.REMARK);
        Set<PublicField> list = EnumSet.of(
                PublicField.PLAN_NO,
                PublicField.PLAN_NAME,
                PublicField.TASK_NO,
                PublicField.TASK_NAME,
                PublicField.DIRECTION,
                PublicField.SUBJECT_NAME,
                PublicField.SUBJECT_CODE,
                PublicField.REMARK);
        Set<PublicField> disposal = EnumSet.copyOf(list);
        disposal.add(PublicField.RESULT);
        Set<PublicField> result = EnumSet.copyOf(disposal);
        result.add(PublicField.INSPECTED_ON);
        result.add(PublicField.ITEM);
        return Map.of(
                PublicityNotice.Kind.PLAN, Set.copyOf(plan),
                PublicityNotice.Kind.PLAN_CHANGE, Set.copyOf(plan),
                PublicityNotice.Kind.TASK, Set.copyOf(plan),
                PublicityNotice.Kind.SUBJECT_LIST, Set.copyOf(list),
                PublicityNotice.Kind.RESULT, Set.copyOf(result),
                PublicityNotice.Kind.DISPOSAL, Set.copyOf(disposal));
    }
}
