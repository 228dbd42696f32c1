package io.doublerandom.app.http.desk;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.draw.Assignment;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.Direction;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.plan.PlanLine;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectPool;
import io.doublerandom.core.store.jdbc.JdbcStores;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A joint task of two authorities with two drawn subjects, as it is when its teams were drawn. All of it is synthetic. */
final class DrawnTask {
    static final Authority.Id MARKET = new Authority.Id("440800-SCJG");
    static final Authority.Id FIRE = new Authority.Id("440800-XF");
    static final InspectionTask.No NO = new InspectionTask.No("440800202404011001");
    static final String ONE = NO + "-0001";
    static final String TWO = NO + "-0002";
    static final String SUBJECT = "91440800MA0000015U";
    static final String HASH = "ab".repeat(32);

    private static final Instant DRAWN = Instant.parse("2024-04-01T01:00:00Z");
    private static final SubjectPool.Id POOL = new SubjectPool.Id("POOL-1");
    private static final List<Participation> PARTS = List.of(
            new Participation(MARKET, List.of(new InspectionItem.Code("SCJG-01"), new InspectionItem.Code("SCJG-02"))),
            new Participation(FIRE, List.of(new InspectionItem.Code("XF-01"))));

    private DrawnTask() {}

    static void save(JdbcStores jdbc) {
        Stores stores = jdbc.stores();
        stores.authorities().save(List.of(authority(MARKET, "示例市场监管局"), authority(FIRE, "示例消防救援支队")));
        stores.pools()
                .save(List.of(new SubjectPool(POOL, "示例库", MARKET, Subject.Kind.ENTITY, List.of(), "示例规则", 1, DRAWN)));
        stores.items().save(List.of(item("SCJG-01", MARKET), item("SCJG-02", MARKET), item("XF-01", FIRE)));
        stores.subjects().save(List.of(subject(SUBJECT), subject("91440802MA0000015Q")));
        stores.inspectors()
                .save(List.of(
                        inspector("I1", MARKET),
                        inspector("I2", MARKET),
                        inspector("I3", FIRE),
                        inspector("I4", FIRE),
                        inspector("I9", MARKET)));
        stores.plans().save(plan().with(step(AnnualPlan.State.APPROVED)).with(step(AnnualPlan.State.PUBLISHED)));
        InspectionTask task = task();
        for (InspectionTask.State state : List.of(
                InspectionTask.State.APPROVED,
                InspectionTask.State.ANNOUNCED,
                InspectionTask.State.SUBJECTS_DRAWN,
                InspectionTask.State.INSPECTORS_DRAWN)) {
            task = task.with(step(state));
        }
        stores.tasks().save(List.of(task));
        stores.assignments().save(List.of(assignment(ONE, SUBJECT), assignment(TWO, "91440802MA0000015Q")));
    }

    private static <S extends Enum<S>> Step<S> step(S state) {
        return new Step<>(state, "office", DRAWN, "");
    }

    private static Authority authority(Authority.Id id, String name) {
        return new Authority(
                id,
                new UnifiedSocialCreditCode("12440800000000019A"),
                name,
                new RegionCode("440800"),
                Authority.Level.CITY,
                "示例",
                Authority.Qualification.ORGAN,
                List.of(),
                Authority.Platform.SELF_BUILT,
                Period.since(LocalDate.of(2019, 1, 1)));
    }

    private static InspectionItem item(String code, Authority.Id owner) {
        return Samples.item(new InspectionItem.Code(code), owner);
    }

    private static Subject subject(String id) {
        return new Subject(
                new Subject.Id(id),
                Subject.Kind.ENTITY,
                "示例企业" + id.substring(14),
                Subject.Nature.LEGAL_PERSON,
                new Subject.Identity("001", id),
                new RegionCode("440802"),
                "示例路1号",
                Subject.RegistrationStatus.ACTIVE,
                new Subject.CreditRisk(CreditRiskClass.B, "演示", LocalDate.of(2024, 3, 1)),
                List.of());
    }

    private static Inspector inspector(String id, Authority.Id authority) {
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
                List.of(new InspectionItem.Code("SCJG-01")),
                List.of(),
                Inspector.Status.ACTIVE);
    }

    private static Period window() {
        return new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 31));
    }

    private static AnnualPlan plan() {
        PlanLine line = new PlanLine(
                1,
                "示例任务",
                Direction.DIRECTED,
                PARTS,
                "示例对象范围",
                POOL,
                SamplingPolicy.uniform(10_000),
                2,
                window(),
                List.of(Method.ONSITE),
                false,
                false);
        return new AnnualPlan(
                new AnnualPlan.No("44080020241001"),
                "示例2024年度抽查计划",
                2024,
                MARKET,
                "示例〔2024〕1号",
                1,
                List.of(line),
                List.of(step(AnnualPlan.State.DRAFT)));
    }

    private static InspectionTask task() {
        return new InspectionTask(
                NO,
                "示例任务",
                InspectionTask.Source.ANNUAL_PLAN,
                plan().no(),
                1,
                VisitMode.REGULAR,
                Direction.DIRECTED,
                PARTS,
                "示例对象范围",
                POOL,
                SamplingPolicy.uniform(10_000),
                100,
                2,
                window(),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(step(InspectionTask.State.DRAFT)));
    }

    private static Assignment assignment(String id, String subject) {
        return new Assignment(
                new Assignment.Id(id),
                NO,
                HASH,
                new Subject.Id(subject),
                "示例企业" + subject.substring(14),
                CreditRiskClass.B,
                Stream.of("I1", "I2", "I3", "I4")
                        .map(inspector -> new Assignment.Member(
                                new Inspector.Id(inspector), inspector.compareTo("I3") < 0 ? MARKET : FIRE))
                        .toList(),
                window().until(),
                List.of(step(Assignment.State.DRAWN), step(Assignment.State.TEAM_ASSIGNED)));
    }
}
