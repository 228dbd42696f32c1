package io.doublerandom.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowIntakeTest {
    private static final String WRONG_CHECK = "91440800MA0000015Q";

    @Test
    void intake_mixedRows_countsEveryRowExactlyOnce() {
        RowIntake<Subject> intake = new RowIntake<>(new SubjectFormat(), "rows.csv", List.of());

        intake.take(Rows.subject());
        intake.take(Rows.with(Rows.subject(), "kind", "?"));
        intake.take(held());

        ImportReport report = intake.report();
        assertThat(report.sent()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.held()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.problems()).hasSize(2);
    }

    @Test
    void intake_keyTwice_rejectsTheLaterRowNamingBoth() {
        RowIntake<Subject> intake = new RowIntake<>(new SubjectFormat(), "rows.csv", List.of());
        intake.take(Rows.subject());

        Reading<Subject> second =
                intake.take(new Row("rows.csv", 7, Rows.subject().fields()));

        assertThat(second).isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
            assertThat(rejected.row().number()).isEqualTo(7);
            assertThat(intake.report().problems().get(0).code()).isEqualTo(ErrorCode.KEY_DUPLICATE);
            assertThat(intake.report().problems().get(0).detail()).contains("2").contains("7");
        });
    }

    @Test
    void intake_overrideForTheHeldRow_acceptsIt() {
        HeldOverride override = new HeldOverride(
                "subject",
                WRONG_CHECK,
                ErrorCode.CHECK_DIGIT,
                "office-1",
                Instant.parse("2024-03-01T00:00:00Z"),
                "已核对纸质档案");
        RowIntake<Subject> intake = new RowIntake<>(new SubjectFormat(), "rows.csv", List.of(override));

        assertThat(intake.take(held())).isInstanceOf(Reading.Accepted.class);
        assertThat(intake.report().held()).isZero();
    }

    @Test
    void intake_overrideForAnotherRow_leavesItHeld() {
        HeldOverride override = new HeldOverride(
                "subject",
                "91440802MA0000015U",
                ErrorCode.CHECK_DIGIT,
                "office-1",
                Instant.parse("2024-03-01T00:00:00Z"),
                "已核对纸质档案");
        RowIntake<Subject> intake = new RowIntake<>(new SubjectFormat(), "rows.csv", List.of(override));

        assertThat(intake.take(held())).isInstanceOf(Reading.Held.class);
    }

    private static Row held() {
        return Rows.with(Rows.with(Rows.subject(), "id", WRONG_CHECK), "identityNumber", WRONG_CHECK);
    }
}
