package io.doublerandom.adapters.ministry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What this adapter may use, and that each rule can fail. */
@AnalyzeClasses(packages = "io.doublerandom.adapters.ministry", importOptions = ImportOption.DoNotIncludeTests.class)
class MinistryArchitectureTest {
    @ArchTest
    static final ArchRule adapter_usesTheExportedCoreOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.doublerandom.core.internal..",
                    "io.doublerandom.core.store..",
                    "io.doublerandom.adapters.provincial..",
                    "io.doublerandom.app..",
                    "io.helidon..");

    @ArchTest
    static final ArchRule adapter_asksTheClockItWasGiven = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule adapter_doesNotUseItsStandIn = noClasses()
            .that()
            .resideOutsideOfPackage("io.doublerandom.adapters.ministry.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.doublerandom.adapters.ministry.sandbox..", "com.github.tomakehurst..");

    @ArchTest
    static void import_ofTheAdapter_lookedAtSomething(JavaClasses all) {
        assertThat(all.size()).isGreaterThan(5);
    }

    @ArchTest
    static void rules_onAClassThatBreaksThem_fail(JavaClasses all) {
        JavaClasses broken = new ClassFileImporter().importClasses(RuleBreaker.class);
        assertThat(adapter_asksTheClockItWasGiven.evaluate(broken).hasViolation())
                .isTrue();
        assertThat(adapter_usesTheExportedCoreOnly.evaluate(broken).hasViolation())
                .isTrue();
    }

    /** Everything the rules forbid that a test can reach. */
    static final class RuleBreaker {
        static String breakThem(io.doublerandom.core.store.jdbc.JdbcStores stores) {
            return stores + " " + Instant.now();
        }

        private RuleBreaker() {}
    }
}
