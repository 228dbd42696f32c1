package io.doublerandom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.Database;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.Subject;
import io.doublerandom.core.store.jdbc.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a real H2 file. */
class ImportCommandTest {
    private static final String HEADER =
            "id,kind,name,nature,identityType,identityNumber,region,address,status,creditClass,creditSource,creditAsOf,"
                    + "memberships\n";
    private static final String GOOD = "91440800MA0000015U";
    private static final String WRONG_CHECK = "91440800MA0000015Q";

    @TempDir
    Path folder;

    private String url = "";
    private String shown = "";
    private String failed = "";

    @BeforeEach
    void nameTheDatabase() {
        url = "jdbc:h2:file:" + folder.resolve("data").resolve("test").toAbsolutePath();
    }

    /** Subjects may only name pools that are known. */
    private void keepThePool() throws Exception {
        Path pools = write(
                "pools.csv",
                "id,name,owner,kind,items,rule,version,updatedAt\n"
                        + "P1,示例名录库,440800-MARKET,ENTITY,M01,示例规则,1,2024-01-01T00:00:00Z\n");
        assertThat(run("pools", pools.toString())).isZero();
    }

    @Test
    void import_mixedRows_keepsTheGoodOnesAndTheReasonsOfTheOthers() throws Exception {
        keepThePool();
        Path file = write("subjects.csv", HEADER + subject(GOOD) + subject(WRONG_CHECK) + "x\n");

        int code = run("subjects", file.toString(), "--json");

        assertThat(code).isEqualTo(1);
        JsonNode view = new ObjectMapper().readTree(shown);
        assertThat(view.get("sent").asInt()).isEqualTo(3);
        assertThat(view.get("accepted").asInt()).isEqualTo(1);
        assertThat(view.get("held").asInt()).isEqualTo(1);
        assertThat(view.get("rejected").asInt()).isEqualTo(1);
        assertThat(Path.of(view.get("rejectFile").asText())).exists();
        stored(stores -> {
            assertThat(stores.subjects().count()).isEqualTo(1);
            assertThat(stores.heldRows().count(HeldRow.State.HELD)).isEqualTo(1);
            assertThat(stores.heldRows().count(HeldRow.State.REJECTED)).isEqualTo(1);
        });
    }

    @Test
    void import_sameFileTwice_changesNothing() throws Exception {
        keepThePool();
        Path file = write("subjects.csv", HEADER + subject(GOOD) + subject(WRONG_CHECK));

        run("subjects", file.toString());
        run("subjects", file.toString());

        stored(stores -> {
            assertThat(stores.subjects().count()).isEqualTo(1);
            assertThat(stores.heldRows().count(HeldRow.State.HELD)).isEqualTo(1);
        });
    }

    @Test
    void import_unreadableHalfWay_appliesNothing() throws Exception {
        keepThePool();
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1200; i++) {
            rows.append(subject("r" + (440_800_000_000_000L + i)).replace(",001,", ",099,"));
        }
        Path file = folder.resolve("subjects.csv");
        Files.write(file, rows.toString().getBytes(StandardCharsets.UTF_8));
        Files.write(file, "示例企业".getBytes(Charset.forName("GB18030")), java.nio.file.StandardOpenOption.APPEND);

        int code = run("subjects", file.toString());

        assertThat(code).isEqualTo(2);
        assertThat(failed).contains("DR-0102").contains("subjects.csv:1202").contains("GB18030");
        stored(stores -> assertThat(stores.subjects().count()).isZero());
        assertThat(folder.resolve("subjects.rejected.csv")).doesNotExist();

