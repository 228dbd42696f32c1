package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTest {
    @Test
    void period_bothEnds_areInside() {
        Period march = new Period(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31));
        assertThat(march.contains(LocalDate.of(2024, 3, 1))).isTrue();
        assertThat(march.contains(LocalDate.of(2024, 3, 31))).isTrue();
        assertThat(march.contains(LocalDate.of(2024, 4, 1))).isFalse();
        assertThat(march.overlaps(new Period(LocalDate.of(2024, 3, 31), LocalDate.of(2024, 4, 2))))
                .isTrue();
        assertThat(march.overlaps(new Period(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 2))))
                .isFalse();
    }

    @Test
    void regionCode_zone_goesToNationalPlatformsAsItsParent() {
        RegionCode zone = new RegionCode("440800-K1");
        assertThat(zone.local()).isTrue();
        assertThat(zone.national()).isEqualTo("440800");
    }

    @Test
    void exception_message_hasCodePlaceBothLanguagesAndFixButNoValue() {
        assertThatThrownBy(() -> new Authority.Id("张三 440801199001011234"))
                .hasMessage(
                        "DR-0201 value [authorityId] 值不合规则 / value breaks a rule of the domain: authorityId has 21 characters"
                                + " and does not match [A-Za-z0-9._-]{1,32}。按提示更正 / correct it as told");
    }

    @Test
    void place_inFull_readsAsSourceRowColumnOffset() {
        assertThat(new Place("subjects.csv", 12, "id", 18)).hasToString("subjects.csv:12 [id] @18");
    }

    @Test
    void calendar_2024_knowsHolidaysAndDaysWorkedInstead() {
        WorkingCalendar calendar = WorkingCalendar.ofYear2024();
        assertThat(calendar.working(LocalDate.of(2024, 2, 18))).isTrue();
        assertThat(calendar.working(LocalDate.of(2024, 10, 7))).isFalse();
        assertThat(calendar.working(LocalDate.of(2024, 10, 12))).isTrue();
        assertThat(calendar.working(LocalDate.of(2024, 10, 13))).isFalse();
        assertThat(calendar.after(LocalDate.of(2024, 9, 30), 1)).isEqualTo(LocalDate.of(2024, 10, 8));
    }

    @Test
    void errorCodes_numbers_areUniqueAndOfOneForm() {
        List<String> codes =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("DR-0[1-9]\\d{2}"));
    }

    @Test
    void errorCodes_reference_listsEveryOneAsItIs() throws Exception {
        List<String> expected = new ArrayList<>();
        for (ErrorCode code : ErrorCode.values()) {
            expected.add("| `" + code.code() + "` | `" + code.name() + "` | " + code.titleZh() + " / " + code.titleEn()
                    + " | " + code.fixZh() + " / " + code.fixEn() + " |");
        }
        List<String> rows = Files.readAllLines(Path.of("../docs/reference/errors.md"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("| `DR-"))
                .toList();
        assertThat(rows).containsExactlyElementsOf(expected);
    }
}
