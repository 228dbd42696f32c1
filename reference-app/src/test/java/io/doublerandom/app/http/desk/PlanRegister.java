package io.doublerandom.app.http.desk;

import io.doublerandom.core.Period;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small register to plan on: two authorities with an item each, one pool of a hundred subjects, two inspectors. */
final class PlanRegister {
    static final int SUBJECTS = 100;
    static final int LISTED = 10;

    private PlanRegister() {}

    static void fill(Stores stores) {
        stores.authorities().save(List.of(Samples.authority(Samples.MARKET), Samples.authority(Samples.FIRE)));
        stores.pools().save(List.of(Samples.pool()));
        stores.items()
                .save(List.of(
                        Samples.item(Samples.ITEM, Samples.MARKET), Samples.item(Samples.FIRE_ITEM, Samples.FIRE)));
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            subjects.add(Samples.subject(
                    String.format(Locale.ROOT, "p%03d", i),
                    CreditRiskClass.values()[i % CreditRiskClass.values().length]));
        }
        stores.subjects().save(subjects);
        stores.oneVisits()
                .add(2024, subjects.subList(0, LISTED).stream().map(Subject::id).toList());
        stores.inspectors()
                .save(List.of(Samples.inspector("I1", Samples.MARKET), Samples.inspector("I2", Samples.FIRE)));
        stores.certificates()
                .save(List.of(
                        Samples.certificateHolder(),
                        new CertificateHolder(
                                "粤H-2", Samples.MARKET, new Period(LocalDate.of(2024, 1, 1), Period.OPEN_END))));
    }

    /** A line as a page sends it: joint, by risk, on the pool of the register. */
    static String line(String more) {
        return "{" + more + (more.isEmpty() ? "" : ",")
                + "\"taskName\":\"示例联合抽查\",\"direction\":\"DIRECTED\","
                + "\"participations\":[{\"authority\":\"440800-SCJG\",\"items\":[\"SCJG-01\"]},"
                + "{\"authority\":\"440800-XF\",\"items\":[\"XF-01\"]}],"
                + "\"subjectScope\":\"示例对象\",\"pool\":\"POOL-1\","
                + "\"sampling\":{\"ppm\":{\"A\":10000,\"B\":30000,\"C\":100000,\"D\":300000,\"N\":30000},"
                + "\"limit\":\"AT_LEAST\",\"count\":5},"
                + "\"from\":\"2024-04-01\",\"until\":\"2024-05-31\",\"methods\":[\"ONSITE\"],\"oneVisit\":true}";
    }

    /** Lines begun from a revision. */
    static String lines(int revision, String... lines) {
        return "{\"revision\":" + revision + ",\"lines\":[" + String.join(",", lines) + "]}";
    }
}
