package io.doublerandom.app.demo;

import io.doublerandom.app.document.CsvWriter;
import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.OneVisitListing;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a synthetic sample of one list and two pools as CSV files in canonical columns (演示数据); nothing in it is a real
 * person, firm or document number.
 */
public final class SampleData {
    /** Subjects that have reached the yearly cap on inspections (年度检查频次上限), with the numbers. */
    public static final String INSPECTED = "inspected.csv";

    private static final int YEAR = 2024;
    private static final Period ALL_YEAR = new Period(LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 31));

    private final SampleSize size;
    private final boolean selfBuilt;
    private final SampleList list = SampleList.load();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    private SampleData(SampleSize size, boolean selfBuilt) {
        this.size = size;
        this.selfBuilt = selfBuilt;
    }

    /** Writes the files into a folder, which is made if it is not there; the rows of each file by its name. */
    public static Map<String, Long> write(SampleSize size, Path folder) {
        return write(new SampleData(size, false), folder);
    }

    /** Writes the same files, but all authorities publish on this site and on no platform of others (自建平台). */
    public static Map<String, Long> writeOnThisSite(SampleSize size, Path folder) {
        return write(new SampleData(size, true), folder);
    }

    private static Map<String, Long> write(SampleData sample, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sample.writeTo(folder);
        return Map.copyOf(sample.rows);
    }

    private void writeTo(Path folder) {
        all(folder, "authorities.csv", new AuthorityFormat(), authorities());
        all(folder, "pools.csv", new PoolFormat(), list.pools());
        all(folder, "items.csv", new ItemFormat(), list.items());
        List<Inspector> inspectors = inspectors(folder);
        List<Subject.Id> firms = new ArrayList<>();
        List<Subject.Id> hotels = new ArrayList<>();
        subjects(folder, firms, hotels);
        all(folder, "recusals.csv", new RecusalFormat(), recusals(inspectors, firms, hotels));
        try (CsvWriter out =
                CsvWriter.create(folder.resolve(INSPECTED), List.of("subject", "year", "inspections", "cap"))) {
            out.write(List.of(firms.get(0).value(), String.valueOf(YEAR), "2", "2"));
        }
        rows.put(INSPECTED, 1L);
    }

    private List<Authority> authorities() {
        return selfBuilt
                ? list.authorities().stream().map(SampleData::onThisSite).toList()
                : list.authorities();
    }

    private static Authority onThisSite(Authority known) {
        return new Authority(
                known.id(),
                known.creditCode(),
                known.name(),
                known.region(),
                known.level(),
                known.sector(),
                known.qualification(),
                known.conferenceMembership(),
                Authority.Platform.SELF_BUILT,
                known.validity());
    }

    private List<Inspector> inspectors(Path folder) {
        InspectorFormat format = new InspectorFormat();
        CertificateFormat register = new CertificateFormat();
        List<Inspector> made = new ArrayList<>();
        try (CsvWriter pool = CsvWriter.create(folder.resolve("inspectors.csv"), format.fields());
                CsvWriter certificates = CsvWriter.create(folder.resolve("certificates.csv"), register.fields())) {
            new SampleInspectors(size, list).forEach((inspector, lines) -> {
                made.add(inspector);
                pool.write(format.write(inspector));
                lines.forEach(line -> {
                    certificates.write(register.write(line));
                    rows.merge("certificates.csv", 1L, Long::sum);
                });
            });
        }
        rows.put("inspectors.csv", (long) made.size());
        return made;
    }

    private void subjects(Path folder, List<Subject.Id> firms, List<Subject.Id> hotels) {
        SubjectFormat format = new SubjectFormat();
        OneVisitFormat listed = new OneVisitFormat();
        try (CsvWriter out = CsvWriter.create(folder.resolve("subjects.csv"), format.fields());
                CsvWriter oneVisit = CsvWriter.create(folder.resolve("one-visit.csv"), listed.fields())) {
            new SampleSubjects(size).forEach(list.pools(), made -> {
                Subject subject = made.subject();
                out.write(format.write(subject));
                rows.merge("subjects.csv", 1L, Long::sum);
                if (onOneVisitList(made)) {
                    oneVisit.write(listed.write(new OneVisitListing(subject.id(), YEAR)));
                    rows.merge("one-visit.csv", 1L, Long::sum);
                }
                if (made.pool().equals(SampleSubjects.FIRMS) && made.place() >= 8 && made.place() % 40 == 8) {
                    firms.add(subject.id());
                } else if (made.pool().equals("POLICE-HOTEL")) {
                    hotels.add(subject.id());
                }
            });
        }
    }

    /** A quarter of the vehicle inspection bodies, a tenth of the hotels, one in forty food businesses. */
    private static boolean onOneVisitList(SampleSubjects.Made made) {
        return switch (made.pool()) {
            case "MARKET-VEHICLE" -> made.place() % 4 == 0;
            case "POLICE-HOTEL" -> made.place() % 10 == 0;
            case "MARKET-FOOD" -> made.place() % 40 == 0;
            default -> false;
        };
    }

    /** One recusal for every fifteen inspectors. */
    private List<Recusal> recusals(List<Inspector> inspectors, List<Subject.Id> firms, List<Subject.Id> hotels) {
        SplitMix64 random = new SplitMix64(size.seed() + 1);
        List<Recusal> recusals = new ArrayList<>();
        for (int i = 0; i < inspectors.size(); i += 15) {
            Inspector inspector = inspectors.get(i);
            Authority.Id authority = inspector.authority();
            List<Subject.Id> subjects = authority.value().equals("440800-POLICE") ? hotels : firms;
            String reason = random.below(2) == 0 ? "INTEREST" : "KIN";
            recusals.add(new Recusal(inspector.id(), subjects.get(random.below(subjects.size())), reason, ALL_YEAR));
        }
        return recusals;
    }

    private <T> void all(Path folder, String name, RowFormat<T> format, List<T> values) {
        try (CsvWriter out = CsvWriter.create(folder.resolve(name), format.fields())) {
            values.forEach(value -> out.write(format.write(value)));
        }
        rows.put(name, (long) values.size());
    }
}
