package io.doublerandom.core.kit;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Period;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.FrequencyRule;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Synthetic values (示例) in which every field that may be awkward to store is awkward. */
public final class StoreSamples {
    static final Authority.Id LEAD = new Authority.Id("ZJ-SCJG");
    static final Authority.Id PARTNER = new Authority.Id("ZJ-GAJ");
    public static final SubjectPool.Id POOL = new SubjectPool.Id("P-FOOD");
    static final SubjectPool.Id OTHER_POOL = new SubjectPool.Id("P-OTHER");
    static final InspectionItem.Code ITEM = new InspectionItem.Code("A01");
    static final AnnualPlan.No PLAN = new AnnualPlan.No("4408002024001");
    static final InspectionTask.No TASK = new InspectionTask.No("440800202403011001");
    static final String HASH = "0a".repeat(32);
    static final Instant T0 = Instant.parse("2024-03-01T00:00:00Z");

    private StoreSamples() {}

    static Authority authority(Authority.Id id) {
        return authority(
                id,
                List.of(
                        new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 12, 31)),
                        Period.since(LocalDate.of(2024, 4, 1))));
    }

    static Authority authority(Authority.Id id, List<Period> conferenceMembership) {
        return new Authority(
                id,
                UnifiedSocialCreditCode.complete("1144080000000001"),
                "示例市市场监督管理局",
                new RegionCode("440800"),
                Authority.Level.CITY,
                "市场监管",
                Authority.Qualification.ORGAN,
                conferenceMembership,
                Authority.Platform.GD_PROVINCE,
                Period.since(LocalDate.of(2019, 1, 1)));
    }

    static SubjectPool pool(SubjectPool.Id id, long version) {
        return new SubjectPool(
                id,
                "示例食品名录库",
                LEAD,
                Subject.Kind.ENTITY,
                List.of(ITEM, new InspectionItem.Code("A02")),
                "持有食品经营许可证；含 \\ 与 ; 的规则",
                version,
                Instant.parse("2024-02-29T15:59:59.123456Z"));
    }

    static InspectionItem item(InspectionItem.Code code) {
        return new InspectionItem(
                code,
                "2024-1",
                LEAD,
                "食品销售",
                "食品销售监督检查",
                "示例事项",
                "",
                InspectionItem.Tier.KEY,
                "《食品安全法》第一百零九条",
                "食品经营者",
                List.of(POOL, OTHER_POOL),
                "市、县级市场监管部门",
                List.of(Method.ONSITE, Method.TESTING),
                new RatioRule(
                        "检查比例不少于1%,原则上不少于10家",
                        List.of(
                                new RatioRule.Bound(RatioRule.Kind.AT_LEAST, 10_000, RatioRule.Unit.PPM),
                                new RatioRule.Bound(RatioRule.Kind.AT_LEAST, 10, RatioRule.Unit.SUBJECTS))),
                new FrequencyRule(
                        "市级每年1次;县级每月1次",
                        List.of(
                                new FrequencyRule.Rate("市级;\\:", RatioRule.Kind.EXACT, 1, FrequencyRule.Every.YEAR),
                                new FrequencyRule.Rate("*", RatioRule.Kind.AT_LEAST, 1, FrequencyRule.Every.MONTH))),
                List.of("FOOD-1"),
                true,
                true,
                Period.since(LocalDate.of(2024, 1, 1)),
                LocalDate.of(2024, 2, 29),
                "食品科");
    }

    public static Subject subject(String id, Subject.Membership... memberships) {
        return new Subject(
                new Subject.Id(id),
                Subject.Kind.ENTITY,
                "示例𠮷利商店",
                Subject.Nature.LEGAL_PERSON,
                new Subject.Identity("001", id),
                new RegionCode("440800-K1"),
                "",
                Subject.RegistrationStatus.ACTIVE,
                new Subject.CreditRisk(CreditRiskClass.B, "示例省局", LocalDate.of(2024, 2, 1)),
                List.of(memberships));
    }

    /** A member of the pool with a class and a status. */
    static Subject rated(String id, CreditRiskClass riskClass, Subject.RegistrationStatus status) {
        Subject like = subject(id, member(POOL, "2024-01-01", "9999-12-31"));
        return new Subject(
                like.id(),
                like.kind(),
                like.name(),
                like.nature(),
                like.identity(),
                like.region(),
                like.address(),
                status,
                new Subject.CreditRisk(riskClass, "示例省局", LocalDate.of(2024, 2, 1)),
                like.memberships());
    }

    public static Subject.Membership member(SubjectPool.Id pool, String from, String until) {
        return new Subject.Membership(pool, new Period(LocalDate.parse(from), LocalDate.parse(until)), "示例原因;");
    }

    static Inspector inspector(String id, Authority.Id authority) {
        return new Inspector(
                new Inspector.Id(id),
                "E" + id,
                "演示员",
                authority,
                "食品科",
                Authority.Level.CITY,
                new Inspector.Credential("粤G" + id, "示例省司法厅", Period.since(LocalDate.of(2023, 1, 1))),
                Inspector.Role.OFFICER,
                List.of(),
                List.of(ITEM),
                List.of(new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 5))),
                Inspector.Status.ACTIVE);
    }

    static HeldRow heldRow(String id) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "示例商店");
        fields.put("id", "91440800000000000X");
        fields.put("address", "");
        return new HeldRow(
                new HeldRow.Id(id),
                "subject",
                new Row("subjects.csv", 17, fields),
                List.of(
                        new Problem(ErrorCode.CHECK_DIGIT, new Place("subjects.csv", 17, "id", 18), "place 18"),
                        new Problem(ErrorCode.VALUE_REQUIRED, Place.of("subjects.csv", 17, "region"), "is empty")),
                List.of(step(HeldRow.State.HELD, 0)));
    }

    static AnnualPlan plan(int version) {
        PlanLine line = new PlanLine(
                3,
                "示例任务",
                Direction.UNDIRECTED,
                List.of(
                        new Participation(LEAD, List.of(ITEM, new InspectionItem.Code("A02"))),
                        new Participation(PARTNER, List.of(new InspectionItem.Code("B01")))),
                "按1%抽取",
                POOL,
                SamplingPolicy.byRisk(10_000, 20_000, 50_000, 100_000).atLeast(10),
                0,
                new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 10, 31)),
                List.of(Method.ONSITE),
                true,
                false);
        return new AnnualPlan(
                PLAN,
                "示例市2024年度抽查计划",
                2024,
                LEAD,
                "示例〔2024〕1号",
                version,
                List.of(line),
                List.of(step(AnnualPlan.State.DRAFT, 0)));
    }

    static InspectionTask task() {
        return task(TASK);
    }

    static InspectionTask task(InspectionTask.No no) {
        return new InspectionTask(
                no,
                "示例联合任务",
                InspectionTask.Source.ANNUAL_PLAN,
                PLAN,
                3,
                VisitMode.ONE_VISIT,
                Direction.DIRECTED,
                List.of(
                        new Participation(LEAD, List.of(ITEM, new InspectionItem.Code("A02"))),
                        new Participation(PARTNER, List.of(new InspectionItem.Code("B01")))),
                "食品经营者",
                POOL,
                SamplingPolicy.uniform(30_000),
                400,
                12,
                new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 6, 30)),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(step(InspectionTask.State.DRAFT, 0)));
    }

    static Draw draw(String headerHash, int attempt, long drawnCount) {
        return new Draw(
                headerHash,
                TASK,
                attempt,
                attempt == 1 ? "" : HASH,
                7,
                18_000,
                drawnCount,
                HASH,
                true,
                T0.plusSeconds(attempt));
    }

    static Assignment assignment(String id, String subject) {
        return new Assignment(
                new Assignment.Id(id),
                TASK,
                HASH,
                new Subject.Id(subject),
                "示例商店",
                CreditRiskClass.C,
                List.of(
                        new Assignment.Member(new Inspector.Id("I1"), LEAD),
                        new Assignment.Member(new Inspector.Id("I2"), LEAD),
                        new Assignment.Member(new Inspector.Id("I3"), PARTNER)),
                LocalDate.of(2024, 6, 30),
                List.of(step(Assignment.State.DRAWN, 0)));
    }

    static InspectionResult result(String id, String assignment, Authority.Id authority) {
        return new InspectionResult(
                new InspectionResult.Id(id),
                new Assignment.Id(assignment),
                authority,
                LocalDate.of(2024, 4, 8),
                List.of(Method.ONSITE, Method.DOCUMENT),
                List.of(Outcome.UNREACHABLE, Outcome.CORRECTED),
                List.of(
                        new InspectionResult.Finding(ITEM, InspectionResult.Check.FAILED, "示例问题；第一行\n第二行", ""),
                        new InspectionResult.Finding(
                                new InspectionItem.Code("A02"), InspectionResult.Check.NOT_CHECKED, "", "")),
                List.of(new Inspector.Id("I1"), new Inspector.Id("I2")),
                "",
                List.of(step(InspectionResult.State.ENTERED, 0)));
    }

    static Disposal disposal(String id, String result) {
        return new Disposal(
                new Disposal.Id(id),
                new InspectionResult.Id(result),
                Disposal.Type.ORDER_RECTIFY,
                LEAD,
                "",
                LocalDate.of(2024, 5, 8),
                "限期改正",
                List.of(step(Disposal.State.DECIDED, 0)));
    }

    static Disposal closed(String id, String result) {
        return disposal(id, result)
                .with(
                        new Disposal.Proof(
                                LocalDate.of(2024, 5, 6),
                                "示例〔2024〕复1号",
                                Disposal.Recheck.PASSED,
                                new Evidence("复查记录", HASH)),
                        step(Disposal.State.CLOSED, 6));
    }

    static PublicityNotice notice(String id, String ref, int version) {
        return new PublicityNotice(
                new PublicityNotice.Id(id),
                PublicityNotice.Kind.RESULT,
                ref,
                version,
                Authority.Platform.MINISTRY,
                LEAD,
                LocalDate.of(2024, 7, 20),
                HASH,
                List.of(step(PublicityNotice.State.PENDING, 0)));
    }

    static <S extends Enum<S>> Step<S> step(S state, long minutes) {
        return new Step<>(state, "office-1", T0.plusSeconds(60 * minutes), "示例");
    }

    static ResultLine resultLine(String assignment, String item, InspectionResult.Check check) {
        return new ResultLine(
                assignment + "-" + LEAD + "-" + item,
                new Assignment.Id(assignment),
                LEAD,
                LocalDate.of(2024, 5, 20),
                List.of(Method.ONSITE, Method.DOCUMENT),
                List.of(check == InspectionResult.Check.FAILED ? Outcome.CORRECTED : Outcome.NO_PROBLEM),
                new InspectionResult.Finding(
                        new InspectionItem.Code(item),
                        check,
                        check == InspectionResult.Check.FAILED ? "标签缺失；示例" : "",
                        ""),
                List.of(new Inspector.Id("i1"), new Inspector.Id("i2")),
                "示例");
    }
}
