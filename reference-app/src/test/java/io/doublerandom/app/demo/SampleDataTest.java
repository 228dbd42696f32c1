package io.doublerandom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.CsvRecord;
import io.doublerandom.app.document.CsvRows;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.Period;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.OneVisitListing;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.RowIntake;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.register.SubjectPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 1);

    @TempDir
    static Path city;

    private static List<Authority> authorities;
    private static List<SubjectPool> pools;
    private static List<InspectionItem> items;
    private static List<Subject> subjects;
    private static List<Inspector> inspectors;
    private static long heldSubjects;

    @BeforeAll
    static void writeTheDefaultSize() {
        SampleData.write(SampleSize.CITY, city);
        authorities = read("authorities.csv", new AuthorityFormat());
        pools = read("pools.csv", new PoolFormat());
        items = read("items.csv", new ItemFormat());
        inspectors = read("inspectors.csv", new InspectorFormat());
        subjects = new ArrayList<>();
        RowIntake<Subject> intake = take("subjects.csv", new SubjectFormat(), subjects);
        assertThat(intake.report().rejected()).isZero();
        heldSubjects = intake.report().held();
    }

    @Test
    void sample_defaultSize_hasTheCountsAskedFor() {
        assertThat(authorities).hasSize(14);
        assertThat(items).hasSizeGreaterThanOrEqualTo(52);
        assertThat(items)
                .extracting(InspectionItem::tier)
                .contains(InspectionItem.Tier.KEY, InspectionItem.Tier.GENERAL);
        assertThat(items.stream().filter(InspectionItem::oneVisit)).hasSizeGreaterThan(10);
        assertThat(subjects.size() + heldSubjects).isEqualTo(18_000);
        assertThat(heldSubjects).isEqualTo(3);
        assertThat(inspectors).hasSize(600);
        assertThat(authorities.stream().map(Authority::homePlatform).collect(Collectors.toSet()))
                .contains(Authority.Platform.GD_PROVINCE, Authority.Platform.ZJ_CITY, Authority.Platform.MINISTRY);
    }

    @Test
    void sample_everyRow_refersToWhatTheSampleHolds() {
        Set<Authority.Id> known = authorities.stream().map(Authority::id).collect(Collectors.toSet());
        Set<SubjectPool.Id> poolIds = pools.stream().map(SubjectPool::id).collect(Collectors.toSet());
        Set<InspectionItem.Code> codes =
                items.stream().map(InspectionItem::code).collect(Collectors.toSet());

        assertThat(pools).allSatisfy(pool -> {
            assertThat(known).contains(pool.owner());
            assertThat(codes).containsAll(pool.items());
        });
        assertThat(items).allSatisfy(item -> {
            assertThat(known).contains(item.owner());
            assertThat(poolIds).containsAll(item.pools()).isNotEmpty();
        });
        assertThat(subjects).allSatisfy(subject -> {
            assertThat(subject.memberships()).isNotEmpty();
            assertThat(poolIds)
                    .containsAll(subject.memberships().stream()
                            .map(Subject.Membership::pool)
                            .toList());
        });
        assertThat(inspectors).allSatisfy(inspector -> {
            assertThat(known).contains(inspector.authority());
            assertThat(codes).containsAll(inspector.itemScope());
        });
        Set<Subject.Id> subjectIds = subjects.stream().map(Subject::id).collect(Collectors.toSet());
        Set<Inspector.Id> inspectorIds = inspectors.stream().map(Inspector::id).collect(Collectors.toSet());
        assertThat(read("recusals.csv", new RecusalFormat())).isNotEmpty().allSatisfy(recusal -> {
            assertThat(subjectIds).contains(recusal.subject());
            assertThat(inspectorIds).contains(recusal.inspector());
        });
        assertThat(read("one-visit.csv", new OneVisitFormat()))
                .hasSizeGreaterThan(50)
                .extracting(OneVisitListing::subject)
                .allSatisfy(subject -> assertThat(subjectIds).contains(subject));
    }

    @Test
    void sample_names_sayThatTheyAreShown() {
        assertThat(subjects).extracting(Subject::name).allMatch(name -> name.contains("示例") && name.contains("演示"));
        assertThat(inspectors).extracting(Inspector::name).allMatch(name -> name.contains("演示"));
        assertThat(authorities).extracting(Authority::name).allMatch(name -> name.contains("演示"));
        assertThat(pools).extracting(SubjectPool::name).allMatch(name -> name.contains("演示"));
    }

    @Test
    void sample_certificateRegister_allowsFullEnrolment() {
        List<CertificateHolder> register = read("certificates.csv", new CertificateFormat());
        Set<String> active = inspectors.stream()
                .filter(inspector -> inspector.status() == Inspector.Status.ACTIVE)
                .map(inspector -> inspector.credential().number())
                .collect(Collectors.toSet());

        assertThat(register.stream().filter(line -> line.validity().contains(FIRST_DAY)))
                .hasSizeGreaterThan(500)
                .allSatisfy(line -> assertThat(active).contains(line.certificateNumber()));
    }

    @Test
    void sample_everyItem_hasSubjectsAndEnoughInspectors() {
        Period window = new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 30));
        for (InspectionItem item : items) {
            assertThat(subjects)
                    .as(item.code().value())
                    .anyMatch(subject -> item.pools().stream().anyMatch(pool -> subject.memberOf(pool, FIRST_DAY)));
            assertThat(inspectors.stream()
                            .filter(inspector -> inspector.authority().equals(item.owner()))
                            .filter(inspector -> inspector.barrier(window).isEmpty())
                            .filter(inspector -> inspector.itemScope().contains(item.code()))
                            .filter(inspector -> inspector.qualifications().containsAll(item.requiredQualifications())))
                    .as(item.code().value())
                    .hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void sample_oddCases_areThere() {
        assertThat(subjects).anyMatch(subject -> subject.id().value().matches("r\\d{15}"));
        assertThat(subjects).extracting(Subject::status).contains(Subject.RegistrationStatus.DEREGISTERED);
        assertThat(subjects).anyMatch(subject -> subject.region().local());
        assertThat(subjects.stream()
                        .filter(subject -> subject.memberOf(new SubjectPool.Id("MARKET-GUARANTEE"), FIRST_DAY)))
                .hasSize(1);
        assertThat(items).anyMatch(item -> item.ratio().raw().contains("‰"));
        assertThat(items).anyMatch(item -> item.ratio().bounds().isEmpty());
        assertThat(inspectors)
                .anyMatch(inspector -> inspector.status() == Inspector.Status.ACTIVE
                        && inspector.role() == Inspector.Role.OFFICER
                        && !inspector.credential().validity().contains(FIRST_DAY));
        assertThat(inspectors).extracting(Inspector::role).contains(Inspector.Role.AUXILIARY, Inspector.Role.EXPERT);
        Inspector renewed = inspectors.stream()
                .filter(inspector -> inspector.credential().number().endsWith("-1"))
                .findFirst()
                .orElseThrow();
        String old = renewed.credential().number().replaceFirst("-1$", "-0");
        assertThat(read("certificates.csv", new CertificateFormat()))
                .filteredOn(line -> line.certificateNumber().equals(old))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.validity().contains(FIRST_DAY)).isFalse());
    }

    @Test
    void sample_sameSeed_givesTheSameBytesAndAnotherSeedDoesNot(@TempDir Path folder) throws Exception {
        Map<String, String> first = digests(new SampleSize(200, 200, 7), folder.resolve("a"));
        Map<String, String> second = digests(new SampleSize(200, 200, 7), folder.resolve("b"));
        Map<String, String> other = digests(new SampleSize(200, 200, 8), folder.resolve("c"));

        assertThat(second).isEqualTo(first).hasSize(9);
        assertThat(other.get("subjects.csv")).isNotEqualTo(first.get("subjects.csv"));
    }

    @Test
    void sample_small_isTheGoldenOne(@TempDir Path folder) throws Exception {
        SampleData.write(new SampleSize(200, 200, 1), folder);

        assertThat(Files.readString(folder.resolve("subjects.csv")).lines().limit(12))
                .containsExactlyElementsOf(
                        Files.readAllLines(Path.of("src/test/resources/sample/subjects-200-200-1-head.csv")));
    }

    @Test
    void sample_onThisSite_differsInThePlatformOfTheAuthoritiesOnly(@TempDir Path folder) throws Exception {
        Map<String, String> usual = digests(new SampleSize(200, 200, 1), folder.resolve("usual"));
        Path own = folder.resolve("own");
        SampleData.writeOnThisSite(new SampleSize(200, 200, 1), own);
        Map<String, String> onThisSite = digestsOf(own);

        assertThat(onThisSite.remove("authorities.csv")).isNotEqualTo(usual.remove("authorities.csv"));
        assertThat(onThisSite).isEqualTo(usual);
        assertThat(Files.readString(own.resolve("authorities.csv")))
                .contains(",SELF_BUILT,")
                .doesNotContain("ZJ_CITY", "GD_PROVINCE", "MINISTRY");
    }

    @Test
    void splitMix_knownSeed_givesThePublishedNumbers() {
        SplitMix64 random = new SplitMix64(1234567L);

        assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
    }

    @Test
    void size_tooSmall_isRefusedWithTheNumbers() {
        assertThatThrownBy(() -> new SampleSize(10, 600, 1))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("subjects is 10, allowed 200 to");
    }

    private static Map<String, String> digests(SampleSize size, Path folder) throws Exception {
        SampleData.write(size, folder);
        return digestsOf(folder);
    }

    private static Map<String, String> digestsOf(Path folder) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    private static <T> List<T> read(String name, RowFormat<T> format) {
        List<T> values = new ArrayList<>();
        assertThat(take(name, format, values).report().problems()).isEmpty();
        return values;
    }

    private static <T> RowIntake<T> take(String name, RowFormat<T> format, List<T> values) {
        RowIntake<T> intake = new RowIntake<>(format, name, List.of());
        try (CsvReader reader = CsvReader.open(city.resolve(name))) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (intake.take(CsvRows.row(name, reader.header(), next.get())) instanceof Reading.Accepted<T> row) {
                    values.add(row.value());
                }
            }
        }
        return intake;
    }
}
