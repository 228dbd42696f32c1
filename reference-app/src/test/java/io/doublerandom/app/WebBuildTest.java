package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds the pages, with an npm that only writes down what it is asked: when it builds and when it rests. */
class WebBuildTest {
    @TempDir
    private Path directory;

    private Path web;

    /** What a build answered. */
    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void makeTheSources() throws IOException {
        web = Files.createDirectories(directory.resolve("网页 sources/main/web"));
        Files.writeString(web.resolve("package-lock.json"), "{}");
        Files.writeString(web.resolve("a.ts"), "old");
        Files.createDirectories(web.resolve("scripts"));
        Files.copy(Path.of("src/main/web/scripts/build.sh"), web.resolve("scripts/build.sh"));
        Files.createDirectories(web.resolveSibling("resources"));
        Files.writeString(web.resolve("../resources/openapi.yaml"), "old");
        tool("node", "echo v20.19.0");
        npmThatBuilds();
    }

    @Test
    void build_sourcesUnchanged_restsTheSecondTime() throws Exception {
        assertThat(build().code()).isZero();
        assertThat(build().out()).isEmpty();
        assertThat(asked()).containsExactly("ci", "run", "sbom");
    }

    @Test
    void build_anySourceChanged_buildsAgainOverTheSameInstallation() throws Exception {
        build();
        Files.writeString(web.resolve("a.ts"), "new");
        build();
        Files.writeString(web.resolve("../resources/openapi.yaml"), "new");
        build();
        Files.delete(web.resolve("a.ts"));
        build();
        assertThat(asked()).containsExactly("ci", "run", "sbom", "run", "sbom", "run", "sbom", "run", "sbom");
    }

    @Test
    void build_lockChanged_installsAgain() throws Exception {
        build();
        Files.writeString(web.resolve("package-lock.json"), "{ }");
        build();
        assertThat(asked()).containsExactly("ci", "run", "sbom", "ci", "run", "sbom");
    }

    @Test
    void build_generatedTypesChanged_rests() throws Exception {
        build();
        Files.writeString(Files.createDirectories(web.resolve("shared")).resolve("api.d.ts"), "generated");
        assertThat(build().out()).isEmpty();
    }

    @Test
    void build_failed_showsWhatWasSaidAndBuildsNextTime() throws Exception {
        tool("npm", "echo 'broken by a test'; exit 1");
        Answer answer = build();
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains("broken by a test");
        assertThat(answer.err()).contains("网页构建失败", "Building the pages failed");
        npmThatBuilds();
        assertThat(build().out()).contains("pages built");
    }

    @Test
    void build_nodeTooOld_saysWhichIsNeeded() throws Exception {
        tool("node", "echo v20.18.3");
        Answer answer = build();
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(2);
        assertThat(answer.err()).contains("v20.18.3 太旧", "v20.18.3 is too old", "20.19");
    }

    @Test
    void build_newerMajorNode_builds() throws Exception {
        tool("node", "echo v22.1.0");
        assertThat(build().code()).isZero();
    }

    @Test
    void build_nodeThatSaysNothing_refused() throws Exception {
        tool("node", "exit 1");
        assertThat(build().code()).isEqualTo(2);
    }

    private Answer build() throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        web.resolve("scripts/build.sh").toString(),
                        directory.resolve("target/classes").toString(),
                        directory.resolve("target").toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().merge("PATH", directory.resolve("tools").toString(), (old, tools) -> tools + ":" + old);
        int code = builder.start().waitFor();
        return new Answer(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private List<String> asked() throws IOException {
        return new ArrayList<>(Files.readAllLines(directory.resolve("asked.txt")));
    }

    private void npmThatBuilds() throws IOException {
        tool("npm", """
                echo "$1" >>'%s'
                case $1 in
                  ci) mkdir -p node_modules && echo '{}' >node_modules/.package-lock.json ;;
                  run) mkdir -p "$WEB_OUT" && echo '{}' >"$WEB_OUT/manifest.json" ;;
                esac
                """.formatted(directory.resolve("asked.txt")));
    }

    private void tool(String name, String shell) throws IOException {
        Path tool = Files.createDirectories(directory.resolve("tools")).resolve(name);
        Files.writeString(tool, "#!/bin/sh\n" + shell + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