        assertThat(run("subjects", file.toString(), "--partial")).isEqualTo(1);
        stored(stores -> assertThat(stores.subjects().count()).isEqualTo(1200));
    }

    @Test
    void import_override_isLoggedAndReleasesTheRow() throws Exception {
        keepThePool();
        Path file = write("subjects.csv", HEADER + subject(WRONG_CHECK));
        run("subjects", file.toString());

        int code = run("subjects", file.toString(), "--override", WRONG_CHECK, "--by", "office-1", "--reason", "已核对档案");

        assertThat(code).isZero();
        stored(stores -> {
            assertThat(stores.subjects().find(new Subject.Id(WRONG_CHECK))).isPresent();
            assertThat(stores.heldRows().count(HeldRow.State.HELD)).isZero();
            try (var rows = stores.heldRows().in("subject", HeldRow.State.OVERRIDDEN)) {
                assertThat(rows).singleElement().satisfies(row -> {
                    assertThat(row.steps().get(1).by()).isEqualTo("office-1");
                    assertThat(row.steps().get(1).note()).isEqualTo("已核对档案");
                });
            }
            assertThat(AuditLog.of(CryptoSuite.SM3_SM2, stores.auditLog(), Clock.systemUTC())
                            .trail()
                            .requireIntact()
                            .entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.entry().doc()).isEqualTo("subject/" + WRONG_CHECK));
        });
    }

    @Test
    void import_overrideWithTheFirstImport_keepsWhoAndWhy() throws Exception {
        keepThePool();
        Path file = write("subjects.csv", HEADER + subject(WRONG_CHECK));

        run("subjects", file.toString(), "--override", WRONG_CHECK, "--by", "office-1", "--reason", "已核对档案");

        stored(stores ->
                assertThat(stores.heldRows().count(HeldRow.State.OVERRIDDEN)).isEqualTo(1));
    }

    @Test
    void import_fileOfAReleasedRowAgain_staysReleasedWithoutASecondDecision() throws Exception {
        keepThePool();
        Path file = write("subjects.csv", HEADER + subject(WRONG_CHECK));
        run("subjects", file.toString(), "--override", WRONG_CHECK, "--by", "office-1", "--reason", "已核对档案");

        assertThat(run("subjects", file.toString())).isZero();

        String other = "91440800MA0000015R";
        Path another = write("others.csv", HEADER + subject(other));
        assertThat(run("subjects", another.toString())).isEqualTo(1);
        stored(stores -> {
            assertThat(stores.heldRows().count(HeldRow.State.OVERRIDDEN)).isEqualTo(1);
            assertThat(stores.heldRows().count(HeldRow.State.HELD)).isEqualTo(1);
            assertThat(AuditLog.of(CryptoSuite.SM3_SM2, stores.auditLog(), Clock.systemUTC())
                            .trail()
                            .requireIntact()
                            .entries())
                    .hasSize(1);
        });
    }

    @Test
    void import_overrideWithoutAReason_isAUsageError() throws Exception {
        Path file = write("subjects.csv", HEADER + subject(WRONG_CHECK));

        assertThat(run("subjects", file.toString(), "--override", WRONG_CHECK)).isEqualTo(2);
        assertThat(failed).contains("DR-0902").contains("--reason");
    }

    @Test
    void import_planTwice_isKeptOnceAsADraft() throws Exception {
        Path file = write("plan.csv", """
                seq,lead_authority,participant_authorities,subject_gloss_en,ratio_kind,ratio_percent,count_kind,count,month_from,month_to,method,credit_risk_class
                1,市公安局,市市场监管局,sample hotels,undetermined,,undetermined,,5,12,ONSITE,GENERAL
                2,市公安局,市市场监管局,sample sellers,min,1,min_in_principle,10,4,11,ONSITE,GENERAL
                """);

        assertThat(run("plan", file.toString(), "--map", "shanwei-joint-plan")).isZero();
        assertThat(run("plan", file.toString(), "--map", "shanwei-joint-plan")).isZero();

        stored(stores -> {
            AnnualPlan plan = stores.plans().find(new AnnualPlan.No("SW-JOINT")).orElseThrow();
            assertThat(plan.lines()).hasSize(2);
            assertThat(plan.state()).isEqualTo(AnnualPlan.State.DRAFT);
        });
    }

    @Test
    void import_dryRun_opensNoDatabase() throws Exception {
        Path file = write("subjects.csv", HEADER + subject(GOOD));

        assertThat(run("subjects", file.toString(), "--dry-run")).isZero();
        assertThat(shown).contains("1 = 接受 accepted 1");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void import_gbkFileWithItsCharset_isRead() throws Exception {
        keepThePool();
        Path file = folder.resolve("subjects.csv");
        Files.write(file, (HEADER + subject(GOOD)).getBytes(Charset.forName("GB18030")));

        assertThat(run("subjects", file.toString(), "--charset", "gbk")).isZero();
        stored(stores -> assertThat(stores.subjects()
                        .find(new Subject.Id(GOOD))
                        .orElseThrow()
                        .name())
                .isEqualTo("示例企业"));
    }

    @Test
    void import_subjectOfAnUnknownPool_isRejectedUntilThePoolIsThere() throws Exception {
        Path file = write("subjects.csv", HEADER + subject(GOOD) + subject(WRONG_CHECK));

        assertThat(run("subjects", file.toString())).isEqualTo(1);
        assertThat(shown)
                .contains("2 = 接受 accepted 0 + 待放行 held 0 + 拒收 rejected 2")
                .contains("DR-0111 subjects.csv:2 [memberships] @1")
                .contains("DR-0110 subjects.csv:3")
                .contains("DR-0111 subjects.csv:3 [memberships] @1");

        keepThePool();
        Path rejected = folder.resolve("subjects.rejected.csv");
        assertThat(run("subjects", rejected.toString())).isEqualTo(1);
        assertThat(shown).contains("2 = 接受 accepted 1 + 待放行 held 1 + 拒收 rejected 0");
    }

    @Test
    void import_inspectorRecusalOrListingThatNamesNobody_isRejectedAtItsColumn() throws Exception {
        Path inspectors = write("inspectors.csv", """
                id,employeeNo,name,authority,office,level,certificateNumber,certificateIssuer,certificateValidity,role,qualifications,itemScope,unavailable,status
                I1,YS1,演示人员,NOWHERE,演示科,COUNTY,演示1,示例机关,2021-01-01/2026-12-31,OFFICER,FOOD,M01,,ACTIVE
                """);
        Path recusals =
                write("recusals.csv", "inspector,subject,reason,period\nI1," + GOOD + ",KIN,2024-01-01/2024-12-31\n");
        Path listings = write("one-visit.csv", "subject,year\n" + GOOD + ",2024\n");

        assertThat(run("inspectors", inspectors.toString())).isEqualTo(1);
        assertThat(shown).contains("DR-0111 inspectors.csv:2 [authority] @1");
        assertThat(run("recusals", recusals.toString())).isEqualTo(1);
        assertThat(shown)
                .contains("DR-0111 recusals.csv:2 [inspector] @1")
                .contains("DR-0111 recusals.csv:2 [subject] @1");
        assertThat(run("one-visit", listings.toString())).isEqualTo(1);
        assertThat(shown).contains("DR-0111 one-visit.csv:2 [subject] @1");
        stored(stores -> assertThat(stores.inspectors().count()).isZero());
    }

    @Test
    void import_rejectFileNotCorrectedYet_keepsTheTextThatCouldNotBeTakenApart() throws Exception {
        Path file = write("subjects.csv", HEADER + "示例残行,只有两格\n");
        run("subjects", file.toString());

        run("subjects", folder.resolve("subjects.rejected.csv").toString());

        assertThat(Files.readString(folder.resolve("subjects.rejected.rejected.csv")))
                .contains("\"示例残行,只有两格\"");
    }

    @Test
    void import_unknownKindOrMissingFile_doesNothing() {
        assertThat(run("everything", "x.csv")).isEqualTo(2);
        assertThat(failed).contains("items, subjects");
        assertThat(run("items", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(failed).contains("DR-0101 none.csv");
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(args));
        all.addAll(List.of("--data", folder.resolve("data").toString(), "--db-url", url));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = RootCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        shown = out.toString();
        failed = err.toString();
        return code;
    }

    private void stored(Consumer<Stores> check) {
        try (Database database = Database.open(url, "sa", "")) {
            check.accept(database.stores().stores());
        }
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String subject(String id) {
        String number = id.startsWith("r") ? id.substring(1) : id;
        return id + ",ENTITY,示例企业,LEGAL_PERSON,001," + number
                + ",440802,,ACTIVE,B,示例来源,2024-01-31,P1|2024-01-01/9999-12-31|\n";
    }
}
