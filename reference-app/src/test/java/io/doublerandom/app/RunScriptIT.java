package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code run} in a project of its own, whose build is a line of shell that puts the packaged app in place: what
 * is tested is when it builds, which JDK it takes and what it passes on.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunScriptIT {
    private static final Path JAR = Path.of(System.getProperty("reference-app.jar"));
    private static final String JDK = System.getProperty("java.home");

    @TempDir
    private Path directory;

    private Path project;

    /** What a run answered. */
    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void makeTheProject() throws IOException {
        project = Files.createDirectories(directory.resolve("项目 with blanks"));
        Files.copy(Path.of("../run"), project.resolve("run"));
        Path source = Files.createDirectories(project.resolve("reference-app/src/main/java"));
        Files.writeString(source.resolve("A.java"), "old");
        Files.writeString(project.resolve("pom.xml"), "old");
        build("""
                echo "built with $JAVA_HOME" >> builds.txt
                mkdir -p reference-app/target
                cp '%s' reference-app/target/
                ln -sfn '%s' reference-app/target/lib
                """.formatted(JAR, JAR.resolveSibling("lib")));
    }

    @Test
    void run_freshProject_buildsOnceThenNever() throws Exception {
        assertThat(run(Map.of(), "--version").out()).startsWith("double-random ");
        assertThat(run(Map.of(), "--version").err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void run_sourceChangedOrDeleted_buildsAgain() throws Exception {
        run(Map.of(), "--version");
        Path source = project.resolve("reference-app/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run(Map.of(), "--version");
        assertThat(builds()).hasSize(2);
        Files.delete(source);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(10)));
        run(Map.of(), "--version");
        assertThat(builds()).hasSize(3);
    }

    @Test
    void run_buildFails_oneSentenceAndExitCode2() throws Exception {
        build("echo broken >&2; exit 1");
        Answer answer = run(Map.of(), "--version");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("broken", "构建失败", "The build failed");
    }

    @Test
    void run_javaHomeTooOld_takesAnother() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-17/bin"));
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.15\"\n");
        for (String tool : List.of("java", "javac")) {
            Files.writeString(old.resolve(tool), "#!/bin/sh\nexit 99\n");
            executable(old.resolve(tool));
        }
        Answer answer = run(Map.of("JAVA_HOME", directory.resolve("jdk-17").toString()), "--version");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(builds()).noneMatch(line -> line.contains("jdk-17"));
    }

    @Test
    void run_arguments_reachTheAppAsGivenAndItsExitCodeComesBack() throws Exception {
        Answer reset = run(Map.of("LANG", "C"), "reset", "--yes", "--data", "没有 这个 目录");
        assertThat(reset.code()).as(reset.err()).isZero();
        assertThat(reset.out()).contains(directory.resolve("没有 这个 目录").toString());
        assertThat(run(Map.of(), "verify", "没有 这个 目录").code()).isEqualTo(2);
    }

    @Test
    void run_javaOpts_reachTheJvm() throws Exception {
        Answer answer = run(Map.of("JAVA_OPTS", "-Xmx64m -XX:+PrintFlagsFinal"), "--version");
        assertThat(answer.out()).containsPattern("MaxHeapSize += 67108864");
    }

    @Test
    void run_nodeTooOld_saysSoBeforeAnythingIsBuilt() throws Exception {
        pagesWithNode("v18.20.4");
        Answer answer = run(Map.of("PATH", pathWithNode()), "--version");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("Node.js v18.20.4 太旧", "Node.js v18.20.4 is too old", "20.19");
        assertThat(project.resolve("builds.txt")).doesNotExist();
    }

    @Test
    void run_pagesLeftOut_asksForNoNode() throws Exception {
        pagesWithNode("v18.20.4");
        Map<String, String> leftOut = Map.of("PATH", pathWithNode(), "MAVEN_ARGS", "-Dweb.skip");
        assertThat(run(leftOut, "--version").code()).isZero();
        assertThat(run(leftOut, "--version").code()).isZero();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void run_pageChanged_buildsAgain() throws Exception {
        pagesWithNode("v20.19.0");
        build("""
                echo "built with $JAVA_HOME" >> builds.txt
                mkdir -p reference-app/target
                cp '%s' reference-app/target/
                ln -sfn '%s' reference-app/target/lib
                sh reference-app/src/main/web/scripts/build.sh "$PWD/reference-app/target/classes" "$PWD/reference-app/target"
                """.formatted(JAR, JAR.resolveSibling("lib")));
        Map<String, String> environment = Map.of("PATH", pathWithNode());
        run(environment, "--version");
        Answer again = run(environment, "--version");
        assertThat(again.err()).isEmpty();
        assertThat(builds()).hasSize(1);

        Files.writeString(project.resolve("reference-app/src/main/web/index.html"), "changed");

        run(environment, "--version");
        assertThat(builds()).hasSize(2);
    }

    /** The sources of a page, and a Node of this version with an npm that builds it. */
    private void pagesWithNode(String version) throws IOException {
        Path web = Files.createDirectories(project.resolve("reference-app/src/main/web"));
        Files.writeString(web.resolve("index.html"), "old");
        Files.writeString(web.resolve("package-lock.json"), "{}");
        Files.writeString(
                Files.createDirectories(web.resolveSibling("resources")).resolve("openapi.yaml"), "openapi: 3.1.0");
        Files.copy(
                Path.of("src/main/web/scripts/build.sh"),
                Files.createDirectories(web.resolve("scripts")).resolve("build.sh"));
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Files.writeString(tools.resolve("node"), "#!/bin/sh\necho " + version + "\n");
        Files.writeString(tools.resolve("npm"), """
                #!/bin/sh
                case $1 in
                  ci) mkdir -p node_modules && echo '{}' >node_modules/.package-lock.json ;;
                  run) mkdir -p "$WEB_OUT" && echo '{}' >"$WEB_OUT/manifest.json" ;;
                esac
                """);
        executable(tools.resolve("node"));
        executable(tools.resolve("npm"));
    }

    private String pathWithNode() {
        return directory.resolve("tools") + ":" + System.getenv("PATH");
    }

    private Answer run(Map<String, String> environment, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", project.resolve("run").toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_OPTS");
        builder.environment().remove("LC_ALL");
        builder.environment().remove("LANG");
        builder.environment().remove("MAVEN_ARGS");
        builder.environment().put("JAVA_HOME", JDK);
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Answer(
                code,
                Files.readString(out, StandardCharsets.UTF_8),
                // The first run of a project says that it builds.
                Files.readString(err, StandardCharsets.UTF_8)
                        .replace("正在构建（首次约需几分钟）… / building (the first time takes a few minutes)…\n", ""));
    }

    private void build(String shell) throws IOException {
        Files.writeString(project.resolve("mvnw"), "set -e\n" + shell);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(project.resolve("builds.txt"));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
