package io.doublerandom.app.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.doublerandom.core.draw.InsecureUnloggedRecomputation;
import org.junit.jupiter.api.Test;

class UnloggedDrawRuleTest {
    @Test
    void unloggedRecomputation_isReachedFromTheDrawCommandAlone() {
        JavaClasses app = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.doublerandom.app", "io.doublerandom.adapters");
        assertThat(app.contain(DrawCommand.class)).isTrue();
        assertThat(app.get(DrawCommand.class).getDirectDependenciesFromSelf())
                .anyMatch(
                        dependency -> dependency.getTargetClass().isEquivalentTo(InsecureUnloggedRecomputation.class));
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(DrawCommand.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(InsecureUnloggedRecomputation.class.getName())
                .check(app);
    }
}
