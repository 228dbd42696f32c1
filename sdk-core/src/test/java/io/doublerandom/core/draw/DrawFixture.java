package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.RegionCode;
import io.doublerandom.core.UnifiedSocialCreditCode;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.SamplingPolicy;
import io.doublerandom.core.plan.VisitMode;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A task of two authorities with its pool and inspectors, all 示例, for tests of draws prepared from it. */
final class DrawFixture {
    private DrawFixture() {}

    static final LocalDate SNAPSHOT = LocalDate.of(2024, 3, 20);
    static final SaltKey SALTS = SaltKey.of(new byte[32]);
    static final RosterKey PSEUDONYMS = RosterKey.of(new byte[32]);
    static final DrawTerms TERMS = new DrawTerms(
            CryptoSuite.SM3_SM2,
            "2024",
            1,
            "",
            List.of("notary", "audit", "office"),
            List.of(new Beacon(Beacon.Type.DICE, "演示骰子 10", 0)),
            true,
            "");

    static Subject subject(int number, CreditRiskClass riskClass, String region, Subject.RegistrationStatus status) {
        String id = UnifiedSocialCreditCode.complete(String.format(Locale.ROOT, "91440800MA%06d", number))
                .value();
        Subject like = Samples.subject(id, riskClass);
        return new Subject(
                like.id(),
                like.kind(),
                like.name(),
                like.nature(),
                like.identity(),
                new RegionCode(region),
                "",
                status,
                like.creditRisk(),
                like.memberships());
    }

    static List<Subject> subjects(int count) {
        CreditRiskClass[] classes = CreditRiskClass.values();
        return IntStream.range(0, count)
                .mapToObj(i -> subject(
                        i,
                        classes[i % classes.length],
                        i % 2 == 0 ? "440802" : "440823",
                        Subject.RegistrationStatus.ACTIVE))
                .toList();
    }

    static InspectionItem item(InspectionItem.Code code, Authority.Id owner, String... qualifications) {
        InspectionItem like = Samples.item(code, owner);
        return new InspectionItem(
                code,
                like.listVersion(),
                owner,
                like.domain(),
                like.category(),
                like.name(),
                "",
                like.tier(),
                like.legalBasis(),
                like.subjectScope(),
                like.pools(),
                like.inspectingBody(),
                like.methods(),
                like.ratio(),
                like.frequency(),
                List.of(qualifications),
                false,
                true,
                like.effective(),
                like.publishedOn(),
                like.office());
    }

    static Inspector inspector(String id, Authority.Id authority, String... qualifications) {
        Inspector like = Samples.inspector(id, authority);
        return new Inspector(
                like.id(),
                like.employeeNo(),
                like.name(),
                authority,
                like.office(),
                like.level(),
                like.credential(),
                like.role(),
                List.of(qualifications),
                like.itemScope(),
                like.unavailable(),
                like.status());
    }

    static InspectionTask task(VisitMode mode, SamplingPolicy sampling) {
        InspectionTask like = Samples.task();
        return new InspectionTask(
                like.no(),
                like.name(),
                like.source(),
                like.plan(),
                1,
                mode,
                like.direction(),
                like.participations(),
                like.subjectScope(),
                like.pool(),
                sampling,
                like.poolTotal(),
                like.target(),
                like.window(),
                2,
                InspectionTask.TeamDraw.BY_PERSON,
                false,
                List.of(Samples.step(InspectionTask.State.DRAFT), Samples.step(InspectionTask.State.APPROVED)));
    }

    static final InspectionTask TASK = task(VisitMode.REGULAR, SamplingPolicy.uniform(200_000));
    static final List<Authority> AUTHORITIES =
            List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE));
    static final List<InspectionItem> ITEMS =
            List.of(item(Samples.ITEM, Samples.MARKET, "SPECIAL"), item(Samples.FIRE_ITEM, Samples.FIRE));
    static final List<Inspector> INSPECTORS = List.of(
            inspector("M1", Samples.MARKET, "SPECIAL"),
            inspector("M2", Samples.MARKET),
            inspector("M3", Samples.MARKET),
            inspector("F1", Samples.FIRE),
            inspector("F2", Samples.FIRE),
            inspector("F3", Samples.FIRE));

    static DrawMaterial material(InspectionTask task, List<Inspector> inspectors) {
        return DrawMaterial.of(task, AUTHORITIES, ITEMS, inspectors);
    }

    static PreparedDraw prepare(DrawMaterial material, Collection<Subject> subjects) {
        return new DrawPreparation(material, TERMS, SALTS, PSEUDONYMS).prepare(subjects.stream(), SNAPSHOT);
    }
}
