package io.doublerandom.adapters.ministry;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.draw.AssignmentFormat;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultLineFormat;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.TaskFormat;
import io.doublerandom.core.publicity.NoticeFormat;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.CertificateFormat;
import io.doublerandom.core.register.InspectorFormat;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.OneVisitFormat;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.RecusalFormat;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFormat;
import io.doublerandom.core.sync.FieldMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published about the contract is what the code does. */
class PublishedContractTest {
    private static final Path SPEC = Path.of("..", "docs", "spec");

    @Test
    void schema_published_isTheOneCompiled() throws IOException {
        try (InputStream compiled =
                Objects.requireNonNull(PackageCodec.class.getResourceAsStream(PackageCodec.SCHEMA))) {
            assertThat(SPEC.resolve("min-xml-1.xsd")).hasBinaryContent(compiled.readAllBytes());
        }
    }

    @Test
    void digests_published_areThoseOfTheSample() throws IOException {
        assertThat(Files.readString(SPEC.resolve("min-xml-1.md"), StandardCharsets.UTF_8))
                .contains(SamplePackages.RECORD_HASH)
                .contains(SamplePackages.BODY_DIGEST)
                .contains(PackageDigests.EMPTY);
    }

    static List<RowFormat<?>> formats() {
        return List.of(
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
    void mapping_ofEachResource_hasEveryFieldUnderANameTheSchemaAllows(RowFormat<?> format) {
        ResourceMapping mapping = ResourceMapping.of(format.resource());

        assertThat(mapping.fields().ours()).containsExactlyInAnyOrderElementsOf(format.fields());
        assertThat(format.fields())
                .allSatisfy(ours -> assertThat(mapping.fields().theirName(ours).orElseThrow())
                        .matches("[A-Za-z0-9._:\\-]{1,64}"));
        assertThat(ResourceMapping.ourName(mapping.platformName())).contains(format.resource());
    }

    @Test
    void codes_ofEachTable_coverAllOfOurs() {
        assertWritable("result", "outcomes", Outcome.values());
        assertWritable("result", "methods", Method.values());
        assertWritable("result", "check", InspectionResult.Check.values());
        assertWritable("subject", "nature", Subject.Nature.values());
        assertWritable("subject", "status", Subject.RegistrationStatus.values());
    }

    private static void assertWritable(String resource, String field, Enum<?>[] values) {
        FieldMapping fields = ResourceMapping.of(resource).fields();
        for (Enum<?> value : values) {
            String theirs = fields.theirName(field).orElseThrow();
            var written = fields.toTheirs(Map.of(field, value.name()));
            assertThat(written.faults()).isEmpty();
            assertThat(fields.toOurs(written.fields()).fields()).containsEntry(field, value.name());
            assertThat(written.fields()).containsOnlyKeys(theirs);
        }
    }

    @Test
    void mapping_ofResults_hasColumnsOfTheDataStandard() {
        assertThat(ResourceMapping.of("result").fields())
                .satisfies(fields -> assertThat(fields.theirName("inspectedOn")).contains("check_date"))
                .satisfies(fields -> assertThat(fields.theirName("outcomes")).contains("check_result"))
                .satisfies(fields -> assertThat(fields.theirName("item")).contains("supervise_item_implement_code"));
    }

    @Test
    void limits_published_areThoseKept() throws IOException {
        Matcher text = Pattern.compile("([0-9,]+) characters of text")
                .matcher(Files.readString(SPEC.resolve("min-xml-1.md"), StandardCharsets.UTF_8));

        assertThat(text.find()).isTrue();
        assertThat(text.group(1).replace(",", "")).isEqualTo(Integer.toString(MinXmlContract.MAX_FIELD));
    }
}
