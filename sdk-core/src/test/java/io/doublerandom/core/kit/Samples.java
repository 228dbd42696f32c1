package io.doublerandom.core.kit;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.draw.TaskSheet;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultDraft;
import io.doublerandom.core.inspection.ResultLine;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.publicity.PublicField;
import io.doublerandom.core.publicity.PublicRecord;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.publicity.Withholding;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.FrequencyRule;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One valid value of each record, all synthetic (示例), for tests to vary. */
public final class Samples {
    public static final Instant MARCH_FIRST = Instant.parse("2024-03-01T00:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    public static final Authority.Id MARKET = new Authority.Id("440800-SCJG");
    public static final Authority.Id FIRE = new Authority.Id("440800-XF");
    public static final SubjectPool.Id POOL = new SubjectPool.Id("POOL-1");
    public static final InspectionItem.Code ITEM = new InspectionItem.Code("SCJG-01");
    public static final InspectionItem.Code FIRE_ITEM = new InspectionItem.Code("XF-01");
    public static final String HASH = "ab".repeat(32);

    private Samples() {}

    public static Period year2024() {
        return new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
    }

    public static Period window() {
        return new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 31));
    }

    public static Authority authority(Authority.Id id) {
        return new Authority(
                id,
                new UnifiedSocialCreditCode("12440800000000019A"),
                "示例局" + id,
                new RegionCode("440800"),
                Authority.Level.CITY,
                "市场监管",
                Authority.Qualification.ORGAN,
                List.of(year2024()),
                Authority.Platform.ZJ_CITY,
                Period.since(LocalDate.of(2019, 1, 1)));
    }

    public static InspectionItem item(InspectionItem.Code code, Authority.Id owner) {
        return new InspectionItem(
                code,
                "2024-1",
                owner,
                "示例领域",
                "示例类别",
                "示例事项" + code,
                "",
                InspectionItem.Tier.GENERAL,
                "示例法第一条",
                "示例对象",
                List.of(POOL),
                "市级",
                List.of(Method.ONSITE),
                new RatioRule("", List.of()),
                FrequencyRule.ofText("每年不少于1次"),
                List.of(),
                false,
                true,
                year2024(),
                LocalDate.of(2024, 1, 5),
                "示例科");
    }

    public static Subject subject(String id, CreditRiskClass riskClass) {
        return new Subject(
                new Subject.Id(id),
                Subject.Kind.ENTITY,
                "示例企业" + id,
                Subject.Nature.LEGAL_PERSON,
                new Subject.Identity("001", id),
                new RegionCode("440802"),
                "示例路1号",
                Subject.RegistrationStatus.ACTIVE,
                new Subject.CreditRisk(riskClass, "演示", DAY),
                List.of(new Subject.Membership(POOL, Period.since(LocalDate.of(2024, 1, 1)), "")));
    }

    public static Subject subject() {
        return subject("91440800MA0000015U", CreditRiskClass.B);
    }

    public static SubjectPool pool() {
        return new SubjectPool(POOL, "示例库", MARKET, Subject.Kind.ENTITY, List.of(ITEM), "示例规则", 1, MARCH_FIRST);
    }

    public static Inspector inspector(String id, Authority.Id authority) {
        return new Inspector(
                new Inspector.Id(id),
                "GH" + id,
                "演示" + id,
                authority,
                "示例科",
                Authority.Level.CITY,
                new Inspector.Credential("粤H" + id, "示例司法局", Period.since(LocalDate.of(2020, 1, 1))),
                Inspector.Role.OFFICER,
                List.of(),
                List.of(ITEM, FIRE_ITEM),
                List.of(),
                Inspector.Status.ACTIVE);
    }

    public static Recusal recusal() {
        return new Recusal(new Inspector.Id("I1"), new Subject.Id("91440800MA0000015U"), "INTEREST", Period.since(DAY));
    }

    public static CertificateHolder certificateHolder() {
        return new CertificateHolder("粤HI1", MARKET, year2024());
    }

    public static PlanLine line(int seq) {
        return new PlanLine(
                seq,
                "示例任务" + seq,
                Direction.DIRECTED,
                List.of(new Participation(MARKET, List.of(ITEM)), new Participation(FIRE, List.of(FIRE_ITEM))),
                "示例对象范围",
                POOL,
                SamplingPolicy.byRisk(10_000, 30_000, 100_000, 300_000).atLeast(5),
                20,
                window(),
                List.of(Method.ONSITE, Method.DOCUMENT),
                true,
                false);
    }

    public static <S extends Enum<S>> Step<S> step(S state) {
        return new Step<>(state, "office-1", MARCH_FIRST, "");
    }

    public static AnnualPlan plan() {
        return new AnnualPlan(
                new AnnualPlan.No("44080020241001"),
                "示例2024年度抽查计划",
                2024,
                MARKET,
                "示例〔2024〕1号",
                1,
                List.of(line(1), line(2)),
                List.of(step(AnnualPlan.State.DRAFT)));
    }

    public static InspectionTask task() {
        return new InspectionTask(
                new InspectionTask.No("440800202403011001"),
                "示例任务1",
                InspectionTask.Source.ANNUAL_PLAN,
                plan().no(),
                1,
                VisitMode.REGULAR,
                Direction.DIRECTED,
                line(1).participations(),
                "示例对象范围",
                POOL,
                line(1).sampling(),
                100,
                10,
                window(),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(step(InspectionTask.State.DRAFT)));
    }

    public static Draw draw() {
        return new Draw(HASH, task().no(), 1, "", 1, 100, 10, HASH, true, MARCH_FIRST);
    }

    public static Assignment assignment() {
        return new Assignment(
                new Assignment.Id("440800202403011001-0001"),
                task().no(),
                HASH,
                subject().id(),
                subject().name(),
                CreditRiskClass.B,
                List.of(
                        new Assignment.Member(new Inspector.Id("I1"), MARKET),
                        new Assignment.Member(new Inspector.Id("I2"), MARKET),
                        new Assignment.Member(new Inspector.Id("I3"), FIRE),
                        new Assignment.Member(new Inspector.Id("I4"), FIRE)),
                window().until(),
                List.of(step(Assignment.State.DRAWN)));
    }

    public static TaskSheet sheet() {
        return TaskSheet.of(assignment(), task());
    }

    public static ResultLine resultLine() {
        return new ResultLine(
                ResultLine.key(assignment().id(), MARKET, ITEM),
                assignment().id(),
                MARKET,
                LocalDate.of(2024, 4, 10),
                List.of(Method.ONSITE),
                List.of(Outcome.OTHER_VIOLATION),
                new InspectionResult.Finding(ITEM, InspectionResult.Check.FAILED, "示例问题", "责令改正"),
                List.of(new Inspector.Id("I1"), new Inspector.Id("I2")),
                "示例情况");
    }

    public static InspectionResult result() {
        ResultLine line = resultLine();
        return new InspectionResult(
                new InspectionResult.Id(line.assignment() + "-" + MARKET),
                line.assignment(),
                MARKET,
                line.inspectedOn(),
                line.methods(),
                line.outcomes(),
                List.of(line.finding()),
                line.inspectors(),
                line.summary(),
                List.of(step(InspectionResult.State.ENTERED)));
    }

    public static InspectionResult correctedResult() {
        InspectionResult audited =
                result().proven(List.of(new Evidence("现场照片", HASH))).with(step(InspectionResult.State.AUDITED));
        return audited.corrected(
                audited.content(), new Step<>(InspectionResult.State.ENTERED, "office-1", MARCH_FIRST, "笔误"));
    }

    public static ResultDraft draft() {
        return new ResultDraft(assignment().id(), MARKET, "{}", 1, "inspector", MARCH_FIRST);
    }

    public static Disposal disposal() {
        return new Disposal(
                new Disposal.Id("D-1"),
                result().id(),
                Disposal.Type.CASE_LEAD,
                MARKET,
                "",
                LocalDate.of(2024, 4, 30),
                "示例处置",
                List.of(new Disposal.Proof(
                        LocalDate.of(2024, 4, 20), "示例〔2024〕1号", Disposal.Recheck.NONE, new Evidence("立案决定书", HASH))),
                List.of(step(Disposal.State.DECIDED)));
    }

    public static Withholding withholding() {
        return new Withholding(Withholding.Ground.TRADE_SECRET, "涉及配方");
    }

    public static PublicRecord publicRecord() {
        return new PublicRecord(
                new PublicityNotice.Id("RES-1"),
                PublicityNotice.Kind.RESULT,
                "R-1",
                1,
                Authority.Platform.ZJ_CITY,
                MARKET,
                Map.of(PublicField.SUBJECT_NAME, "示例企业", PublicField.RESULT, "NO_PROBLEM"));
    }

    public static PublicityNotice notice() {
        return publicRecord().notice(LocalDate.of(2024, 6, 28), step(PublicityNotice.State.PENDING));
    }
}
