package io.doublerandom.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The dependency rules of the core; each is run on the core, and on a fixture that breaks it. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.doublerandom.core");
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("io.doublerandom.fixture.core");
    private static final String[] OUTSIDE = {
        "java..", "javax.crypto..", "jakarta.validation..", "jakarta.inject..", "org.jspecify.."
    };

    static Stream<Arguments> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("internal knows nothing of the domain", only("internal", "internal"));
        rules.put("crypto knows kernel and internal", only("crypto", "crypto", "", "internal"));
        rules.put("plan knows no later step", only("plan", "plan", "", "internal", "crypto", "register"));
        rules.put(
                "nothing but the store speaks SQL, nothing speaks to the network",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..core.store..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..", "java.net.http.."));
        rules.put(
                "time comes from outside",
                noClasses().should().accessTargetWhere(describe("reads a clock", ArchitectureTest::readsClock)));
        rules.put(
                "chance comes from the draw",
                noClasses()
                        .should()
                        .accessTargetWhere(describe("uses chance or order by chance", access -> usesChance(access))));
        rules.put(
                "no floating point where it could decide",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "..core",
                                "..core.internal..",
                                "..core.crypto..",
                                "..core.plan..",
                                "..core.draw..",
                                "..core.indicator..")
                        .should(FloatingPoint.use()));
        rules.put(
                "nothing prints", noClasses().should().accessTargetWhere(describe("prints", ArchitectureTest::prints)));
        rules.put(
                "names say the job",
                classes()
                        .should()
                        .haveSimpleNameNotEndingWith("Util")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Utils")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Helper")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Manager")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Impl"));
        return rules.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void core_rule_holds(String name, ArchRule rule) {
        rule.check(CORE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void fixture_sameRule_isBroken(String name, ArchRule rule) {
        assertThat(rule.evaluate(FIXTURE).hasViolation()).isTrue();
    }

    @Test
    void core_importsSomething() {
        assertThat(CORE.size()).isGreaterThan(150);
        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct()).hasSizeGreaterThan(9);
    }

    @Test
    void steps_dependOnEarlierOnesOnly() {
        only("", "", "internal").check(CORE);
        only("register", "register", "", "crypto", "internal").check(CORE);
        only("audit", "audit", "", "crypto", "internal").check(CORE);
        only("sync", "sync", "", "crypto", "internal").allowEmptyShould(true).check(CORE);
        only("draw", "draw", "plan", "audit", "register", "", "crypto", "internal")
                .check(CORE);
        only("inspection", "inspection", "draw", "plan", "audit", "register", "", "crypto", "internal")
                .check(CORE);
        only("publicity", "publicity", "inspection", "draw", "plan", "audit", "register", "", "crypto", "internal")
                .check(CORE);
        only(
                        "indicator",
                        "indicator",
                        "publicity",
                        "inspection",
                        "draw",
                        "plan",
                        "audit",
                        "register",
                        "",
                        "crypto",
                        "internal")
                .check(CORE);
    }

    @Test
    void store_isImportedByNobodyAndLeavesInternalAndTheUnloggedDrawAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..core.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..core.store..")
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("..core.store..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("..core.internal..")
                        .or(DescribedPredicate.describe(
                                "the unlogged recomputation",
                                type -> type.getSimpleName().equals("InsecureUnloggedRecomputation"))))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.doublerandom.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void packages_areNullMarkedEveryOne() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : CORE) {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!marked && !type.getSimpleName().equals("module-info")) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
        assertThat(FIXTURE.get("io.doublerandom.fixture.core.plan.WrongHelper")
                        .getPackage()
                        .tryGetPackageInfo())
                .isEmpty();
    }

    /** Classes of a package of the core may know these packages of the core, the JDK, Jakarta APIs and jspecify. */
    private static ArchRule only(String from, String... known) {
        String[] allowed = Stream.concat(
                        Arrays.stream(OUTSIDE), Arrays.stream(known).map(ArchitectureTest::identifier))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(identifier(from))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(describe(
                                "are primitive or arrays of them",
                                type -> type.getBaseComponentType().isPrimitive())));
    }

    private static String identifier(String name) {
        return name.isEmpty() ? "..core" : "..core." + name + "..";
    }

    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
                || owner.equals("java.util.Date") && name.equals("<init>");
    }

    private static boolean usesChance(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return Set.of(
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.security.SecureRandom")
                        .contains(owner)
                || owner.startsWith("java.util.random.")
                || owner.equals("java.lang.Math") && name.equals("random")
                || owner.equals("java.util.UUID") && name.equals("randomUUID")
                || owner.equals("java.util.Collections") && name.equals("shuffle")
                || name.equals("parallelStream")
                || owner.startsWith("java.util.stream.") && name.equals("parallel");
    }

    private static boolean prints(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return access.getTargetOwner().getName().equals("java.lang.System")
                        && (name.equals("out") || name.equals("err"))
                || name.equals("printStackTrace");
    }
}
