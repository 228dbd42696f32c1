package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMappingTest {
    private static final CodeMap RESULTS = CodeMap.parse("check-result@3", """
            # theirs,ours
            1,NO_PROBLEM
            4,OTHER_DEPARTMENT
            3,OTHER_DEPARTMENT
            """);

    private static FieldMapping mapping(String text) {
        return FieldMapping.parse("test.map", text, name -> RESULTS);
    }

    private static FieldValue single(String text) {
        return new FieldValue.Single(text);
    }

    @Test
    void record_ofTheirs_isTranslatedWithCodesAndLists() {
        FieldMapping mapping = mapping("""
                # results
                taskNo = task
                results[] = outcomes : check-result@3
                """);

        FieldMapping.Translation<String> ours = mapping.toOurs(Map.of(
                "taskNo", single("T1"), "results", new FieldValue.Many(List.of("1", "3")), "extra", single("x")));

        assertThat(ours.fields()).isEqualTo(Map.of("task", "T1", "outcomes", "NO_PROBLEM;OTHER_DEPARTMENT"));
        assertThat(ours.unmapped()).containsExactly("extra");
        assertThat(ours.faults()).isEmpty();
    }

    @Test
    void record_ofOurs_isWrittenWithTheFirstOfSeveralCodes() {
        FieldMapping mapping = mapping("results[] = outcomes : check-result@3\nname = name");

        FieldMapping.Translation<FieldValue> theirs =
                mapping.toTheirs(Map.of("outcomes", "OTHER_DEPARTMENT", "name", "示例", "other", "x"));

        assertThat(theirs.fields())
                .isEqualTo(Map.of("results", new FieldValue.Many(List.of("4")), "name", single("示例")));
        assertThat(theirs.unmapped()).containsExactly("other");
    }

    @Test
    void code_unknown_isAFaultNotAGuess() {
        FieldMapping mapping = mapping("results[] = outcomes : check-result@3");

        assertThat(mapping.toOurs(Map.of("results", new FieldValue.Many(List.of("Z"))))
                        .faults())
                .containsExactly(new FieldMapping.Fault("V105", "results"));
        assertThat(mapping.toTheirs(Map.of("outcomes", "MOVED")).faults())
                .containsExactly(new FieldMapping.Fault("V105", "outcomes"));
    }

    @Test
    void value_ofTheWrongShape_isAFault() {
        FieldMapping mapping = mapping("a = a\nb[] = b");

        assertThat(mapping.toOurs(Map.of(
                                "a", new FieldValue.Many(List.of("1")), "b", new FieldValue.Many(List.of("1;2"))))
                        .faults())
                .containsExactlyInAnyOrder(new FieldMapping.Fault("V103", "a"), new FieldMapping.Fault("V103", "b"));
    }

    @Test
    void cell_joinedByAnotherSeparator_isAList() {
        FieldMapping mapping = mapping("检查人员（必填）[、] = inspectors");

        assertThat(mapping.textsToOurs(Map.of("检查人员（必填）", "甲、乙 、")).fields()).isEqualTo(Map.of("inspectors", "甲;乙"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "= a", "a = ", "a = 1x", "a = b\na = c", "a = c\nb = c"})
    void text_notUnderstood_isRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> mapping(text))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0901 test.map:" + text.lines().count());
    }

    @Test
    void codes_withACodeTwice_areRefused() {
        assertThatThrownBy(() -> CodeMap.parse("x@1", "1,A\n1,B"))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0901 x@1:2");
    }
}
