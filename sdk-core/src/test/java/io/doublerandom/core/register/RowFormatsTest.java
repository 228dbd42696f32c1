package io.doublerandom.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowFormatsTest {
    static Stream<Arguments> goodRows() {
        return Stream.of(
                Arguments.of(new AuthorityFormat(), Rows.authority()),
                Arguments.of(new ItemFormat(), Rows.item()),
                Arguments.of(new SubjectFormat(), Rows.subject()),
                Arguments.of(new InspectorFormat(), Rows.inspector()),
                Arguments.of(
                        new PoolFormat(),
                        Rows.row(
                                2,
                                "id=P1",
                                "name=示例名录库",
                                "owner=ZJ-SCJG",
                                "kind=ENTITY",
                                "items=A01;A02",
                                "rule=在营企业",
                                "version=3",
                                "updatedAt=2024-01-31T00:00:00Z")),
                Arguments.of(
                        new CertificateFormat(),
                        Rows.row(2, "certificateNumber=粤G0001", "authority=ZJ-SCJG", "validity=2020-01-01/2026-12-31")),
                Arguments.of(
                        new RecusalFormat(),
                        Rows.row(
                                2,
                                "inspector=I001",
                                "subject=r440800000000001",
                                "reason=INTEREST",
                                "period=2024-01-01/2024-12-31")),
                Arguments.of(new OneVisitFormat(), Rows.row(2, "subject=91440800MA0000015U", "year=2024")));
    }

    @ParameterizedTest
    @MethodSource("goodRows")
    <T> void format_goodRow_isReadAndWrittenBackWithoutLoss(RowFormat<T> format, Row row) {
        T value = accepted(format.read(row));

        Map<String, String> written = format.write(value);
        Map<String, String> expected = new TreeMap<>(row.fields());
        expected.values().removeIf(String::isEmpty);
        assertThat(written).isEqualTo(expected);
        assertThat(accepted(format.read(new Row("again.csv", 9, written)))).isEqualTo(value);
        assertThat(format.fields()).containsAll(row.fields().keySet()).containsAll(format.requiredFields());
    }

    @ParameterizedTest
    @MethodSource("goodRows")
    <T> void format_requiredFieldEmpty_isRejectedNamingTheField(RowFormat<T> format, Row row) {
        for (String field : format.requiredFields()) {
            assertThat(rejected(format.read(Rows.with(row, field, " "))))
                    .as(field)
                    .anySatisfy(problem -> {
                        assertThat(problem.code()).isEqualTo(ErrorCode.VALUE_REQUIRED);
                        assertThat(problem.place()).isEqualTo(Place.of("rows.csv", 2, field));
                    });
        }
    }

    @Test
    void subject_severalFaults_areAllReportedAtOnceWithTheirPlaces() {
        Row row = Rows.with(Rows.subject(), "id", "91440800MA0000O15U");
        row = Rows.with(row, "kind", "COMPANY");
        row = Rows.with(row, "creditAsOf", "2024-02-30");
        row = Rows.with(row, "region", "44080２");
        row = Rows.with(row, "memberships", "P1|2024-01-01/9999-12-31|;P 2|2024-01-01/9999-12-31|");

        assertThat(rejected(new SubjectFormat().read(row)))
                .extracting(
                        Problem::code,
                        problem -> problem.place().column(),
                        problem -> problem.place().offset())
                .containsExactly(
                        tuple(ErrorCode.VALUE_PATTERN, "id", 15),
                        tuple(ErrorCode.CODE_UNKNOWN, "kind", 1),
                        tuple(ErrorCode.VALUE_PATTERN, "region", 6),
                        tuple(ErrorCode.DATE_INVALID, "creditAsOf", 0),
                        tuple(ErrorCode.VALUE_PATTERN, "memberships", 28));
    }

    @ParameterizedTest
    @CsvSource({"91440800MA0000015Q,18", "91440800MA0000016U,17"})
    void subject_wrongCheckCharacter_isHeldAtItsPlace(String code, int place) {
        Row row = Rows.with(Rows.with(Rows.subject(), "id", code), "identityNumber", code);

        Reading<Subject> reading = new SubjectFormat().read(row);

        assertThat(reading).isInstanceOfSatisfying(Reading.Held.class, held -> {
            assertThat(held.problem().code()).isEqualTo(ErrorCode.CHECK_DIGIT);
            assertThat(held.problem().place()).isEqualTo(new Place("rows.csv", 2, "id", place));
        });
    }

    @ParameterizedTest
    @CsvSource({"999999, true", "160101, true", "830000, true", "110101, false", "659001, false", "440800-K1, false"})
    void region_provinceOutsideTheStandard_isAnUnknownCode(String region, boolean unknown) {
        Reading<Subject> reading = new SubjectFormat().read(Rows.with(Rows.subject(), "region", region));

        if (unknown) {
            assertThat(((Reading.Rejected<Subject>) reading).problems())
                    .extracting(
                            Problem::code,
                            problem -> problem.place().column(),
                            problem -> problem.place().offset())
                    .containsExactly(tuple(ErrorCode.CODE_UNKNOWN, "region", 1));
        } else {
            assertThat(reading).isInstanceOf(Reading.Accepted.class);
        }
    }

    @Test
    void subject_legacyRegistrationNumber_isAccepted() {
        Row row = Rows.with(Rows.subject(), "id", "r440800000000001");
        row = Rows.with(Rows.with(row, "identityType", "099"), "identityNumber", "440800000000001");

        assertThat(accepted(new SubjectFormat().read(row)).id().creditCode()).isEmpty();
    }

    @Test
    void subject_identityDiffersFromId_isRejected() {
        Row row = Rows.with(Rows.subject(), "identityNumber", "91440802MA0000015Q");

        assertThat(rejected(new SubjectFormat().read(row)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().column()).isEqualTo("identityNumber"));
    }

    @Test
    void problem_ofPersonalData_doesNotShowTheValue() {
        Row row = Rows.with(Rows.inspector(), "name", "演示人员甲".repeat(20));

        assertThat(rejected(new InspectorFormat().read(row))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.VALUE_TOO_LONG);
            assertThat(problem.place().offset()).isEqualTo(51);
            assertThat(problem.message()).doesNotContain("演示人员甲");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01/2023-12-31,12",
        "2024-01-01,0",
        "2024-01-01/２024-12-31,12",
        "2024/01/01,5",
        "2024-01-01/2024-02-30,12"
    })
    void period_malformed_isRejectedAtItsPlace(String period, int offset) {
        assertThat(rejected(new CertificateFormat()
                        .read(Rows.row(2, "certificateNumber=1", "authority=A", "validity=" + period))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.DATE_INVALID);
                    assertThat(problem.place().offset()).isEqualTo(offset);
                });
    }

    @ParameterizedTest
    @CsvSource({"'A01;;A02',5", "'A01;',5", "'A01;A02;A01',9", "'A01;A 2',6"})
    void list_malformed_isRejectedAtTheElement(String items, int offset) {
        assertThat(rejected(new InspectorFormat().read(Rows.with(Rows.inspector(), "itemScope", items))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().offset()).isEqualTo(offset));
    }

    @Test
    void membership_reasonWithSeparator_cannotBeWritten() {
        Subject subject = accepted(new SubjectFormat().read(Rows.subject()));
        Subject.Membership membership = subject.memberships().get(0);
        Subject odd = new Subject(
                subject.id(),
                subject.kind(),
                subject.name(),
                subject.nature(),
                subject.identity(),
                subject.region(),
                subject.address(),
                subject.status(),
                subject.creditRisk(),
                List.of(new Subject.Membership(membership.pool(), membership.period(), "甲;乙")));

        assertThatThrownBy(() -> new SubjectFormat().write(odd)).isInstanceOf(DoubleRandomException.class);
    }

    private static <T> T accepted(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted<T>) reading).value();
    }

    private static <T> List<Problem> rejected(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected<T>) reading).problems();
    }
}
