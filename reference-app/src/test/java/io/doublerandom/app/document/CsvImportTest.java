package io.doublerandom.app.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Problem;
import io.doublerandom.core.plan.PlanLineFormat;
import io.doublerandom.core.plan.PlannedLine;
import io.doublerandom.core.register.HeldOverride;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.Method;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.register.SubjectFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small synthetic files of the shape of published lists. */
class CsvImportTest {
    private static final String SUBJECT_HEADER =
            "id,kind,name,nature,identityType,identityNumber,region,address,status,creditClass,creditSource,creditAsOf,"
                    + "memberships\n";
    private static final String GOOD = subject("91440800MA0000015U");
    private static final String WRONG_CHECK = subject("91440800MA0000015Q");

    @TempDir
    Path folder;

    @Test
    void list_mergedCellsAndContinuations_becomeOneItemEach() throws Exception {
        Path file = write("list.csv", """
                compiling_unit,seq,category,item_name,targets,item_class,method,inspecting_body,basis,source_row,row_kind,filled_columns
                省教育厅,1,教育装备,校服检查,中小学校,一般检查事项,现场检查、书面检查,县级以上教育行政部门,《示例意见》第一条,4,item,
                省教育厅,1,教育装备,校服检查,中小学校,一般检查事项,现场检查、书面检查,县级以上教育行政部门,《示例办法》第二条,5,continuation,compiling_unit
                省教育厅,1,教育装备,校服检查,中小学校,"一般检查事项
                ",现场检查、书面检查,县级以上教育行政部门,《示例意见》第一条,6,merge_filler,compiling_unit
                省教育厅,1,教育装备,校服检查,幼儿园,重点检查事项,现场检查等,县级以上教育行政部门,《示例意见》第一条,7,item,
                省教育厅,1,教育装备,食堂检查,中小学校,一般检查事项,采取定期抽查和不定期抽查的方式相结合,县级以上教育行政部门,《示例意见》第三条,8,item,
                省教育厅,1,教育装备,食堂检查,中小学校,一般检查事项,采取定期抽查和不定期抽查的方式相结合,县级以上教育行政部门,《示例意见》第三条,9,merge_filler,
                """);
        Kept<InspectionItem> kept = new Kept<>();

        CsvImport.Outcome outcome = run(file, new ItemFormat(), "hainan-2020", List.of(), kept);

        assertThat(outcome.report().sent()).isEqualTo(6);
        assertThat(outcome.report().accepted()).isEqualTo(4);
        assertThat(outcome.report().rejected()).isEqualTo(2);
        assertThat(outcome.values()).isEqualTo(2);
        assertThat(outcome.unnamedColumns()).containsExactly("source_row", "filled_columns");
        assertThat(kept.applied)
                .extracting(InspectionItem::tier)
                .containsExactly(InspectionItem.Tier.GENERAL, InspectionItem.Tier.KEY);
        assertThat(kept.applied.get(0).legalBasis()).isEqualTo("《示例意见》第一条；《示例办法》第二条");
        assertThat(kept.applied.get(0).methods()).containsExactly(Method.ONSITE, Method.DOCUMENT);
        assertThat(kept.applied.get(0).code()).isNotEqualTo(kept.applied.get(1).code());
        assertThat(outcome.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.CODE_UNKNOWN);
            assertThat(problem.place().column()).isEqualTo("method");
        });
    }

    @Test
    void list_repeatThatDiffers_isRejectedWithItsGroup() throws Exception {
        Path file = write("list.csv", """
                compiling_unit,seq,category,item_name,targets,item_class,method,inspecting_body,basis,source_row,row_kind,filled_columns
                省教育厅,1,教育装备,校服检查,中小学校,一般检查事项,现场检查,县级以上教育行政部门,《示例意见》,4,item,
                省教育厅,1,教育装备,校服检查,幼儿园,一般检查事项,现场检查,县级以上教育行政部门,《示例意见》,5,merge_filler,
                """);

        CsvImport.Outcome outcome = run(file, new ItemFormat(), "hainan-2020", List.of(), new Kept<>());

        assertThat(outcome.report().rejected()).isEqualTo(2);
        assertThat(outcome.report().problems())
                .extracting(Problem::detail)
                .anyMatch(detail -> detail.contains("row 2"));
    }

    @Test
    void list_publishedRatioWords_stayAsTheyAre() throws Exception {
        Path file = write("list.csv", """
                seq,item_name,sub_item,basis,inspecting_body,targets,ratio,frequency,method,inspector_requirement,remark
                1,食品生产检查,,《示例法》,市级部门,食品生产者,根据实际需要，一般不超过 10%/年\u00a0,市级局每年组织1次；县级局每月组织1次,现场检查,需专业岗位资格,
                2,食品经营检查,,《示例法》,市级部门,食品经营者,不低于3%或按专项计划确定,根据实际情况确定,现场,无需专业岗位资格,
                """);
        Kept<InspectionItem> kept = new Kept<>();

        run(file, new ItemFormat(), "zhejiang-2017", List.of(), kept);

        assertThat(kept.applied.get(0).ratio().raw()).isEqualTo("根据实际需要，一般不超过 10%/年\u00a0");
        assertThat(kept.applied.get(0).ratio().bounds()).hasSize(1);
        assertThat(kept.applied.get(0).frequency().rates()).hasSize(2);
        assertThat(kept.applied.get(0).requiredQualifications()).containsExactly("POST");
        assertThat(kept.applied.get(1).ratio().bounds()).isEmpty();
        assertThat(kept.applied.get(1).requiredQualifications()).isEmpty();
    }

    @Test
    void plan_undeterminedNumbers_areKeptInWordsWithACountOfZero() throws Exception {
        Path file = write("plan.csv", """
                seq,lead_authority,participant_authorities,subject_gloss_en,ratio_kind,ratio_percent,count_kind,count,month_from,month_to,method,credit_risk_class
                1,市公安局,市市场监管局,sample hotels,undetermined,,undetermined,,5,12,ONSITE,GENERAL
                2,市工业和信息化局,市市场监管局,sample sellers,min,1,min_in_principle,10,4,11,ONSITE,GENERAL
                """);
        Kept<PlannedLine> kept = new Kept<>();

        run(file, new PlanLineFormat(), "shanwei-joint-plan", List.of(), kept);

        assertThat(kept.applied).hasSize(2);
        assertThat(kept.applied.get(0).line().expectedCount()).isZero();
        assertThat(kept.applied.get(0).line().subjectScope()).contains("undetermined");
        assertThat(kept.applied.get(0).line().joint()).isTrue();
        assertThat(kept.applied.get(1).line().sampling().count()).isEqualTo(10);
    }

    @Test
    void subjects_rejectFileCorrected_isImportedAsItIs() throws Exception {
        Path file =
                write("subjects.csv", SUBJECT_HEADER + GOOD + WRONG_CHECK + subject("r440800000000001") + "short\n");
        Kept<Subject> kept = new Kept<>();

        CsvImport.Outcome outcome = run(file, new SubjectFormat(), "", List.of(), kept);

        assertThat(outcome.report().sent()).isEqualTo(4);
        assertThat(outcome.report().accepted()).isEqualTo(1);
        assertThat(outcome.report().held()).isEqualTo(1);
        assertThat(outcome.report().rejected()).isEqualTo(2);
        assertThat(kept.kept).hasSize(3);
        Path rejected = folder.resolve("subjects.rejected.csv");
        String text = Files.readString(rejected);
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("memberships,_row,_problems,_raw");
        assertThat(text).contains("DR-0110").contains("DR-0103").contains(",short\n");

        String corrected = text.lines()
                .limit(2)
                .reduce("", (a, b) -> a + b + "\n")
                .replace("91440800MA0000015Q", "91440802MA0000015Q");
        Path again = write("again.csv", corrected);
        CsvImport.Outcome second = run(again, new SubjectFormat(), "", List.of(), new Kept<>());
        assertThat(second.report().accepted()).isEqualTo(1);
        assertThat(second.unnamedColumns()).isEmpty();
    }

    @Test
    void subjects_earlierRejectFile_isNeverReplaced() throws Exception {
        Path earlier = write("subjects.rejected.csv", "half corrected");
        Path file = write("subjects.csv", SUBJECT_HEADER + WRONG_CHECK);

        run(file, new SubjectFormat(), "", List.of(), new Kept<>());

        assertThat(earlier).hasContent("half corrected");
        assertThat(folder.resolve("subjects.rejected-2.csv")).exists();
    }

    @Test
    void subjects_loggedOverride_releasesTheHeldRow() throws Exception {
        Path file = write("subjects.csv", SUBJECT_HEADER + WRONG_CHECK);
        HeldOverride override = new HeldOverride(
                "subject",
                "91440800MA0000015Q",
                ErrorCode.CHECK_DIGIT,
                "office-1",
                Instant.parse("2024-03-01T00:00:00Z"),
                "已核对");

        CsvImport.Outcome outcome = run(file, new SubjectFormat(), "", List.of(override), new Kept<>());

        assertThat(outcome.report().accepted()).isEqualTo(1);
        assertThat(folder.resolve("subjects.rejected.csv")).doesNotExist();
    }

    @Test
    void subjects_duplicateKey_namesBothRows() throws Exception {
        Path file = write("subjects.csv", SUBJECT_HEADER + GOOD + GOOD);

        CsvImport.Outcome outcome = run(file, new SubjectFormat(), "", List.of(), new Kept<>());

        assertThat(outcome.report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.KEY_DUPLICATE);
            assertThat(problem.detail()).isEqualTo("第 2 行和第 3 行主键相同 / rows 2 and 3 have the same key");
        });
    }

    @Test
    void subjects_fileUnreadableHalfWay_isThrownUnlessAskedToKeepTheFirstPart() throws Exception {
        Path file = write("subjects.csv", SUBJECT_HEADER + GOOD + "\"open quote\n");
        Kept<Subject> kept = new Kept<>();

        assertThatThrownBy(() -> run(file, new SubjectFormat(), "", List.of(), new Kept<>()))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("subjects.csv:3");
        assertThat(folder.toFile().list()).containsExactly("subjects.csv");

        try (CsvReader reader = CsvReader.open(file);
                RejectFile rejects = new RejectFile(RejectFile.beside(file), reader.header())) {
            CsvImport.Outcome outcome = new CsvImport<>(
                            new SubjectFormat(),
                            ImportMapping.canonical(new SubjectFormat()),
                            List.of(),
                            "subjects.csv",
                            kept)
                    .run(reader, rejects, true);
            assertThat(outcome.ended()).isPresent();
            assertThat(kept.applied).hasSize(1);
        }
    }

    @Test
    void subjects_columnMissing_namesAllBeforeTheFirstRow() throws Exception {
        Path file = write("subjects.csv", "id,name\n1,2\n");

        assertThatThrownBy(() -> run(file, new SubjectFormat(), "", List.of(), new Kept<>()))
                .hasMessageContaining("DR-0104")
                .hasMessageContaining("creditAsOf, creditClass, creditSource, identityNumber");
    }

    @Test
    void mapping_fileOfTheUser_isReadWithItsCodeSets() throws Exception {
        write("kinds.csv", "市场主体,ENTITY\n");
        Path map = write("mine.map", """
                # 列名对照
                代码 = id
                名称 = name
                种类 = kind : kinds
                identityNumber := {代码}
                nature := LEGAL_PERSON
                identityType := 001
                region := 440800
                status := ACTIVE
                creditClass := N
                creditSource := 未注明
                creditAsOf := 2024-01-01
                """);
        Path file = write("主体.csv", "代码,名称,种类,备注\n91440800MA0000015U,示例  企业,市场主体,\n91440802MA0000015Q,示例,其他,\n");
        Kept<Subject> kept = new Kept<>();

        CsvImport.Outcome outcome = run(file, new SubjectFormat(), map.toString(), List.of(), kept);

        assertThat(kept.applied)
                .singleElement()
                .satisfies(subject -> assertThat(subject.name()).isEqualTo("示例 企业"));
        assertThat(outcome.unnamedColumns()).containsExactly("备注");
        assertThat(outcome.report().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().column()).isEqualTo("种类"));
    }

    @Test
    void mapping_everyPackagedOne_isUnderstood() {
        assertThat(MappingCatalog.NAMES)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(MappingCatalog.find(name)).isNotNull());
    }

    @Test
    void mapping_lineNotUnderstood_isNamed() throws Exception {
        Path map = write("bad.map", "a = id\nwhat is this\n");

        assertThatThrownBy(() -> MappingCatalog.find(map.toString()))
                .isInstanceOfSatisfying(DoubleRandomException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
                    assertThat(e.problem().place().row()).isEqualTo(2);
                });
    }

    private <T> CsvImport.Outcome run(
            Path file, RowFormat<T> format, String map, List<HeldOverride> overrides, RowTarget<T> target) {
        ImportMapping mapping = map.isEmpty() ? ImportMapping.canonical(format) : MappingCatalog.find(map);
        String name = file.getFileName().toString();
        try (CsvReader reader = CsvReader.open(file);
                RejectFile rejects = new RejectFile(RejectFile.beside(file), reader.header())) {
            CsvImport.Outcome outcome =
                    new CsvImport<>(format, mapping, overrides, name, target).run(reader, rejects, false);
            rejects.finish();
            return outcome;
        }
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String subject(String id) {
        return id + ",ENTITY,示例企业,LEGAL_PERSON,001," + id
                + ",440802,,ACTIVE,B,示例来源,2024-01-31,P1|2024-01-01/9999-12-31|\n";
    }

    /** A target in memory. */
    private static final class Kept<T> implements RowTarget<T> {
        private final List<T> applied = new ArrayList<>();
        private final List<Reading<T>> kept = new ArrayList<>();

        @Override
        public void apply(List<T> values) {
            applied.addAll(values);
        }

        @Override
        public void keep(Reading<T> reading) {
            kept.add(reading);
        }
    }
}
