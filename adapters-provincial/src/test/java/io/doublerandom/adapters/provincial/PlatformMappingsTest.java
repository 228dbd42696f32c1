package io.doublerandom.adapters.provincial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.draw.AssignmentFormat;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.TaskFormat;
import io.doublerandom.core.publicity.NoticeFormat;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.sync.CodeMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformMappingsTest {
    static Stream<RowFormat<?>> formats() {
        return Stream.of(
                new AuthorityFormat(),
                new PoolFormat(),
                new ItemFormat(),
                new SubjectFormat(),
                new InspectorFormat(),
                new CertificateFormat(),
                new RecusalFormat(),
                new OneVisitFormat(),
                new PlanLineFormat(),
                new TaskFormat(),
                new AssignmentFormat(),
                new ResultLineFormat(),
                new NoticeFormat());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mapping_ofEachResource_namesExactlyTheFieldsOfItsFormat(RowFormat<?> format) {
        assertThat(PlatformMappings.bundled().of(format.resource()).ours())
                .containsExactlyInAnyOrderElementsOf(format.fields());
    }

    @Test
    void resources_ofTheContract_areThoseWithAFormat() {
        assertThat(PlatformMappings.bundled().resources())
                .containsExactlyInAnyOrderElementsOf(
                        formats().map(RowFormat::resource).toList());
    }

    @Test
    void resource_notInTheContract_isRefused() {
        assertThatThrownBy(() -> PlatformMappings.bundled().of("penalty")).hasMessageStartingWith("DR-0201");
    }

    @Test
    void results_ofCheckResult3_meanWhatTheTableSays() {
        CodeMap results = CodeMap.parse("check-result@3", PlatformMappings.text("codes/check-result@3.csv"));

        assertThat(results.toOurs("6")).contains("UNREACHABLE");
        assertThat(results.toOurs("8")).contains("UNCOOPERATIVE");
        assertThat(results.toOurs("9")).contains("DEREGISTERED");
        assertThat(List.of("3", "4", "5", "G"))
                .allSatisfy(code -> assertThat(results.toOurs(code)).contains("OTHER_DEPARTMENT"));
        assertThat(results.toOurs("2")).isEmpty();
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::name).map(results::toTheirs))
                .allMatch(Optional::isPresent);
    }
}
