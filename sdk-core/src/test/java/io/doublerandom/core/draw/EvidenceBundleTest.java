package io.doublerandom.core.draw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceBundleTest {
    @TempDir
    Path directory;

    static DrawTranscript embargoed() {
        DrawPlan open = Scenario.plan(1, "");
        DrawPlan plan = new DrawPlan(
                open.suite(),
                open.authority(),
                open.series(),
                open.seq(),
                open.prev(),
                open.title(),
                open.attributes(),
                open.unit(),
                open.ratio(),
                open.quota(),
                open.team(),
                open.qualifications(),
                open.units(),
                open.parties(),
                open.beacon(),
                open.practice(),
                open.attributesPublic(),
                "2024-04-01T00:00:00Z");
        Scenario scenario = new Scenario();
        CommittedDraw committed = DrawRequest.first(plan, scenario.frame, Scenario.SNAPSHOT, Scenario.REVEAL_BY)
                .commit(scenario.log);
        return scenario.lawfulOn(committed, committed.ceremony());
    }

    @Test
    void writePublicWithoutList_underEmbargo_isConsistent() throws IOException {
        Path published = directory.resolve("public");
        embargoed().evidence().writePublicWithoutList(published);
        assertThat(published.resolve("public.csv")).doesNotExist();
        VerificationReport report = DrawVerifier.standard().verify(published);
        assertThat(report.verdict()).isEqualTo(Verdict.CONSISTENT_AT_PUBLIC_LEVEL);
        assertThat(report.check(CheckName.PUBLIC_LIST).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(report.check(CheckName.PUBLIC_LIST).detail()).contains("2024-04-01T00:00:00Z");
    }

    @Test
    void writePublicWithoutList_noEmbargo_isRefused() {
        EvidenceBundle bundle = new Scenario().lawful().evidence();
        assertThatThrownBy(() -> bundle.writePublicWithoutList(directory.resolve("x")))
                .hasMessageStartingWith("DR-0304");
    }

    @Test
    void writeAudit_intoAFolderThatHoldsSomething_isRefusedAndLeavesItAlone() throws IOException {
        EvidenceBundle bundle = new Scenario().lawful().evidence();
        Files.writeString(directory.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> bundle.writeAudit(directory)).hasMessageStartingWith("DR-0115");

        assertThat(directory).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void read_spoiledBundle_throwsItsFinding() throws IOException {
        Path bundle = Vectors.copy("small-sm3", directory.resolve("bundle"));
        Files.writeString(bundle.resolve("recusal.csv"), "");
        assertThatThrownBy(() -> EvidenceBundle.read(bundle))
                .hasMessageStartingWith("DR-0304 recusal.csv")
                .hasMessageContaining("recusal differ");
    }

    @Test
    void read_publicBundle_isRefused() throws IOException {
        Path published = directory.resolve("public");
        new Scenario().lawful().evidence().writePublic(published);
        assertThatThrownBy(() -> EvidenceBundle.read(published)).hasMessageContaining("only an AUDIT bundle");
    }

    @Test
    void recompute_headerOfOtherInputs_isRefused() throws IOException {
        Path bundle = Vectors.copy("small-sm3", directory.resolve("bundle"));
        Files.writeString(bundle.resolve("recusal.csv"), "");
        assertThatThrownBy(() -> InsecureUnloggedRecomputation.recompute(bundle, ReadLimits.standard()))
                .hasMessageStartingWith("DR-0301 header.json");
    }

    @Test
    void unloggedRecomputation_isNotReachedFromTheCore() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.doublerandom.core");
        assertThat(core.size()).isGreaterThan(80);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(InsecureUnloggedRecomputation.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(InsecureUnloggedRecomputation.class.getName())
                .check(core);
    }
}
