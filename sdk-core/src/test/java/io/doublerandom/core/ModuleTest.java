package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The built module, looked at from outside. */
class ModuleTest {
    private static final ModuleDescriptor MODULE = ModuleFinder.of(Path.of("target/classes"))
            .find("io.doublerandom.core")
            .orElseThrow()
            .descriptor();

    @Test
    void module_requires_onlyTheJdkAtRunTime() {
        Set<String> atRunTime = MODULE.requires().stream()
                .filter(requires -> !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());
        assertThat(atRunTime).contains("java.base").isSubsetOf("java.base", "java.sql");
        assertThat(MODULE.requires().stream().map(ModuleDescriptor.Requires::name))
                .contains("jakarta.validation", "org.jspecify")
                .isSubsetOf("java.base", "java.sql", "jakarta.validation", "jakarta.inject", "org.jspecify");
    }

    @Test
    void module_exports_everythingButInternal() {
        Set<String> exported = MODULE.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        Set<String> expected = MODULE.packages().stream()
                .filter(name -> name.startsWith("io.doublerandom.core") && !name.contains(".internal"))
                .collect(Collectors.toSet());
        assertThat(exported)
                .isEqualTo(expected)
                .contains("io.doublerandom.core.draw", "io.doublerandom.core.indicator");
        assertThat(MODULE.packages()).contains("io.doublerandom.core.internal");
        assertThat(MODULE.isOpen()).isFalse();
    }
}
