package io.doublerandom.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.doublerandom.core.draw.InsecureUnloggedRecomputation;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Who may use what in the reference app, and that each rule can fail. */
@AnalyzeClasses(packages = "io.doublerandom.app", importOptions = ImportOption.DoNotIncludeTests.class)
class AppArchitectureTest {
    /** The desk hands the stores of a transaction on to its use cases; it names the interface and opens nothing. */
    private static final DescribedPredicate<JavaClass> BEHIND_THE_STORES =
            resideInAPackage("io.doublerandom.core.store..").and(not(type(Stores.class)));

    @ArchTest
    static final ArchRule http_getsPortsByConstructor_neverReachesBehindThem = noClasses()
            .that()
            .resideInAPackage("io.doublerandom.app.http..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.apache.camel..",
                            "io.doublerandom.adapters..",
                            "io.doublerandom.app.cli..",
                            "io.doublerandom.app.demo..",
                            "io.doublerandom.app.document..",
                            "java.sql..",
                            "javax.sql..")
                    .or(BEHIND_THE_STORES)
                    .or(resideInAPackage("io.doublerandom.app")));

    @ArchTest
    static final ArchRule publicPart_ofHttp_neverSeesTheStoresNorTheDesk = noClasses()
            .that()
            .resideInAPackage("io.doublerandom.app.http")
            .should()
            .dependOnClassesThat(type(Stores.class)
                    .or(resideInAnyPackage("io.doublerandom.app.desk..", "io.doublerandom.app.http.desk..")));

    @ArchTest
    static final ArchRule desk_isPlainJava_underHttp = noClasses()
            .that()
            .resideInAPackage("io.doublerandom.app.desk..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.doublerandom.app.http..", "io.doublerandom.app.cli..")
                    .or(resideInAPackage("io.doublerandom.app")));

    @ArchTest
    static final ArchRule recomputationWithoutALog_belongsToTheDrawCommandAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.cli.DrawCommand")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(InsecureUnloggedRecomputation.class);

    @ArchTest
    static final ArchRule systemClock_readByWiringAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.Main")
            .and()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now", ZoneId.class)
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(Clock.class, "system", ZoneId.class);

    @ArchTest
    static final ArchRule environment_readForTheConfigurationAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.cli.DataOptions")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    /** The signer of the demo has no chance either: SM2 takes its number through that type, and this one follows from the seed. */
    @ArchTest
    static final ArchRule chance_neverFromTheJdk_butForSignInAndTheRivalsOfTheBenchmark = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.desk.access.FreshSecrets")
            .and()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.bench.RivalDraws")
            .and()
            .haveNameNotMatching("io\\.doublerandom\\.app\\.demo\\.InsecureDemoSigner(\\$Repeatable)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class);

    /** Tokens and passwords come from a source that cannot be guessed, and go no further than to signing in. */
    @ArchTest
    static final ArchRule freshSecrets_fromSecureRandomAlone = noClasses()
            .that()
            .haveFullyQualifiedName("io.doublerandom.app.desk.access.FreshSecrets")
            .should()
            .dependOnClassesThat(type(Random.class).or(type(ThreadLocalRandom.class)));

    @ArchTest
    static final ArchRule insecureSecrets_belongToTheDemoAlone = classes()
            .that()
            .haveSimpleNameStartingWith("InsecureDemo")
            .should()
            .onlyHaveDependentClassesThat(resideInAnyPackage("io.doublerandom.app.demo"));

    @ArchTest
    static final ArchRule freshSecrets_usedForSignInAndTheKeysThatHideAlone = classes()
            .that()
            .haveFullyQualifiedName("io.doublerandom.app.desk.access.FreshSecrets")
            .should()
            .onlyHaveDependentClassesThat(
                    resideInAnyPackage("io.doublerandom.app.desk.access", "io.doublerandom.app.desk.ceremony"));

    @ArchTest
    static final ArchRule insideOfTheCore_staysInside =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.doublerandom.core.internal..");

    @ArchTest
    static final ArchRule helidon_servesHttpAndReadsTheConfigurationOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.doublerandom.app.http..")
            .and()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.Settings")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..");

    @ArchTest
    static final ArchRule standardStreams_belongToMain = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.doublerandom.app.Main")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule rooms_haveNoCycles =
            slices().matching("io.doublerandom.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void import_ofTheApp_lookedAtItsRooms(JavaClasses all) {
        assertThat(all.size()).isGreaterThan(25);
        assertThat(all.contain("io.doublerandom.app.http.AppServer")).isTrue();
        assertThat(all.contain("io.doublerandom.app.cli.DrawCommand")).isTrue();
        assertThat(all.contain("io.doublerandom.app.Wiring")).isTrue();
        assertThat(all.contain("io.doublerandom.app.AppArchitectureTest")).isFalse();
    }

    /** Breaks the rules on purpose, so that one that sees nothing is seen. */
    @ArchTest
    static void rules_onAClassThatBreaksThem_fail(JavaClasses all) {
        JavaClasses broken = new ClassFileImporter().importClasses(RuleBreaker.class);
        for (ArchRule rule : List.of(
                recomputationWithoutALog_belongsToTheDrawCommandAlone,
                systemClock_readByWiringAlone,
                environment_readForTheConfigurationAlone,
                chance_neverFromTheJdk_butForSignInAndTheRivalsOfTheBenchmark,
                standardStreams_belongToMain)) {
            assertThat(rule.evaluate(broken).hasViolation())
                    .as(rule.getDescription())
                    .isTrue();
        }
        assertThat(http_getsPortsByConstructor_neverReachesBehindThem
                        .evaluate(new ClassFileImporter().importClasses(io.doublerandom.app.http.HttpRuleBreaker.class))
                        .hasViolation())
                .isTrue();
    }

    /** Everything the rules forbid. */
    static final class RuleBreaker {
        static String breakThem(InsecureUnloggedRecomputation recomputation) {
            System.out.println(recomputation);
            return System.getenv("PATH") + Instant.now() + new Random().nextInt();
        }

        private RuleBreaker() {}
    }
}
