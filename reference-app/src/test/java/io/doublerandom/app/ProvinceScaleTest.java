package io.doublerandom.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.demo.SampleData;
import io.doublerandom.app.demo.SampleSize;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A province's numbers in the memory promised for them, each command in a process of its own. */
@Tag("nightly")
class ProvinceScaleTest {
    private static final int SUBJECTS = 600_000;
    private static final int INSPECTORS = 3_000;
    private static final List<String> KINDS = List.of("authorities", "pools", "items", "inspectors", "subjects");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @BeforeAll
    static void sample() {
        SampleData.write(new SampleSize(SUBJECTS, INSPECTORS, 440_800L), folder.resolve("sample"));
    }

    @Test
    void province_importedToH2_whollyKeptIn512MegabytesAndItsPagesReported() throws Exception {
        everyList("--data", folder.resolve("h2").toString());
    }

    @Test
    void province_importedToPostgres_whollyKeptIn512MegabytesAndItsPagesReported() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            everyList(
                    "--data",
                    folder.resolve("postgres").toString(),
                    "--db-url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "--db-user",
                    "postgres");
        }
    }

    @Test
    void demo_ofAProvince_holdsEveryStepInOneGigabyte() throws Exception {
        run(
                0,
                List.of(
                        "-Xmx1g",
                        "demo",
                        "--out",
                        folder.resolve("demo").toString(),
                        "--subjects",
                        String.valueOf(SUBJECTS),
                        "--inspectors",
                        String.valueOf(INSPECTORS)));
    }

    private static void everyList(String... database) throws Exception {
        for (String kind : KINDS) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-Xmx512m",
                    "import",
                    kind,
                    folder.resolve("sample").resolve(kind + ".csv").toString()));
            arguments.addAll(List.of(database));
            // Three subjects of the sample have wrong check digits on purpose: held, and said by exit code 1.
            run(kind.equals("subjects") ? 1 : 0, arguments);
        }
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "bench", "pages", "--json"));
        arguments.addAll(List.of(database));
        String report = run(0, arguments);
        JsonNode sizes = new ObjectMapper().readTree(report).get("sizes");
        assertThat(sizes.get("subjects").asInt()).as(report).isEqualTo(SUBJECTS - 3);
        assertThat(sizes.get("inspectors").asInt()).as(report).isEqualTo(INSPECTORS);
        // How long the pages took is for a reader, who knows what else the machine had to do; a test of it would test
        // that.
        System.out.println(report);
    }

    /** Runs the app in a Java process with a heap of its own until it ends as expected; what it printed. */
    private static String run(int expected, List<String> heapAndArguments) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heapAndArguments.get(0),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(heapAndArguments.subList(1, heapAndArguments.size()));
        int code = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(code)
                .as("%s: %s%s", heapAndArguments, text, Files.readString(folder.resolve("errors.txt")))
                .isEqualTo(expected);
        return text;
    }
}
